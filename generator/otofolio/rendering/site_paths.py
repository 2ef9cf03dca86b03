"""Where everything goes in the site: no place is used twice, on any disk. Checked before anything is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from otofolio.problems import Position, Problem, Severity


def page_path(uri: str) -> str:
    """The file that a page becomes: `cv.md` is `cv/index.html`, `index.md` is `index.html`."""
    stem = uri.removesuffix(".md")
    return "index.html" if stem == "index" else f"{stem}/index.html"


def path_problems(generated: Iterable[str], own: Mapping[str, str], docs: str) -> tuple[Problem, ...]:
    """Which of the person's own files are in the way of ours, or would on another disk.

    `generated` are paths in the site; `own` has the source of each path, below the folder `docs`.
    """
    ours = {_folded(path): path for path in generated}
    folders = {_folded(folder): path for path in ours.values() for folder in _folders(path)}
    return tuple(
        problem
        for path, source in sorted(own.items())
        for problem in _clashes(path, Position(f"{docs}/{source}"), ours, folders)
    )


def _clashes(path: str, where: Position, ours: Mapping[str, str], folders: Mapping[str, str]) -> Iterator[Problem]:
    folded = _folded(path)
    if folded in ours and ours[folded] != path:
        said = f"On Windows and macOS this and “{ours[folded]}”, which Otofolio makes, are one file in the site."
        yield Problem(where, said, "give it another name, or the very same to put it in the other’s place",
                      Severity.WARNING)  # fmt: skip
    blocked = folders.get(folded) or next((ours[one] for one in map(_folded, _folders(path)) if one in ours), "")
    if blocked:
        said = f"With this in the site there is no place for “{blocked}”: a name is either a file or a folder."
        yield Problem(where, said, "give it another name")


def _folders(path: str) -> Iterator[str]:
    """`p/key` and `p` of `p/key/index.html`."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _folded(path: str) -> str:
    """As disks compare that count neither capitals nor the form of accents (Windows, macOS)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())
