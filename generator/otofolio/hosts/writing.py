"""Files in a folder: an interruption leaves the old or the new, and what somebody else made is never touched.

A list in the folder (`.otofolio-files`, in the format of `sha256sum`) says what an earlier run wrote there. By it, a
later run removes what is no longer made, and sees what the person has changed since.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from otofolio.model.artifact import Artifact
from otofolio.problems import InputError, Position, Problem, Severity

LIST = ".otofolio-files"
UNFINISHED = ".otofolio-unfinished"
"""The folder that an interrupted run leaves; the next one starts by removing it."""
_PART = ".otofolio-part"
"""The same for a single file."""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_LARGEST_LIST = 10_000_000
_MOST_SHOWN = 5
_STORED_AT_ONCE = 4
"""Each waits for the disk. More of them win nothing."""

_Sums = Mapping[str, frozenset[str]]
"""Files of ours by their address in the folder, with the SHA-256 sums that each may have."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of ours a person sees there now, and which were left alone because they are not ours."""

    count: int
    problems: tuple[Problem, ...]


def unwritable(error: OSError, shown_as: str, hint: str = "choose another folder") -> InputError:
    """What to raise for a folder into which nothing can be written."""
    if isinstance(error, NotADirectoryError | FileExistsError):
        return InputError([Problem(Position(shown_as), "There is a file of this name, which is not a folder.", hint)])
    said = f"The folder cannot be written to: {error.strerror}."
    return InputError([Problem(Position(shown_as), said, hint)])


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step, so that nobody meets half of it. Raises OSError."""
    unfinished = path.with_name(_PART)
    with _removed_on_failure(unfinished):
        _write_new_file(unfinished, data)
        _store(unfinished)
        unfinished.replace(path)


def write_artifacts(artifacts: Iterable[Artifact], folder: Path, shown_as: str) -> Written:
    """Write the files below the folder, and remove those that an earlier run wrote and this one does not.

    All are written beside before the first is put in place. Links in the folder are not followed. Raises OSError if
    the folder cannot be written; what was in it is then still there.
    """
    made = {artifact.uri: artifact.data for artifact in artifacts}
    sums = {uri: frozenset({hashlib.sha256(data).hexdigest()}) for uri, data in made.items()}
    root = Path(os.path.realpath(folder))
    if not os.path.lexists(root):
        _write_new(root, {**made, LIST: _listed(sums)})
        return Written(_seen(made), ())
    known = _read_list(root)
    kept = [uri for uri in made if _is_foreign(root, uri, sums[uri] | known.get(uri, frozenset()))]
    ours = {uri: sums[uri] for uri in made if uri not in kept}
    obsolete = {uri: known[uri] for uri in _not_made(known, made) if os.path.lexists(root / uri)}
    changed = [uri for uri, its in obsolete.items() if _is_foreign(root, uri, its)]
    fresh = [uri for uri in ours if not os.path.lexists(root / uri) or _is_foreign(root, uri, sums[uri])]
    _change(root, {uri: made[uri] for uri in fresh}, _united(known, ours))
    for uri in obsolete.keys() - set(changed):
        _remove(root, uri)
    write_file(root / LIST, _listed(ours))
    return Written(_seen(ours), tuple(_left_alone(kept, changed, shown_as)))


def _seen(uris: Iterable[str]) -> int:
    """Without `.gitignore`, which no folder shows and no command lists."""
    return sum(not uri.startswith(".") for uri in uris)


def _write_new(root: Path, files: Mapping[str, bytes]) -> None:
    """A folder that is not there yet appears with everything in it."""
    beside = root.with_name(f"{UNFINISHED}-{root.name}")
    beside.parent.mkdir(parents=True, exist_ok=True)
    with _removed_on_failure(beside):
        _write_all(beside, files)
        beside.rename(root)


def _change(root: Path, files: Mapping[str, bytes], listed: _Sums) -> None:
    """Put files into a folder. From before the first change, the list names what is there and what will be."""
    beside = root / UNFINISHED
    with _removed_on_failure(beside):
        _write_all(beside, files)
        write_file(root / LIST, _listed(listed))
        for uri in files:
            (root / uri).parent.mkdir(parents=True, exist_ok=True)
            (beside / uri).replace(root / uri)
    shutil.rmtree(beside)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Names with a dot first: the kit's `.gitignore` protects what comes after it."""
    folder.mkdir()
    for uri in sorted(files, key=lambda uri: not uri.startswith(".")):
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        _write_new_file(folder / uri, files[uri])
    with ThreadPoolExecutor(_STORED_AT_ONCE) as threads:  # in a second pass: one wait for the disk then serves many
        list(threads.map(_store, [folder / uri for uri in files]))


def _write_new_file(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


def _store(path: Path) -> None:
    """Return once the file is on the disk. Windows does this only for a file that may be written to."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    """Remove what an earlier run left there, and, if this one fails too, what it has written so far."""
    _discard(path)
    try:
        yield
    except BaseException:
        _discard(path)
        raise


def _discard(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _read_list(root: Path) -> _Sums:
    """The list, as far as it can be believed: anybody may have written it."""
    path = root / LIST
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_LIST:
        return {}
    found: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        entry = _LINE.fullmatch(line)
        if entry and _is_inside(entry[2]):
            found[entry[2]] = found.get(entry[2], frozenset()) | {entry[1]}
    return found


def _is_inside(uri: str) -> bool:
    """Whether the address names a file below the folder, on every system."""
    parts = PurePosixPath(uri).parts
    return not uri.startswith("/") and ".." not in parts and not set(uri) & set("\\:\0") and uri != LIST


def _listed(sums: _Sums) -> bytes:
    lines = (f"{one}  {uri}\n" for uri in sorted(sums) for one in sorted(sums[uri]))
    return "".join(lines).encode("utf-8", "replace")


def _united(first: _Sums, second: _Sums) -> _Sums:
    return {uri: first.get(uri, frozenset()) | second.get(uri, frozenset()) for uri in {*first, *second}}


def _not_made(known: _Sums, made: Mapping[str, bytes]) -> Iterator[str]:
    """What was made and is no longer. On some systems, two names that differ only in case are one file."""
    names = {uri.casefold() for uri in made}
    yield from (uri for uri in known if uri.casefold() not in names)


def _is_foreign(root: Path, uri: str, sums: frozenset[str]) -> bool:
    """Whether something else is at this address: a file with other contents, a folder, a link, or a link above it."""
    path = root / uri
    above = path.parents[: len(PurePosixPath(uri).parts) - 1]
    if any(os.path.lexists(parent) and (parent.is_symlink() or not parent.is_dir()) for parent in above):
        return True
    if not os.path.lexists(path):
        return False
    if path.is_symlink() or not path.is_file():
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() not in sums


def _remove(root: Path, uri: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    path = root / uri
    path.unlink()
    for parent in path.parents[: len(PurePosixPath(uri).parts) - 1]:
        if any(parent.iterdir()):
            return
        parent.rmdir()


def _left_alone(kept: list[str], changed: list[str], shown_as: str) -> Iterator[Problem]:
    where = Position(shown_as)
    if kept:
        said = f"Left as they are, because they were changed or are not ours: {_some(kept)}."
        yield Problem(where, said, "to get the new ones, delete these and run the command again", Severity.WARNING)
    if changed:
        said = f"No longer made, but kept because they were changed: {_some(changed)}."
        yield Problem(where, said, "delete them if you no longer need them", Severity.WARNING)


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_SHOWN
    return ", ".join(names[:_MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
