"""What YAML reads differently from how it looks: texts cut at a #, curly quotation marks, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from otofolio.problems import Position, Problem, Severity
from otofolio.reading.cv.inline import without_marks
from otofolio.reading.yaml.document import Path, YamlDocument
from otofolio.reading.yaml.line_slips import quoted

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile

_CUT = re.compile(r"\s+#(?=\w)")
"""A comment as people write it has a space after its sign."""
_CHOICES = ("design", "citations", "publish")
_LONGEST = 160
_CURLY = "“”„‟"
_SINGLE = "‘’‚"
_MARKS_HINT = "the guide to cv.yaml lists the fields that take italics, bold and links"


def slip_notices(document: YamlDocument) -> tuple[Problem, ...]:
    """A notice for every value that is probably not what its writer sees; a warning if text is lost."""
    return tuple(
        Problem(position, message, hint, severity)
        for path, value in _texts(document.data, ())
        if path in document.values
        for position, message, hint, severity in _slips(path, value, document)
    )


def mark_notices(parsed: CvFile, document: YamlDocument) -> tuple[Problem, ...]:
    """A notice for every plain field whose marks (`*italic*`, a link) were taken off."""
    return tuple(
        Problem(document.values[path].position, said, _MARKS_HINT, Severity.NOTICE)
        for path, value in _texts(document.data, ())
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


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every value that is one text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    else:
        yield path, value


def _slips(path: Path, value: str, document: YamlDocument) -> Iterator[tuple[Position, str, str, Severity]]:
    source, line, column = document.values[path]
    rest = source.line_text(line)[column - 1 :]
    if rest.startswith(value) and (cut := _CUT.match(rest[len(value) :])) and _is_text(path, value):
        where = source.position(line, column + len(value) + cut.end() - 1)
        cut_off = rest[len(value) :].strip()
        said = f"“{cut_off}” is left out: a # after a space starts a comment."
        whole = quoted(" ".join(filter(None, (value, cut_off))))
        hint = f"put the whole value in quotes: {whole}" if len(whole) <= _LONGEST else "put the whole value in quotes"
        yield where, said, hint, Severity.WARNING
    if _strangely_quoted(value) and rest.startswith(value[0]):
        said = "The typographic quotation marks here are part of the text and will be shown."
        yield (
            source.position(line, column),
            said,
            'take them out, or write straight ones around it all: "…"',
            Severity.NOTICE,
        )
    if _swallows(rest, value, after := source.line_text(line + 1)):
        where = source.position(line + 1, after.index("-") + 1)
        yield (
            where,
            "This line is read as part of the text above it.",
            "start its dash in the same column as the others",
            Severity.NOTICE,
        )


def _is_text(path: Path, value: str) -> bool:
    """A date, a number or a choice is whole, whatever follows it."""
    return not value or (path[0] not in _CHOICES and any(map(str.isalpha, value)))


def _strangely_quoted(value: str) -> bool:
    """All of it is in quotation marks that are not YAML's, or the marks do not pair."""
    if not value or value[0] not in _CURLY + _SINGLE:
        return False
    if value[0] in _SINGLE:
        return value[-1] in _SINGLE + "'" and not any(mark in value[1:-1] for mark in "‘‚")
    others = [mark for mark in value[1:] if mark in _CURLY + '"']
    return len(others) % 2 == 0 or '"' in others or (len(others) == 1 and value.endswith(others[0]))


def _swallows(rest: str, value: str, after: str) -> bool:
    """`- English`, and below it a `- French` that starts further to the right."""
    first = rest.strip()
    return bool(first) and value.startswith(f"{first} - ") and after.lstrip().startswith("- ")
