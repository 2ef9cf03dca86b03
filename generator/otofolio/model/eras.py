"""ERAS, the application form of US residencies: the form of a season, and the finished sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otofolio.model.dates import PartialDate
from otofolio.model.person import Item
from otofolio.model.publication import Publication


@dataclass(frozen=True, slots=True)
class ExperienceForm:
    """The form's page of experiences: how many, how long (in characters), and the words of its lists."""

    most: int
    characters: int
    most_meaningful: int
    meaningful_characters: int
    types: tuple[str, ...]
    focus_areas: tuple[str, ...]
    characteristics: tuple[str, ...]
    section_types: tuple[tuple[str, str], ...]
    """From a section of the data file to the type of its entries."""


@dataclass(frozen=True, slots=True)
class WorkForm:
    """One type of scholarly work, the kinds and statuses that belong there, and whether it asks for a container."""

    name: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    asks_for_container: bool
    doubtful_kinds: tuple[str, ...] = ()
    """Kinds that belong there only if they were peer reviewed, which nothing in a bibliography says."""


@dataclass(frozen=True, slots=True)
class ErasForm:
    """The form of one season, as its data file has it."""

    section: str
    """What the form calls its page of works: `Scholarly Work`."""
    experiences: ExperienceForm
    works: tuple[WorkForm, ...]
    most_starred: int
    """0 if the season has no stars."""
    has_collections: bool
    unsure_statuses: tuple[str, ...]
    """Statuses of which no public page says whether the form takes them."""
    notes: tuple[str, ...]
    source: str
    checked: date


class Choice(StrEnum):
    """Whether an experience goes into the form."""

    CHOSEN = "chosen"
    UNDECIDED = "undecided"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Experience:
    """One experience in the form's fields. Texts are plain, without markup."""

    item: Item
    choice: Choice
    reason: str
    """Why it is left out."""
    type: str
    description: str
    is_meaningful: bool
    why: str
    """Why it is meaningful, in the person's words."""
    focus: str = ""
    characteristic: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scholarly:
    """One work under its type."""

    work: Publication
    type: str
    authors: tuple[tuple[str, bool], ...]
    """Each as the form wants it (`Smith CB`), and whether it is the owner."""
    is_first: bool
    is_starred: bool
    unsure: str = ""
    """Why nobody knows whether the form takes it; empty if it does."""
    doubts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    others: tuple[Publication, ...] = ()
    """The same presentation at further meetings: events of one entry."""

    @property
    def works(self) -> tuple[Publication, ...]:
        """The work, and the same at other meetings."""
        return (self.work, *self.others)


@dataclass(frozen=True, slots=True)
class LeftOutWork:
    """A work that does not go into the form, and why."""

    work: Publication
    reason: str


@dataclass(frozen=True, slots=True)
class ErasSheet:
    """Everything that one applicant types into the form of a season."""

    season: int
    form: ErasForm
    experiences: tuple[Experience, ...]
    works: tuple[Scholarly, ...]
    left_out: tuple[LeftOutWork, ...]
    collections: tuple[tuple[str, ...], ...] = ()
    """Titles of works that belong to one project, group by group."""
    contradictions: tuple[str, ...] = ()
    """Where the website and the sheet would disagree, each a sentence."""
    changed: tuple[str, ...] = ()
    """What is new since the form was certified and locked."""
    certified: PartialDate | None = None
    missing: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[Experience, ...]:
        """The experiences that go into the form."""
        return tuple(one for one in self.experiences if one.choice is Choice.CHOSEN)
