"""Words made comparable: without accents, case or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from otofolio.model.letters import decomposed

_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`Łukasz-Ødegård` as `lukasz odegard`."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    lower = text.casefold().translate(_LETTERS)
    bare = "".join(letter for letter in decomposed(lower) if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()
