"""Finding the owner in author lists: by ORCID iD, else by name, under accent and case folding. Never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from otofolio.deriving.owner_names import (
    Owner,
    WrittenName,
    generation_of,
    given_words,
    is_written_so,
    parse_written_name,
)
from otofolio.deriving.owner_notices import found_twice, new_spelling, not_found, nowhere
from otofolio.model.letters import folded
from otofolio.model.person import PersonName
from otofolio.model.publication import Contributor, Publication
from otofolio.problems import Problem


def owner_of(name: PersonName, also_published_as: Iterable[str] = (), orcid: str = "") -> Owner:
    """The owner by their name, the other ways in which they publish, and their ORCID iD."""
    own = WrittenName(name.family, given_words(f"{name.given} {name.middle}"), generation_of(name.suffix))
    return Owner((own, *map(parse_written_name, also_published_as)), orcid, name)


def mark_owner_in_all(
    publications: Iterable[Publication], owner: Owner
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Each publication with the owner marked. A file in which they are nowhere is one notice, not one a work."""
    works: list[Publication] = []
    problems: dict[str, list[Problem]] = {}
    found: set[str] = set()
    for publication in publications:
        work, notices = mark_owner(publication, owner)
        works.append(work)
        file = work.position.file
        problems.setdefault(file, []).extend(notices)
        if any(name.is_owner for name in work.authors):
            found.add(file)
    reported = [nowhere(those, owner) if file not in found else those for file, those in problems.items()]
    return tuple(works), tuple(problem for those in reported for problem in those)


def mark_owner(publication: Publication, owner: Owner) -> tuple[Publication, tuple[Problem, ...]]:
    """The publication with the owner marked; unmarked, with a notice, if they are not found or found twice."""
    names = publication.authors
    if not names:
        return publication, ()
    found = _by_orcid(names, owner) or _by_name(names, owner)
    if len(found) == 1:
        place = found[0]
        marked = replace(_respelled(names[place], owner), is_owner=True)
        publication = replace(publication, authors=(*names[:place], marked, *names[place + 1 :]))
        return publication, new_spelling(publication, names[place], owner)
    return publication, (found_twice(publication, found),) if found else not_found(publication, owner)


def _by_orcid(names: tuple[Contributor, ...], owner: Owner) -> list[int]:
    return [i for i, name in enumerate(names) if name.orcid and name.orcid == owner.orcid]


def _by_name(names: tuple[Contributor, ...], owner: Owner) -> list[int]:
    """The places of the owner's name. Where father and son are both there, the generation decides."""
    found = [i for i, name in enumerate(names) if _is_owner(name, owner)]
    own = {written.generation for written in owner.names} - {""}
    return [i for i in found if generation_of(names[i].suffix) in own] or found


def _is_owner(name: Contributor, owner: Owner) -> bool:
    if name.literal or (name.orcid and owner.orcid):
        return False
    return any(is_written_so(name, own) and _same_generation(name, own) for own in owner.names)


def _same_generation(name: Contributor, own: WrittenName) -> bool:
    """Two that differ are two people; a list may leave it out."""
    there = generation_of(name.suffix)
    return not there or not own.generation or there == own.generation


def _respelled(name: Contributor, owner: Owner) -> Contributor:
    """The surname and the written-out given names as the owner spells them; nothing is added."""
    person = owner.spelling
    if person is None or not is_written_so(name, owner.names[0]):
        return name
    spelled = {folded(word): word for word in f"{person.given} {person.middle}".split()}
    given = " ".join(spelled.get(folded(word), word) if len(word) > 2 else word for word in name.given.split())
    suffix = person.suffix if name.suffix and person.suffix else name.suffix
    return replace(name, family=person.family, given=given, suffix=suffix, non_dropping_particle="",
                   dropping_particle="")  # fmt: skip
