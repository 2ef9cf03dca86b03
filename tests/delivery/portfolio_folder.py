"""A portfolio in a folder, built through the user's door."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forked import python
from in_process import Done, otofolio

ROOT = Path(__file__).parents[2]
PLAIN = {"NO_COLOR": "1"}
ENVIRONMENT = os.environ | PLAIN | {"NO_MKDOCS_2_WARNING": "1"}
"""Without the theme's note about its own future, which it prints at every build."""
CONFIG = """\
site_name: Jordan Avery
site_url: https://jordan-avery.example/
theme: {name: material, font: false}
plugins: [search, otofolio]
"""
DATA = """\
name: {given: Jordan, family: Avery}
specialty: {name: Otolaryngology, short: ENT}
contact: {email: jordan@example.org, phone: +1 555 010 0142}
publish: [email]
exams:
  - {name: Step Two, result: "258"}
"""
ENTRIES = """\
@article{avery2025, author = {Avery, Jordan and Okafor, Daniel}, title = {On ears}, journal = {Ex J Otol}, year = 2025,
  doi = {10.5555/ears}}
@misc{talk, author = {Avery, Jordan}, title = {Ears, aloud}, howpublished = {Oral presentation}, kind = {oral},
  year = {2024}}
"""


@dataclass(frozen=True)
class Folder:
    """The portfolio's folder; the site is built into `site` in it."""

    path: Path

    @property
    def site(self) -> Path:
        return self.path / "site"

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, encoding="utf-8")

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def build(self, *options: str) -> Done:
        return run(self.path, "mkdocs", "build", *options)


def run(folder: Path, module: str, *arguments: str) -> Done:
    """`python -m MODULE ARGUMENTS` in the folder; our own command without a process for each call."""
    return command(folder, *arguments) if module == "otofolio" else process(folder, module, *arguments)


def command(folder: Path, *arguments: str, environment: Mapping[str, str] = PLAIN) -> Done:
    """`otofolio ARGUMENTS` in the folder, in this process, with this added to its environment."""
    return otofolio(folder, *arguments, environment=environment)


def process(folder: Path, module: str, *arguments: str, environment: Mapping[str, str] = ENVIRONMENT) -> Done:
    """`python -m MODULE ARGUMENTS` in the folder, as a process of its own."""
    done = python(folder, "-m", module, *arguments, environment=environment)
    assert "Traceback" not in done.err, done.err
    return done


def small(path: Path) -> Folder:
    """A portfolio of a few lines."""
    folder = Folder(path)
    for name, text in (("mkdocs.yml", CONFIG), ("cv.yaml", DATA), ("publications.bib", ENTRIES)):
        folder.write(name, text)
    (path / "docs").mkdir()
    return folder


def example(path: Path) -> Folder:
    """A copy of the example at the repository's root, with the private facts that must not reach its site."""
    for file in (ROOT / "mkdocs.yml", ROOT / "cv.yaml", ROOT / "publications.bib"):
        shutil.copy(file, path)
    shutil.copy(ROOT / "private.example.yaml", path / "private.yaml")
    shutil.copytree(ROOT / "docs", path / "docs")
    return Folder(path)
