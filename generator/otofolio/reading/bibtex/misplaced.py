"""What people write into the wrong field: `volume = {in review}`, `pages = {n/a}`, `title = {… [poster]}`.

A status that is found there counts, because work that is not out must never be listed as if it were; the kind is not
guessed. Either way the message names the field to use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from otofolio.model.publication import Kind, Status
from otofolio.problems import Severity
from otofolio.reading.bibtex.field_reader import FieldReader, RawEntry
from otofolio.reading.markup.latex import is_braced
from otofolio.reading.works.progress import (
    STATUSES_TO_WRITE,
    UNKNOWN,
    Stage,
    in_words,
    stage_behind_title,
    stage_in,
    status_around,
)

_FILLER = re.compile(
    r"[\s{]*(?:n/?a(?:\s?[-–]+\s?n/?a)?|n\.\s?a\.|tb[ad]|to be (?:determined|announced|added))[\s}.]*", re.IGNORECASE
)
_TO_COME = re.compile(r"[\s{]*t", re.IGNORECASE)
"""`TBD`, `to be determined`, and not `n/a`."""
_NUMBERS = ("volume", "number", "issue", "pages", "eid")
_NAMES = ("journal", "journaltitle", "booktitle", "publisher")
_MAY_BE_FILLED = frozenset(
    (
        *("journal", "journaltitle", "booktitle", "publisher", "address", "location", "edition", "series", "note"),
        *("year", "date", "month", "doi", "pmid", "pmcid", "isbn", "issn", "url"),
        *_NUMBERS,
    )
)
_SAID_IN = ("note", "journal", "journaltitle", "booktitle", "howpublished", *_NUMBERS)
_ON_ITS_WAY = {
    Status.SUBMITTED: re.compile(
        r"\b(?:(?:re)?submitted(?: (?:to|for)\b|\W*$)|under (?:peer )?(?:review|revision|consideration)\b"
        r"|in (?:peer )?review(?=\W*$|\s+(?:at|by|with|for)\b)|(?:manuscript|article|paper) (?:re)?submitted\b)",
        re.IGNORECASE,
    ),
    Status.IN_PREPARATION: re.compile(r"\bin prep(?:aration)?\b(?! of)|\bbeing prepared\b", re.IGNORECASE),
}
_PRESENTED_IN = ("title", "journal", "journaltitle", "booktitle")
_PRESENTED = (
    (re.compile(r"\[\s*(?:e-?)?poster\b[^\]]{0,80}\]|\bposter presented\b", re.IGNORECASE), Kind.POSTER),
    (re.compile(r"\[\s*(?:oral|podium|talk|presentation)\b[^\]]{0,80}\]", re.IGNORECASE), Kind.ORAL),
    (re.compile(r"\[\s*(?:(?:conference|meeting) )?abstract\s*\]", re.IGNORECASE), Kind.PUBLISHED_ABSTRACT),
    (re.compile(r"\bpresented at\b", re.IGNORECASE), None),
)
_MAY_BE_PRESENTED = re.compile(r"\[|present", re.IGNORECASE)
"""What all of these words have in them, and those below."""
_IN_A_PLACE = (
    (re.compile(r"(?:e-?)?poster presentation\b", re.IGNORECASE), Kind.POSTER),
    (re.compile(r"(?:oral|podium) presentation\b", re.IGNORECASE), Kind.ORAL),
)
"""How the name of a meeting begins in the place of a journal. A title may be about such presentations."""


def without_misplaced(entry: RawEntry) -> tuple[RawEntry, dict[str, str]]:
    """The entry without what is in the wrong field, and the fields that had it, as they were.

    These are values that say nothing (`n/a`), a status in place of a number, and a status before, behind or instead
    of the name of a journal, book or publisher.
    """
    misplaced: dict[str, str] = {}
    fields: dict[str, str] = {}
    for name, value in entry.fields.items():
        rest = _rest(name, value)
        if rest != value:
            misplaced[name] = value
        if rest or rest == value:
            fields[name] = rest
    return (entry._replace(fields=fields) if misplaced else entry), misplaced


def _rest(name: str, value: str) -> str:
    """The value without what does not belong there."""
    if value.isdecimal():
        return value
    if name in _NAMES:
        return _FILLER.sub("", value) if _FILLER.fullmatch(value) else _without_status(value)
    is_short = len(value) <= 40 and name in _MAY_BE_FILLED
    if is_short and (_FILLER.fullmatch(value) or (name in _NUMBERS and stage_in(_bare(value)) is not None)):
        return ""
    return value


@lru_cache(maxsize=1024)
def _without_status(value: str) -> str:
    """The name of a journal, a book or a publisher; the same few are in many entries."""
    rest, stage = status_around(_unwrapped(value))
    return value if stage is None else rest


def _unwrapped(value: str) -> str:
    """A value without braces around the whole of it."""
    text = value.strip()
    while is_braced(text):
        text = text[1:-1].strip()
    return text


def tell_misplaced(fields: FieldReader, misplaced: Mapping[str, str]) -> None:
    """A notice for each field that was left out; a status is reported with what it does to the work."""
    for name, value in misplaced.items():
        if _FILLER.fullmatch(value):
            said = f"The field {name} of “{fields.entry.key}” says only “{value.strip()}”, so it was left out."
            many = "{count} fields say only that something is missing or on its way, so they were left out"
            fields.tell(name, said, "leave the field out until you know it", many=many)


def misplaced_stage(fields: FieldReader, misplaced: Mapping[str, str]) -> Stage | None:
    """The status that was found in place of a name or a number, or behind the title; with its warning."""
    for name, value in misplaced.items():
        if _FILLER.fullmatch(value) and (name in ("year", "date") or (name in _NAMES and _TO_COME.match(value))):
            words = _bare(value)
            said = f"The {name} of “{fields.entry.key}” says “{words}”, {UNKNOWN}."
            fields.tell(name, said, f"write status = {STATUSES_TO_WRITE}", Severity.WARNING)
            return Stage(Status.UNPUBLISHED, words, is_understood=False)
        stage = status_around(_bare(value))[1] if name in _NAMES else stage_in(_bare(value))
        if stage and not _FILLER.fullmatch(value):
            _tell_stage(fields, name, _bare(value), stage)
            return stage
    title = _bare(fields.raw("title"))
    stage = stage_behind_title(title) if "(" in title or "[" in title else None
    if stage is not None:
        _tell_stage(fields, "title", title, stage)
    return stage


def _tell_stage(fields: FieldReader, name: str, text: str, stage: Stage) -> None:
    said = (
        f"The {name} of “{fields.entry.key}” says “{_short(text)}”, so the work is listed as {in_words(stage.status)}."
    )
    hint = f"write status = {{{in_words(stage.status)}}}, and take these words out of {name}"
    severity = Severity.NOTICE if name in _NUMBERS and stage.status.is_public else Severity.WARNING
    fields.tell(name, said, hint if stage.is_understood else f"write status = {STATUSES_TO_WRITE}", severity)


def words_on_its_way(fields: FieldReader, listed: str) -> str:
    """What an entry of no known status says, somewhere in a longer text, of being on its way; with a warning."""
    for name in _SAID_IN:
        text = fields.raw(name)
        if text and not text.isdecimal() and (status := _on_its_way(text := _bare(text))):
            said = f"The {name} of “{fields.entry.key}” says “{_short(text)}”, but no status is given"
            severity = Severity.NOTICE if listed == "published" else Severity.WARNING
            fields.tell(name, f"{said}: it is listed as {listed}.", f"add status = {{{in_words(status)}}}", severity)
            return fields.plain(name)
    return ""


@lru_cache(maxsize=1024)
def _on_its_way(text: str) -> Status | None:
    return next((status for status, wording in _ON_ITS_WAY.items() if wording.search(text)), None)


def tell_unsaid_kind(fields: FieldReader, kind: Kind) -> None:
    """A notice if title or journal say that the work was presented, and it is listed as something else."""
    if fields.raw("kind") or kind in (Kind.ORAL, Kind.POSTER, Kind.PUBLISHED_ABSTRACT):
        return
    for name in _PRESENTED_IN:
        text = _bare(fields.raw(name))
        for wording, meant in _wordings(name) if text and _MAY_BE_PRESENTED.search(text) else ():
            if found := wording.search(text):
                listed = _spelled(kind)
                said = f"The {name} of “{fields.entry.key}” says “{found[0].strip()}”, but it is listed as: {listed}."
                many = f"{{count}} entries say that they were presented, but are listed as: {listed}"
                fields.tell(name, said, f"add kind = {{{meant}}}" if meant else _EITHER, many=many)
                return


def _wordings(name: str) -> tuple[tuple[re.Pattern[str], Kind | None], ...]:
    return _PRESENTED if name == "title" else (*_PRESENTED, *_IN_A_PLACE)


_EITHER = "add kind = {poster}, or kind = {oral} for a talk"


def _bare(value: str) -> str:
    """A value without braces, on one line; LaTeX hides none of the words that are looked for."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def _spelled(kind: Kind) -> str:
    return kind.value.replace("-", " ")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
