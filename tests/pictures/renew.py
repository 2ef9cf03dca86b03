"""Draw again what is drawn: the example's portrait and poster, the README's picture, the guide's. `make pictures`."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import fontpkg
import typst
from guide import renew_accents, renew_form, renew_letter, renew_looks
from parts import ROOT, first_page, in_a_row, screen, served
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent


def main() -> int:
    """Draw everything."""
    renew_poster()
    renew_kit()
    renew_word()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("There is no Chromium here, so what a browser draws stays as it is.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for renew in (renew_portrait, renew_overview, renew_looks, renew_accents, renew_letter, renew_form):
            renew(browser)
        browser.close()
    return 0


def renew_poster() -> None:
    """`docs/posters/avery2026poster.pdf`."""
    folders = sorted({str(file.path.parent) for family in fontpkg.families().values() for file in family.files})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    day = datetime(2026, 9, 26, 12, tzinfo=UTC)
    pdf = typst.compile(
        HERE / "poster.typ", font_paths=fonts, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=day
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


if __name__ == "__main__":
    sys.exit(main())
