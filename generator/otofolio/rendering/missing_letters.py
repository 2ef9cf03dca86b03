"""A document that cannot be set, as problems: the letters that no font has, where they stand, what to install."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from otofolio.model.person import Item
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.text import plain
from otofolio.problems import Position, Problem
from otofolio.rendering.typesetting import TypesettingError, without_font

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
_FIRST_EMOJI, _LAST_EMOJI = "\U0001f000", "\U0001faff"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def missing_letters(portfolio: Portfolio, error: TypesettingError, file: str) -> tuple[Problem, ...]:
    """A problem for every entry that holds such a letter, in this file or another. Else the error's own words."""
    if not error.letters:
        return (Problem(portfolio.position, f"{file} cannot be set: {error}"),)
    texts = tuple(_texts(portfolio))
    written = {letter for _, text in texts for letter in text if not letter.isascii() and _stands_alone(letter)}
    letters = {letter for cluster in error.letters for letter in cluster} | set(without_font(written, portfolio.today))
    found: dict[Position, set[str]] = defaultdict(set)
    for position, text in texts:
        found[position] |= letters & set(text)
    found[portfolio.position] |= letters.difference(*found.values())
    return tuple(_problem(position, held) for position, held in found.items() if shown_letters(held))


def shown_letters(letters: Iterable[str]) -> list[str]:
    """The letters to name, sorted; invisible ones (joiners, selectors, skin tones) only for want of others."""
    every = sorted(set(letters))
    visible = [letter for letter in every if not _is_invisible(letter)]
    return visible or [f"U+{ord(letter):04X} (which is invisible)" for letter in every]


def font_hint(letters: Iterable[str]) -> str:
    """Which wheels have these letters; pictures have no place in print."""
    seen = [letter for letter in letters if not _is_invisible(letter)]
    scripts = (unicodedata.name(letter, "").partition(" ")[0] for letter in seen if not _is_emoji(letter))
    wheels = sorted({_WHEELS.get(script, _OTHERS) for script in scripts})
    hints = ["take the emoji out"] if any(map(_is_emoji, seen)) else [] if seen else ["type the words again"]
    if wheels:
        hints.append(f"install a font that has it (`pip install {' '.join(wheels)}`), or write it in Latin letters")
    return "; ".join(hints)


def _problem(position: Position, letters: set[str]) -> Problem:
    shown = shown_letters(letters)
    some = " ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")
    emoji = all(map(_is_emoji, shown))
    which = "the emoji" if emoji else "the letter" if len(shown) == 1 else "the letters"
    return Problem(position, f"No installed font has {which} {some}, so no PDF can show this.", font_hint(letters))


def _is_emoji(letter: str) -> bool:
    return _FIRST_EMOJI <= letter[0] <= _LAST_EMOJI


def _is_invisible(letter: str) -> bool:
    """It only changes the letter beside it: joiners and tags (Cf), variation selectors, skin tones."""
    return unicodedata.category(letter) == "Cf" or letter in _SELECTORS or letter in _SKIN_TONES


def _stands_alone(letter: str) -> bool:
    """A mark or a joiner can be asked for only with the letter that it belongs to."""
    return unicodedata.category(letter)[0] not in "CMZ" and letter not in _SKIN_TONES


def _texts(portfolio: Portfolio) -> Iterator[tuple[Position, str]]:
    """Every entry's words with its place, and those of the head of a page with the data file's."""
    yield portfolio.position, _head_text(portfolio)
    for section in portfolio.sections:
        yield from ((item.position, _item_text(item)) for item in section.items)
    for group in portfolio.publications:
        yield from ((entry.publication.position, _work_text(entry)) for entry in group.entries)


def _head_text(portfolio: Portfolio) -> str:
    school, contact = portfolio.school, portfolio.contact
    titles = (*(section.title for section in portfolio.sections), *(cv.title for cv in portfolio.cvs))
    schooling = (school.name, school.location, school.degree) if school else ()
    parts = (portfolio.name.full, portfolio.credentials, portfolio.headline, plain(portfolio.summary))
    return " ".join((*parts, portfolio.specialty.name, contact.location, *schooling, *titles))


def _item_text(item: Item) -> str:
    parts = (item.title, *item.details, *item.highlights)
    return item.organization + item.location + "".join(map(plain, parts))


def _work_text(entry: Cited) -> str:
    return plain(entry.citation) + plain(entry.publication.award)
