"""A work as every list of the site shows it: title, people, source, and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from otofolio.model.portfolio import Cited
from otofolio.model.text import RichText
from otofolio.rendering.entry_lines import EntryLines, entry_lines
from otofolio.rendering.work_links import WorkLink, attachment_links, record_links


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, for the template part `_entry.html.j2`."""

    lines: EntryLines
    href: str
    """Where the title leads: the work's own page, else where the work is; may be empty. Safe, not escaped."""
    award: RichText
    links: tuple[WorkLink, ...]


def entry_view(entry: Cited, own_pages: Mapping[str, str]) -> EntryView:
    """The entry. `own_pages` has the address of each work that has a page, by its key."""
    work = entry.publication
    links = (*record_links(work), *attachment_links(work))
    href = own_pages.get(work.key) or (links[0].href if links else "")
    return EntryView(entry_lines(entry.citation), href, work.award, links)
