"""CSL-JSON files: what Zotero, Crossref, ORCID and citation processors exchange (CSL 1.0.2 input schema)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity
from otofolio.reading.csl_publication import is_publication, publication_of
from otofolio.reading.keys import with_unique_keys
from otofolio.reading.source import SourceText

_WRAPPED = re.compile(
    r'\s*\{\s*(?:"(?!id"|type"|title")\w+"\s*:\s*(?:"[^"]*"|[\w.-]+|\{[^{}]*\})\s*,\s*)*"items"\s*:\s*\['
)
_BETWEEN = re.compile(r"[\s,]*")
_NEXT_ITEM = re.compile(r"\}\s*,\s*(?=\{)")
_HALF = re.compile("[\ud800-\udfff]")
_DEEPEST = 30
"""Lists and objects in one another. CSL-JSON's own fields, such as `issued`, need four."""
_DECODER = json.JSONDecoder(strict=False)


class _Found(NamedTuple):
    """A JSON value, and where its text starts and ends."""

    value: Any
    start: int
    end: int


def read_csl_json(text: str, file: str) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read an array of items, a single item, or Zotero's `{"items": […]}`. A broken item does not stop the others."""
    source = SourceText(file, text)
    works: list[Publication] = []
    problems: list[Problem] = []
    for found in _items(source, problems):
        place = source.position(source.line_at(found.start))
        if is_publication(found.value):
            written = source.text[found.start : found.end]
            work, notices = publication_of(found.value, written, place)
            works.append(work)
            problems += notices
        else:
            problems.append(Problem(place, "this is not a publication: it has neither a title nor an author.", _HINT))
    unique, renamed = with_unique_keys(works)
    return unique, (*problems, *renamed)


_HINT = 'an entry looks like {"type": "article-journal", "title": "…", "author": […]}.'


def _items(source: SourceText, problems: list[Problem]) -> Iterator[_Found]:
    """Each item by itself, so that its line is known and a broken one can be passed over."""
    text, at = source.text, _start(source.text)
    while (at := _skip(text, at)) < len(text) and text[at] not in "]}":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            place = getattr(error, "pos", at)
            problems.append(_broken(source, at, place))
            following = _NEXT_ITEM.search(text, place)
            if following is None:
                return
            end = following.end()
        else:
            if _is_too_deep(value):
                problems.append(_too_deep(source, at))
            else:
                yield _Found(_checked(value, source, at, problems), at, end)
        at = end


def _is_too_deep(value: Any) -> bool:
    """Whether lists and objects are in one another more often than `_DEEPEST` times; looked at level by level."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _too_deep(source: SourceText, at: int) -> Problem:
    said = f"the lists of this entry are in one another more than {_DEEPEST} times, so it is not listed."
    return Problem(source.position_at(at), said, _HINT)


def _checked(value: Any, source: SourceText, at: int, problems: list[Problem]) -> Any:
    """The value with a replacement for halves of characters (`\\ud83d` alone), which no file can hold."""
    whole = _without_halves(value)
    if whole != value:
        said = "this entry has half a character (a \\ud… escape without its partner), which is shown as �."
        problems.append(Problem(source.position_at(at), said, "write the character itself.", Severity.WARNING))
    return whole


def _without_halves(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(inner) for name, inner in value.items()}
    return [_without_halves(inner) for inner in value] if isinstance(value, list) else value


def _start(text: str) -> int:
    """Where the first item begins: behind the bracket of the array."""
    wrapped = _WRAPPED.match(text)
    if wrapped:
        return wrapped.end()
    at = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    return at + 1 if text[at : at + 1] == "[" else at


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _broken(source: SourceText, start: int, place: int) -> Problem:
    return Problem(
        source.position_at(max(0, min(place, len(source.text) - 1))),
        f"this is not valid JSON, so the entry that begins on line {source.line_at(start)} cannot be read.",
        "export the entry again, or look here and on the line before for a missing comma, quotation mark or bracket.",
    )
