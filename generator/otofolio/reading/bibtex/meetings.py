"""Meetings: what was presented at one, and abstracts of one that a journal printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Kind, WorkType
from otofolio.reading.bibtex.dates import date_in, issued_of
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.bibtex.imprint import is_postal

_ADJECTIVE = (
    r"(?:(?:invited|keynote|plenary|named|guest|oral|podium|platform|e-?poster|poster|conference|panel|visiting|endowed"
    r"|opening|closing|public|scientific|research|paper|rapid|moderated|virtual|annual|memorial)\s+)*"
)
_ACT = (
    r"(?:talks?|lectures?|lectureship|presentations?|speech|address|keynote|plenary|seminar|grand rounds|workshop|"
    r"webinar|symposium|panel(?:ist)?|(?:e-?)?posters?)"
)
_LED_BY_ACT = (
    rf"(?P<act>{_ADJECTIVE}{_ACT}|oral|podium)(?:\s+(?:presented|given|delivered|held))?\s*"
    r"(?:$|[,:;.–—]\s*(?:the\s+)?|\s+(?:at|to|for|in):?\s+(?:the\s+)?)(?P<meeting>.*)"
)
_PRESENTED_AT = re.compile(
    r"\b(?:presented|presentation|poster|talk|lecture|given)\b.{0,200}?\b(?:at|to|in):?\s+(?:the\s+)?(.+)",
    re.IGNORECASE,
)
_PRESENTED_TO_A_BOOK = (
    rf"(?P<act>{_ADJECTIVE}(?:paper|talk|lecture|presentation|(?:e-?)?poster|oral|podium)s?)"
    r"(?:\s+(?:presented|presentation|given|session))?\s+(?:at|to|in):?\s+(?:the\s+)?(?P<meeting>.+)"
)
_PROCEEDINGS = re.compile(
    r"proceedings|conference|workshop|symposi|congress|meeting|lecture notes|advances in|procedia|transactions|"
    r"\b(?:proc|conf|ieee|acm|aaai|spie|annual)\b|\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_JOURNAL_NAME = re.compile(r"(?:the\s+)?(?:[\w-]+\s+){0,3}(?:journal|annals|archives|j\.|j\b)", re.IGNORECASE)
_ABSTRACT_PAGES = re.compile(r"(?:[A-DF-Z]|[A-Z]{2,3})-?\d")
_SUPPLEMENT = re.compile(r"\d*[\s_.-]*(?:suppl|supp\b|S\d*$)", re.IGNORECASE)


class Presented(NamedTuple):
    """What the words of a field say: `Invited lecture`, at which meeting."""

    act: str
    meeting: str

    @property
    def kind(self) -> Kind:
        """A poster or a talk."""
        return Kind.POSTER if "poster" in self.act.lower() else Kind.ORAL


class Meeting(NamedTuple):
    """The meeting at which a work was presented."""

    title: str = ""
    place: str = ""
    date: IssueDate | None = None


def presented_of(fields: FieldReader) -> Presented | None:
    """What `howpublished = {Invited lecture, Emory University}` or `booktitle = {Poster presented at …}` tells."""
    for name, words in (
        ("howpublished", _LED_BY_ACT),
        ("booktitle", _PRESENTED_TO_A_BOOK),
        ("journal", _PRESENTED_TO_A_BOOK),
        ("journaltitle", _PRESENTED_TO_A_BOOK),
    ):
        text = fields.plain(name)[:500] if fields.raw(name) else ""
        if text and (found := re.fullmatch(words, text, re.IGNORECASE | re.DOTALL)):
            return Presented(found["act"].strip(), found["meeting"].strip(" ."))
    return None


def is_abstract_in_journal(fields: FieldReader) -> bool:
    """Whether an `@inproceedings` is an abstract in a journal's supplement, the way Google Scholar exports one."""
    raw = fields.raw
    if fields.entry.type not in ("inproceedings", "conference") or raw("series") or not raw("volume"):
        return False
    signs = [
        is_postal(fields.plain("organization", "publisher")),
        bool(_ABSTRACT_PAGES.match(raw("pages"))),
        bool(_SUPPLEMENT.match(fields.plain("number", "issue"))),
    ]
    if raw("journal", "journaltitle"):
        return any(signs)
    book = fields.plain("booktitle")
    is_journal = bool(book and raw("number", "issue")) and not (_PROCEEDINGS.search(book) or raw("editor"))
    return is_journal and (any(signs) or bool(_JOURNAL_NAME.match(book)))


def tell_of_abstract(fields: FieldReader) -> None:
    """The notice for an abstract that was recognized."""
    name = "journal" if fields.raw("journal") else "journaltitle" if fields.raw("journaltitle") else "booktitle"
    said = f"“{fields.entry.key}” looks like a meeting abstract in a journal, so it is listed as a published abstract."
    many = "{count} entries look like meeting abstracts in journals, so they are listed as published abstracts"
    fields.tell(name, said, "write @article with kind = {abstract}, or another kind if it is none", many=many)


def tell_of_journal(fields: FieldReader, kind: Kind) -> None:
    """The notice for a journal in an entry that is not an article, which may be an abstract."""
    name = "journal" if fields.raw("journal") else "journaltitle"
    if fields.raw("kind") or not (fields.raw(name) and fields.raw("volume")) or fields.raw("booktitle"):
        return
    shown = kind.value.replace("-", " ")
    said = f"“{fields.entry.key}” is @{fields.entry.type} but has a journal and a volume; it is listed as: {shown}."
    many = f"{{count}} entries have a journal and a volume but are listed as: {shown}"
    hint = "write @article if it is one, and add kind = {abstract} for an abstract in the journal"
    fields.tell(name, said, hint, many=many)


def meeting_of(fields: FieldReader, work_type: WorkType, kind: Kind, presented: Presented | None) -> Meeting:
    """The meeting. For a poster or a talk, what other entries call book title, place and date is the meeting's."""
    title = fields.plain("eventtitle", "conference", "meeting", "event")
    place = fields.plain("venue", "eventplace", "event-place", "event_place")
    if not place and fields.raw("address") and work_type is WorkType.PAPER_CONFERENCE:
        place = fields.plain("location")  # ACM: `address` is the publisher's, `location` the meeting's
    when = date_in(fields, "eventdate")
    if kind in (Kind.ORAL, Kind.POSTER) and work_type is WorkType.SPEECH:
        said = presented.meeting if presented else ""
        title = title or said or fields.plain("booktitle", "journal", "journaltitle") or _in_words(fields)
        title = title or fields.plain("organization", "publisher")
        place = place or fields.plain("location", "address")
        when = when or issued_of(fields, work_type)
    return Meeting(title, place, when)


def _in_words(fields: FieldReader) -> str:
    """`howpublished = {Poster presented at the Annual Meeting}` names the meeting after `at`."""
    for name in ("howpublished", "note"):
        if found := _PRESENTED_AT.search(fields.plain(name)):
            return found[1].strip(" .")
    return ""
