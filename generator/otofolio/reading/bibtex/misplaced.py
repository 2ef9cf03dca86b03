"""What people write into the wrong field: `volume = {in review}`, `pages = {n/a}`, `title = {… [poster]}`.

Status and kind are never guessed from such words; the field that says it is reported.
"""

from __future__ import annotations

import re

from otofolio.model.publication import Kind, Status
from otofolio.reading.bibtex.field_reader import FieldReader, RawEntry
from otofolio.reading.works.kinds import status_of

_FILLER = re.compile(
    r"[\s{]*(?:n/?a(?:\s?[-–]+\s?n/?a)?|n\.\s?a\.|tb[ad]|to be (?:determined|announced|added))[\s}.]*", re.IGNORECASE
)
_NUMBERS = ("volume", "number", "issue", "pages", "eid")
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
_IN_A_PLACE = (
    (re.compile(r"(?:e-?)?poster presentation\b", re.IGNORECASE), Kind.POSTER),
    (re.compile(r"(?:oral|podium) presentation\b", re.IGNORECASE), Kind.ORAL),
)
"""How the name of a meeting begins in the place of a journal. A title may be about such presentations."""


def without_misplaced(entry: RawEntry) -> tuple[RawEntry, dict[str, str]]:
    """The entry without fields that say nothing (`n/a`) or a status instead of a number; and those by their name."""
    misplaced = {name: value for name, value in entry.fields.items() if _is_misplaced(name, value)}
    if not misplaced:
        return entry, misplaced
    return entry._replace(
        fields={name: value for name, value in entry.fields.items() if name not in misplaced}
    ), misplaced


def _is_misplaced(name: str, value: str) -> bool:
    if len(value) > 40 or name not in _MAY_BE_FILLED:
        return False
    return bool(_FILLER.fullmatch(value)) or (name in _NUMBERS and status_of(value) is not None)


def tell_misplaced(fields: FieldReader, misplaced: dict[str, str]) -> None:
    """A notice for each field that was left out."""
    for name, value in misplaced.items():
        status = status_of(value)
        hint = f"write status = {{{_words(status)}}} instead" if status else "leave the field out until you know it"
        said = f"The field {name} of “{fields.entry.key}” says only “{value.strip()}”, so it was left out."
        many = "{count} fields say only that something is missing or on its way, so they were left out"
        fields.tell(name, said, hint, many=many)


def tell_unsaid_status(fields: FieldReader, listed: str) -> bool:
    """A notice if an entry of no known status says in other words that it is on its way; whether there is one."""
    for name in _SAID_IN:
        text = _bare(fields.raw(name))
        for status, wording in _ON_ITS_WAY.items():
            if text and wording.search(text):
                key, shown = fields.entry.key, _short(text)
                said = f"The {name} of “{key}” says “{shown}”, but no status is given: it is {listed}."
                many = f"{{count}} entries say that they are on their way, but give no status: they are {listed}"
                fields.tell(name, said, f"add status = {{{_words(status)}}}", many=many)
                return True
    return False


def tell_unsaid_kind(fields: FieldReader, kind: Kind) -> None:
    """A notice if title or journal say that the work was presented, and it is listed as something else."""
    if fields.raw("kind") or kind in (Kind.ORAL, Kind.POSTER, Kind.PUBLISHED_ABSTRACT):
        return
    for name in _PRESENTED_IN:
        text = _bare(fields.raw(name))
        for wording, meant in _PRESENTED if name == "title" else (*_PRESENTED, *_IN_A_PLACE):
            if text and (found := wording.search(text)):
                listed = _spelled(kind)
                said = f"The {name} of “{fields.entry.key}” says “{found[0].strip()}”, but it is listed as: {listed}."
                many = f"{{count}} entries say that they were presented, but are listed as: {listed}"
                fields.tell(name, said, f"add kind = {{{meant}}}" if meant else _EITHER, many=many)
                return


_EITHER = "add kind = {poster}, or kind = {oral} for a talk"


def _bare(value: str) -> str:
    """A value without braces, on one line; LaTeX hides none of the words that are looked for."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def _spelled(kind: Kind) -> str:
    return kind.value.replace("-", " ")


def _words(status: Status) -> str:
    return status.value.replace("-", " ")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
