"""Letters: their accents in Unicode's normal forms, words made comparable, and signs with a more common lookalike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

_MANY_MARKS = re.compile(r"[^\w\s\x00-\x7f]{9}")
"""Where there may be more accents on one letter than any language has: to `re`, an accent is not a letter.

One sign may decompose into three of them, and the letter before may have some.
"""
_MOST_MARKS = 30
_JOINER = "\u034f"
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_NOT_WORD = re.compile(r"[\W_]+")
LOOKALIKES = str.maketrans({
    "∼": "~", "∽": "~", "≃": "≈", "≅": "≈", "≊": "≈", "≋": "≈", "∗": "*", "⋆": "*", "★": "*", "☆": "*", "⊛": "*",
    "⩽": "≤", "≦": "≤", "⩾": "≥", "≧": "≥", "≲": "<~", "⪅": "<~", "≳": ">~", "⪆": ">~", "≪": "<<", "≫": ">>",
    "⋘": "<<<", "⋙": ">>>", "≮": "not <", "≯": "not >", "≰": "not ≤", "≱": "not ≥", "≨": "<", "⪇": "<", "≩": ">",
    "⪈": ">", "∓": "−/+", "∔": "+", "∖": "without", "∘": "◦", "∝": "proportional to", "∥": "‖", "∣": "|",
    "∤": "does not divide", "∧": "and", "⋀": "and", "∨": "or", "⋁": "or", "∴": "therefore", "∵": "because",
    "∅": "Ø", "∇": "nabla", "∈": "in", "∉": "not in", "∋": "contains",
    "⊂": "subset of", "⊆": "subset of", "⊃": "superset of",
    "⊇": "superset of", "∪": "union", "⋃": "union", "⋂": "∩", "∄": "there is no", "∬": "∫∫", "∭": "∫∫∫",
    "⊥": "perpendicular to", "∠": "angle", "≜": "=", "≔": ":=", "⌊": "[", "⌋": "]", "⋯": "…", "⋮": "…", "⋱": "…",
    "〈": "⟨", "〉": "⟩", "⟶": "→", "↦": "→", "⟼": "→", "↪": "→", "⇝": "→", "↝": "→", "⇀": "→", "⇁": "→", "↠": "→",
    "⟵": "←", "↩": "←", "↼": "←", "↽": "←", "↞": "←", "⟷": "↔", "⇄": "↔", "⇆": "↔", "⇌": "↔", "⇋": "↔", "⟹": "⇒",
    "⟸": "⇐", "⇔": "⇐⇒", "⟺": "⇐⇒", "⇕": "↕", "⇈": "↑↑", "⇊": "↓↓", "✝": "†", "✟": "†", "✚": "+", "◯": "○",
    "♢": "◊", "◇": "◊", "⧫": "◆", "♯": "#", "⃗": "\u0350",
})  # fmt: skip
"""For `str.translate`: signs that few fonts have. Every replacement is in the fonts that Otofolio brings, means the
same, and needs no escaping in JSON."""


def composed(text: str) -> str:
    """The text with each accent in one with its letter if Unicode has such a letter (NFC).

    The time grows with the text, and not with its square.
    """
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
        parts = unicodedata.normalize("NFKD", letter)
        behind = _marks(reversed(parts))
        if marks + _marks(parts) > _MOST_MARKS:
            safe.append(_JOINER)
            marks = 0
        marks = behind + (marks if behind == len(parts) else 0)
        safe.append(letter)
    return "".join(safe)


def _marks(parts: Iterable[str]) -> int:
    """How many of the signs are accents before the first that is none."""
    return sum(1 for _ in takewhile(unicodedata.combining, parts))


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Words without accents, case or punctuation: `Łukasz-Ødegård` as `lukasz odegard`."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    lower = text.casefold().translate(_LETTERS)
    bare = "".join(letter for letter in decomposed(lower) if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()
