"""Finding the owner in author lists: by ORCID iD, else by name, under accent and case folding. Never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from otofolio.deriving.folding import folded
from otofolio.model.person import PersonName
from otofolio.model.publication import Contributor, Publication
from otofolio.problems import Problem, Severity

_LOOKS_ALIKE = 0.8
_LONGEST_INITIALS = 3
_NOT_COUNTED = "and it is not counted in your numbers"


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A way to write the owner's name: the surname, and the given names as separate words or initials."""

    family: str
    given: tuple[str, ...]

    @property
    def folded_family(self) -> str:
        """The surname made comparable, without inner spaces."""
        return folded(self.family).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom to look for."""

    names: tuple[WrittenName, ...]
    orcid: str = ""


def owner_of(name: PersonName, also_published_as: Iterable[str] = (), orcid: str = "") -> Owner:
    """The owner by their name, the other ways in which they publish, and their ORCID iD."""
    own = WrittenName(name.family, _given_words(f"{name.given} {name.middle}"))
    return Owner((own, *map(parse_written_name, also_published_as)), orcid)


def parse_written_name(text: str) -> WrittenName:
    """`Avery JL`, `Avery, Jordan L.` or `Jordan L. Avery`."""
    if "," in text:
        family, _, given = text.partition(",")
        return WrittenName(family.strip(), _given_words(given))
    words = text.split()
    if len(words) > 1 and _are_initials(words[-1]):
        return WrittenName(" ".join(words[:-1]), _given_words(words[-1]))
    return WrittenName(words[-1] if words else "", _given_words(" ".join(words[:-1])))


def mark_owner(publication: Publication, owner: Owner) -> tuple[Publication, tuple[Problem, ...]]:
    """The publication with the owner marked; unmarked, with a notice, where they are not found or found twice."""
    names = publication.authors
    if not names:
        return publication, ()
    found = _by_orcid(names, owner) or [i for i, name in enumerate(names) if _is_owner(name, owner)]
    if len(found) == 1:
        place = found[0]
        marked = replace(names[place], is_owner=True)
        publication = replace(publication, authors=(*names[:place], marked, *names[place + 1 :]))
        return publication, _new_spelling(publication, marked, owner)
    return publication, (_found_twice(publication, found),) if found else _not_found(publication, owner)


def _by_orcid(names: tuple[Contributor, ...], owner: Owner) -> list[int]:
    return [i for i, name in enumerate(names) if name.orcid and name.orcid == owner.orcid]


def _is_owner(name: Contributor, owner: Owner) -> bool:
    if name.literal or (name.orcid and owner.orcid):
        return False
    return any(_same_family(name, own) and _same_given(_given_words(name.given), own.given) for own in owner.names)


def _same_family(name: Contributor, own: WrittenName) -> bool:
    whole = folded(f"{name.dropping_particle} {name.non_dropping_particle} {name.family}").replace(" ", "")
    return own.folded_family in (whole, folded(name.family).replace(" ", ""))


def _same_given(there: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Each word or initial fits its counterpart; a middle name may be missing on either side."""
    if not there or not own:
        return False
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(there, own, strict=False))


def _given_words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in text.replace(".", ". ").split():
        words += word if _are_initials(word) else folded(word).split()
    return tuple(folded(word) for word in words if folded(word))


def _are_initials(word: str) -> bool:
    """`JL` and `J.L.`, but not `Jo` or a surname in capitals."""
    letters = word.replace(".", "").replace("-", "")
    return 0 < len(letters) <= _LONGEST_INITIALS and letters.isalpha() and letters.isupper()


def _found_twice(publication: Publication, found: list[int]) -> Problem:
    both = " and ".join(_shown(publication.authors[i]) for i in found)
    return Problem(
        publication.position,
        f"More than one author of “{publication.key}” may be you: {both}. None is marked, {_NOT_COUNTED}.",
        "name the right one with its ORCID iD: author+an = {2:orcid=\"0000-0000-0000-0000\"}".replace(
            "{2", "{" + str(found[0] + 1)
        ),
        Severity.NOTICE,
    )  # fmt: skip


def _not_found(publication: Publication, owner: Owner) -> tuple[Problem, ...]:
    near = next((name for name in publication.authors if _looks_like(name, owner)), None)
    if near:
        said = (
            f"You are not among the authors of “{publication.key}”, but “{_shown(near)}” looks like your name."
            " It is not counted in your numbers."
        )
        hint = f"mend the spelling, or add “{_shown(near)}” to also_published_as in cv.yaml"
    else:
        said = f"You are not among the authors of “{publication.key}”, so it is not counted in your numbers."
        hint = "add the way your name is written there to also_published_as in cv.yaml"
    return (Problem(publication.position, said, hint, Severity.NOTICE),)


def _looks_like(name: Contributor, owner: Owner) -> bool:
    own = owner.names[0]
    family = folded(name.family or name.literal).replace(" ", "")
    alike = SequenceMatcher(None, family, own.folded_family)
    if not family or alike.real_quick_ratio() < _LOOKS_ALIKE or alike.ratio() < _LOOKS_ALIKE:
        return False
    given = _given_words(name.given)
    return bool(given and own.given and given[0][0] == own.given[0][0])


def _new_spelling(publication: Publication, name: Contributor, owner: Owner) -> tuple[Problem, ...]:
    """A name that matches only under folding (`Muller` for `Müller`), or by the ORCID iD alone, is worth a look."""
    written = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    known = {own.family.casefold() for own in owner.names}
    given = _given_words(name.given)
    if {written.casefold(), name.family.casefold()} & known and any(
        _same_given(given, own.given) for own in owner.names
    ):
        return ()
    said = f"Your name is written “{_shown(name)}” in “{publication.key}”, which is new."
    hint = "mend it, or add the spelling to also_published_as in cv.yaml"
    return (Problem(publication.position, said, hint, Severity.NOTICE),)


def _shown(name: Contributor) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given)))
