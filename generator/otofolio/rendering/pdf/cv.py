"""The full CV and its variants as PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from textwrap import wrap
from typing import Any

from otofolio.model.addresses import bare_address
from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Cited, Cv, CvPart, Portfolio
from otofolio.model.text import Run, plain
from otofolio.problems import InputError, Problem
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.item_views import ItemView, is_compact, item_views
from otofolio.rendering.pdf.document_head import document_head
from otofolio.rendering.typesetting.compiler import USUAL, Document, Press, TypesettingError, typeset
from otofolio.rendering.typesetting.missing_letters import unset
from otofolio.rendering.typesetting.print_text import print_label, print_place, print_runs, print_text, reads_backward
from otofolio.rendering.work_links import record_links

_LONG = 900
"""Letters of an entry that may be parted at the end of a page: about a sixth of it."""
_MANY = 40
"""Words in a row that may be parted there."""
_ONE_LINE = 64
"""Letters of a title and a place that surely have a line together."""
_DATED_LINE = 72
"""The same with the dates, which are smaller. A letter outside ASCII may be as wide as two."""
_LAST_LINES = 7
"""What the last page has at least, where it is not the only one."""

_MANY_WORKS = 300
"""Works of a long document: Typst takes 30 MB for them."""

_FIRST, _TAIL = 2, 3
"""Works that stay with the section's label; works that stay together at the end."""
_LABEL = 13
"""Letters of a label's line."""

_Row = dict[str, Any]
"""What the template lays out between two page breaks: its `kind`, about how many `lines` it has, and its texts."""


def render_cv_pdfs(portfolio: Portfolio, press: Press = USUAL) -> tuple[Artifact, ...]:
    """`cv.pdf`, and `cv-NAME.pdf` for every variant.

    Raises InputError if a document cannot be set.
    """
    files: list[Artifact] = []
    problems: list[Problem] = []
    for cv in portfolio.cvs:
        uri = "-".join(filter(None, ("cv", cv.name))) + ".pdf"
        try:
            is_long = sum(len(group.entries) for part in cv.parts for group in part.groups) > _MANY_WORKS
            document = Document("pdf/cv.typ", _data(portfolio, cv), portfolio.today, is_long=is_long)
            files.append(Artifact(uri, typeset(document, press)))
        except TypesettingError as error:
            problems.append(unset(portfolio, error, uri))
    if problems:
        raise InputError(problems)
    return tuple(files)


def _data(portfolio: Portfolio, cv: Cv) -> dict[str, Any]:
    sections = [_part(part, portfolio.site_url) for part in cv.parts]
    _keep_end_together([row for section in sections for row in (*section["beside"], *section["below"])])
    return {
        **document_head(portfolio, cv.title),
        "running": print_text(portfolio.name.full),
        "heading": print_text(cv.title),
        "updated": f"Updated {portfolio.today.words()}",
        "sections": sections,
    }


def _keep_end_together(rows: list[_Row]) -> None:
    """Mark the rows that stay with the next one, so that the last page has more than a line or two."""
    if rows and rows[-1]["kind"] == "group":
        rows[-1]["tail"] = min(_TAIL, len(rows[-1]["works"]))
    lines = 0
    for before, row in zip(reversed(rows[:-1]), reversed(rows), strict=False):
        lines += row["lines"]
        if lines >= _LAST_LINES:
            return
        before["kept"] = True
        if before["kind"] == "group":
            before["tail"] = min(_TAIL, len(before["works"]))


def _part(part: CvPart, site_url: str) -> dict[str, Any]:
    rows, label = list(_rows(part, site_url)), len(wrap(part.title, _LABEL))
    heights = list(accumulate(row["lines"] for row in rows))
    count = next((number for number, high in enumerate(heights, 1) if high >= label), len(rows))
    if len(rows) > count - 1 >= 0 and rows[count - 1]["kind"] == "group":
        rows[count - 1 : count] = _parted(rows[count - 1])
    return {
        "title": print_label(part.title),
        "beside": rows[:count],
        "below": rows[count:],
        "is_higher": bool(heights) and heights[-1] >= label,
    }


def _parted(group: _Row) -> tuple[_Row, ...]:
    """A long group in two, of which the first is so short that it can be beside a label."""
    works = group["works"]
    if len(works) <= _FIRST:
        return (group,)
    return (
        {**group, "works": works[:_FIRST], "lines": 1 + 2 * _FIRST},
        {**group, "title": "", "works": works[_FIRST:], "lines": 2 * (len(works) - _FIRST)},
    )


def _rows(part: CvPart, site_url: str) -> Iterator[_Row]:
    views = item_views(part.section) if part.section else []
    inline = bool(views) and all(map(_is_one_line, views))
    items = [_item(view, site_url, inline=inline) for view in views]
    if part.section and is_compact(part.section):
        yield {"kind": "brief", "items": items, "long": len(items) > _MANY, "kept": False, "lines": 1}
    else:
        yield from items
    for group in part.groups:
        works = [_work(entry, site_url) for entry in group.entries]
        yield {
            "kind": "group", "title": print_text(group.title), "works": works, "long": False, "kept": False,
            "tail": 0, "lines": 1 + 2 * len(works),
        }  # fmt: skip
    if note := equal_note(entry.citation for group in part.groups for entry in group.entries):
        yield {"kind": "note", "text": print_runs(note, site_url), "long": False, "kept": False, "lines": 1}
    if part.left_out:
        href = f"{site_url}{'publications' if part.groups else 'cv'}/"
        yield {
            "kind": "more", "count": f"{part.left_out:,}", "text": print_text(bare_address(href)), "href": href,
            "long": False, "kept": False, "lines": 1,
        }  # fmt: skip


def _is_one_line(view: ItemView) -> bool:
    return not (view.tag or view.details or view.highlights) and len(plain(view.title) + view.place) <= _ONE_LINE


def _item(view: ItemView, site_url: str, *, inline: bool) -> _Row:
    """`inline` puts the place on the title's own line, in a section where every entry has room for that."""
    facts = (*((Run(view.tag),) for _ in range(bool(view.tag))), *view.details)
    said = (view.title, *facts, *view.highlights)
    line = plain(view.title) + (view.place if inline else "") + view.dates
    backward = reads_backward(plain(view.title))
    return {
        "kind": "item",
        "label": print_text(view.label),
        "title": print_runs(view.title, site_url),
        "backward": backward,
        "short": not backward and len(line) + sum(not letter.isascii() for letter in line) <= _DATED_LINE,
        "place": print_place(view.place),
        "inline": inline and bool(view.place),
        "dates": print_text(view.dates),
        "facts": [print_runs(fact, site_url) for fact in facts],
        "highlights": [print_runs(highlight, site_url) for highlight in view.highlights],
        "long": sum(len(plain(text)) for text in said) > _LONG,
        "kept": False,
        "lines": 1 + bool(view.label) + (bool(view.place) and not inline) + bool(facts) + len(view.highlights),
    }


def _work(entry: Cited, site_url: str) -> dict[str, Any]:
    """With PubMed and PMC beside the citation, which has the DOI."""
    links = [link for link in record_links(entry.publication) if link.label in ("PubMed", "PMC")]
    return {
        "number": entry.number,
        "citation": print_runs(entry.citation, site_url),
        "links": [{"text": link.label, "href": link.href} for link in links],
        "long": len(plain(entry.citation)) > _LONG,
    }
