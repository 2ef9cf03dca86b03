"""What a CV needs to know of an entry beyond its citation: the kind of work, its status, what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from otofolio.model.publication import Attachments, Kind, Status, WorkType
from otofolio.model.text import RichText, Run, plain
from otofolio.problems import Severity
from otofolio.reading.bibtex.dates import without_access
from otofolio.reading.bibtex.entry_types import PREPRINT_SERVERS, WORK_TYPES
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.bibtex.links import is_only_an_address
from otofolio.reading.bibtex.misplaced import misplaced_stage, words_on_its_way
from otofolio.reading.markup.latex import decode_latex
from otofolio.reading.works.kinds import classify_kind, explicit_kind, folded, nearest_kind
from otofolio.reading.works.progress import (
    STATUSES_TO_WRITE,
    UNKNOWN,
    Known,
    Stage,
    nearest_status,
    stage_in,
    stage_in_note,
    stage_of_date,
    stage_said,
    status_of,
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
    journal = fields.raw("journal", "journaltitle").lower()
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
    labels = [
        fields.plain(name) for name in ("type", "entrysubtype", "howpublished", "note", "pubtype") if fields.raw(name)
    ]
    kind_of_type = {"poster": Kind.POSTER, "review": Kind.REVIEW}.get(fields.entry.type)
    if work_type is WorkType.ARTICLE_JOURNAL:
        kind_of_type = kind_of_type or _IN_A_JOURNAL.get(fields.entry.type)
    return kind_of_type or presented or classify_kind(work_type, keywords, labels)


def medium_of(fields: FieldReader, *, is_presented: bool) -> str:
    """`howpublished`, if it is more than an address, a status, or what was presented where."""
    text = fields.plain("howpublished")
    said_elsewhere = "://" in text or text.lower().startswith(("www.", "available")) or stage_in(text)
    return "" if is_presented or said_elsewhere else without_access(text)


class Progress(NamedTuple):
    """How far a work has come, and its note without what says so."""

    stage: Stage
    note: RichText


def status_and_note(fields: FieldReader, kind: Kind, work_type: WorkType, misplaced: Mapping[str, str]) -> Progress:
    """How far the work has come: from `pubstate` or `status`, else from the note and other fields that may say so."""
    in_note = _stage_in(fields, "note", kind, work_type)
    stage = (
        _explicit_stage(fields)
        or in_note
        or next(filter(None, (_stage_in(fields, name, kind, work_type) for name in _MAY_SAY_SO)), None)
        or misplaced_stage(fields, misplaced)
        or _stage_of_date(fields, work_type)
        or _unsaid_stage(fields, kind, work_type)
    )
    addendum = fields.rich("addendum")
    note = () if in_note and not in_note.rest else _note(fields)
    return Progress(stage, (*note, Run(" "), *addendum) if note and addendum else note or addendum)


def _note(fields: FieldReader) -> RichText:
    """The note, unless it is only the work's address or the day of access."""
    raw, note = fields.raw("note"), fields.rich("note")
    if not note or (is_only_an_address(raw) and not fields.raw("url", "link", "ee")):
        return ()
    words = plain(note)
    kept = without_access(words)
    return note if kept == words else (Run(kept),) if kept and not is_only_an_address(kept) else ()


_MAY_SAY_SO = ("howpublished", "addendum", "type")
_NLM_ALWAYS = ("medline", "oldmedline", "pubmed-not-medline", "in-data-review")
"""What PubMed's `STAT` says of its own record, which converters write into `status`."""
_NLM_OFTEN = ("in-process", "publisher", "completed")
"""The same, if the entry comes from PubMed."""


def _explicit_stage(fields: FieldReader) -> Stage | None:
    for name in ("pubstate", "status"):
        said = fields.plain(name)
        if name == "status" and said.lower() in (
            _NLM_ALWAYS if not fields.raw("pmid") else (*_NLM_ALWAYS, *_NLM_OFTEN)
        ):
            continue
        if stage := stage_said(said):
            _tell_doubt(fields, name, said, stage)
            return stage
    return None


def _stage_in(fields: FieldReader, name: str, kind: Kind, work_type: WorkType) -> Stage | None:
    """What a free text says; of the `type` only an exact status counts."""
    text = _silently(fields, name)
    if not text or (name == "type" and status_of(text) is None):
        return None
    is_placed, has_doi = bool(fields.raw("volume", "pages")), bool(fields.raw("doi"))
    stage = stage_in_note(text, Known(fields.entry.key, kind, work_type, is_placed, has_doi))
    if stage:
        _tell_doubt(fields, name, text, stage)
    return stage


def _silently(fields: FieldReader, name: str) -> str:
    """The words of a field that is decoded once more elsewhere, which reports what is odd about its LaTeX."""
    value = fields.raw(name)
    return plain(decode_latex(value)[0]) if value else ""


def _stage_of_date(fields: FieldReader, work_type: WorkType) -> Stage | None:
    for name in ("year", "date", "month"):
        text = _silently(fields, name)
        if not text or text.isdecimal():
            continue
        has_year = re.search(r"\d{4}", fields.raw("year") + fields.raw("date")) is not None
        stage = stage_in(text) if has_year or name == "month" else stage_of_date(text, work_type)
        if stage and not (name == "month" and not stage.is_understood):
            _tell_doubt(fields, name, text, stage)
            return stage
    return None


def _tell_doubt(fields: FieldReader, name: str, said: str, stage: Stage) -> None:
    if stage.is_understood:
        return
    near = nearest_status(said)
    hint = f"did you mean {{{near}}}? " if near else ""
    fields.tell(
        name,
        f"The {name} of “{fields.entry.key}” says “{said}”, {UNKNOWN}.",
        f"{hint}write status = {STATUSES_TO_WRITE}" + (", and the year in year" if name in ("year", "date") else ""),
        Severity.WARNING,
        "{count} entries say what is no status or date that Otofolio knows, so they are listed as not published",
    )


def _unsaid_stage(fields: FieldReader, kind: Kind, work_type: WorkType) -> Stage:
    """What the entry type alone says: an `@unpublished` entry that was not presented either is not out."""
    if fields.entry.type != "unpublished" or kind in _IS_OUT or fields.raw("eventtitle"):
        is_safe = kind in _IS_OUT or work_type is WorkType.THESIS or fields.raw("volume", "pages", "doi", "pmid")
        words = words_on_its_way(fields, "published" if is_safe else "not published, with these words")
        return (
            Stage(Status.UNPUBLISHED, words, is_understood=False) if words and not is_safe else Stage(Status.PUBLISHED)
        )
    if not words_on_its_way(fields, "not published, with these words"):
        said = f"“{fields.entry.key}” is unpublished, but nothing says how far it has come: it is listed with work in"
        hint = "add status = {submitted} or status = {in preparation}, or kind = {oral} for a talk"
        many = "{count} entries are unpublished, but nothing says how far they have come: they are work in progress"
        fields.tell("", f"{said} progress.", hint, many=many)
    return Stage(Status.UNPUBLISHED)


_IS_OUT = (Kind.ORAL, Kind.POSTER, Kind.PREPRINT)


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
