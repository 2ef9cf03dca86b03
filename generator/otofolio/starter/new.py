"""A new portfolio: the complete, commented starter that `otofolio new` writes into a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from otofolio.hosts.writing import unwritable, write_file
from otofolio.load import shown_path
from otofolio.problems import InputError, Position, Problem
from otofolio.rendering.markdown import escape_yaml
from otofolio.starter.builder import builder_files
from otofolio.starter.editor_schemas import cv_schema, network_schema

_FILES = {
    "cv.yaml": "cv.yaml",
    "private.yaml": "private.yaml",
    "publications.bib": "publications.bib",
    "network.yaml": "network.yaml",
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".github/workflows/pages.yml": "pages.yml",
}
"""Where each file goes, and its name in the package, because a leading dot would be lost on the way to a wheel."""
_SETTINGS = "mkdocs.yml"
_SAMPLE_NAME = b"site_name: Robin Sample\n"
SCHEMA = "cv.schema.json"
NETWORK_SCHEMA = "network.schema.json"


def write_starter(folder: Path, own: Mapping[str, bytes] | None = None, name: str = "") -> tuple[Path, ...]:
    """Write the starter and return the files in the order in which a person should open them.

    Those that an interrupted run has written stay. Raises InputError if another file of the same name is already
    there, before anything is written, or if the folder cannot be written to. `own` has the contents of files that take
    the place of the samples, by their names. `name` is the person's, for the website's title, if it is known.
    """
    contents = {**_contents(), **(own or {})}
    if name:
        contents[_SETTINGS] = contents[_SETTINGS].replace(_SAMPLE_NAME, f"site_name: {escape_yaml(name)}\n".encode(), 1)
    try:
        missing = [name for name in contents if not os.path.lexists(folder / name)]
        others = [name for name in contents if name not in missing and not _is_same(folder / name, contents[name])]
        if others or not missing:
            raise InputError([_already_there(folder, others or list(contents))])
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        return tuple(_write(folder / name, contents[name]) for name in missing)
    except OSError as error:
        raise unwritable(error, shown_path(folder)) from None


def git_ignored() -> tuple[str, ...]:
    """The lines of the starter's `.gitignore` that name something."""
    text = (files("otofolio") / "starter" / "files" / "gitignore").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _is_same(path: Path, data: bytes) -> bool:
    """An interrupted run wrote it, and this one goes on."""
    return path.is_file() and path.read_bytes() == data


def _contents() -> dict[str, bytes]:
    templates = files("otofolio") / "starter" / "files"
    return {
        **{name: (templates / source).read_text(encoding="utf-8").encode() for name, source in _FILES.items()},
        SCHEMA: cv_schema().encode(),
        NETWORK_SCHEMA: network_schema().encode(),
        "docs/.gitkeep": b"",
        **{file.uri: file.data for file in builder_files()},
    }


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data)
    return path


def _already_there(folder: Path, names: list[str]) -> Problem:
    said = f"This folder already has {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}."
    return Problem(Position(shown_path(folder)), said, "nothing was written; choose an empty folder")
