"""Which sections the CVs and the one page show, and in which order: the names that the data file uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from otofolio.model.person import CLINICAL_ABROAD, CLINICAL_US, PUBLICATIONS
from otofolio.model.plans import CvPlan, SnapshotPlan
from otofolio.model.portfolio import IN_PROGRESS
from otofolio.model.publication import Kind
from otofolio.problems import Position, Problem
from otofolio.reading.cv.items import ITEM_SECTIONS, free_name
from otofolio.reading.yaml.document import Path, YamlDocument

if TYPE_CHECKING:
    from otofolio.reading.cv import schema

_VARIANT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 40

Names = Mapping[str, tuple[str, ...]]
"""From what a person may write, in small letters, to the names of the portfolio's sections."""


def read_plans(
    parsed: schema.CvFile, document: YamlDocument
) -> tuple[tuple[CvPlan, ...], SnapshotPlan, tuple[Problem, ...]]:
    """The full CV and its variants; the one page; a problem for every section that is not known."""
    sections = _section_names(parsed)
    kinds = sections | {kind: (kind,) for kind in (*(kind.value for kind in Kind), IN_PROGRESS)}
    problems = [*_unknown(parsed, document, sections, kinds), *_bad_variants(parsed.cv, document)]
    full = _cv_plan(parsed.cv, kinds)
    variants = (_variant(name, said, full, kinds) for name, said in (parsed.cv.model_extra or {}).items())
    said = parsed.snapshot
    snapshot = SnapshotPlan(
        said.title, _resolved(said.include, sections), _resolved(said.order, sections), said.limit or 0
    )
    return (full, *variants), snapshot, tuple(problems)


def _section_names(parsed: schema.CvFile) -> dict[str, tuple[str, ...]]:
    names = {name: (name,) for name in (*ITEM_SECTIONS, CLINICAL_US, CLINICAL_ABROAD, PUBLICATIONS)}
    free = {section.title.casefold(): (free_name(number),) for number, section in enumerate(parsed.sections)}
    return free | names | {"clinical": (CLINICAL_US, CLINICAL_ABROAD)}


def _cv_plan(said: schema.Cv | schema.CvVariant, names: Names) -> CvPlan:
    return CvPlan(
        title=said.title,
        include=_resolved(said.include, names),
        order=_resolved(said.order, names),
        leave_out=_resolved(said.leave_out, names),
        titles=tuple((name, title) for word, title in said.titles.items() for name in names.get(word.casefold(), ())),
    )


def _variant(name: str, said: schema.CvVariant, full: CvPlan, names: Names) -> CvPlan:
    """The full CV with the variant's changes."""
    own = _cv_plan(said, names)
    return CvPlan(
        name=name,
        title=own.title or full.title,
        include=own.include or full.include,
        order=own.order or full.order,
        leave_out=(*(section for section in full.leave_out if section not in own.include), *own.leave_out),
        titles=(*full.titles, *own.titles),
        limit=said.limit or 0,
    )


def _resolved(words: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in words for name in names.get(word.casefold(), ())))


def _unknown(parsed: schema.CvFile, document: YamlDocument, sections: Names, kinds: Names) -> Iterator[Problem]:
    yield from _unknown_words(("snapshot",), parsed.snapshot, sections, document)
    for path, said in ((("cv",), parsed.cv), *((("cv", name), v) for name, v in (parsed.cv.model_extra or {}).items())):
        yield from _unknown_words(path, said, sections, document)
        places = {word: document.values[(*path, "leave_out", place)] for place, word in enumerate(said.leave_out)}
        places |= {word: document.keys[(*path, "titles", word)] for word in said.titles}
        yield from (_no_section(w, kinds, at.position) for w, at in places.items() if _new(w, kinds))


def _unknown_words(
    path: Path, said: schema.Cv | schema.CvVariant | schema.Snapshot, names: Names, document: YamlDocument
) -> Iterator[Problem]:
    for field in ("include", "order"):
        for place, word in enumerate(getattr(said, field)):
            if _new(word, names):
                where = document.values[(*path, field, place)].position
                yield _no_section(word, names, where)


def _new(word: str, names: Names) -> bool:
    return word.casefold() not in names


def _no_section(word: str, names: Names, where: Position) -> Problem:
    from otofolio.reading.facts.schema_problems import did_you_mean

    return Problem(where, f"“{word}” is not a section.", did_you_mean(word, names))


def _bad_variants(cv: schema.Cv, document: YamlDocument) -> Iterator[Problem]:
    """A variant's name becomes part of a file's name."""
    for name in cv.model_extra or {}:
        if _VARIANT.fullmatch(name) and len(name) <= _LONGEST_NAME:
            continue
        where = document.keys[("cv", name)].position
        said = f"“{name}” cannot be a variant's name, because its PDF is called cv-{name}.pdf."
        yield Problem(where, said, "use small letters, digits and hyphens: `for-mentors`")
