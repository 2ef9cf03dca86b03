"""What YAML reads differently from how it looks: texts cut at a #, curly quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from otofolio.problems import Position, Problem, Severity
from otofolio.reading.yaml.document import Path, YamlDocument
from otofolio.reading.yaml.line_slips import quoted

_CUT = re.compile(r"\s+#(?=\w)")
"""A comment as people write it has a space after its sign."""
_CHOICES = ("design", "citations", "publish")
_LONGEST = 160
_CURLY = "“”„‟"
_SINGLE = "‘’‚"


def slip_notices(document: YamlDocument) -> tuple[Problem, ...]:
    """A notice for every value that is probably not what its writer sees; a warning if text is lost."""
    return tuple(
        Problem(position, message, hint, severity)
        for path, value in texts_of(document.data, ())
        if path in document.values
        for position, message, hint, severity in _slips(path, value, document)
    )


def texts_of(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every value that is one text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_of(inner, (*path, index))
    else:
        yield path, value


_Slip = tuple[Position, str, str, Severity]


def _slips(path: Path, value: str, document: YamlDocument) -> Iterator[_Slip]:
    source, line, column = document.values[path]
    rest = source.line_text(line)[column - 1 :]
    if rest.startswith(value) and (cut := _CUT.match(rest[len(value) :])) and _is_text(path, value):
        place = source.position(line, column + len(value) + cut.end() - 1)
        yield _cut_off(value, rest[len(value) :].strip(), place)
    if _strangely_quoted(value) and rest.startswith(value[0]):
        said = "The typographic quotation marks here are part of the text and will be shown."
        hint = 'take them out, or write straight ones around it all: "…"'
        yield source.position(line, column), said, hint, Severity.NOTICE
    if _swallows(rest, value, after := source.line_text(line + 1)):
        said, hint = (
            "This line is read as part of the text above it.",
            "start its dash in the same column as the others",
        )
        yield source.position(line + 1, after.index("-") + 1), said, hint, Severity.NOTICE


def _cut_off(value: str, lost: str, place: Position) -> _Slip:
    whole = quoted(" ".join(filter(None, (value, lost))))
    hint = f"put the whole value in quotes: {whole}" if len(whole) <= _LONGEST else "put the whole value in quotes"
    return place, f"“{lost}” is left out: a # after a space starts a comment.", hint, Severity.WARNING


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
