"""`otofolio paste`, through the user's door."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from paste_sample import ROOT

from outreach import change, copy_example, run_command, write_small

MADE = {".gitignore", ".otofolio-files", "index.html", "signature.txt", "signature.html", "linkedin.txt",
        "biographies.txt", "eras-2027.txt"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_example(tmp_path, "private.yaml")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path, "private.yaml")


def paste(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_command(folder, "paste", *arguments)


def read(folder: Path, name: str) -> str:
    return (folder / "to-paste" / name).read_text(encoding="utf-8")


def test_everything_is_written(folder: Path) -> None:
    done = paste(folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Wrote 6 files into to-paste\n", "")
    made = {path.name: path.read_bytes() for path in (folder / "to-paste").iterdir()}
    assert made.keys() == MADE
    assert made[".gitignore"] == b"*\n"


def test_the_signature_is_small_and_has_no_color(folder: Path) -> None:
    paste(folder)
    html = read(folder, "signature.html").rstrip("\n")
    assert len(html.encode()) <= 1024
    assert not re.search(r"color|background|<img|<style|class=|url\(", html)
    tags = Tags(html).tags
    assert tags.count("table") == 1
    assert set(tags) <= {"table", "tr", "td", "b", "a", "br", "tbody"}
    assert 'role="presentation"' in html
    text = read(folder, "signature.txt")
    assert text.endswith(
        "[Signature, 4 of 4 lines]\n"
        "-- \n"
        "Jordan Avery, MD Candidate, Class of 2027\n"
        "St. Brendan University School of Medicine, Galway, Ireland\n"
        "+1 555 010 0142 | jordan-avery.example\n"
        "linkedin.com/in/jordan-avery-example | orcid.org/0000-0002-1825-0097\n"
    )


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_nothing_private_is_in_it_but_what_is_named(folder: Path) -> None:
    paste(folder)
    whole = "".join(read(folder, name) for name in MADE - {".gitignore", ".otofolio-files"})
    assert "555 010 0142" in whole
    assert "258" not in whole  # a score
    assert "adeyemi@example.org" not in whole  # a reference
    private = folder / "private.yaml"
    private.write_text(private.read_text(encoding="utf-8").replace("signature: {show: [phone]}\n", ""), "utf-8")
    paste(folder)
    whole = "".join(read(folder, name) for name in MADE - {".gitignore", ".otofolio-files"})
    assert "010 0142" not in whole


def test_an_experience_of_the_private_file_needs_to_be_chosen(folder: Path) -> None:
    entry = "work:\n  - {role: Night porter, institution: Secret Hotel, start: 2019-01, end: 2019-06%s}\n"
    private = folder / "private.yaml"
    private.write_text(entry % "", encoding="utf-8")
    paste(folder)
    sheet = read(folder, "eras-2027.txt")
    assert "- Night porter, Secret Hotel: it is private;" in sheet
    assert "Night porter" not in read(folder, "linkedin.txt")
    private.write_text(entry % ", eras: {choose: yes}", encoding="utf-8")
    done = paste(folder)
    assert "You chose 11 experiences, and ERAS takes 10." in done.stderr
    sheet = read(folder, "eras-2027.txt")
    assert "Experiences (11 of 10)" in sheet
    assert "[Organization, 12 characters]\nSecret Hotel\n" in sheet
    assert "Night porter" not in read(folder, "linkedin.txt")


def test_a_check_says_the_same_of_the_choices(folder: Path) -> None:
    change(folder / "cv.yaml", "focus: Clinical/translational science", "focus: Clinical science")
    done = run_command(folder, "check")
    assert done.returncode == 0
    said = "warning: “Clinical science” is not a choice of ERAS for “focus”, so it is left blank."
    assert said in done.stderr
    assert said in paste(folder).stderr


def test_what_is_too_long_is_shown_whole_and_named(folder: Path) -> None:
    headline = "US Citizen IMG " * 20
    change(folder / "cv.yaml", '"US Citizen IMG | Aspiring Otolaryngologist (ENT)"', f'"{headline}"')
    change(folder / "cv.yaml", "Cleaning 4,212 records taught me", f"{'very ' * 60}much")
    done = paste(folder)
    assert done.returncode == 0
    assert "LinkedIn: “Headline” has 299 of 220 characters: 79 too many." in done.stderr
    assert "hint: shorten `headline`" in done.stderr
    meant = "ERAS 2027, “Research fellow (gap year)”: “Why it was meaningful” has 352 of 300 characters: 52 too many."
    assert meant in done.stderr
    assert re.search(r"cv\.yaml:1\d\d:\d+: warning: ERAS 2027, “Research", done.stderr)
    assert headline.strip() in read(folder, "linkedin.txt")
    page = read(folder, "index.html")
    assert headline.strip() in page
    assert '<span class="counter bad">299 of 220 characters: 79 too many</span>' in page
    assert "Too long for the form: shorten <code>headline</code>." in page


@pytest.mark.parametrize("target", ["docs", "docs/texts", "site", ".", "./"])
def test_the_website_and_the_persons_files_are_left_alone(small: Path, target: str) -> None:
    before = sorted(small.rglob("*"))
    done = paste(small, target)
    assert done.returncode == 1
    assert "choose another folder, such as to-paste" in done.stderr
    assert sorted(small.rglob("*")) == before


def test_others_files_are_kept(small: Path) -> None:
    (small / "to-paste").mkdir()
    (small / "to-paste" / "linkedin.txt").write_text("mine", encoding="utf-8")
    done = paste(small)
    assert read(small, "linkedin.txt") == "mine"
    assert "Left as they are" in done.stderr


def test_git_ignores_it(small: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=small, check=True)
    shutil.copy(ROOT / "generator/otofolio/starter/files/gitignore", small / ".gitignore")
    paste(small)
    done = subprocess.run(["git", "status", "--short", "-uall"], cwd=small, capture_output=True, text=True, check=True)
    assert "cv.yaml" in done.stdout
    assert "to-paste" not in done.stdout


def test_an_error_in_the_data_writes_nothing(folder: Path) -> None:
    change(folder / "cv.yaml", "eras:\n  season: 2027", "eras:\n  saeson: 2027")
    done = paste(folder)
    assert done.returncode == 1
    assert "did you mean “season”?" in done.stderr
    assert not (folder / "to-paste").exists()


def test_what_is_about_the_person_is_for_linkedin(folder: Path) -> None:
    change(folder / "cv.yaml", "photo:", 'about: "Only LinkedIn reads this."\nphoto:')
    paste(folder)
    assert "[About, 25 of 2,600 characters]\nOnly LinkedIn reads this.\n" in read(folder, "linkedin.txt")
