"""Only what `cv.yaml` can hold goes into the draft; everything else stays in it as a comment, with the reason."""

from __future__ import annotations

from typing import Any

from otofolio.importing.draft import Entry, LeftOut, Value
from otofolio.importing.merge import title_of
from otofolio.reading.facts.dates import parse_when

TEXTS = ("skills", "interests", "also_published_as")


def usable(entry: Entry) -> Entry | LeftOut:
    """The entry, or what is wrong with it."""
    if entry.section == "name" and entry.fields:
        return entry
    reason = _ends_early(entry) or _misfit(entry)
    if not reason:
        return entry
    is_private = entry.section == "contact"
    what = "" if is_private else title_of(entry.fields)
    return LeftOut(entry.origin, what, reason, "" if is_private else entry.section, {} if is_private else entry.fields)


def data_of(section: str, fields: dict[str, Any]) -> dict[str, Any]:
    """A data file with this entry alone."""
    if section in TEXTS:
        return {section: [fields["text"]]}
    if section in ("headline", "summary"):
        return dict(fields)
    if section == "profiles.custom":
        return {"profiles": {"custom": [fields]}}
    if section in ("contact", "profiles"):
        return {section: fields}
    if section.startswith("sections:"):
        return {"sections": [{"title": section.removeprefix("sections:"), "items": [fields]}]}
    return {section: [fields]}


def _misfit(entry: Entry) -> str:
    from otofolio.reading.cv.schema import CvFile, ValidationError

    fields: dict[str, Value | list[str]] = {
        name: value if isinstance(value, str) else list(value) for name, value in entry.fields.items()
    }
    if not fields or fields.get("text") == "":
        return "It is empty."
    sample = {"name": {"given": "A", "family": "B"}, "specialty": {"name": "C"}}
    try:
        CvFile.model_validate(sample | data_of(entry.section, fields))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = next(part for part in reversed(first["loc"]) if isinstance(part, str))
        if first["type"] == "missing":
            return f"It does not say “{name}”."
        return f"Its “{name}” cannot be read as it is."
    return ""


def _ends_early(entry: Entry) -> str:
    try:
        start, end = (parse_when(str(entry.fields[name])).date for name in ("start", "end"))
    except (KeyError, ValueError):
        return ""
    if start is None or end is None:
        return ""
    length = min(len(start.iso()), len(end.iso()))
    return "It ends before it starts." if end.iso()[:length] < start.iso()[:length] else ""
