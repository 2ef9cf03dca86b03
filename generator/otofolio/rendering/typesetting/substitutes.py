"""What is printed for a letter that no font has: a sign that means the same, a plainer letter, or its name."""

from __future__ import annotations

import unicodedata

from otofolio.model.letters import LOOKALIKES

_FIRST_EMOJI, _LAST_EMOJI = "\U0001f000", "\U0001faff"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_PLACEHOLDER = "□"
_PLAINEST = "\u024f"
"""Up to here the fonts that Otofolio brings have every letter."""


def substitute(letter: str) -> str:
    """Nothing for an emoji or a mark on another letter, `[up tack]` for a sign, □ for a letter of another script."""
    if is_emoji(letter) or not stands_alone(letter):
        return ""
    if said := LOOKALIKES.get(ord(letter)):
        return f" {said} " if said[0].isalpha() and len(said) > 1 else said
    plainer = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if plainer and max(plainer) <= _PLAINEST:
        return plainer
    name = unicodedata.name(letter, "").lower()
    return f"[{name}]" if name and unicodedata.category(letter)[0] in "SP" else _PLACEHOLDER


def is_emoji(letter: str) -> bool:
    """Whether it is a picture."""
    return _FIRST_EMOJI <= letter[0] <= _LAST_EMOJI


def is_invisible(letter: str) -> bool:
    """It only changes the letter beside it: joiners and tags (Cf), variation selectors, skin tones."""
    return unicodedata.category(letter) == "Cf" or letter in _SELECTORS or letter in _SKIN_TONES


def stands_alone(letter: str) -> bool:
    """A mark, a joiner or a skin tone can be asked for only with the letter that it belongs to."""
    return unicodedata.category(letter)[0] != "M" and not is_invisible(letter)
