"""Control characters in what people typed or copied: nothing can show one, so the readers take them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otofolio.problems import Position, Problem, Severity

_AS_BLANK = "\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029"
"""They part words: page and line breaks of word processors and databases."""
_ASTRAL = "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_CONTROL = re.compile(
    f"[\x00-\x08{_AS_BLANK}\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff{_ASTRAL}]"
)
"""Unicode's control characters but tab and line feed, halves of pairs, noncharacters, and marks of annotation."""
_BLANK = re.compile(f"[{_AS_BLANK}]")
_LINES_NAMED = 5
_HINT = "delete the invisible character there, or type the words again instead of copying them"


def has_controls(text: str) -> bool:
    """Whether the text holds any. The pattern looks at letter by letter, so it is tried last."""
    is_plain = text.isprintable() or text.replace("\n", " ").isprintable()
    return not is_plain and _CONTROL.search(text) is not None


def without_controls(text: str) -> str:
    """The text with a blank for those that part words, and without the others."""
    return _CONTROL.sub(lambda match: " " if _BLANK.match(match[0]) else "", text) if has_controls(text) else text


def lines_with_controls(text: str) -> list[int]:
    """The numbers of the lines that hold any, counted from 1."""
    if not has_controls(text):
        return []
    return [number for number, line in enumerate(text.split("\n"), 1) if has_controls(line)]


def control_problem(places: Sequence[Position]) -> Problem:
    """One warning for a file, at the first of the places in it."""
    lines = list(dict.fromkeys(place.line for place in places))
    named = ", ".join(map(str, lines[:_LINES_NAMED])) + (" …" if len(lines) > _LINES_NAMED else "")
    where = f"Line {named} holds" if len(lines) == 1 else f"{len(lines):,} lines ({named}) hold"
    said = f"{where} control characters, which no page or PDF can show; they were left out."
    return Problem(places[0], said, _HINT, Severity.WARNING)
