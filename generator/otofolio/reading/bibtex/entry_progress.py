"""How far a work has come, from the fields of a BibTeX entry, and its note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from otofolio.model.publication import Kind, Status, WorkType
from otofolio.model.text import RichText, Run, plain
from otofolio.problems import Severity
from otofolio.reading.bibtex.dates import without_access
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.bibtex.links import is_only_an_address
from otofolio.reading.bibtex.misplaced import misplaced_stage, words_on_its_way
from otofolio.reading.markup.latex import decode_latex
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
        if not said:
            continue
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
        if fields.raw(name).isdecimal() or not (text := _silently(fields, name)) or text.isdecimal():
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
