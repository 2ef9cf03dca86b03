"""The letters that no font has: what is printed instead, and what to report before anything is made."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem, Severity
from otofolio.rendering.cache import NO_CACHE, Cache
from otofolio.rendering.typesetting.compiler import TypesettingError, without_font
from otofolio.rendering.typesetting.print_text import bare_text
from otofolio.rendering.typesetting.printed_texts import PrintedText, printed_texts
from otofolio.rendering.typesetting.substitutes import is_emoji, is_invisible, stands_alone, substitute

_HAN, _ARABIC = "manimgx-fonts-cjk", "fontpkg-cairo"
_WHEELS = {
    "CJK": _HAN, "HIRAGANA": _HAN, "KATAKANA": _HAN, "HANGUL": _HAN, "BOPOMOFO": _HAN, "IDEOGRAPHIC": _HAN,
    "FULLWIDTH": _HAN, "HALFWIDTH": _HAN,
    "ARABIC": _ARABIC, "HEBREW": "fontpkg-heebo", "THAI": "fontpkg-noto-sans-thai",
    "TAMIL": "fontpkg-noto-sans-tamil", "TELUGU": "fontpkg-noto-sans-telugu", "KHMER": "fontpkg-noto-sans-khmer",
}  # fmt: skip
"""The font wheel for each script, by the first word of its letters' Unicode names."""
_OTHERS = "manimgx-fonts"
"""Has twenty more scripts, and symbols."""
_UNSURE = re.compile(
    "[^\x00-\x7f\xa0-\u0377\u0391-\u03a1\u03a3-\u03e1\u03f0-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]"
)
"""All but the letters that the fonts surely have, which Otofolio brings: few portfolios hold one."""
_MOST_SHOWN, _MOST_PLACES = 12, 3


@dataclass(frozen=True, slots=True)
class MissingLetters:
    """Their substitutes, for `str.translate`, and a problem for each set of them: an error for the own name's."""

    substitutes: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def missing_letters(portfolio: Portfolio, cache: Cache = NO_CACHE) -> MissingLetters:
    """Look through all that will be printed, before it is laid out: a substitute may be longer than its letter."""
    name, texts = portfolio.name.full, tuple(printed_texts(portfolio))
    missing = _without_font((name, *(text for text, _, _ in texts)), portfolio.today, cache)
    if not missing:
        return MissingLetters()
    found: dict[frozenset[str], list[PrintedText]] = defaultdict(list)
    for text in texts:
        found[missing & frozenset(text.text)].append(text)
    own = missing & frozenset(name)
    problems = (
        [Problem(portfolio.position, _none_has(own) + ", so no PDF can show your name.", font_hint(sorted(own)))]
        if own
        else []
    )
    problems += [_warning(letters, where) for letters, where in found.items() if letters]
    return MissingLetters({ord(letter): substitute(letter) for letter in missing}, tuple(problems))


def unset(portfolio: Portfolio, error: TypesettingError, file: str) -> Problem:
    """A document that cannot be set for another reason, in the error's own words."""
    return Problem(portfolio.position, f"{file} cannot be set: {error}")


def shown_letters(letters: Iterable[str]) -> list[str]:
    """The letters to name, sorted; invisible ones (joiners, selectors, skin tones) only for want of others."""
    every = sorted(set(letters))
    visible = [letter for letter in every if not is_invisible(letter)]
    return visible or [f"U+{ord(letter):04X} (which is invisible)" for letter in every]


def font_hint(letters: Iterable[str]) -> str:
    """Which wheels have these letters, and the other way out; pictures have no place in print."""
    seen = [letter for letter in letters if not is_invisible(letter)]
    scripts = (unicodedata.name(letter, "").partition(" ")[0] for letter in seen if not is_emoji(letter))
    wheels = sorted({_WHEELS.get(script, _OTHERS) for script in scripts})
    hints = ["take the emoji out"] if any(map(is_emoji, seen)) else [] if seen else ["type the words again"]
    if wheels:
        install = f"type `pip install {' '.join(wheels)}` in the terminal, which adds a free font for it"
        hints.append(f"replace it with Latin letters or words; or, to keep it, {install}, and build again")
    return "; ".join(hints)


def _without_font(texts: tuple[str, ...], today: PartialDate, cache: Cache) -> frozenset[str]:
    """The letters of these texts that no installed font has. Most portfolios hold none to ask for."""
    asked = {cluster: letter for text in texts for cluster, letter in _clusters(text)}
    refused = without_font(asked, today, cache) if asked else ()
    return frozenset(letter for cluster, letter in asked.items() if cluster in refused or letter in "".join(refused))


def _clusters(text: str) -> Iterator[tuple[str, str]]:
    """Each letter to ask for: as it is, or with the one that it belongs to if it is a mark on that."""
    unsure = list(_UNSURE.finditer(text))
    if not unsure:
        return
    clean = bare_text(text)
    for match in _UNSURE.finditer(clean):
        start = match.start()
        while start > 0 and not stands_alone(clean[start]):
            start -= 1
        yield clean[start : match.end()], match[0]


def _warning(letters: frozenset[str], where: list[PrintedText]) -> Problem:
    first = where[0]
    start = f"{first.key}: " if first.key and len(where) == 1 else ""
    said = f"{start}{_none_has(letters)}, so the PDFs {_instead(letters)}; the website shows what you wrote"
    return Problem(first.position, f"{said}{_places(where)}.", font_hint(sorted(letters)), Severity.WARNING)


def _instead(letters: frozenset[str]) -> str:
    """What paper shows: `show “~” instead`, `leave it out`."""
    shown = [letter for letter in sorted(letters) if not is_invisible(letter)]
    signs = list(dict.fromkeys(filter(None, (substitute(letter).strip() for letter in shown))))
    left_out = "leave the emoji out" if any(map(is_emoji, shown)) else "" if signs else "leave it out"
    instead = f"show “{' '.join(signs)}” instead" if signs else ""
    return " and ".join(filter(None, (instead, left_out)))


def _places(where: list[PrintedText]) -> str:
    """Nothing for one entry, which the position tells."""
    if len(where) == 1:
        return ""
    named = [text.key or f"line {text.position.line} of {text.position.file}" for text in where[:_MOST_PLACES]]
    return f" ({len(where)} entries: {', '.join(named)}{' …' if len(where) > _MOST_PLACES else ''})"


def _none_has(letters: Iterable[str]) -> str:
    shown = shown_letters(letters)
    some = " ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")
    which = "the emoji" if all(map(is_emoji, shown)) else "the letter" if len(shown) == 1 else "the letters"
    return f"No installed font has {which} {some}"
