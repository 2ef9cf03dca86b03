"""An entry's BibTeX as the site offers it for copying: as in the file, with its bibliographic fields only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from otofolio.problems import Problem, Severity
from otofolio.reading.bibtex.bibliographic_fields import NAMES
from otofolio.reading.bibtex.values import end_of_value
from otofolio.reading.source import SourceText

_OPENING = re.compile(r"(@[ \t]*\w+\s*[{(]\s*)(?:[^\n]*\n)*")
"""Lines above the key are not part of it."""
_NAME = re.compile(r"\s*([^\s={}\",%]+)\s*=\s*")
_NEXT_FIELD = re.compile(r"\s*[A-Za-z][\w-]*\s*=")
"""Behind a value without its comma, which the reader forgives."""
_SIGN = re.compile(r"\\.|[{}\",]|(?<![^\s,{}\"])%[^\n]*", re.DOTALL)
_DEEPEST = 4
"""Braces within braces that are passed over in one step."""
_SHOWN = 12


def _braced(depth: int) -> str:
    """A pattern of text in braces that are all closed, with so many within; none of them is behind a backslash."""
    inside = f"(?:{_braced(depth - 1)}{_UNBRACED})*+" if depth else ""
    return rf"\{{{_UNBRACED}{inside}\}}"


_UNBRACED = r"[^{}\\]*+(?:\\[^{}\\][^{}\\]*+)*+"
_WHOLE_FIELD = re.compile(
    rf"\s*+([^\s={{}}\",%\\]++)\s*+=\s*+(?:{_braced(_DEEPEST)}|\"[^\"{{}}\\%]*+\"|[^\s{{}}\",%#=\\]++)\s*+,"
)
"""Nearly every field: a name, one value that is complete, its comma."""


class Published(NamedTuple):
    """The text of an entry, and the names of the fields that it lost."""

    text: str
    left_out: tuple[str, ...]


def published_source(entry: str) -> Published:
    """The text of one entry as it is in the file, without what is not bibliographic. It is still valid BibTeX."""
    (opening, _), *fields, (closing, _) = _parts(entry)
    kept = [_OPENING.sub(r"\1", opening, count=1)]
    left_out: list[str] = []
    for field, name in fields:
        if name in NAMES:
            kept.append(field)
        elif name:
            left_out.append(name)
        elif found := _NAME.match(field):
            if found[1].lower() in NAMES:
                kept.append(_without_rest(field, found.end()))
            else:
                left_out.append(found[1].lower())
    return Published("".join(kept) + closing, tuple(left_out))


def without_fields(entry: str, names: Collection[str]) -> str:
    """The text of one entry without the fields of these names, which are in small letters."""
    if not names:
        return entry
    parts = (part for part, _ in _parts(entry))
    return "".join(part for part in parts if not ((name := _NAME.match(part)) and name[1].lower() in names))


def _without_rest(field: str, start: int) -> str:
    """Words behind a complete value are not part of it; the comma and the white space around it are."""
    end = end_of_value(field, start)
    rest = field[end:]
    return field if not rest.strip(" \t\n,") else field[:end] + ("," if rest.rstrip().endswith(",") else "")


def _parts(entry: str) -> Iterator[tuple[str, str]]:
    """`@type{key,`, then each field with the comma behind it, then the closing brace with the white space before it.

    Each comes with the name of the field if it is sure to have one value with nothing behind it, else with nothing.
    Remarks behind a `%` are in none of them.
    """
    opening = re.search(r"[{(]", entry)
    start = opening.end() if opening else len(entry)
    end = start + len(entry[start:].rstrip()[:-1].rstrip())
    part, at, position, depth, quoted = "", 0, start, 0, False
    while True:
        while at == position and not part and (field := _WHOLE_FIELD.match(entry, at, end)):
            yield field[0], field[1].lower()
            at = position = field.end()
        if not (sign := _SIGN.search(entry, position, end)):
            break
        position = sign.end()
        if sign[0][0] == "%":
            if depth == 0 and not quoted:
                part += entry[at : sign.start()].rstrip(" \t")
                at = position = _behind_remark(entry, sign, end)
            else:
                position = sign.start() + 1
            continue
        if sign[0] == '"' and depth == 0:
            quoted = not quoted
        elif sign[0] in "{}":
            depth += 1 if sign[0] == "{" else -1
        if depth == 0 and not quoted and (sign[0] == "," or _NEXT_FIELD.match(entry, position)):
            yield part + entry[at:position], ""
            part, at = "", position
    yield part + entry[at:end], ""
    yield entry[end:], ""


def _behind_remark(entry: str, remark: re.Match[str], end: int) -> int:
    """A remark on a line of its own goes with the line."""
    before = entry[: remark.start()].rstrip(" \t")
    return min(remark.end() + (before.endswith("\n") and remark.end() < end), end)


def left_out_notice(names: list[tuple[str, int]], source: SourceText) -> Iterator[Problem]:
    """One notice for a file: the names of all fields that are not published, with the first place. Lines are from 1."""
    if names:
        counts = Counter(name for name, _ in names).most_common()
        listed = ", ".join(f"{name} ({count})" for name, count in counts[:_SHOWN])
        more = f" and {len(counts) - _SHOWN} more" if len(counts) > _SHOWN else ""
        said = f"These fields are not bibliographic, so they are left out of the published BibTeX: {listed}{more}."
        name, line = names[0]
        hint = "nothing is wrong; the guide lists the fields that are published"
        yield Problem(source.position_of(name, line), said, hint, Severity.NOTICE)
