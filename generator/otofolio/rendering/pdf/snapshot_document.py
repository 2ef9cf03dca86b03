"""What the one page shows, as its template takes it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from otofolio.model.addresses import bare_address
from otofolio.model.person import CLINICAL_US, Item
from otofolio.model.portfolio import Portfolio
from otofolio.model.snapshot import Snapshot, SnapshotLine, SnapshotSection
from otofolio.model.text import plain
from otofolio.rendering.career_line import career_data
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.item_views import part_labels, snapshot_view
from otofolio.rendering.pdf.document_head import document_head
from otofolio.rendering.pdf.title_apart import title_apart
from otofolio.rendering.qr import QUIET_ZONE, QrCode, encode_qr, qr_svg
from otofolio.rendering.typesetting.compiler import Document
from otofolio.rendering.typesetting.print_text import (
    PrintRuns,
    print_label,
    print_place,
    print_runs,
    print_text,
    reads_backward,
)
from otofolio.rendering.wording import standing_facts, weeks_text

_TEMPLATE = "pdf/snapshot.typ"
_MODULE = 0.45
"""Millimeters of the code's module: more than the 0.4 that phones need."""
_SMALLEST_CODE = 22.0
_LABEL = 11
"""Letters of a label's line, of those that are wide."""
_NO_LINE = 1000
"""Letters of what is never on one line with its dates: what runs from right to left."""
_BRIEF = 36
"""Letters of facts that are on the title's own line."""


def snapshot_document(portfolio: Portfolio, shown: Snapshot, density: float, *, measured: bool = False) -> Document:
    """The page at a density from 0 to 3. One to be `measured` is on an endless sheet, and sooner done."""
    code = encode_qr(portfolio.site_url)
    alt = f"QR code that leads to {portfolio.site_url}"
    photo = portfolio.photo
    data = {
        **_head(portfolio, shown),
        "career": _outline(career_data(portfolio.career)) if measured else career_data(portfolio.career),
        "density": density,
        "measured": measured,
        "code": _code(code, alt),
        "portrait": {"ratio": photo.width / photo.height, "alt": f"Portrait of {portfolio.name.full}"}
        if photo
        else None,
        "sections": [_section(section, portfolio) for section in shown.sections],
        "note": print_runs(equal_note(shown.citations), portfolio.site_url),
    }
    pictures = {"qr.svg": qr_svg(code, alt).encode()}
    if photo and not measured:
        pictures["photo.jpg"] = photo.jpeg
    return Document(_TEMPLATE, data, portfolio.today, pictures)


def _outline(line: dict[str, Any] | None) -> dict[str, Any] | None:
    """The career line with one dot of each kind: as high, and drawn sooner."""
    if not line:
        return None
    return {**line, "dots": list({dot["first"]: dot for dot in line["dots"]}.values())}


def _code(code: QrCode, alt: str) -> dict[str, Any]:
    """Lengths in millimeters."""
    width = max(_SMALLEST_CODE, code.width * _MODULE)
    return {"width": width, "quiet": width * QUIET_ZONE / code.width, "alt": alt, "call": "Scan for my CV"}


def _head(portfolio: Portfolio, shown: Snapshot) -> dict[str, Any]:
    return {
        **document_head(portfolio, shown.title),
        "summary": print_runs(portfolio.summary, portfolio.site_url),
        "summary_backward": reads_backward(plain(portfolio.summary)),
        "facts": " · ".join(map(print_text, standing_facts(portfolio))),
        "foot": [print_text(shown.title), f"Updated {portfolio.today.words()}"],
    }


def _section(section: SnapshotSection, portfolio: Portfolio) -> dict[str, Any]:
    labels = iter(part_labels([line.entry for line in section.lines if isinstance(line.entry, Item)]))
    beside = list(_beside(section, portfolio))
    lines = [
        {**_line(line, portfolio.site_url), "label": print_text(next(labels) if isinstance(line.entry, Item) else "")}
        for line in section.lines
    ]
    return {
        "title": print_label(section.title),
        "beside": beside,
        "lines": lines,
        "is_higher": len(wrap(section.title, _LABEL)) + len(beside) <= sum(map(_height, lines)),
        "more": _more_works(section, portfolio.site_url),
    }


def _height(line: dict[str, Any]) -> int:
    """At least so many lines."""
    return 1 + ("source" in line or bool(line["facts"] and not line["brief"]))


def _beside(section: SnapshotSection, portfolio: Portfolio) -> Iterator[dict[str, str]]:
    """What is below a section's label: its weeks, and how many more entries the CV has."""
    if section.name == CLINICAL_US and portfolio.numbers.us_clinical_weeks:
        yield {"text": weeks_text(portfolio.numbers.us_clinical_weeks), "href": ""}
    if section.left_out and not section.has_publications:
        yield {"text": f"{section.left_out:,} more", "href": f"{portfolio.site_url}cv/"}


def _more_works(section: SnapshotSection, site_url: str) -> dict[str, str] | None:
    """How many more works there are, with the address to type."""
    if not (section.left_out and section.has_publications):
        return None
    href = f"{site_url}publications/"
    return {"count": f"{section.left_out:,}", "text": print_text(bare_address(href)), "href": href}


def _line(line: SnapshotLine, site_url: str) -> dict[str, Any]:
    if not isinstance(line.entry, Item):
        title, source = title_apart(line.entry.citation)
        return {
            "title": print_runs(title, site_url), "source": print_runs(source, site_url),
            "backward": reads_backward(plain(title)),
        }  # fmt: skip
    view = snapshot_view(line.entry)
    facts: list[PrintRuns] = [print_runs(fact, site_url) for fact in view.facts]
    brief = 0 < sum(len(plain(fact)) for fact in view.facts) <= _BRIEF
    said = " ".join((plain(view.title), view.place, view.dates, *(plain(fact) for fact in view.facts if brief)))
    backward = reads_backward(plain(view.title))
    return {
        "title": print_runs(view.title, site_url), "place": print_place(view.place), "dates": print_text(view.dates),
        "facts": facts, "brief": brief, "backward": backward,
        "letters": _NO_LINE if backward else len(said) + sum(not letter.isascii() for letter in said),
    }  # fmt: skip
