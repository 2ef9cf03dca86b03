"""Slips that a line itself shows but YAML blames on another line: a missing space, a colon, a special space."""

from __future__ import annotations

import re
from typing import NamedTuple

Said = tuple[str, str]

COLON = "A colon followed by a space is inside a value."
SPECIAL_SPACE = ("This line starts with a special space, which does not count as one.",
                 "delete the spaces at its start, and type them again")  # fmt: skip
"""No-break and other spaces that come along when one copies from a web page or a Word document."""
_MARKS = "“”„‟"
_CURLY = "These quotation marks are curly, and only straight ones hold a value together."

_NO_DASH_SPACE = re.compile(r"\s*(-)(?=[^\W\d]\w*:(?:\s|$))")
_NO_COLON_SPACE = re.compile(r"\s*(?:- +)?([a-z_]+):(?!//)([^\s:].*)")
_NAMED = re.compile(r"(\s*(?:- +)*)([^\s:#][^:#]*): +(.*\S)")
_BRACKETS = re.compile(r"[{\[,]")
_LONGEST = 120


class Slip(NamedTuple):
    """The column of what is wrong, from 1, and what to say about it."""

    column: int
    said: Said


def line_slip(text: str) -> Slip | None:
    """A space that is missing or is none."""
    if starts_specially(text):
        return Slip(1, SPECIAL_SPACE)
    if match := _NO_DASH_SPACE.match(text):
        right = f"- {text[match.end() :].strip()}"
        return Slip(match.start(1) + 1, ("A space is missing after the dash.", f"write `{_short(right)}`"))
    if match := _NO_COLON_SPACE.match(text):
        right = f"{match[1]}: {match[2].strip()}"
        return Slip(match.end(1) + 1, ("A space is missing after the colon.", f"write `{_short(right)}`"))
    return None


def colon_slip(text: str, column: int) -> Said:
    """What to say about the second colon of a line, at a column from 1; the hint is the line as it should be."""
    if match := _NAMED.match(text):
        name, value = match[2], match[3]
        if name[0] in "{[" or _BRACKETS.search(text[: match.start(3)]):
            name, value = _in_brackets(text, column)
        if value[:1] in _MARKS:
            return _CURLY, f"use straight ones: {_short(f'{name}: {quoted(value.strip(_MARKS))}')}"
        return COLON, f"put the whole value in quotes: {_short(f'{name}: {quoted(value)}')}"
    return COLON, 'put the whole value in quotes: title: "Cochlear implants: a review"'


def quoted(value: str) -> str:
    """The value in quotation marks that it does not hold itself."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def starts_specially(text: str) -> bool:
    """Whether there is white space at the start that is neither a space nor a tab."""
    return bool(text[: len(text) - len(text.lstrip())].strip(" \t\n"))


def _in_brackets(text: str, column: int) -> tuple[str, str]:
    """The name and the value around a colon at a column, between the brackets or commas next to it."""
    start = max(text.rfind(sign, 0, column - 1) for sign in "{[,") + 1
    ends = [at for sign in "}]," if (at := text.find(sign, column)) >= 0]
    name, _, value = text[start : min(ends, default=len(text))].strip().partition(": ")
    return name, value


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
