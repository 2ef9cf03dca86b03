"""A publication: the bibliographic record in CSL's own terms, and what a medical CV needs to know beyond it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from otofolio.model.dates import IssueDate
from otofolio.model.text import RichText, plain
from otofolio.problems import Position


class WorkType(StrEnum):
    """The item types of CSL 1.0.2 that bibliographies use."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    UNTYPED = ""
    """The source names no type, or one that CSL does not have. Styles treat it as none of the others."""
    WEBPAGE = "webpage"


class Kind(StrEnum):
    """The kinds that a medical CV keeps apart, in the order in which it lists them."""

    JOURNAL_ARTICLE = "journal-article"
    REVIEW = "review"
    CASE_REPORT = "case-report"
    LETTER = "letter"
    PUBLISHED_ABSTRACT = "abstract"
    CHAPTER = "chapter"
    BOOK = "book"
    CONFERENCE_PAPER = "conference-paper"
    ORAL = "oral"
    POSTER = "poster"
    PREPRINT = "preprint"
    THESIS = "thesis"
    DATASET = "dataset"
    OTHER = "other"


class Status(StrEnum):
    """How far a work has come. Never guessed: words that are not understood make a work UNPUBLISHED."""

    PUBLISHED = "published"
    EPUB_AHEAD = "epub-ahead-of-print"
    IN_PRESS = "in-press"
    ACCEPTED = "accepted"
    PROVISIONALLY_ACCEPTED = "provisionally-accepted"
    """Accepted if revisions are made. ERAS listed it as a status of its own until 2026."""
    SUBMITTED = "submitted"
    IN_PREPARATION = "in-preparation"
    UNPUBLISHED = "unpublished"
    """Not published, and nothing says how far it has come."""

    @property
    def is_public(self) -> bool:
        """Whether the work is out or sure to come out; other work is listed apart and never counted as published."""
        return self in (Status.PUBLISHED, Status.EPUB_AHEAD, Status.IN_PRESS, Status.ACCEPTED)


class OwnerRole(StrEnum):
    """The owner's part in a work, as their place in the author list tells it."""

    FIRST = "first"
    SENIOR = "senior"
    CO = "co"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Contributor:
    """One name in an author or editor list, in CSL's name parts. A group has only `literal`."""

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    orcid: str = ""
    is_owner: bool = False
    equal: bool = False
    corresponding: bool = False


Contributors = tuple[Contributor, ...]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Bare identifiers, without their resolvers' addresses. `doi` keeps its case and is compared without it."""

    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    """With its prefix: `PMC1234567`."""
    isbn: str = ""
    issn: str = ""
    arxiv: str = ""
    preprint_doi: str = ""
    """The DOI of an earlier version on a preprint server."""


@dataclass(frozen=True, slots=True)
class Attachments:
    """Addresses of what goes with a work: absolute, or relative to the site (`posters/ossicle.pdf`)."""

    pdf: str = ""
    poster: str = ""
    slides: str = ""
    video: str = ""
    code: str = ""
    preview: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One entry of the list. Text is Unicode, decoded; an empty value means that the source has none."""

    key: str
    type: WorkType = WorkType.DOCUMENT
    kind: Kind = Kind.OTHER
    status: Status = Status.PUBLISHED
    status_words: str = ""
    """The source's own words (`Rejected`), if the work is unpublished and no status says as much."""

    title: RichText = ()
    title_short: str = ""
    authors: Contributors = ()
    authors_truncated: bool = False
    """The source ends its list with `and others`."""
    editors: Contributors = ()
    translators: Contributors = ()
    container_authors: Contributors = ()
    collection_editors: Contributors = ()

    container_title: RichText = ()
    container_title_short: str = ""
    """The journal's abbreviation, as the source gives it."""
    collection_title: RichText = ()
    collection_number: str = ""
    volume: str = ""
    volume_title: str = ""
    number_of_volumes: str = ""
    issue: str = ""
    pages: str = ""
    """As CSL has it: `123-130`, `e0123`, `S1-S4, 7`."""
    number: str = ""
    """The article, report or patent number."""
    number_of_pages: str = ""
    chapter_number: str = ""
    edition: str = ""
    version: str = ""
    publisher: str = ""
    publisher_place: str = ""
    genre: str = ""
    medium: str = ""
    event_title: str = ""
    event_place: str = ""
    event_date: IssueDate | None = None
    issued: IssueDate | None = None
    accessed: IssueDate | None = None
    original_date: IssueDate | None = None
    original_title: str = ""
    original_publisher: str = ""
    original_publisher_place: str = ""
    archive: str = ""
    language: str = ""
    url: str = ""
    identifiers: Identifiers = Identifiers()

    abstract: RichText = ()
    keywords: tuple[str, ...] = ()
    note: RichText = ()
    award: RichText = ()
    attachments: Attachments = Attachments()
    selected: bool = False
    snapshot: bool | int | None = None
    """Whether the one page shows the work: yes, no, a priority (1 comes first), or the person did not say."""

    source_text: str = ""
    """The entry as it is in its file; for a BibTeX entry, valid BibTeX."""
    source_format: str = "bibtex"
    position: Position = field(default=Position("publications.bib"), compare=False)

    @property
    def year(self) -> int:
        """The year it came out; 0 if none is known."""
        return self.issued.year if self.issued else 0

    @property
    def plain_title(self) -> str:
        """The title without markup."""
        return plain(self.title)

    @property
    def owner_role(self) -> OwnerRole:
        """First also means sharing the first place with everybody before, as equal contributors do."""
        names = self.authors
        place = next((index for index, name in enumerate(names) if name.is_owner), None)
        if place is None:
            return OwnerRole.NONE
        if place == 0 or all(name.equal for name in names[: place + 1]):
            return OwnerRole.FIRST
        is_last = place == len(names) - 1 and not self.authors_truncated
        return OwnerRole.SENIOR if is_last and len(names) > 2 else OwnerRole.CO
