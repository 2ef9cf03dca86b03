"""What a CV needs to know of an entry beyond its citation: the kind of work, and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from otofolio.model.publication import Attachments, Kind, WorkType
from otofolio.problems import Severity
from otofolio.reading.bibtex.dates import without_access
from otofolio.reading.bibtex.entry_types import PREPRINT_SERVERS, WORK_TYPES
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.works.kinds import classify_kind, explicit_kind, folded, nearest_kind
from otofolio.reading.works.progress import (
    stage_in,
)


def work_type_of(fields: FieldReader) -> WorkType:
    """CSL's type: from the entry type, and from the preprint server or the subtype that it names."""
    work_type = WORK_TYPES.get(fields.entry.type, WorkType.DOCUMENT)
    if fields.entry.type in _IN_A_JOURNAL and fields.raw("journal", "journaltitle"):
        return WorkType.ARTICLE_JOURNAL
    if work_type is WorkType.ARTICLE_JOURNAL:
        subtype = fields.raw("entrysubtype").lower()
        if subtype in ("magazine", "newspaper"):
            return WorkType(f"article-{subtype}")
        is_preprint = server_as_journal(fields) or (server_of(fields) and not fields.raw("journal", "journaltitle"))
        return WorkType.ARTICLE if is_preprint else work_type
    if work_type is WorkType.BOOK and fields.entry.type == "book" and _is_in_another_book(fields):
        return WorkType.CHAPTER
    if work_type in (WorkType.DOCUMENT, WorkType.WEBPAGE, WorkType.MANUSCRIPT, WorkType.REPORT):
        return WorkType.ARTICLE if server_of(fields) and not fields.raw("journal", "journaltitle") else work_type
    return work_type


_IN_A_JOURNAL = {"abstract": Kind.PUBLISHED_ABSTRACT, "commentary": Kind.LETTER, "editorial": Kind.LETTER,
                 "letter": Kind.LETTER}  # fmt: skip
"""Entry types for what journals print beside their articles."""


def _is_in_another_book(fields: FieldReader) -> bool:
    """A `@book` with the title of the book beside its own is a part of it."""
    book = fields.plain("booktitle")
    return bool(book) and folded(book) != folded(fields.plain("title"))


def server_of(fields: FieldReader) -> str:
    """The preprint server that `eprinttype` or `archiveprefix` names, or that Zotero gives as the publisher.

    OSF publishes data and plans of studies too, so as a publisher it tells nothing.
    """
    named = PREPRINT_SERVERS.get(fields.raw("eprinttype", "archiveprefix").lower(), "")
    publisher = fields.raw("publisher", "howpublished").strip("{} ").lower()
    return named or ("" if publisher == "osf" else PREPRINT_SERVERS.get(publisher, ""))


def server_as_journal(fields: FieldReader) -> str:
    """`journal = {arXiv preprint arXiv:2101.00001}` is how Google Scholar writes a preprint."""
    return _server_in(fields.raw("journal", "journaltitle"))


@lru_cache(maxsize=1024)
def _server_in(journal: str) -> str:
    """The server of that name. The same few journals are in many entries."""
    journal = journal.lower()
    first = re.split(r"[\s:,({]", journal, maxsplit=1)[0]
    return PREPRINT_SERVERS.get(first, "") or PREPRINT_SERVERS.get(journal, "")


def keywords_of(fields: FieldReader) -> tuple[str, ...]:
    """The keywords, each once; separated by semicolons if there is one, else by commas."""
    text = fields.plain("keywords", "keyword")
    if not text:
        return ()
    words = map(str.strip, text.split(";" if ";" in text else ","))
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def kind_of(fields: FieldReader, work_type: WorkType, keywords: Iterable[str], presented: Kind | None) -> Kind:
    """The kind for a CV: what the field `kind` says, else what type, keywords and labels tell."""
    said = fields.plain("kind")
    if said:
        kind = explicit_kind(said)
        if kind is not None:
            return kind
        near = nearest_kind(said)
        hint = f"did you mean “{near}”?" if near else "the kinds are " + ", ".join(kind.value for kind in Kind)
        fields.tell("kind", f"“{said}” is not a kind of publication.", hint, Severity.ERROR)
    labels = [fields.plain(name) for name in _LABELS if fields.raw(name)]
    kind_of_type = {"poster": Kind.POSTER, "review": Kind.REVIEW}.get(fields.entry.type)
    if work_type is WorkType.ARTICLE_JOURNAL:
        kind_of_type = kind_of_type or _IN_A_JOURNAL.get(fields.entry.type)
    return kind_of_type or presented or classify_kind(work_type, keywords, labels)


_LABELS = ("type", "entrysubtype", "howpublished", "note", "pubtype")


def medium_of(fields: FieldReader, *, is_presented: bool) -> str:
    """`howpublished`, if it is more than an address, a status, or what was presented where."""
    text = fields.plain("howpublished")
    said_elsewhere = "://" in text or text.lower().startswith(("www.", "available")) or stage_in(text)
    return "" if is_presented or said_elsewhere else without_access(text)


def attachments_of(fields: FieldReader) -> Attachments:
    """What goes with the work."""
    given = fields.entry.fields
    if not any(name in given for name in _ATTACHMENTS):
        return _NOTHING_ATTACHED
    return Attachments(
        pdf=fields.address("pdf"),
        poster=fields.address("poster"),
        slides=fields.address("slides"),
        video=fields.address("video"),
        code=fields.address("code"),
        preview=fields.address("preview"),
    )


_ATTACHMENTS = ("pdf", "poster", "slides", "video", "code", "preview")
_NOTHING_ATTACHED = Attachments()


def is_yes(text: str) -> bool:
    """Whether a field says yes."""
    return text.strip().lower() in ("true", "yes", "1", "y")


def snapshot_of(fields: FieldReader) -> bool | int | None:
    """Whether the one page shows the work, and how early; None if nothing is said."""
    said = fields.raw("snapshot").strip().lower()
    if not said:
        return None
    if said in ("true", "yes", "false", "no"):
        return said in ("true", "yes")
    if said.isdecimal() and len(said) < 5:
        return int(said)
    fields.tell("snapshot", f"“{said}” does not say whether the one page shows “{fields.entry.key}”.",
                "write snapshot = {true}, {false}, or a number: 1 comes first", Severity.ERROR)  # fmt: skip
    return None
