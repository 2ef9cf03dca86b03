"""Marks of Markdown in fields that take none: they are taken off, with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from otofolio.problems import Problem, Severity
from otofolio.reading.facts.inline import without_marks
from otofolio.reading.facts.slips import texts_of
from otofolio.reading.yaml.document import Path, YamlDocument

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile

_MARKS_HINT = "the guide to cv.yaml lists the fields that take italics, bold and links"


def mark_notices(parsed: CvFile, document: YamlDocument) -> tuple[Problem, ...]:
    """A notice for every plain field whose marks (`*italic*`, a link) were taken off."""
    return tuple(
        Problem(document.values[path].position, said, _MARKS_HINT, Severity.NOTICE)
        for path, value in texts_of(document.data, ())
        if path in document.values and (said := _unmarked(parsed, path, " ".join(value.split())))
    )


def _unmarked(parsed: CvFile, path: Path, value: str) -> str:
    shown = without_marks(value)
    if shown == value or _read_as(parsed, path) != shown:
        return ""
    name = next(part for part in reversed(path) if isinstance(part, str))
    return f"“{name}” takes no marks, so it is shown as “{shown}”."


def _read_as(parsed: Any, path: Path) -> Any:
    """What the schema made of the value at a path; None if it has no such place."""
    for part in path:
        if isinstance(part, int):
            parsed = parsed[part] if isinstance(parsed, tuple) and part < len(parsed) else None
        else:
            parsed = getattr(parsed, part, None)
    return parsed
