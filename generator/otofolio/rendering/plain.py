"""One line of plain text: the step before a header, a calendar or a spreadsheet takes it."""

from __future__ import annotations

import re

_DROPPED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
"""Controls, lone surrogates, noncharacters, and marks that turn a line around or hide in it (Unicode UAX #9 §2)."""


def one_line(text: str) -> str:
    """The text without line ends, controls and hidden marks, its blanks single. Every kind of blank becomes a space."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return " ".join(_DROPPED.sub("", line).split())


def lines(text: str) -> str:
    """Several lines, each made plain."""
    return "\n".join(map(one_line, text.split("\n")))
