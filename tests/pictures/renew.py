"""Draw again what is drawn: the example's portrait and poster, the README's picture, the guide's. `make pictures`."""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import fontpkg
import pypdfium2
import typst
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HEIGHT = 844
PHONE = {"width": 390, "height": HEIGHT}
GAP = 28
GROUND = "#e8eeee"


def main() -> int:
    """Draw everything."""
    renew_poster()
    renew_kit()
    renew_word()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("There is no Chromium here, so the portrait and the README's picture stay as they are.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        renew_portrait(browser)
        renew_overview(browser)
        browser.close()
    return 0


def renew_poster() -> None:
    """`docs/posters/avery2026poster.pdf`."""
    folders = sorted({str(file.path.parent) for family in fontpkg.families().values() for file in family.files})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    day = datetime(2026, 9, 26, 12, tzinfo=UTC)
    pdf = typst.compile(
        HERE / "kit/poster.typ", font_paths=fonts, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=day
    )
    (ROOT / "docs" / "posters" / "avery2026poster.pdf").write_bytes(pdf)


def renew_portrait(browser: Browser) -> None:
    """`docs/assets/portrait.png`, 800 × 1000 pixels."""
    page = browser.new_page(viewport={"width": 800, "height": 1000})
    page.set_content(f"<style>body {{margin: 0}} svg {{display: block}}</style>{(HERE / 'portrait.svg').read_text()}")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(ROOT / "docs" / "assets" / "portrait.png", optimize=True)
    page.close()


def copy_example(folder: Path) -> None:
    """The example with its private facts, which are not in the repository under the name that is read."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("cv.yaml", "publications.bib", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copy(ROOT / "private.example.yaml", folder / "private.yaml")


def renew_kit() -> None:
    """`docs/guide/kit.png`: a sheet of cards, a sheet of badges, a poster's corner."""
    with tempfile.TemporaryDirectory() as name:
        copy_example(Path(name))
        otofolio = Path(sys.executable).with_name("otofolio")
        subprocess.run([otofolio, "kit", "kit"], cwd=name, check=True, stdout=subprocess.DEVNULL)
        documents = ("business-cards-5371", "badges-5392", "poster-corner-avery2026poster")
        row = [first_page(Path(name) / "kit" / f"{document}.pdf") for document in documents]
    in_a_row(row).save(ROOT / "docs" / "guide" / "kit.png", optimize=True)


def renew_word() -> None:
    """`docs/guide/send.png`: the first page of the Word file, as LibreOffice shows it, beside the snapshot."""
    office = shutil.which("soffice")
    if office is None:
        print("There is no LibreOffice here, so the picture of the Word file stays as it is.")
        return
    with tempfile.TemporaryDirectory() as name:
        copy_example(Path(name))
        otofolio = Path(sys.executable).with_name("otofolio")
        subprocess.run([otofolio, "send", "sent"], cwd=name, check=True, stdout=subprocess.DEVNULL)
        convert = [office, f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*convert, "sent/Avery-Jordan-CV.docx"], cwd=name, check=True, stdout=subprocess.DEVNULL)
        row = [first_page(Path(name) / file) for file in ("Avery-Jordan-CV.pdf", "sent/Avery-Jordan-ENT-Snapshot.pdf")]
    in_a_row(row).save(ROOT / "docs" / "guide" / "send.png", optimize=True)


def renew_overview(browser: Browser) -> None:
    """`overview.png`: Home on a phone, the one page, and the card page in the dark."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", name], cwd=ROOT, check=True)
        with served(site) as url:
            home, card = screen(browser, url, "light"), screen(browser, f"{url}card/", "dark")
        row = [home, first_page(site / "snapshot.pdf"), card]
    in_a_row(row).save(HERE / "overview.png", optimize=True)


def in_a_row(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height side by side, in 256 colours."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    row = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for picture in pictures:
        row.paste(picture, (left, GAP))
        left += picture.width + GAP
    return row.quantize(256, method=Image.Quantize.FASTOCTREE)


def screen(browser: Browser, url: str, scheme: str) -> Image.Image:
    """The first screen of a phone."""
    page = browser.new_page(viewport=PHONE, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def first_page(pdf: Path) -> Image.Image:
    """As tall as the phones beside it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Without a line for each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main())
