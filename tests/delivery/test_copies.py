"""Backups and copies of the data file in the docs folder: left out of the site, and reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from portfolio_folder import CONFIG, small

from otofolio.hosts.mkdocs.copies import is_copy, is_private_data

COPIES = (
    "cv.yaml~", "cv.yaml.bak", "#cv.yaml#", ".cv.yaml.swp", "cv.yaml.swp", ".cv.yaml.un~", "Copy of cv.yaml",
    "cv (1).yaml", "cv.yaml.orig", "cv - Copy.yaml", "CV copy.yaml", "cv2.yaml", "cv_old.yaml", "cv.yml", "cv.bak",
    "cv.yaml.2026-01-02", "cv.sync-conflict-20260102-030405-ABCDEFG.yaml", "~$cv.yaml", "._cv.yaml", "cv.yaml.txt",
    "cv (Jordan's conflicted copy 2026-01-02).yaml", "Kopie von cv.yaml", "cv~", "publications (2).bib",
    "publications.bib.save", "publications-backup.bib", "me (1).jpg", "me.jpg~", "me - Copy.jpg",
)  # fmt: skip
OTHERS = (
    "cv.md", "cv.pdf", "cv.svg", "cv-poster.pdf", "cvs.yaml", "mkdocs.yaml", "mycv2.yaml", "me-2024.jpg", "about.md",
    "publications.md", "publications.css", "home.jpg", "me.pdf", "cv.schema.json", "cv.yaml", "publications.bib",
)  # fmt: skip
INPUTS = ("cv.yaml", "publications.bib", "me.jpg")


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    assert is_copy(name, INPUTS)


@pytest.mark.parametrize("name", OTHERS)
def test_another_file_is_not_taken_for_one(name: str) -> None:
    assert not is_copy(name, INPUTS)


def test_data_that_says_it_is_private_is() -> None:
    assert all(map(is_private_data, ("private.yaml", "cv.private.yml.bak", "Private notes.txt", "my-private.bib~")))
    assert not any(map(is_private_data, ("private-practice.md", "privateer.yaml", "public.yaml", "private.svg")))


def test_no_copy_of_the_data_is_published(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG.replace("otofolio]", "otofolio: {cv: docs/cv.yaml}]"))
    data = (tmp_path / "cv.yaml").read_text(encoding="utf-8")
    (tmp_path / "cv.yaml").rename(tmp_path / "docs" / "cv.yaml")
    (tmp_path / "publications.bib").rename(tmp_path / "docs" / "publications.bib")
    copies = [name for name in COPIES if not name.startswith("me")]
    for name in (*copies, "private.yaml", "old/cv.yaml", "old/cv.yaml~"):
        folder.write(f"docs/{name}", data)
    folder.write("docs/mine.txt", "mine")
    done = folder.build()
    assert done.status == 0, done.err
    assert (folder.site / "mine.txt").exists()
    assert "warning: Not published, because they look like copies of your data" in done.err
    assert folder.build("--strict").status == 1
    published = [path for path in folder.site.rglob("*") if path.is_file() and b"+1 555 010 0142" in path.read_bytes()]
    assert published == []
