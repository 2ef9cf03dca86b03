"""Degrees, titles and generations, taken off a name that is split at its commas."""

from __future__ import annotations

import re

from otofolio.reading.markup.latex import latex_to_plain
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.bibtex_name import split_words
from otofolio.reading.works.naming.pubmed import ends_in_initials, is_one_initial
from otofolio.reading.works.naming.remarks import Oddity
from otofolio.reading.works.naming.words import (
    GENERATION_ALONE,
    PARTICLES,
    goes_with_title,
    is_degree,
    is_title,
    is_usual_degree,
    may_be_initials,
)

_POST_NOMINAL = re.compile(r"(?!I{2,3}$|IV$|VI{1,3}$|[JS]R\.?$)[A-Z]{2,8}|(?:[A-Z]\.){2,4}")
"""Behind a whole name, nothing else is so short and in capitals: `Ann Lee, USN`."""
_DIGITS_OF_DBLP = re.compile(r"\s+\d{4}(?=,|$)")


def without_honors(parts: list[str], found: list[Oddity]) -> list[str]:
    """The parts between the commas without degrees and titles; what was taken off is added to `found`."""
    parts = _without_degree_parts(parts, found)
    parts = [" ".join(_untitled(split_words(part), found)) for part in parts]
    if len(parts) > 1:
        family = _without_degrees(split_words(parts[0]), found, is_whole=False)
        given = _without_degrees(split_words(parts[-1]), found, is_whole=False)
        return [" ".join(family), *parts[1:-1], " ".join(given)]
    return [" ".join(_without_degrees(split_words(part), found, is_whole=True)) for part in parts]


def is_whole_name(text: str) -> bool:
    """Whether the text before a first comma cannot be a surname alone: it has initials in it, or ends in them."""
    words = text.split()
    return len(words) > 1 and (any(map(is_one_initial, words)) or ends_in_initials(text))


def _without_degree_parts(parts: list[str], found: list[Oddity]) -> list[str]:
    """`Jordan L. Avery, MD, PhD`, `Avery, Jordan, MD`: a part that is a degree. `Avery, MD` may have initials."""
    is_whole = is_whole_name(parts[0]) or is_title(parts[0].split(" ")[0])
    degrees = [
        at for at, part in enumerate(parts) if at and (is_degree(part) or (is_whole and _POST_NOMINAL.fullmatch(part)))
    ]
    rest = [part for at, part in enumerate(parts) if at not in degrees]
    if not degrees:
        return parts
    if len(rest) == 1 and len(degrees) == 1 and may_be_initials(parts[1]) and not _is_first_last(rest[0], parts[1]):
        if is_usual_degree(parts[1]) or len(rest[0].split()) > 1:
            found.append(said.DEGREE_OR_INITIALS)
        return parts
    found.append(said.DEGREE)
    return rest


def _is_first_last(text: str, degree: str) -> bool:
    """Whether given names come before the surname, so that what follows the comma is a degree."""
    words = [word for word in text.split() if not is_title(word)]
    if is_whole_name(text) or len(words) < len(text.split()):
        return True
    is_likely = is_usual_degree(degree) or "." not in degree
    return len(words) > 1 and is_likely and words[0].lower() not in PARTICLES


def _untitled(words: list[str], found: list[Oddity]) -> list[str]:
    """`Prof. Dr. med. Jordan Avery` without its titles."""
    at = 0
    while at < len(words) - 1 and (is_title(words[at]) or (at and goes_with_title(words[at]))):
        at += 1
    if len(words) > at + 2 and words[at] in ("MD", "PhD"):
        at += 1
    if at:
        found.append(said.TITLE)
    return words[at:]


def _without_degrees(words: list[str], found: list[Oddity], is_whole: bool) -> list[str]:
    """Take the degrees off the end of the words, of which at least one (of a whole name two) must stay."""
    fewest, taken = 1, False
    while count := _degree_words(words, fewest):
        degree = latex_to_plain(" ".join(words[-count:]))
        rest = words[:-count]
        certain = not may_be_initials(degree) or (is_whole and is_whole_name(" ".join(rest)))
        if not certain and (not is_usual_degree(degree) or (is_whole and len(rest) < 2)):
            if is_whole and len(rest) > 1:
                found.append(said.DEGREE_OR_INITIALS)
            break
        words, taken = rest, True
    if taken:
        found.append(said.DEGREE)
    return words


def _degree_words(words: list[str], fewest: int) -> int:
    """How many words at the end are one degree: `Ph. D.` is two."""
    if len(words) > fewest and is_degree(words[-1]):
        return 1
    return 2 if len(words) - 2 >= fewest and is_degree(" ".join(words[-2:])) else 0


def with_generation(parts: list[str], found: list[Oddity]) -> tuple[list[str], str]:
    """`C. H. Cleveland, Jr.` as the name and its generation; three parts keep BibTeX's order."""
    if len(parts) == 2 and _is_generation(parts[1], parts[0]):
        found.append(said.GENERATION)
        return parts[:1], parts[1]
    if len(parts) == 2 and GENERATION_ALONE.fullmatch(parts[0]) and " " in parts[1]:
        found.append(said.GENERATION)
        return parts[1:], parts[0]
    if len(parts) == 3 and GENERATION_ALONE.fullmatch(parts[2]) and not GENERATION_ALONE.fullmatch(parts[1]):
        return parts[:2], parts[2]
    if len(parts) == 3 and GENERATION_ALONE.fullmatch(parts[1]):
        return [parts[0], parts[2]], parts[1]
    return parts, ""


def _is_generation(text: str, name: str) -> bool:
    """Whether the only part behind a comma is a generation: of a surname alone, `II` and `JR` are initials."""
    if not GENERATION_ALONE.fullmatch(text):
        return False
    return not text.isupper() or (len(name.split()) > 1 and name.split(maxsplit=1)[0].lower() not in PARTICLES)


def without_numbers(text: str, found: list[Oddity]) -> str:
    """`Stefan Kolb 0001`: DBLP numbers those who are called alike."""
    cut = _DIGITS_OF_DBLP.sub("", text)
    if cut != text:
        found.append(said.NUMBER)
    return cut
