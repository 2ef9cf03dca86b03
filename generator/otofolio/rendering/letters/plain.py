"""One line of plain text: the step before every medium of the letters."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset(
    "\u061c\u200b\u200e\u200f\u2060\ufeff" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
)
"""Marks that turn a line around or hide in it (Unicode UAX #9 §2)."""
_DROPPED = ("Cc", "Cs", "Cn", "Zl", "Zp")


def one_line(text: str) -> str:
    """The text without line ends, controls, lone surrogates and hidden marks, its blanks single."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(" " if letter.isspace() else _kept(letter) for letter in text).split())


def _kept(letter: str) -> str:
    return "" if letter in _HIDDEN or unicodedata.category(letter) in _DROPPED else letter


def lines(text: str) -> str:
    """Several lines, each made plain."""
    return "\n".join(map(one_line, text.split("\n")))
