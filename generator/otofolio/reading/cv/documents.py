"""The two data files as documents: `cv.yaml`, and `private.yaml` beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from otofolio.problems import Position, Problem
from otofolio.reading.cv.private import PRIVATE_FILE
from otofolio.reading.source import SourceText, decode, read_input
from otofolio.reading.yaml import document as yaml_document
from otofolio.reading.yaml.document import YamlDocument, read_yaml

Read = tuple[YamlDocument | None, tuple[Problem, ...]]
"""A document, or None if it is broken; its problems."""

USUAL_PUBLICATIONS = "publications.bib"
_FORMATS = (
    (b"PK\x03\x04", "a Word document or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a text with formatting (RTF)"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


class NamedFile(NamedTuple):
    """A file of publications, and where the data file names it."""

    name: str
    position: Position


def private_file(data_file: Path) -> Path:
    """Where what is private may be: beside the data file."""
    return data_file.parent / PRIVATE_FILE


def read_data_file(path: Path, shown_as: str) -> Read:
    """The data file; `shown_as` is its name in problems."""
    try:
        data = read_input(path)
    except OSError as error:
        said = f"The data file cannot be read: {error.strerror or error}."
        hint = "run `otofolio new` in an empty folder for a complete example"
        return None, (Problem(Position(shown_as), said, hint),)
    return _document(data, shown_as)


def read_private_file(data_file: Path, shown_as: str) -> Read:
    """The private file beside the data file that is shown as named; an empty document if there is none."""
    path, shown = private_file(data_file), str(Path(shown_as).parent / PRIVATE_FILE)
    if path.name == data_file.name or not os.path.lexists(path):
        return YamlDocument({}, SourceText(shown, "")), ()
    try:
        data = read_input(path)
    except OSError as error:
        said = f"The private data file cannot be read: {error.strerror or error}."
        hint = f"let yourself read {PRIVATE_FILE}, or move it out of this folder"
        return None, (Problem(Position(shown), said, hint),)
    return _document(data, shown)


def named_files(document: YamlDocument) -> tuple[NamedFile, ...]:
    """The publication files that a document names, or the usual one. Values of any other shape are not names."""
    named = document.data.get("publications")
    if named is None:
        return (NamedFile(USUAL_PUBLICATIONS, document.nearest()),)
    pairs: list[tuple[yaml_document.Path, object]] = [(("publications",), named)]
    if isinstance(named, list):
        pairs = [(("publications", index), name) for index, name in enumerate(named)]
    return tuple(NamedFile(" ".join(name.split()), document.values[path].position)
                 for path, name in pairs if isinstance(name, str) and name.strip())  # fmt: skip


def _document(data: bytes, shown_as: str) -> Read:
    source, notices = decode(data, shown_as)
    document, problems = read_yaml(source)
    found = next((words for start, words in _FORMATS if data.startswith(start)), "")
    if not found and (problems or isinstance(document.data, dict)):
        return (None if problems else document), (*notices, *problems)
    said = f"This is {found}, and not plain text." if found else "This file must consist of lines like `name: value`."
    hint = "write it with a plain text editor, and compare it with the one that `otofolio new` writes"
    return None, (Problem(Position(shown_as), said, hint),)
