"""What is said of an entry that cannot be read."""

from __future__ import annotations

import re

from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.bibtex.splitting import Broken
from otofolio.reading.source import SourceText

BLOCK_BEGINS = "block start"
"""In the library's reason for a broken block: another block begins before this one ends."""
_SIGN = re.compile(r"(?<!\\)[{}]|(?P<field>[\n,][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d])")
_ANOTHER_FIELD = 1
"""Depth inside the entry's own brace, where fields begin."""


def broken_entry(block: Broken, key: str, source: SourceText) -> Problem:
    """Where and why it cannot be read, and what to do."""
    name = f"The entry “{key}”" if key else "This entry"
    place = source.position_of("@", block.line)
    what, hint = _reason(block.reason)
    if _is_open(block.reason) and (brace := _unclosed_brace(block.text)) >= 0:
        what, hint = "a brace in it is never closed", "write } at the end of the text behind this brace"
        place = _place_in(block, brace, place, source)
    alike = Alike(f"{{count}} entries could not be read: {what}", f"“{key}”")
    return Problem(place, f"{name} could not be read: {what}.", hint, Severity.ERROR, alike)


def _place_in(block: Broken, offset: int, start: Position, source: SourceText) -> Position:
    """The place of a letter of the block, whose first line begins at `start`."""
    lines = block.text.count("\n", 0, offset)
    before = block.text.rfind("\n", 0, offset)
    return source.position(block.line + lines, offset - before if lines else start.column + offset)


def _is_open(reason: str) -> bool:
    return "end of file" in reason or BLOCK_BEGINS in reason


def _unclosed_brace(block: str) -> int:
    """The brace of the first value in which the next field begins, or the text ends; -1 if that is none."""
    opened: list[int] = []
    for sign in _SIGN.finditer(block):
        if sign["field"] and len(opened) > _ANOTHER_FIELD:
            return opened[_ANOTHER_FIELD]
        if sign[0].endswith("{"):
            opened.append(sign.end() - 1)
        elif sign[0] == "}" and opened:
            opened.pop()
    return opened[_ANOTHER_FIELD] if len(opened) > _ANOTHER_FIELD else -1


def _reason(reason: str) -> tuple[str, str]:
    """The library's reason in plain words, and what to do."""
    if "end of file" in reason:
        return "it is never closed", "each { needs its }; look for the one that is missing"
    if BLOCK_BEGINS in reason:
        return "the next entry begins before this one ends", 'each { needs its }, and each " its partner'
    if "comma after entry key" in reason:
        return "there is no comma after its key", "write it as @article{key, title = {…}, …}"
    return "a field is not of the form name = {value}", "look for a missing comma, a missing =, or two commas in a row"
