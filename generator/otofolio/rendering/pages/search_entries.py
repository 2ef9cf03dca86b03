"""What the site's search finds of each publication, so that a hit is the paper and not the page that lists it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain
from otofolio.rendering.html import element_id, escape, fragment


class SearchEntry(NamedTuple):
    """One hit: the part of the publications page that shows it, and its title and text as HTML."""

    anchor: str
    title: str
    text: str


def search_entries(portfolio: Portfolio) -> Iterator[SearchEntry]:
    """Every publication by its title, with the citation as its text."""
    for entry in portfolio.entries:
        work = entry.publication
        yield SearchEntry(
            fragment(element_id(work.key)), str(escape(work.plain_title)), str(escape(plain(entry.citation)))
        )
