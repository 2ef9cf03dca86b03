"""One person's career, as the data file tells it, without anything that they did not mean to publish."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from otofolio.model.dates import DateRange
from otofolio.model.text import RichText
from otofolio.problems import Position


@dataclass(frozen=True, slots=True)
class PersonName:
    """The owner's name in its parts."""

    given: str
    family: str
    middle: str = ""
    suffix: str = ""
    pronunciation: str = ""
    pronouns: str = ""

    @property
    def full(self) -> str:
        """`Jordan Lee Avery Jr.`: as the heading of a CV shows it."""
        return " ".join(part for part in (self.given, self.middle, self.family, self.suffix) if part)

    @property
    def short(self) -> str:
        """`Jordan Avery`: as a menu or a file shows it."""
        return " ".join(part for part in (self.given, self.family) if part)

    @property
    def initials(self) -> str:
        """`JA`, for a monogram."""
        return "".join(part[0] for part in (self.given, self.family) if part).upper()


class Seeking(StrEnum):
    """What the person looks for."""

    RESIDENCY = "residency"
    FELLOWSHIP = "fellowship"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Specialty:
    """What the person applies for."""

    name: str
    short: str
    interests: tuple[str, ...] = ()
    match_year: int = 0
    seeking: Seeking = Seeking.RESIDENCY


@dataclass(frozen=True, slots=True)
class School:
    """The medical school."""

    name: str
    location: str = ""
    degree: str = ""
    class_of: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Ways to reach the person. An empty value is not known, or not for this reader."""

    email: str = ""
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    address: str = ""
    """For letters. Never published."""
    location: str = ""
    website: str = ""
    calendar: str = ""

    def only(self, names: Collection[str]) -> Contact:
        """The contact with nothing but the fields of these names; the other e-mail addresses go with `email`."""
        return Contact(
            email=self.email if "email" in names else "",
            other_emails=self.other_emails if "email" in names else (),
            phone=self.phone if "phone" in names else "",
            location=self.location if "location" in names else "",
            website=self.website if "website" in names else "",
            calendar=self.calendar if "calendar" in names else "",
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What a program asks first of an international graduate."""

    citizenship: str = ""
    visa_needed: bool | None = None
    ecfmg: str = ""


class ProfileSite(StrEnum):
    """The profiles that the links page knows by name."""

    ORCID = "orcid"
    GOOGLE_SCHOLAR = "google_scholar"
    PUBMED = "pubmed"
    RESEARCHGATE = "researchgate"
    SCOPUS = "scopus"
    WEB_OF_SCIENCE = "web_of_science"
    LINKEDIN = "linkedin"
    DOXIMITY = "doximity"
    GITHUB = "github"
    X = "x"
    BLUESKY = "bluesky"
    INSTAGRAM = "instagram"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile elsewhere: its full address, and how to name it."""

    site: ProfileSite
    label: str
    url: str
    handle: str = ""
    """What identifies the person there (`0000-0002-1825-0097`, `@avery`); empty for a plain address."""
    shows: str = ""
    """What a reader finds there, in a few words."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A portrait, already free of metadata and cut to size. `width` and `height` are pixels."""

    jpeg: bytes
    webp: bytes
    thumbnail: bytes
    """A small JPEG for the contact card and the card page."""
    width: int
    height: int


class ClinicalKind(StrEnum):
    """What the person was there as: hands-on or watching makes all the difference to a program."""

    SUB_INTERNSHIP = "sub-internship"
    ELECTIVE = "elective"
    EXTERNSHIP = "externship"
    OBSERVERSHIP = "observership"
    RESEARCH_CLINIC = "research-clinic"
    CORE = "core"


@dataclass(frozen=True, slots=True)
class ErasChoice:
    """What the person says about an experience for ERAS. Texts are plain; empty if they do not say."""

    choose: bool | None = None
    is_meaningful: bool = False
    why: str = ""
    """Why it is among the most meaningful."""
    type: str = ""
    focus: str = ""
    characteristic: str = ""
    setting: str = ""
    frequency: str = ""
    description: str = ""
    """In place of the details and highlights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a career, whatever its section: what, where, when, and what is worth saying about it."""

    section: str
    """The section's name in the data file: `education`, `clinical`, `honors` …"""
    path: str
    """Where it is there: `clinical[2]`."""
    title: RichText
    """The degree, the role, the award."""
    organization: str = ""
    """The institution or the issuer."""
    location: str = ""
    dates: DateRange = DateRange()
    details: tuple[RichText, ...] = ()
    """Short facts: a mentor, a thesis, the hours."""
    highlights: tuple[RichText, ...] = ()
    """What was done: a list of sentences."""
    snapshot: bool | int | None = None
    """Whether the one page shows it: yes, no, a priority (1 comes first), or the person did not say."""
    clinical_kind: ClinicalKind | None = None
    country: str = ""
    specialty: str = ""
    in_us: bool = False
    in_specialty: bool = False
    part: str = ""
    """The label of the part of its section that it is in (`Other specialties`); empty in the first part."""
    weeks: int | None = None
    """Weeks done until today; None if the dates are too coarse to count."""
    published: bool = True
    eras: ErasChoice | None = None
    position: Position = field(default=Position("cv.yaml"), compare=False)


CLINICAL_US, CLINICAL_ABROAD, PUBLICATIONS = "clinical-us", "clinical-abroad", "publications"
"""Sections that derivation makes: of `clinical` two, by country, and of the publication files one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items, in reading order."""

    name: str
    """`education`, `clinical-us`, `clinical-abroad`, `research` …; a free section has a slug of its title."""
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures that Home and the snapshot show. Published work only."""

    articles: int = 0
    first_author: int = 0
    presentations: int = 0
    us_clinical_weeks: int = 0
