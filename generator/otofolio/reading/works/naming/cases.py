"""Names all in capitals or all in small letters: title pages and databases write them so, their owners do not."""

from __future__ import annotations

import re
from dataclasses import replace

from otofolio.model.publication import Contributor
from otofolio.reading.works.naming.words import PARTICLES

_SMALL_PARTICLES = PARTICLES - {"el", "al", "le", "lo", "les", "di", "bin", "ibn", "ben", "in", "op", "e", "i"}
_WORD = re.compile(r"[^\W\d_]+")
_SCOTTISH = re.compile(r"(?:Mc|Mac|Fitz|O['’]|D['’]|De|Di|La|Le|Van|Von)(?=[^\W\d_a-z]{3})")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]", re.IGNORECASE)


def is_shouted(text: str) -> bool:
    """All in capitals, but for the beginning of `McDONALD`; two letters at least."""
    rest = _SCOTTISH.sub("", text, count=1)
    return rest.isupper() and sum(map(str.isalpha, rest)) > 1


def calmed(text: str) -> str:
    """`O'NEIL-VAN DER BERG` as `O'Neil-van der Berg`: every word with a capital but the particles before others."""
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word.lower() if at < last and word.lower() in _SMALL_PARTICLES else _titled(word)
        for at, word in enumerate(words)
    )


def in_normal_case(person: Contributor) -> Contributor:
    """The person with the case put right if surname and given names are both without it."""
    family = " ".join(filter(None, (person.non_dropping_particle, person.family)))
    given = person.given
    if not given or not _WORD.search(family):
        return person
    if is_shouted(family) and given.upper() == given:
        return _renamed(person, calmed(family), _calm_given(given))
    if family.islower() and family not in PARTICLES and (given.islower() or not re.search(r"[^\W\d_]{2}", given)):
        return _renamed(person, calmed(family), _capitalized(given))
    if given.islower() and not PARTICLES.issuperset(word for word in given.split() if len(word) > 1):
        return replace(person, given=_capitalized(given))
    return person


def with_calm_surname(person: Contributor) -> Contributor:
    """`DUPONT, Jean` and `ZHANG Wei` as French and East Asian title pages have them, the surname in normal case."""
    family = " ".join(filter(None, (person.non_dropping_particle, person.family)))
    return _renamed(person, calmed(family), person.given)


def is_left_small(person: Contributor) -> bool:
    """Whether the surname alone is in small letters, which may be its owner's wish."""
    family = person.family
    return bool(person.given) and len(family) > 3 and family.islower() and family.split(" ")[0] not in PARTICLES


def has_vowel(word: str) -> bool:
    """Whether a word in capitals can be spoken: `ANN`, and not `JLM`."""
    return _VOWEL.search(word) is not None


def _renamed(person: Contributor, family: str, given: str) -> Contributor:
    words = family.split(" ")
    start = 0
    while start < len(words) - 1 and words[start].islower() and words[start] in PARTICLES:
        start += 1
    suffix = person.suffix.capitalize() if person.suffix.rstrip(".").lower() in ("jr", "sr") else person.suffix
    return replace(
        person,
        family=" ".join(words[start:]),
        given=given,
        non_dropping_particle=" ".join(words[:start]),
        suffix=suffix,
    )


def _calm_given(given: str) -> str:
    """Whole names in normal case; initials stay. Beside a whole name, `JO` is one too, and `JL` is two initials."""
    if not any(len(word) > 2 and has_vowel(word) for word in _WORD.findall(given)):
        return given
    return " ".join(_calm_word(word) for word in given.split(" "))


def _calm_word(word: str) -> str:
    if word.isalpha() and 1 < len(word) < 4 and not has_vowel(word):
        return " ".join(f"{letter}." for letter in word)
    return word if "." in word and len(word) < 4 else _titled(word)


def _capitalized(given: str) -> str:
    words = given.split(" ")
    return " ".join(word if len(word) > 1 and word in PARTICLES else _titled(word) for word in words)


def _titled(word: str) -> str:
    """`O'NEIL` as `O'Neil`, `MARY-ANN` as `Mary-Ann`, `MCDONALD` as `McDonald`."""
    pieces = re.split(r"(?<=[-.])|(?<=^[ODLod]['’])|(?<=-[OD]['’])", word)
    return "".join(_one_titled(piece) for piece in pieces)


def _one_titled(piece: str) -> str:
    if piece[:2].lower() == "mc" and len(piece) > 4:
        return "Mc" + piece[2:].capitalize()
    if piece.startswith("Mac") and piece[3:].isupper() and len(piece) > 4:
        return "Mac" + piece[3:].capitalize()
    return piece.capitalize()
