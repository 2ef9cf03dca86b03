"""What there is to say about a name: what was put right, with the name before and after, and what was not decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from otofolio.model.publication import Contributor
from otofolio.problems import Alike, Position, Problem, Severity

_LONGEST = 80
_WRITE = "write names as Surname, Given Names, with “and” between them"
_IN_BRACES = "put a group in braces, {ALTS Group}, and write a person as Surname, Given Names"


class Oddity(NamedTuple):
    """A kind of remark. `one` is said of a name, `before` and `after`; `many` of a number of them in one file."""

    one: str
    many: str
    hint: str = _WRITE
    severity: Severity = Severity.NOTICE


class Remark(NamedTuple):
    """One remark: what is odd, the name as it was written, and as it is read."""

    oddity: Oddity
    before: str
    after: str = ""

    @property
    def text(self) -> str:
        """The sentence, with a small first letter."""
        return self.oddity.one.format(before=_short(self.before), after=_short(self.after))

    @property
    def example(self) -> str:
        """The name for a list of examples."""
        return f"“{_short(self.before)}”" + (f" as “{_short(self.after)}”" if self.after else "")


def problems_of(remarks: Iterable[Remark], key: str, position: Position, write: str = "") -> Iterator[Problem]:
    """The remarks about an entry's names as problems; those that are alike in a file can be reported as one.

    `write` is how a format that has neither braces nor “and” writes a name.
    """
    for remark in remarks:
        said, oddity = f"In “{key}”, {remark.text}", remark.oddity
        hint = write if write and _OF_BIBTEX.search(oddity.hint) else oddity.hint
        yield Problem(position, said, hint, oddity.severity, Alike(oddity.many, remark.example))


_OF_BIBTEX = re.compile(r"“and”|[{}]")


def shown(person: Contributor) -> str:
    """`van der Berg, Anna, Jr.`: which part of a name is which."""
    family = " ".join(filter(None, (person.non_dropping_particle, person.family)))
    given = " ".join(filter(None, (person.given, person.dropping_particle)))
    return person.literal or ", ".join(filter(None, (family, given, person.suffix)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _repair(one: str, many: str, hint: str = _WRITE) -> Oddity:
    return Oddity(f"“{{before}}” is read as “{{after}}”: {one}", f"{{count}} names were read {many}", hint)


def _doubt(one: str, many: str, hint: str = _WRITE) -> Oddity:
    return Oddity(one, many, hint, Severity.WARNING)


PUBMED = _repair("a surname with initials, the way PubMed writes names.", "as surnames with initials, PubMed’s way")
FONT = _repair(
    "font commands are no part of a name.",
    "without font commands around them",
    "write the name without them; your own name is made bold by itself",
)
DEGREE = _repair("degrees are no part of a name.", "without their degrees", "leave degrees out of lists of authors")
TITLE = _repair("titles are no part of a name.", "without their titles", "leave titles out of lists of authors")
GENERATION = _repair("the generation comes after the given names.", "with the generation after the given names")
GROUP = _repair("it is the name of a group.", "as names of groups", _IN_BRACES)
CAPITALS = _repair(
    "names are not printed all in capitals or in small letters.",
    "in normal case: they are all in capitals or in small letters",
    "write the names as their owners do; braces keep a spelling: {MCDONALD}, Ann",
)
STRAY_POINT = _repair("only initials have a period.", "without a stray period")
CONTACT = _repair("addresses and ORCID iDs are no part of a name.", "without the addresses in them")
ROLE = _repair("what is in parentheses is no part of a name.", "without what is in parentheses")
NO_COMMA = _repair("it has no comma.", "as given names and a surname: they have no comma")
NUMBER = _repair("a number or letter of an affiliation is no part of a name.", "without the marks of affiliations")
SEPARATED = Oddity(
    "“{before}” is read as several names: {after}.",
    "{count} lists of names were read without “and” between all the names",
    _WRITE,
)
PHRASE = _repair("it is the name of one group.", "as names of groups", _IN_BRACES)
EQUAL = Oddity(
    "the sign {after} with several names ({before}) was read as equal contribution.",
    "{count} lists of names have signs that were read as equal contribution",
    "if it means something else, take the signs out; to say it in so many words, add author+an = {1=equal; 2=equal}",
)
LONE_MARK = Oddity(
    "the sign {after} is with one name only, “{before}”, and was taken out: what does it mean?",
    "{count} signs are with one name only and were taken out: what do they mean?",
    "corresponding author: author+an = {1=corresponding}; equal contribution takes two or more: "
    "author+an = {1=equal; 2=equal}",
)
LONE_EQUAL = LONE_MARK._replace(
    one="only “{before}” is marked as an equal contributor, so the mark was taken out.",
    many="{count} authors are the only ones marked as equal contributors, so the mark was taken out",
    hint="equal contribution takes two or more: author+an = {1=equal; 2=equal}",
)
IN_BRACES = Oddity(
    "“{before}” is in double braces, so it was read as the name of an organization.",
    "{count} names in double braces were read as names of organizations",
    "take one pair of braces away if it is a person",
)

SEVERAL = _doubt(
    "“{before}” was read as one name, but names are separated by “and”: {{{after}}}.",
    "{count} names look like several: names are separated by “and”",
)
TOO_MANY_COMMAS = _doubt(
    "the name “{before}” has too many commas; it is read as “{after}”.", "{count} names have too many commas"
)
INITIALS_IN_SURNAME = _doubt(
    "the surname in “{before}” has initials in it; it is read as “{after}”.", "{count} surnames have initials in them"
)
DEGREE_OR_INITIALS = _doubt(
    "“{before}” may end in a degree or in initials; it is read as “{after}”.",
    "{count} names may end in a degree or in initials",
    "write the initials with periods, Avery, M. D., and leave degrees out",
)
PERSON_OR_GROUP = _doubt(
    "“{before}” may be a person or a group; it is read as “{after}”.",
    "{count} names may be those of persons or of groups",
    _IN_BRACES,
)
WHICH_SURNAME = _doubt(
    "which part of “{before}” is the surname is not certain; it is read as “{after}”.",
    "{count} names do not tell which part is the surname",
)
DIGITS = _doubt("the name “{before}” has a digit or a web address in it.", "{count} names have digits or addresses")
SIGNS = _doubt("the name “{before}” has signs that are no part of a name.", "{count} names have signs in them")
UNKNOWN_LATEX = Oddity(
    "LaTeX in the name “{before}” could not be read: {after}",
    "{count} names have LaTeX that could not be read",
    "write the letter itself",
)
SURNAME_CALMED = _repair(
    "a surname is not printed in capitals.",
    "with their surnames in normal case",
    "write the names as their owners do; braces keep a spelling: {MCDONALD}, Ann",
)
SURNAME_LEFT = Oddity(
    "the surname in “{before}” is all in capitals or in small letters and is left so.",
    "{count} surnames are all in capitals or in small letters and are left so",
    "write the names as their owners do",
)
