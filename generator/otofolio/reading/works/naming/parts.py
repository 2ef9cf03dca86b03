"""Names that come in parts, as CSL-JSON has them: kept as they are if they are well formed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from otofolio.model.publication import Contributor
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.lists import Names, marked, read_people
from otofolio.reading.works.naming.one_name import ReadName, read_name
from otofolio.reading.works.naming.remarks import Remark, shown
from otofolio.reading.works.naming.words import GENERATION_ALONE

_LEFT_ALONE = frozenset(
    (said.SIGNS, said.DIGITS, said.SURNAME_LEFT, said.INITIALS_IN_SURNAME, said.DEGREE_OR_INITIALS,
     said.PERSON_OR_GROUP, said.UNKNOWN_LATEX, said.SEVERAL, said.TOO_MANY_COMMAS)
)  # fmt: skip
"""What is reported, and not corrected."""


def names_in_parts(people: Iterable[Contributor | str]) -> Names:
    """The people; those with something odd in their parts are read as if they were written in a list."""
    read: list[ReadName] = []
    remarks: list[Remark] = []
    for person in people:
        if isinstance(person, str):
            inner = read_people([person])
            read += map(ReadName, inner.contributors)
            remarks += inner.remarks
        else:
            read.append(_looked_at(person))
    return marked(read, False, remarks)


def _as_left(remark: Remark, person: Contributor) -> Remark:
    """A name that is not in capitals throughout is left so: the parts may be as their owner has them."""
    in_capitals = f"{person.family}{person.given}".isupper()
    is_kept = remark.oddity is said.SURNAME_CALMED or (remark.oddity is said.CAPITALS and not in_capitals)
    return remark._replace(oddity=said.SURNAME_LEFT) if is_kept else remark


def _looked_at(person: Contributor) -> ReadName:
    if person.literal:
        return ReadName(person)
    if person.suffix and GENERATION_ALONE.fullmatch(person.given):
        turned = replace(person, given=person.suffix, suffix=person.given)
        return ReadName(turned, (Remark(said.GENERATION, shown(person), shown(turned)),))
    particles = (person.dropping_particle, person.non_dropping_particle)
    family = " ".join(filter(None, (*particles, person.family)))
    written = ", ".join(filter(None, (family, person.given and person.suffix, person.given)))
    read = read_name(written)
    remarks = tuple(_as_left(remark, person) for remark in read.remarks)
    if not read.signs and _LEFT_ALONE.issuperset(remark.oddity for remark in remarks):
        return ReadName(person, remarks)
    name = read.person
    if person.dropping_particle and name.non_dropping_particle:
        name = replace(name, non_dropping_particle=person.non_dropping_particle, dropping_particle=particles[0])
    return read._replace(person=replace(name, orcid=person.orcid or name.orcid, comma_suffix=person.comma_suffix))
