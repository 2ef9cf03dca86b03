"""A file that holds several formats one after the other, taken apart into what each reader is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.reading.formats import BIBTEX, FORMATS, Format
from otofolio.reading.source import SourceText

_START = r"(@\w+[{(]|TY {1,2}-|PMID- |\[\s*\{|\{\s*\")"
_GLUED = tuple(map(re.compile, (r"ER {0,2}- {0,3}" + _START, r"\][ \t]*" + _START, r"\}[ \t]*" + _START)))
"""Where a file was put behind another that does not end with a line end."""


def parts_of(source: SourceText) -> list[tuple[Format, SourceText]]:
    """Each format that is in the file, with a text in which all but its own stretches is blank.

    Lines and columns are those of the file. A file in which nothing tells goes by its name.
    """
    text = source.text
    if len(present := _present(text)) <= 1:
        return [(present[0] if present else _by_name(source.file), source)]
    stretches = list(_stretches(text, present))
    formats = list(dict.fromkeys(each for each, _, _ in stretches))
    if len(formats) == 1:
        return [(formats[0], source)]
    return [(each, SourceText(source.file, _only(each, stretches, text))) for each in formats]


def any_begins(text: str) -> bool:
    """Whether an entry of any format begins in the text."""
    return bool(_present(text))


def _present(text: str) -> list[Format]:
    lines = "\n" + text
    behind = {found.start(1) for glued in _GLUED for found in glued.finditer(text)}
    return [
        each for each in FORMATS if each.next_start(lines, 0) >= 0 or any(each.starts.match(text, at) for at in behind)
    ]


def _by_name(file: str) -> Format:
    suffix = file.lower().rpartition(".")[2]
    return next((each for each in FORMATS if suffix in each.suffixes), BIBTEX)


def _stretches(text: str, formats: list[Format]) -> Iterator[tuple[Format, int, int]]:
    """Formats with where their stretches begin and end. What is between two entries belongs to the first."""
    last: tuple[Format, int] | None = None
    for found, start in _entries(text, formats):
        if last is None:
            last = (found, 0)
        elif last[0] is not found:
            yield (*last, start)
            last = (found, start)
    if last:
        yield (*last, len(text))


def _entries(text: str, formats: list[Format]) -> Iterator[tuple[Format, int]]:
    """Every entry of the file in order, with its format. Each format's pattern passes over the text once."""
    lines, at, never = "\n" + text, 0, len(text) + 2
    following = dict.fromkeys(formats, -1)
    while True:
        for each in [each for each, place in following.items() if place < at]:
            place = each.next_start(lines, at)
            following[each] = place if place >= 0 else never
        glued = next((each for each in formats if each.starts.match(text, at)), None)
        found = glued or min(formats, key=lambda each: following[each])
        start = at if glued else following[found]
        if start >= len(text):
            return
        yield found, start
        at = max(found.entry_end(text, start), start + 1)


def _only(wanted: Format, stretches: list[tuple[Format, int, int]], text: str) -> str:
    return "".join(text[start:end] if each is wanted else _blank(text[start:end]) for each, start, end in stretches)


def _blank(text: str) -> str:
    """As many lines, and a last one as long, so that what follows keeps its column."""
    return "\n" * text.count("\n") + " " * (len(text) - text.rfind("\n") - 1)
