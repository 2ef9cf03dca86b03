"""Text for a terminal: what would move the cursor, hide, or turn the line around is shown instead of obeyed.

This is the one escaping function of that medium. Problems always pass through it, because they are read in terminals
and in the logs of hosts; results do so only on a terminal, because a file or a pipe gets the text as it is.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Controls, formats (bidi, zero-width, tags), lone surrogates, line and paragraph separators (Unicode §4.5)."""
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Marks and letters that are drawn as nothing (DerivedCoreProperties, Default_Ignorable_Code_Point)."""
_PICTURES = 0x2400
_DELETE, _PICTURE_OF_DELETE = "\x7f", "␡"


def visible(text: str, keep: str = "\n\t") -> str:
    """The text with `␛` for an escape, `<U+202E>` for a right-to-left override and so on, but for letters to keep."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    return "".join(letter if letter in keep else _shown(letter) for letter in text)


def visible_line(text: str) -> str:
    """The same on one line: line ends and tabs are shown too."""
    return visible(text, "")


def _shown(letter: str) -> str:
    if letter < " ":
        return chr(_PICTURES + ord(letter))
    if letter == _DELETE:
        return _PICTURE_OF_DELETE
    if letter in _BLANK_LETTERS or unicodedata.category(letter) in _HIDDEN:
        return f"<U+{ord(letter):04X}>"
    return letter
