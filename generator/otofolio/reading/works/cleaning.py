"""The last look at what was read of a bibliography, whatever its format: what may not be published is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Attachments, Contributor, Identifiers, Publication, WorkType
from otofolio.model.text import Run
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.controls import control_problem, has_controls, without_controls
from otofolio.reading.markup.addresses import (
    addresses_on_disk,
    may_name_a_disk,
    not_of_the_web,
    published_link,
    web_address,
)
from otofolio.reading.works.journal_names import journal_name


def cleaned(
    works: Iterable[Publication], *, keep_controls: bool = False
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Every work without control characters, addresses on a disk, and a web address that is none; what was so."""
    kept: list[Publication] = []
    problems: list[Problem] = []
    with_controls: list[Position] = []
    for work in works:
        found = _Found(keep_controls)
        clean = _with_journal(_mapped(work, found) if _may_need_it(work, keep_controls) else work)
        if clean.url and not web_address(clean.url):
            problems.append(not_of_the_web(work.key, work.position))
            clean = replace(clean, url="")
        with_controls += [work.position] if found.controls else []
        problems += [_on_disk(work, address) for address in dict.fromkeys(found.on_disk)]
        problems += [_refused(work, address) for address in dict.fromkeys(found.refused)]
        kept.append(clean)
    return tuple(kept), (*problems, *([control_problem(with_controls)] if with_controls else []))


def _with_journal(work: Publication) -> Publication:
    """The journal's name as the journal has it, which programs that ask PubMed take from its catalog."""
    if work.type not in _JOURNALS or len(work.container_title) != 1:
        return work
    run = work.container_title[0]
    name = journal_name(run.text)
    return work if name == run.text else replace(work, container_title=(run._replace(text=name),))


_JOURNALS = (WorkType.ARTICLE_JOURNAL, WorkType.REVIEW, WorkType.REVIEW_BOOK)


class _Found:
    """What was taken out of one work."""

    def __init__(self, keep_controls: bool) -> None:
        self.keeps_controls = keep_controls
        self.controls = False
        self.on_disk: list[str] = []
        self.refused: list[str] = []


def _may_need_it(work: Publication, keep_controls: bool) -> bool:
    """Whether any text of the work has to be looked at by itself, which costs five times as much."""
    texts: list[str] = []
    links: list[str] = []
    _collect(_PARTS_OF[Publication](work), texts, links)
    whole = " ".join(texts)
    return (not keep_controls and has_controls(whole)) or may_name_a_disk(whole) or not all(map(published_link, links))


def _collect(parts: Iterable[Any], texts: list[str], links: list[str]) -> None:
    """Every text and every link of a run among these parts, and in them."""
    for part in filter(None, parts):
        kind = type(part)
        if kind is str:
            texts.append(part)
        elif kind is tuple and type(part[0]) is Run:
            texts += [run.text for run in part]
            links += [run.href for run in part if run.href]
        elif kind is tuple:
            _collect(part, texts, links)
        elif kind in _PARTS_OF:
            _collect(_PARTS_OF[kind](part), texts, links)


def _getter(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


_PARTS_OF = {kind: _getter(kind) for kind in (Publication, Contributor, Identifiers, Attachments, IssueDate)}


def _mapped(value: Any, found: _Found) -> Any:
    """The same value with every text in it cleaned; itself if nothing was to be done."""
    if type(value) is str:
        return _text(value, found)
    if isinstance(value, Run):
        text, href = _text(value.text, found), _link(value.href, found)
        return value if text is value.text and href is value.href else value._replace(text=text, href=href)
    if type(value) is tuple:
        parts = tuple(_mapped(part, found) for part in value)
        return value if all(one is other for one, other in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, Position | type):
        changes = {
            field.name: new
            for field in fields(value)
            if (new := _mapped(old := getattr(value, field.name), found)) is not old
        }
        return replace(value, **changes) if changes else value
    return value


def _text(text: str, found: _Found) -> str:
    if not found.keeps_controls and has_controls(text):
        found.controls = True
        text = without_controls(text)
    for address in addresses_on_disk(text):
        found.on_disk.append(address)
        text = text.replace(address, "")
    return text


def _link(href: str, found: _Found) -> str:
    if not href or published_link(href):
        return href
    found.refused.append(href)
    return ""


def _on_disk(work: Publication, address: str) -> Problem:
    said = f"“{work.key}” names a file on your own disk, “{address}”, which was left out."
    return Problem(work.position, said, "nobody else can open it: delete the address", Severity.WARNING)


def _refused(work: Publication, address: str) -> Problem:
    said = f"A link in “{work.key}” leads to “{address}”, so only its words were kept."
    return Problem(work.position, said, "a link starts with https://", Severity.WARNING)
