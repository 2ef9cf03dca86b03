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
