"""The one-page snapshot as a page: the same content as its PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from otofolio.model.addresses import bare_address
from otofolio.model.artifact import Page
from otofolio.model.person import Item
from otofolio.model.portfolio import Portfolio
from otofolio.model.snapshot import Snapshot, SnapshotLine, SnapshotSection
from otofolio.model.text import RichText
from otofolio.rendering.contact_ways import contact_ways
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.filenames import filing_name, slug
from otofolio.rendering.html import safe_href
from otofolio.rendering.item_views import SnapshotView, part_labels, snapshot_view
from otofolio.rendering.markdown import escape_markdown, marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.templating import render_template
from otofolio.rendering.typography import typographic
from otofolio.rendering.wording import standing_facts
from otofolio.rendering.work_links import entry_address


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A publication as the page has it."""

    citation: RichText
    address: str


def snapshot_page(portfolio: Portfolio, snapshot: Snapshot) -> Page:
    """`ent-snapshot.md`: address and title follow the specialty's short name."""
    title, name = snapshot.title, portfolio.name.full
    description = f"{name} on one page"
    head = render_head(portfolio, f"{snapshot_stem(portfolio)}/", f"{title}: {name}", description)
    blocks = skeleton(f"# {escape_markdown(title)}", marker("snapshot"))
    return Page(f"{snapshot_stem(portfolio)}.md", title, description, blocks, hide=("navigation", "toc"), head=head)


def snapshot_pieces(portfolio: Portfolio, snapshot: Snapshot, evidence: str) -> dict[str, str]:
    """`snapshot`: everything that the PDF says, with the button that downloads it."""
    short = portfolio.specialty.short
    piece = render_template(
        "pages/snapshot.html.j2",
        name=typographic(portfolio.name.full),
        lines=_lines(portfolio),
        contact=[(text, safe_href(href)) for text, href in contact_ways(portfolio)],
        short=short,
        file_name=filing_name(portfolio.name, f"{short} Snapshot"),
        evidence=evidence,
        facts=[typographic(fact) for fact in standing_facts(portfolio)],
        sections=[_section(section) for section in snapshot.sections],
        note=equal_note(snapshot.citations),
        site_url=portfolio.site_url,
        shown=bare_address(portfolio.site_url),
    )
    return {"snapshot": piece}


def snapshot_stem(portfolio: Portfolio) -> str:
    """`ent-snapshot`: the page's address without its extension."""
    return "-".join(filter(None, (slug(portfolio.specialty.short), "snapshot")))


def _lines(portfolio: Portfolio) -> list[str]:
    school = portfolio.school.name if portfolio.school else ""
    return [
        typographic(line)
        for line in (portfolio.headline, ", ".join(filter(None, (portfolio.credentials, school))))
        if line
    ]


def _section(section: SnapshotSection) -> dict[str, Any]:
    labels = part_labels([line.entry for line in section.lines if isinstance(line.entry, Item)])
    entries = [_entry(line) for line in section.lines]
    items = [entry for entry in entries if isinstance(entry, SnapshotView)]
    return {
        "title": typographic(section.title),
        "entries": [replace(item, label=label) for item, label in zip(items, labels, strict=True)],
        "works": [entry for entry in entries if isinstance(entry, WorkLine)],
        "left_out": section.left_out,
        "full_list": "~/publications.md" if section.has_publications else "~/cv.md",
    }


def _entry(line: SnapshotLine) -> SnapshotView | WorkLine:
    entry = line.entry
    if isinstance(entry, Item):
        return snapshot_view(entry)
    return WorkLine(entry.citation, entry_address(entry.publication))
