"""The guide's pictures that a browser takes: looks, accents, a letter to copy, the form to paste from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from parts import GROUND, ROOT, in_a_row, screen, served
from PIL import Image
from playwright.sync_api import Browser, Page

from otofolio.model.portfolio import ACCENTS, Look

GUIDE = ROOT / "docs" / "guide"
_HEAD = (0, 56, 390, 556)
"""Name, buttons, figures and the career's line on the first screen, in pixels."""
_DAY = "1795564800"
"""November 25, 2026: what is due then is in the picture of a letter."""


def renew_looks(browser: Browser) -> None:
    """`docs/guide/looks.png`: Home on a phone in each look."""
    in_a_row([_home(browser, look=look.value) for look in Look]).save(GUIDE / "looks.png", optimize=True)


def renew_accents(browser: Browser) -> None:
    """`docs/guide/accents.png`: each named accent, in the light above the dark."""
    columns = []
    for accent in ACCENTS:
        light, dark = (_home(browser, accent=accent, scheme=scheme).crop(_HEAD) for scheme in ("light", "dark"))
        column = Image.new("RGB", (light.width, light.height + dark.height), GROUND)
        column.paste(light, (0, 0))
        column.paste(dark, (0, light.height))
        columns.append(column.resize((column.width * 2 // 3, column.height * 2 // 3), Image.Resampling.LANCZOS))
    in_a_row(columns).save(GUIDE / "accents.png", optimize=True)


def renew_letter(browser: Browser) -> None:
    """`docs/guide/network.png`: one letter of the page that `otofolio network` writes."""
    with tempfile.TemporaryDirectory() as name:
        page = _written(browser, Path(name), "network", 960)
        letter = page.locator("article").filter(has=page.get_by_text("Dr. Castellanos: follow-up")).first
        letter.screenshot(path=GUIDE / "network.png")
        page.close()


def renew_form(browser: Browser) -> None:
    """`docs/guide/paste.png`: the experiences on the page that `otofolio paste` writes."""
    with tempfile.TemporaryDirectory() as name:
        page = _written(browser, Path(name), "paste", 1100)
        page.get_by_role("heading", name="Experiences").first.evaluate("heading => heading.scrollIntoView()")
        page.screenshot(path=GUIDE / "paste.png")
        page.close()


def _home(browser: Browser, look: str = "record", accent: str = "teal", scheme: str = "light") -> Image.Image:
    """The first screen of Home on a phone."""
    with tempfile.TemporaryDirectory() as name:
        _example(Path(name), f"\ndesign: {{look: {look}, accent: {accent}}}\n")
        site = Path(name) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", site], cwd=name, check=True)
        with served(site) as url:
            return screen(browser, url, scheme)


def _written(browser: Browser, folder: Path, command: str, width: int) -> Page:
    """The page that the command writes for the example."""
    _example(folder)
    otofolio = Path(sys.executable).with_name("otofolio")
    day = os.environ | {"SOURCE_DATE_EPOCH": _DAY}
    subprocess.run([otofolio, command, "written"], cwd=folder, env=day, check=True, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": width, "height": 760})
    page.goto((folder / "written" / "index.html").as_uri())
    return page


def _example(folder: Path, added: str = "") -> None:
    """A copy of the example, with more lines in its data."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("publications.bib", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copy(ROOT / "network.example.yaml", folder / "network.yaml")
    shutil.copy(ROOT / "private.example.yaml", folder / "private.yaml")
    (folder / "cv.yaml").write_text((ROOT / "cv.yaml").read_text(encoding="utf-8") + added, encoding="utf-8")
