"""What there is to say about the owner and a list of authors."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from otofolio.deriving.owner_names import Owner, generation_of, given_words, is_written_so, same_given
from otofolio.model.letters import folded
from otofolio.model.publication import Contributor, Publication
from otofolio.problems import Alike, Problem, Severity

_LOOKS_ALIKE = 0.8
_NOT_COUNTED = "and it is not counted in your numbers"
_IS_NOT_COUNTED = "It is not counted in your numbers."


def found_twice(publication: Publication, found: list[int]) -> Problem:
    """Two authors or more may be the owner."""
    both = " and ".join(_shown(publication.authors[i]) for i in found)
    return Problem(
        publication.position,
        f"More than one author of “{publication.key}” may be you: {both}. None is marked, {_NOT_COUNTED}.",
        "name the right one with its ORCID iD: author+an = {2:orcid=\"0000-0000-0000-0000\"}".replace(
            "{2", "{" + str(found[0] + 1)
        ),
        Severity.NOTICE,
    )  # fmt: skip


def not_found(publication: Publication, owner: Owner) -> tuple[Problem, ...]:
    """The owner is not among the authors: by another iD, spelling or generation, cut off, or not at all."""
    near = next((name for name in publication.authors if _looks_like(name, owner)), None)
    said, hint, many = _near_miss(publication.key, near, owner) if near else _absence(publication)
    alike = Alike(many, f"“{publication.key}”") if many else None
    return (Problem(publication.position, said, hint, Severity.NOTICE, alike),)


def _near_miss(key: str, near: Contributor, owner: Owner) -> tuple[str, str, str]:
    """The sentence, the hint, and the sentence for many."""
    name, add = _shown(near), f"add “{_shown(near)}” to also_published_as in cv.yaml"
    if near.orcid and owner.orcid and near.orcid != owner.orcid:
        said = f"You are not among the authors of “{key}”: “{name}” has another ORCID iD there. {_IS_NOT_COUNTED}"
        return said, "if it is you, correct the iD there, or `orcid` in cv.yaml", ""
    said = f"You are not among the authors of “{key}”, but “{name}” looks like your name"
    if any(is_written_so(near, own) for own in owner.names):
        return (
            f"{said}: the generation is another. {_IS_NOT_COUNTED}",
            f"if it is you, correct the generation, or {add}",
            "",
        )
    return f"{said}. {_IS_NOT_COUNTED}", f"correct the spelling, or {add}", _LOOKS_LIKE


def _absence(publication: Publication) -> tuple[str, str, str]:
    """The same three if no name comes near."""
    key = publication.key
    if publication.authors_truncated:
        said = f"The list of authors of “{key}” ends in “and others”, so you may be among those left out."
        hint = "take the full list of authors from PubMed or from the work itself"
        return f"{said} {_IS_NOT_COUNTED}", hint, _CUT_OFF
    said = f"You are not among the authors of “{key}”, so it is not counted in your numbers."
    return said, "add the way your name is written there to also_published_as in cv.yaml", _NOT_AMONG


_NOT_AMONG = "You are not among the authors of {count} works, so they are not counted in your numbers"
_CUT_OFF = "{count} lists of authors end in “and others”, so you may be among those left out; they are not counted"
_LOOKS_LIKE = "You are not among the authors of {count} works, but a name looks like yours"


def _looks_like(name: Contributor, owner: Owner) -> bool:
    own = owner.names[0]
    family = folded(name.family or name.literal).replace(" ", "")
    alike = SequenceMatcher(None, family, own.folded_family)
    if not family or alike.real_quick_ratio() < _LOOKS_ALIKE or alike.ratio() < _LOOKS_ALIKE:
        return False
    given = given_words(name.given)
    return bool(given and own.given and given[0][0] == own.given[0][0])


def new_spelling(publication: Publication, name: Contributor, owner: Owner) -> tuple[Problem, ...]:
    """A name that matches only under folding (`Muller` for `Müller`), or by the ORCID iD alone, is worth a look."""
    written = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    known = {own.family.casefold() for own in owner.names}
    given = given_words(name.given)
    is_known = {written.casefold(), name.family.casefold()} & known and any(
        same_given(given, own.given) for own in owner.names
    )
    if is_known and (not generation_of(name.suffix) or any(own.generation for own in owner.names)):
        return ()
    said = f"Your name is written “{_shown(name)}” in “{publication.key}”, which is new."
    hint = "correct it, or add the spelling to also_published_as in cv.yaml"
    alike = Alike("Your name is written in a new way in {count} works", f"“{_shown(name)}” in “{publication.key}”")
    return (Problem(publication.position, said, hint, Severity.NOTICE, alike),)


def _shown(name: Contributor) -> str:
    particles = (name.dropping_particle, name.non_dropping_particle, name.family)
    family = " ".join(filter(None, particles))
    return name.literal or ", ".join(filter(None, (family, name.given, name.suffix)))


def nowhere(problems: list[Problem], owner: Owner) -> list[Problem]:
    """The notices of a file that does not have the owner: those that only say so become one."""
    plain = [problem for problem in problems if _is_plain(problem)]
    if len(plain) < 2 or owner.spelling is None:
        return problems
    many = f"“{owner.spelling.full}” is not among the authors of any work of this file; {{count}} works are not counted"
    hint = "is the name in cv.yaml the one under which you publish? other spellings go into also_published_as"
    same = [replace(problem, hint=hint, alike=_with_many(problem.alike, many)) for problem in plain]
    return [*(problem for problem in problems if not _is_plain(problem)), *same]


def _is_plain(problem: Problem) -> bool:
    return problem.alike is not None and problem.alike.many == _NOT_AMONG


def _with_many(alike: Alike | None, many: str) -> Alike:
    """The same example under another sentence."""
    return Alike(many, alike.example if alike else "")
