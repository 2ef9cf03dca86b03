"""`otofolio upgrade`: gives a portfolio the Otofolio that runs, and says what is different."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from otofolio.hosts.writing import unwritable, write_file
from otofolio.load import shown_path
from otofolio.model.artifact import Artifact
from otofolio.problems import InputError, Position, Problem
from otofolio.starter.builder import FOLDER, REQUIREMENTS, builder_files
from otofolio.starter.editor_schemas import cv_schema, network_schema
from otofolio.starter.new import NETWORK_SCHEMA, SCHEMA, git_ignored

_WHEELS = "otofolio-*-py3-none-any.whl"
_PINNED = re.compile(rf"^(?:\./{FOLDER}/)?([\w.-]+?)(?:==|-(?=\d[\w.]*-py3-none-any\.whl))([\w.]+)", re.MULTILINE)
"""A package and its version: `mkdocs==1.6.1`, or the wheel's path."""


def upgrade(folder: Path) -> tuple[str, ...]:
    """Replace the wheel, the list of packages and the editors' schema; a line for each change, none if all was there.

    At any moment the list names a wheel that is there. Raises InputError if the folder is no portfolio, has a newer
    Otofolio, or cannot be written to.
    """
    _check_portfolio(folder)
    try:
        before = _text(folder / REQUIREMENTS)
        wheel, requirements = builder_files(before)
        _check_not_newer(folder, before, wheel)
        written = [f"{file.uri} written" for file in (wheel, requirements, *_schema(folder)) if _write(folder, file)]
        changes = _changes(before, requirements.data.decode())
        return (*changes, *written, *_remove_others(folder, wheel), *_kept_from_git(folder))
    except OSError as error:
        hint = "close the programs that have its files open, and check that you may write there"
        raise unwritable(error, shown_path(folder), hint) from None


def _schema(folder: Path) -> Iterator[Artifact]:
    """Only if there was one: it knows the fields of its version."""
    if (folder / SCHEMA).is_file():
        yield Artifact(SCHEMA, cv_schema().encode())
    if (folder / NETWORK_SCHEMA).is_file():
        yield Artifact(NETWORK_SCHEMA, network_schema().encode())


def _kept_from_git(folder: Path) -> Iterator[str]:
    """What an older Otofolio did not know to be private, added to the person's list of what git leaves alone."""
    path = folder / ".gitignore"
    had = path.read_bytes() if path.is_file() else b""
    known = {line.strip().strip(b"/") for line in had.splitlines()}
    missing = [line for line in git_ignored() if line.strip("/").encode() not in known]
    if missing:
        start = b"\n" if had and not had.endswith(b"\n") else b""
        write_file(path, had + start + "".join(f"{line}\n" for line in missing).encode())
        yield f".gitignore: {', '.join(missing)} added"


def _check_portfolio(folder: Path) -> None:
    named = (folder / name for name in ("mkdocs.yml", "mkdocs.yaml"))
    if not any(path.is_file() and b"otofolio" in path.read_bytes() for path in named):
        said = "This folder is not a portfolio: it has no mkdocs.yml that names Otofolio."
        raise _refusal(folder, said, "name the folder that `otofolio new` made")


def _check_not_newer(folder: Path, before: str, wheel: Artifact) -> None:
    had, running = _pinned(before).get("otofolio", ""), _pinned(f"./{wheel.uri}")["otofolio"]
    if _order(had) > _order(running):
        said = f"This portfolio has Otofolio {had}, which is newer than the {running} that is running."
        raise _refusal(folder, said, f"run `pip install -r {REQUIREMENTS}` in its folder to get the newer one")


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _pinned(requirements: str) -> dict[str, str]:
    return {name.lower(): version for name, version in _PINNED.findall(requirements)}


def _write(folder: Path, file: Artifact) -> bool:
    """Whether the file had to be written."""
    path = folder / file.uri
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == file.data.replace(b"\r\n", b"\n"):
        return False
    path.parent.mkdir(exist_ok=True)
    write_file(path, file.data)
    return True


def _changes(before: str, after: str) -> Iterator[str]:
    """By package. A portfolio that had no list gets one, and hears of Otofolio only."""
    old, new = _pinned(before), _pinned(after)
    names = sorted({*old, *new} - {"otofolio"}) if "otofolio" in old else []
    for name in ["otofolio", *names]:
        if name not in new:
            yield f"{name} {old[name]} is no longer needed"
        elif name not in old:
            yield f"{name} {new[name]} is new"
        elif old[name] != new[name]:
            yield f"{name} {old[name]} → {new[name]}"


def _remove_others(folder: Path, wheel: Artifact) -> Iterator[str]:
    for path in sorted((folder / FOLDER).glob(_WHEELS)):
        if path != folder / wheel.uri:
            path.unlink()
            yield f"{FOLDER}/{path.name} removed"


def _refusal(folder: Path, said: str, hint: str) -> InputError:
    return InputError([Problem(Position(shown_path(folder)), said, hint)])
