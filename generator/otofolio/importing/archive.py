"""The files that a person names, as bytes: single ones, those of a folder, those of a zip archive."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from otofolio.problems import InputError, Position, Problem
from otofolio.reading.source import LARGEST_INPUT, open_input, read_input, read_stream
from otofolio.visible import visible_line

_ZIP = b"PK\x03\x04"
_MOST_FILES = 20_000
_LARGEST_WHOLE = 4 * LARGEST_INPUT
LINKEDIN_FILES = frozenset(
    f"{name}.csv" for name in (
        "Profile", "Profile Summary", "Positions", "Education", "Certifications", "Languages", "Skills", "Honors",
        "Publications", "Projects", "Organizations", "Volunteering", "Courses", "TestScores", "Test Scores", "Patents",
        "Email Addresses", "PhoneNumbers",
    )
)  # fmt: skip
"""All that is opened of a LinkedIn archive: it also holds other people's messages and addresses."""


class Member(NamedTuple):
    """A file: what to call it in the report, its name inside the source, and its bytes."""

    shown: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Container:
    """The files of one source that belong together, and the names of those that were not opened."""

    shown: str
    members: tuple[Member, ...]
    unopened: tuple[str, ...] = ()


def open_source(path: Path) -> Container:
    """Read what a person names. Raises InputError with one sentence where it cannot be used."""
    try:
        if path.is_dir():
            return _folder(path)
        with open_input(path) as stream:
            if stream.read(len(_ZIP)) == _ZIP:
                return _zip(stream, path.name)
            stream.seek(0)
            return Container(path.name, (Member(path.name, path.name, read_stream(stream, str(path))),))
    except OSError as error:
        raise refused(str(path), f"This cannot be read: {error.strerror or error}.") from None


def refused(shown: str, said: str, hint: str = "nothing was written; see the guide “From what you have”") -> InputError:
    """The one sentence about a file that is not imported."""
    return InputError([Problem(Position(shown), said, hint)])


def _folder(path: Path) -> Container:
    names = sorted(
        (Path(root) / name).relative_to(path).as_posix() for root, _, files in os.walk(path) for name in files
    )
    if len(names) > _MOST_FILES:
        raise refused(str(path), "This folder holds too many files to be an export.")
    chosen, unopened = _chosen(names)
    members: list[Member] = []
    left = _LARGEST_WHOLE
    for name in chosen:
        members.append(Member(f"{path.name}/{name}", name, read_input(path / name)))
        left -= len(members[-1].data)
        if left < 0:
            raise refused(str(path), "The files of this folder are too large to be an export.")
    return Container(path.name, tuple(members), unopened)


def _zip(stream: BinaryIO, shown: str) -> Container:
    """An archive may be larger than an input: a copy of somebody’s LinkedIn data has their pictures too."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
            _check(infos, shown)
            chosen, unopened = _chosen(list(infos))
            return Container(shown, tuple(_members(archive, infos, chosen, shown)), unopened)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise refused(shown, "This archive is damaged or in a form that cannot be read.", "download it again") from None


def _check(infos: dict[str, zipfile.ZipInfo], shown: str) -> None:
    if len(infos) > _MOST_FILES:
        raise refused(shown, "This archive holds too many files to be an export.")
    for name, info in infos.items():
        if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts:
            raise refused(shown, f"This archive holds a file outside its folder, “{visible_line(name)}”.")
        if info.flag_bits & 1:
            raise refused(shown, "This archive is encrypted.", "unpack it, and name the folder")
    if any(name == "word/document.xml" for name in infos):
        raise refused(shown, "This is a Word document, which is not imported.")


def _members(
    archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], chosen: list[str], shown: str
) -> Iterator[Member]:
    left = _LARGEST_WHOLE
    for name in chosen:
        with archive.open(infos[name]) as stream:
            data = stream.read(min(LARGEST_INPUT, left) + 1)
        left -= len(data)
        if len(data) > LARGEST_INPUT or left < 0:
            raise refused(shown, f"“{visible_line(name)}” in this archive is too large to be part of an export.")
        if data.startswith(_ZIP):
            raise refused(shown, f"This archive holds another one, “{visible_line(name)}”.", "unpack it first")
        yield Member(f"{shown}: {name}", name, data)


def _chosen(names: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Of a LinkedIn archive only the files on the list; of any other those whose names do not speak against it."""
    if not any(PurePosixPath(name).name in ("Profile.csv", "Positions.csv") for name in names):
        shown = [name for name in names if not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))]
        return shown, ()
    chosen = [name for name in names if PurePosixPath(name).name in LINKEDIN_FILES]
    return chosen, tuple(name for name in names if name not in chosen)
