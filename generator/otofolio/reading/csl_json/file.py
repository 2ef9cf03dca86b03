"""CSL-JSON files: what Zotero, Crossref, ORCID and citation processors exchange (CSL 1.0.2 input schema)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity
from otofolio.reading.csl_json.item import is_publication, publication_of
from otofolio.reading.csl_json.values import DEEPEST, is_too_deep, without_halves
from otofolio.reading.source import SourceText
from otofolio.reading.works.keys import with_unique_keys

_WRAPPED = re.compile(
    r'\s*\{\s*(?:"(?!id"|type"|title")\w+"\s*:\s*(?:"[^"]*"|[\w.-]+|\{[^{}]*\})\s*,\s*)*"items"\s*:\s*\['
)
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_NEXT_ITEM = re.compile(r"\}\s*,\s*(?=\{)|^(?=[\[{])", re.MULTILINE)
_COLON = re.compile(r"\s*:\s*")
_DECODER = json.JSONDecoder(strict=False)


class _Found(NamedTuple):
    """A JSON value, and where its text starts and ends."""

    value: Any
    start: int
    end: int


def read_csl_json(text: str, file: str) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read arrays of items, single items one after the other, and Zotero's and Crossref's wrappers of them.

    A broken item does not stop the others.
    """
    source = SourceText(file, text)
    works: list[Publication] = []
    problems: list[Problem] = []
    for found in _items(source, problems):
        place = source.position(source.line_at(found.start))
        if people := _foreign_people(found.value):
            problems.append(Problem(place, f"This entry has its people under “{people}”, as CSL-JSON does not, so it "
                                    "cannot be read.", "export the list as CSL JSON, BibTeX or RIS"))  # fmt: skip
        elif is_publication(found.value):
            written = source.text[found.start : found.end]
            work, notices = publication_of(found.value, written, place)
            works.append(work)
            problems += notices
        else:
            problems.append(Problem(place, "This is not a publication: it has neither a title nor an author.", _HINT))
    unique, renamed = with_unique_keys(works)
    return unique, (*problems, *renamed)


_HINT = 'export the list as CSL JSON; an entry looks like {"type": "article-journal", "title": "…", "author": […]}'


def _foreign_people(value: Any) -> str:
    """The field under which Zotero's own format, Mendeley's and others have people, if CSL's is not there."""
    if not isinstance(value, dict) or value.get("author"):
        return ""
    return next((name for name in ("creators", "authors", "authorships", "creator") if value.get(name)), "")


def _items(source: SourceText, problems: list[Problem]) -> Iterator[_Found]:
    """Each item by itself, so that its line is known and a broken one can be passed over."""
    text, at, is_inside = source.text, _skip(source.text, 0), False
    while at < len(text):
        if text[at] in "]}" or (text[at] == "[" and not is_inside):
            is_inside = text[at] == "["
            at = _skip(text, at + 1)
            continue
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            if (wrapped := _WRAPPED.match(text, at)) and wrapped.end() > at:
                end, is_inside = wrapped.end(), True
            else:
                place = getattr(error, "pos", at)
                problems.append(_broken(source, at, place))
                following = _NEXT_ITEM.search(text, max(place, at + 1))
                if following is None:
                    return
                end = following.end()
                is_inside = is_inside and text[end] != "["
        else:
            if is_too_deep(value):
                problems.append(_too_deep(source, at))
            else:
                yield from (_checked(one, source, problems) for one in _unwrapped(text, _Found(value, at, end), 0))
        at = _skip(text, end)


def _unwrapped(text: str, found: _Found, depth: int) -> Iterator[_Found]:
    """The items in an object that only holds them: Zotero's `items`, Crossref's `message`."""
    value = found.value
    names = [] if depth > _DEEPEST or not isinstance(value, dict) or is_publication(value) else _inside(value)
    if not names:
        yield found
        return
    for name, inner in _members(text, found.start):
        if name not in names:
            continue
        parts = _elements(text, inner.start) if isinstance(inner.value, list) else (inner,)
        for part in parts:
            yield from _unwrapped(text, part, depth + 1)


_WRAPPERS = ("items", "message", "data", "results")
_DEEPEST = 3


def _inside(value: dict[str, Any]) -> list[str]:
    return [name for name in _WRAPPERS if isinstance(value.get(name), dict | list)]


def _members(text: str, start: int) -> Iterator[tuple[str, _Found]]:
    """The names and values of the object that begins here, which is known to be valid."""
    at = _skip(text, start + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _COLON.match(text, at).end()  # type: ignore[union-attr]
        value, end = _DECODER.raw_decode(text, at)
        yield name, _Found(value, at, end)
        at = _skip(text, end)


def _elements(text: str, start: int) -> Iterator[_Found]:
    """The values of the array that begins here, which is known to be valid."""
    at = _skip(text, start + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield _Found(value, at, end)
        at = _skip(text, end)


def _too_deep(source: SourceText, at: int) -> Problem:
    said = f"The lists of this entry are in one another more than {DEEPEST} times, so it is not listed."
    return Problem(source.position_at(at), said, _HINT)


def _checked(found: _Found, source: SourceText, problems: list[Problem]) -> _Found:
    """The item with a replacement for halves of characters (`\\ud83d` alone), which no file can hold."""
    whole = without_halves(found.value)
    if whole != found.value:
        said = "This entry has half a character (a \\ud… escape without its partner), which is shown as �."
        problems.append(Problem(source.position_at(found.start), said, "write the character itself", Severity.WARNING))
    return found._replace(value=whole)


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _broken(source: SourceText, start: int, place: int) -> Problem:
    return Problem(
        source.position_at(max(0, min(place, len(source.text) - 1))),
        f"This is not valid JSON, so the entry that begins on line {source.line_at(start)} cannot be read.",
        "export the entry again, or look here and on the line before for a missing comma, quotation mark or bracket",
    )
