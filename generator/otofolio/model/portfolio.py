"""The whole portfolio: everything that the renderers need, derived once, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from otofolio.model.career_line import CareerLine
from otofolio.model.dates import PartialDate
from otofolio.model.person import (
    Contact,
    Numbers,
    PersonName,
    Photo,
    Profile,
    ProfileSite,
    School,
    Section,
    Specialty,
    Standing,
)
from otofolio.model.plans import AuthorPolicy, SnapshotPlan
from otofolio.model.publication import Kind, Publication
from otofolio.model.text import RichText
from otofolio.problems import Position


class Paper(StrEnum):
    """The paper of the PDFs, as Typst names it."""

    LETTER = "us-letter"
    A4 = "a4"


class Look(StrEnum):
    """The typefaces, of the pages and of everything printed."""

    RECORD = "record"
    """Serif name, titles and figures; sans text."""
    PLAIN = "plain"
    """Sans throughout."""
    SERIF = "serif"
    """Serif text too."""


ACCENTS: Mapping[str, str] = {
    "teal": "#0b5c6b", "navy": "#1f3a5f", "oxblood": "#7a2233", "forest": "#2f5d46", "plum": "#5b3a66",
    "slate": "#3f4a57",
}  # fmt: skip
"""The accent colors that have a name."""


@dataclass(frozen=True, slots=True)
class Design:
    """How everything looks. `accent` is `#rrggbb`, dark enough to read on white."""

    accent: str = ACCENTS["teal"]
    look: Look = Look.RECORD
    paper: Paper = Paper.LETTER


@dataclass(frozen=True, slots=True)
class Cited:
    """A publication with its citation in the portfolio's style, and its place in the list."""

    publication: Publication
    citation: RichText
    number: int
    """Counted down within its group, so that a new entry does not renumber the old ones."""


IN_PROGRESS = "in-progress"
"""The slug of the group of works that are not published yet."""


@dataclass(frozen=True, slots=True)
class PublicationGroup:
    """The works of one kind, newest first; or, apart, what is not published yet (`kind` is None)."""

    kind: Kind | None
    slug: str
    title: str
    entries: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What the figures are made of, so that a reader finds each of them in the list."""

    articles: tuple[tuple[Kind, int], ...] = ()
    """How many of each kind, in the order of the groups; as `presentations`."""
    presentations: tuple[tuple[Kind, int], ...] = ()
    not_the_owners: int = 0
    """Published works of these kinds that do not have the owner among their authors: listed, but not counted."""


@dataclass(frozen=True, slots=True)
class CvPart:
    """One section of a CV: items, or publications by kind."""

    title: str
    section: Section | None = None
    groups: tuple[PublicationGroup, ...] = ()
    left_out: int = 0
    """How many more entries there are than the CV shows."""


@dataclass(frozen=True, slots=True)
class Cv:
    """The full CV, or a variant of it, as a list of its sections in order."""

    name: str
    """`short` for `cv-short.pdf`; empty for the full CV."""
    title: str
    parts: tuple[CvPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Everything, sorted and labeled. Holds nothing that the person keeps private."""

    name: PersonName
    specialty: Specialty
    site_url: str
    """Absolute, with its closing slash."""
    today: PartialDate
    credentials: str = ""
    headline: str = ""
    summary: RichText = ()
    photo: Photo | None = None
    school: School | None = None
    contact: Contact = Contact()
    standing: Standing = Standing()
    profiles: tuple[Profile, ...] = ()
    sections: tuple[Section, ...] = ()
    """All sections of the full CV but the publications, in order, none empty."""
    publications: tuple[PublicationGroup, ...] = ()
    cvs: tuple[Cv, ...] = ()
    """The full CV, then its variants."""
    selected: tuple[Cited, ...] = ()
    numbers: Numbers = Numbers()
    tally: Tally = Tally()
    career: CareerLine | None = None
    """None if there are too few dates for a figure."""
    design: Design = Design()
    snapshot: SnapshotPlan = SnapshotPlan()
    style: str = "ama"
    """The name of a citation style."""
    author_policy: AuthorPolicy = AuthorPolicy.ALL
    position: Position = field(default=Position("cv.yaml"), compare=False)
    """Where to point for what concerns the data as a whole."""

    @property
    def entries(self) -> tuple[Cited, ...]:
        """Every work with its citation, in the order of the groups."""
        return tuple(entry for group in self.publications for entry in group.entries)

    @property
    def works(self) -> tuple[Publication, ...]:
        """Every work, in the order of the groups."""
        return tuple(entry.publication for entry in self.entries)

    @property
    def orcid(self) -> str:
        """The bare ORCID iD, or nothing."""
        return next((profile.handle for profile in self.profiles if profile.site is ProfileSite.ORCID), "")

    def section(self, name: str) -> Section | None:
        """The section of that name, if there is one."""
        return next((section for section in self.sections if section.name == name), None)
