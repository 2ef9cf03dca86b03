"""What a reader found in a source: every item of the source is an entry, a work, or left out with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from otofolio.model.publication import Publication

Value = str | tuple[str, ...]
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item was: the kind of source, and the place in it (`cv.zip: works/10.xml`)."""

    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item for `cv.yaml`, in the words of its schema. A free section is `sections:` and its title."""

    section: str
    fields: Fields
    origin: Origin
    question: str = ""
    """What the person has to decide about it; a comment in the draft."""


@dataclass(frozen=True, slots=True)
class Work:
    """One publication, and the identifiers under which its source has it (`doi:10.1/x`)."""

    publication: Publication
    origin: Origin
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item, or with `is_detail` a part of one, that has no place. `what` is empty if it is private."""

    origin: Origin
    what: str
    reason: str
    section: str = ""
    fields: Fields = field(default_factory=dict)
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All of one source, in its order."""

    entries: tuple[Entry, ...] = ()
    works: tuple[Work, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


Found = Entry | Work | LeftOut


def draft_of(found: list[Found]) -> Draft:
    """The items by what became of them."""
    return Draft(
        tuple(each for each in found if isinstance(each, Entry)),
        tuple(each for each in found if isinstance(each, Work)),
        tuple(each for each in found if isinstance(each, LeftOut)),
    )
