"""The end of a BibTeX file: new entries behind what is there, of which no byte changes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from otofolio.model.publication import Publication
from otofolio.problems import Refusal
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import decode_whole, read_input
from otofolio.reading.stretches import parts_of
from otofolio.reading.works.keys import bibtex_with_key
from otofolio.rendering.records.bibtex import bibtex_entry
from otofolio.visible import visible_line


def works_in(path: Path) -> tuple[Publication, ...]:
    """The works of the file; none if it does not exist. Raises Refusal if entries cannot be put behind them."""
    data = _bytes(path)
    _check(data, path)
    return read_bibliography(data, path.name)[0]


def entry_text(work: Publication, key: str) -> str:
    """The work as a BibTeX entry of that key. Its kind is named if BibTeX's types do not tell it."""
    entry = bibtex_with_key(bibtex_entry(replace(work, key=key)), key)
    read = read_bibliography(entry.encode("utf-8", "replace"), "publications.bib")[0]
    if len(read) == 1 and read[0].kind is not work.kind:
        start, end = entry.rstrip().removesuffix("}").rstrip().rstrip(","), f",\n  kind = {{{work.kind.value}}},\n}}\n"
        return start + end
    return entry


def append(path: Path, entries: Iterable[str]) -> None:
    """Write the entries behind the last byte of the file. Raises Refusal if the file could not be read afterwards."""
    before = _bytes(path)
    _check(before, path)
    added = _added(before, list(entries))
    _check_readable(before, added, path)
    try:
        with path.open("ab") as file:
            file.write(added)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _refused(path, f"cannot be written to: {error.strerror or error}") from None


def _added(before: bytes, entries: list[str]) -> bytes:
    """With the file's own line ends, and one empty line between it and each entry."""
    gap = "" if not before or before.endswith((b"\n\n", b"\n\r\n")) else "\n" if before.endswith(b"\n") else "\n\n"
    text = gap + "\n".join(entries)
    ends = "\r\n" if b"\r\n" in before else "\n"
    return text.replace("\n", ends).encode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        return read_input(path)
    except FileNotFoundError:
        if path.parent.is_dir():
            return b""
        raise _refused(path, "cannot be made: there is no such folder") from None
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror or error}") from None


def _check(data: bytes, path: Path) -> None:
    source, _ = decode_whole(data, path.name)
    is_utf8 = data.isascii() or b"\x00" not in data[:400]
    if source.text.strip() and (parts_of(source)[0][0].name != "bibtex" or re.match(r"\s*[\[{]", source.text)):
        raise _refused(path, "is not a BibTeX file", "name one with --into; a portfolio may list several files")
    if not is_utf8:
        raise _refused(path, "is not saved as UTF-8", "save it as UTF-8 in your editor, and add the work again")


def _check_readable(before: bytes, added: bytes, path: Path) -> None:
    """A file whose encoding has to be guessed may be read differently with more behind it."""
    old, new, both = (read_bibliography(data, path.name)[0] for data in (before, added, before + added))
    if both[: len(old)] != old or [work.title for work in both[len(old) :]] != [work.title for work in new]:
        raise _refused(
            path,
            "would be read differently with a new entry behind it",
            "save the file as UTF-8 in your editor, run `otofolio check`, and add the work again",
        )  # fmt: skip


def _refused(path: Path, said: str, hint: str = "nothing was written; name another file with --into") -> Refusal:
    return Refusal(f"“{visible_line(str(path))}” {said}.", hint)
