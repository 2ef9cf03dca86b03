"""Names without a comma whose surname is not the last word: PubMed's `Avery JL`, `ZHANG Wei`, `山田 太郎`."""

# ruff: noqa: SIM905 (word lists read best as words)
from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.reading.markup.latex import latex_to_plain
from otofolio.reading.works.naming.cases import has_vowel
from otofolio.reading.works.naming.words import GENERATION, PARTICLES

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = re.compile(
    rf"{_CAPITAL}{{1,4}}|(?:{_CAPITAL}\.-?){{1,4}}|(?:{_CAPITAL}\.?){{1,2}}-(?:{_CAPITAL}\.?){{1,2}}"
    rf"|(?:{_CAPITAL}|Iu|Ia|Zh|Kh|Ch|Sh|Ts|Yu|Ya){{2,3}}"
)
_DOTTED = re.compile(rf"{_CAPITAL}\.|{_CAPITAL}\.?-{_CAPITAL}\.?$")
_ONE_OF_SEVERAL = re.compile(rf"{_CAPITAL}[^\W\d_A-ZÀ-ÖØ-Þ]*")
_SURNAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_IDEOGRAPHS = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
_SHORT_SURNAMES = frozenset(
    "LI MA WU XU YU HU LU HE HO DO LE VO NG OH YE GU DU FU SU XI LEE KIM LIU LIN WEI SUN HAN CHO LIM TAN YOO FOX RAY "
    "COX LAM LAU ROY DAY HSU ZHU GUO LUO TAO".split()
)


class Inverted(NamedTuple):
    """The words of a name whose surname comes first."""

    family: list[str]
    given: list[str]
    suffix: str = ""
    is_pubmed: bool = True
    doubtful: bool = False
    """The initials may be a short surname in capitals: `WEI LI`."""


def surname_first(words: list[str]) -> Inverted | None:
    """The name taken apart if its surname comes first; None if BibTeX's `First von Last` holds."""
    plain = [latex_to_plain(word) if "\\" in word or "{" in word else word for word in words]
    if len(plain) < 2 or any("{" in word and "\\" not in word for word in words[-1:]):
        return None
    if not plain[0].isascii() and all(re.fullmatch(_IDEOGRAPHS, word) for word in plain):
        return Inverted(words[:1], words[1:], is_pubmed=False)
    return _pubmed(words, plain) or _surname_in_capitals(words, plain)


def ends_in_initials(text: str) -> bool:
    """`Avery JL`, `Okafor D.`: a whole name in PubMed's form."""
    words = text.split()
    found = surname_first(words)
    if found is None or not found.is_pubmed:
        return False
    return bool(found.suffix) or not GENERATION.fullmatch(words[-1])


def spaced(initials: list[str]) -> list[str]:
    """`JLMH` as `J. L. M. H.`, and the Russian `IuA` as `Iu. A.`."""
    apart = [_ONE_OF_SEVERAL.findall(word) if word.isalpha() else [] for word in initials]
    return [" ".join(f"{letter}." for letter in letters) if len(letters) > 1 else word
            for letters, word in zip(apart, initials, strict=True)]  # fmt: skip


def is_initials(word: str) -> bool:
    """`J.`, `JL`, `J.-P.`; not a short surname in capitals, which only its place can tell."""
    return _INITIALS.fullmatch(word) is not None and (len(word) < 4 or "." in word or "-" in word)


def is_one_initial(word: str) -> bool:
    """`J.`, `L`, `J.L.`, `J.-P.`: what no surname has inside. `O` and `D` begin surnames."""
    if _DOTTED.match(word):
        return is_initials(word)
    return len(word) == 1 and word.isupper() and word not in "OÓD"


def _pubmed(words: list[str], plain: list[str]) -> Inverted | None:
    suffix, end = "", len(words)
    if end > 2 and GENERATION.fullmatch(plain[-1]) and is_initials(plain[-2]):
        suffix, end = words[-1], end - 1
    start = end
    while start > 1 and _is_tail(plain[start - 1], start == end):
        start -= 1
    family = plain[:start]
    if start == end or not all(map(_SURNAME_WORD.fullmatch, family)) or any(map(is_one_initial, family)):
        return None
    if start > 1 and _is_generation(plain[start:end]) and not suffix:
        return None
    if max(len(word) for word in family) < 2 or _is_generation_behind_particle(family, plain[start:end]):
        return None
    last = plain[end - 1]
    doubtful = end - start == 1 and last in _SHORT_SURNAMES
    if doubtful and family[-1].isupper() and (len(last) > 2 or has_vowel(family[-1])):
        return None
    if start > 1 and not suffix and GENERATION.fullmatch(family[-1]):
        return Inverted(words[: start - 1], words[start:end], words[start - 1])
    return Inverted(words[:start], words[start:end], suffix, doubtful=doubtful)


def _is_tail(word: str, is_last: bool) -> bool:
    """Initials behind a surname. Three or four capitals that can be spoken are a surname: `Jean ROUX`."""
    if not _INITIALS.fullmatch(word) or (not is_last and word in "OÓD"):
        return False
    return len(word) < 4 or "." in word or "-" in word or not has_vowel(word)


def _is_generation(tail: list[str]) -> bool:
    """`Daniel Okafor II`: behind two words, these are not initials."""
    return tail in (["II"], ["III"], ["IV"])


def _is_generation_behind_particle(family: list[str], tail: list[str]) -> bool:
    """`Ronder von Buran VI`: a given name, a particle, a surname."""
    inner = any(word in PARTICLES for word in family[1:-1])
    return inner and tail in (["VI"], ["VII"], ["VIII"])


def _surname_in_capitals(words: list[str], plain: list[str]) -> Inverted | None:
    """`ZHANG Wei`, `DE VRIES Anna`: French and East Asian title pages put the surname first, in capitals."""
    end = 0
    while end < len(plain) and plain[end].isupper() and len(plain[end]) > 1:
        end += 1
    rest = plain[end:]
    if not 0 < end < len(plain) or any(word.isupper() and len(word.strip(".")) > 1 for word in rest):
        return None
    first = plain[0]
    if not all(word[0].isupper() for word in rest) or not has_vowel("".join(plain[:end])):
        return None
    if "." in first or (len(first) < 4 and first not in _SHORT_SURNAMES) or len(max(plain[:end], key=len)) < 3:
        return None
    return Inverted(words[:end], words[end:], is_pubmed=False, doubtful=len(first) < 4)


def is_doubtful(words: list[str]) -> bool:
    """Whether a name in capitals ends in what may be initials or a surname: `WEI LI`."""
    return len(words) == 2 and words[1] in _SHORT_SURNAMES and words[0].isupper() and len(words[0]) > 1
