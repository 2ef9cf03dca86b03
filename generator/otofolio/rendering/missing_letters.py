"""A document that cannot be set, as problems: the letters that no font has, where they stand, what to install."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from otofolio.model.person import Item
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.text import plain
from otofolio.problems import Position, Problem
from otofolio.rendering.typesetting import TypesettingError

_HAN = "manimgx-fonts-cjk"
_WHEELS = {
    "CJK": _HAN, "HIRAGANA": _HAN, "KATAKANA": _HAN, "HANGUL": _HAN, "BOPOMOFO": _HAN, "IDEOGRAPHIC": _HAN,
    "FULLWIDTH": _HAN, "HALFWIDTH": _HAN,
    "ARABIC": "fontpkg-noto-sans-arabic", "HEBREW": "fontpkg-heebo", "THAI": "fontpkg-noto-sans-thai",
    "TAMIL": "fontpkg-noto-sans-tamil", "TELUGU": "fontpkg-noto-sans-telugu", "KHMER": "fontpkg-noto-sans-khmer",
}  # fmt: skip
"""The font wheel for each script, by the first word of its letters' Unicode names."""
_OTHERS = "manimgx-fonts"
"""Has twenty more scripts, and symbols."""
_MOST_SHOWN = 12


def missing_letters(portfolio: Portfolio, error: TypesettingError, file: str) -> tuple[Problem, ...]:
    """A problem for every entry that holds such a letter. Without letters in the error, its own words."""
    if not error.letters:
        return (Problem(portfolio.position, f"{file} cannot be set: {error}"),)
    letters = {letter for cluster in error.letters for letter in cluster}
    found: dict[Position, set[str]] = defaultdict(set)
    for position, text in _texts(portfolio):
        found[position] |= letters & set(text)
    elsewhere = letters.difference(*found.values())
    found[portfolio.position] |= elsewhere
    return tuple(_problem(position, held) for position, held in found.items() if held)


def font_hint(letters: Iterable[str]) -> str:
    """Which wheels have these letters."""
    scripts = (unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    wheels = sorted({_WHEELS.get(script, _OTHERS) for script in scripts})
    return f"install a font that has it (`pip install {' '.join(wheels)}`), or write it in Latin letters"


def _problem(position: Position, letters: set[str]) -> Problem:
    shown = sorted(letters)
    some = " ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")
    which = "the letter" if len(shown) == 1 else "the letters"
    return Problem(position, f"No installed font has {which} {some}, so no PDF can show this.", font_hint(shown))


def _texts(portfolio: Portfolio) -> Iterator[tuple[Position, str]]:
    """Every entry's words with its place."""
    for section in portfolio.sections:
        yield from ((item.position, _item_text(item)) for item in section.items)
    for group in portfolio.publications:
        yield from ((entry.publication.position, _work_text(entry)) for entry in group.entries)


def _item_text(item: Item) -> str:
    parts = (item.title, *item.details, *item.highlights)
    return item.organization + item.location + "".join(map(plain, parts))


def _work_text(entry: Cited) -> str:
    return plain(entry.citation) + plain(entry.publication.award)
