"""Letters and their accents in Unicode's normal forms, in a time that grows with the text and not with its square."""

from __future__ import annotations

import re
import unicodedata

_MANY_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31}")
"""Where there may be more accents on one letter than any language has: to `re`, an accent is not a letter."""
_MOST_MARKS = 30
_JOINER = "\u034f"


def composed(text: str) -> str:
    """The text with each accent in one with its letter if Unicode has such a letter (NFC)."""
    return unicodedata.normalize("NFC", _stream_safe(text))


def decomposed(text: str) -> str:
    """The text with each accent apart, and letters of compatibility as plain ones (NFKD)."""
    return unicodedata.normalize("NFKD", _stream_safe(text))


def _stream_safe(text: str) -> str:
    """Unicode's Stream-Safe Text Format (UAX #15, D4): a joiner behind thirty marks, which are else sorted."""
    if text.isascii() or not _MANY_MARKS.search(text):
        return text
    safe, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > _MOST_MARKS:
            safe.append(_JOINER)
            marks = 1
        safe.append(letter)
    return "".join(safe)
