"""One name, classified by itself and then read: whatever its neighbors are, it is read in the same way."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.publication import Contributor
from otofolio.reading.markup.latex import is_braced, latex_to_plain
from otofolio.reading.works.naming import bibtex_name as bibtex
from otofolio.reading.works.naming import cases, pubmed
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.covers import Bare, bare, readable
from otofolio.reading.works.naming.honors import is_whole_name, with_generation, without_honors, without_numbers
from otofolio.reading.works.naming.remarks import Oddity, Remark, shown
from otofolio.reading.works.naming.words import (
    COMPANY,
    GENERATION,
    is_degree,
    is_group,
    is_group_word,
    is_subject,
    is_title,
    may_be_group,
)

_USUAL = re.compile(r"([^\W\d_][\w'’-]*), ([^\W\d_][\w'’-]*(?:\. ?)?(?: ?[^\W\d_][\w'’-]*\.?)?)")
_STRAY_POINT = re.compile(r"(?<![\w.])([^\W\d_a-zß-öø-ÿ]['’a-zß-ÿ]{2,}(?:-[^\W\d_]['’a-zß-ÿ]+)*)\.(?=\s|$)")
_ABBREVIATED = re.compile(r"[^AEIOUYaeiouyà-ÿ]+|Jos|Geo|Alex|Chas|Jas|Benj|Fred|Edw|Rob|Dan|Sam|Ioan")
_IN_PARENTHESES = re.compile(r"(?:^|\s+)\([^()]*\)")
_SMALL_INITIAL = re.compile(r"(?<![^\s,])[^\W\d_A-Z](?=\.(?:[\s,]|$))")
_ADDRESS = re.compile(r"[0-9@]|https?:|www\.")
_INITIAL_INSIDE = re.compile(r"(?:^|\s)[A-Z]\.(?:\s|$)|\w{2}\s+(?!I{2,3}$|IV$)(?:[A-Z]\.?){1,3}$")
_COMPANY_OF_TWO = re.compile(r"[^\s,]+ \\?& [^\s,]+")


class ReadName(NamedTuple):
    """A person or a group, what there is to say, and the signs that were with the name."""

    person: Contributor
    remarks: tuple[Remark, ...] = ()
    signs: str = ""


@lru_cache(maxsize=4096)
def read_name(raw: str) -> ReadName:
    """Read one name in any form. The same people recur through a list of publications: each spelling is read once."""
    if usual := _usual(raw):
        return ReadName(usual)
    raw = " ".join(raw.split())  # patterns that skip white space would skip a long stretch of it from every place
    remarks: list[Remark] = []
    name = Bare(raw) if is_braced(raw) and not raw.startswith("{\\") else bare(raw)
    if is_braced(name.text):
        return ReadName(Contributor(literal=bibtex.decoded(name.text, remarks)), tuple(remarks), name.signs)
    if bibtex.is_extended(raw):
        return ReadName(bibtex.extended(raw, remarks), tuple(remarks))
    reading = _Reading(name.text)
    person = reading.person()
    if name.orcid or name.corresponding:
        person = replace(person, orcid=name.orcid, corresponding=name.corresponding)
    found = [*_taken_off(name), *reading.found]
    before, after = readable(latex_to_plain(raw) if "{\\" in raw and not name.had_font else raw), shown(person)
    remarks = [Remark(oddity, before, after) for oddity in dict.fromkeys(found)]
    return ReadName(person, (*remarks, *reading.remarks), name.signs)


def _usual(raw: str) -> Contributor | None:
    """`Surname, Given` without anything to look at: nearly all names are of this form."""
    usual = _USUAL.fullmatch(raw)
    if usual is None or "--" in raw:
        return None
    family, given = usual[1], usual[2]
    if _ADDRESS.search(raw):
        return None
    last = given.rpartition(" ")[2]
    if family.isupper() or family.islower() or given.islower() or (given.isupper() and len(given) > 3):
        return None
    if is_group_word(family) or is_title(given.split(" ")[0]) or any(map(is_degree, {given, last})):
        return None
    if GENERATION.fullmatch(last) or _STRAY_POINT.search(given) or cases.is_shouted(family):
        return None
    return Contributor(family, bibtex.spaced_initials(given, family))


def _taken_off(name: Bare) -> list[Oddity]:
    """What was around the name, as remarks."""
    facts = {said.FONT: name.had_font, said.CONTACT: name.had_contact, said.ROLE: name.had_role}
    return [oddity for oddity, is_so in {**facts, said.NUMBER: name.numbered}.items() if is_so]


class _Reading:
    """The reading of one name; it lives for one call."""

    def __init__(self, text: str) -> None:
        self.found: list[Oddity] = []
        self.remarks: list[Remark] = []
        self.text = self._with_capital_initials(without_numbers(text, self.found))

    def _with_capital_initials(self, text: str) -> str:
        """`Allerman, a. a.`: programs that write journal articles in small letters do so to initials."""
        capital = _SMALL_INITIAL.sub(lambda match: match[0].upper(), text)
        if capital != text:
            self.found.append(said.CAPITALS)
        return capital

    def person(self) -> Contributor:
        """The name, classified, taken apart, and put right."""
        parts = [part for part in bibtex.split_commas(self.text) if part]
        if not parts:
            return Contributor()
        if group := self._group(parts):
            self.found.append(said.GROUP)
            return Contributor(literal=bibtex.decoded(group, self.remarks))
        parts, suffix = with_generation(without_honors(self._without_parentheses(parts), self.found), self.found)
        person = self._one_part(parts[0], suffix) if len(parts) == 1 else self._parts(parts, suffix)
        return self._looked_over(self._calmed(self._without_points(person)))

    def _group(self, parts: list[str]) -> str:
        """The name of the group, in its own order, or nothing."""
        plain = [latex_to_plain(part) if "\\" in part or "{" in part else part for part in parts]
        if _COMPANY_OF_TWO.fullmatch(self.text):
            return self.text
        if len(parts) == 1:
            return parts[0] if "{" not in parts[0].replace("{\\", "") and is_group(plain[0]) else ""
        if len(parts) == 2 and is_group_word(plain[0]) and not pubmed.is_initials(plain[1]):
            return f"{parts[1]} {parts[0]}"
        if len(parts) == 2 and COMPANY.fullmatch(plain[1]):
            return self.text
        if is_group(plain[0]) and len(plain[0].split()) > 1:
            return self.text
        if len(parts) == 2 and is_subject(plain[0]) and is_group(plain[1]):
            return f"{parts[1]} {parts[0]}"
        return ""

    def _without_parentheses(self, parts: list[str]) -> list[str]:
        """`William (Bill) Smith`, `FRCS (ORL-HNS)`: what is in parentheses has no initial."""
        if "(" not in self.text or "{" in self.text:
            return parts
        cut = [_IN_PARENTHESES.sub("", part).strip() for part in parts]
        if cut == parts or not cut[0]:
            return parts
        self.found.append(said.ROLE)
        return [part for part in cut if part]

    def _one_part(self, text: str, suffix: str) -> Contributor:
        """A name without a comma."""
        words = self._lettered(bibtex.split_words(text))
        inverted = pubmed.surname_first(words)
        if pubmed.is_doubtful(words):
            self.found.append(said.WHICH_SURNAME)
        if inverted is None:
            words = self._spoken(words)
            if len(words) == 2 and may_be_group(text):
                self.found.append(said.PERSON_OR_GROUP)
            person = bibtex.first_von_last(words, self.remarks)
            return replace(person, suffix=suffix) if suffix else person
        if inverted.is_pubmed:
            self.found.append(said.PUBMED)
        elif inverted.doubtful:
            self.found.append(said.WHICH_SURNAME)
        given = pubmed.spaced(inverted.given) if inverted.is_pubmed else inverted.given
        parts = [" ".join(inverted.family), suffix or inverted.suffix, " ".join(given)]
        return bibtex.von_last_first(parts, self.remarks)

    def _lettered(self, words: list[str]) -> list[str]:
        """`jordan avery`: in small letters, BibTeX would take the given name for a particle."""
        text = " ".join(words)
        if len(words) > 1 and text.islower() and "\\" not in text and "{" not in text:
            self.found.append(said.CAPITALS)
            return cases.calmed(text).split(" ")
        return words

    def _spoken(self, words: list[str]) -> list[str]:
        """`LUDWIG VAN BEETHOVEN`: in capitals, BibTeX would take the particle for a given name."""
        text = " ".join(words)
        if len(words) > 1 and text.isupper() and "\\" not in text and "{" not in text:
            self.found.append(said.CAPITALS)
            return cases.calmed(text).split(" ")
        return words

    def _parts(self, parts: list[str], suffix: str) -> Contributor:
        """A name with commas, by BibTeX's rules."""
        if len(parts) == 2 and parts[0].isdigit():
            self.found.append(said.NUMBER)
            return self._one_part(parts[1], suffix)
        if len(parts) > 3 or (len(parts) == 3 and suffix):
            self.found.append(said.TOO_MANY_COMMAS)
            return bibtex.von_last_first([parts[0], suffix, ", ".join(parts[1:])], self.remarks)
        if len(parts) == 3:
            self.remarks.append(Remark(said.SEVERAL, ", ".join(parts), " and ".join(parts)))
            return bibtex.von_last_first(parts, self.remarks)
        if is_whole_name(parts[0]) and " " in parts[1] and not all(map(pubmed.is_initials, parts[1].split())):
            self.remarks.append(Remark(said.SEVERAL, ", ".join(parts), " and ".join(parts)))
        return bibtex.von_last_first([parts[0], suffix, parts[1]], self.remarks)

    def _without_points(self, person: Contributor) -> Contributor:
        """`Perry, John. R. B.`: the period keeps a name from being shortened. `Chr.` is an abbreviation."""

        def bare_word(match: re.Match[str]) -> str:
            return match[0] if _ABBREVIATED.fullmatch(match[1]) else match[1]

        given = _STRAY_POINT.sub(bare_word, person.given)
        if given == person.given:
            return person
        self.found.append(said.STRAY_POINT)
        return replace(person, given=given)

    def _calmed(self, person: Contributor) -> Contributor:
        if "{" in self.text.replace("{\\", ""):
            return person
        calm = cases.in_normal_case(person)
        if calm != person:
            self.found.append(said.CAPITALS)
            return replace(calm, given=bibtex.spaced_initials(calm.given, calm.family))
        if cases.is_shouted(person.family) and len(person.family) > 2 and person.given:
            self.found.append(said.SURNAME_CALMED)
            return cases.with_calm_surname(person)
        if cases.is_left_small(person):
            self.found.append(said.SURNAME_LEFT)
        return person

    def _looked_over(self, person: Contributor) -> Contributor:
        """What is still odd is said."""
        if _ADDRESS.search(person.family + person.given):
            self.found.append(said.DIGITS)
        elif _INITIAL_INSIDE.search(person.family) and not self.remarks:
            self.found.append(said.INITIALS_IN_SURNAME)
        return person
