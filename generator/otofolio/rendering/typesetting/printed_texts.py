"""Every text of a portfolio that is printed, with its place in the person's files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from otofolio.model.person import Item
from otofolio.model.portfolio import Cited, CvPart, Portfolio
from otofolio.model.text import plain
from otofolio.problems import Position
from otofolio.rendering.contact_ways import contact_ways
from otofolio.rendering.wording import standing_facts


class PrintedText(NamedTuple):
    """The words of one entry, or of the head of every page, each field on a line. `key` is a publication's."""

    text: str
    position: Position
    key: str = ""


def printed_texts(portfolio: Portfolio) -> Iterator[PrintedText]:
    """All of them, in the order of the files' parts; without the person's own name (`portfolio.name`)."""
    yield PrintedText(_head_text(portfolio), portfolio.position)
    for section in portfolio.sections:
        yield from (PrintedText(_item_text(item), item.position) for item in section.items)
    yield from map(_work_text, portfolio.entries)


def _head_text(portfolio: Portfolio) -> str:
    school = portfolio.school
    titles = (*(section.title for section in portfolio.sections), *(group.title for group in portfolio.publications))
    plans = (portfolio.snapshot.title, *(text for cv in portfolio.cvs for text in (cv.title, *_part_titles(cv.parts))))
    schooling = (school.name, school.location, school.degree) if school else ()
    parts = (portfolio.credentials, portfolio.headline, plain(portfolio.summary), portfolio.specialty.name)
    ways = (text for text, _ in contact_ways(portfolio))
    return "\n".join(
        (*parts, portfolio.specialty.short, *schooling, *standing_facts(portfolio), *ways, *titles, *plans)
    )


def _part_titles(parts: tuple[CvPart, ...]) -> Iterator[str]:
    for part in parts:
        yield part.title
        yield from (group.title for group in part.groups)


def _item_text(item: Item) -> str:
    rich = (item.title, *item.details, *item.highlights)
    return "\n".join((item.organization, item.location, item.country, item.specialty, *map(plain, rich)))


def _work_text(entry: Cited) -> PrintedText:
    work = entry.publication
    return PrintedText(f"{plain(entry.citation)}\n{plain(work.award)}", work.position, work.key)
