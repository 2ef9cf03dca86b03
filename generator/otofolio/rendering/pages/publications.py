"""The publications page: every entry, grouped and numbered, with its links, its records and its filters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from otofolio.model.artifact import Page
from otofolio.model.portfolio import Cited, Portfolio, PublicationGroup
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, plain
from otofolio.rendering.entry_lines import EntryLines
from otofolio.rendering.equal_note import equal_note_html
from otofolio.rendering.html import element_id, escape
from otofolio.rendering.markdown import escape_markdown, marker, skeleton
from otofolio.rendering.pages.entries import EntryView, entry_view
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.long_list import ABSTRACTS, RECORDS, is_long
from otofolio.rendering.pages.work import page_addresses
from otofolio.rendering.records.cite import CITE
from otofolio.rendering.records.coins import coins_title
from otofolio.rendering.records.schema_org import data_script, publications_data
from otofolio.rendering.templating import render_template
from otofolio.rendering.wording import ROLES, tally_text

_MOST_TOPICS = 60
_LETTERS_A_ROW, _MOST_ROWS = 46, 16
_FEWEST_TO_FILTER = 6
_PART = 6
"""Entries of a long list that a browser lays out together when they come near."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """One entry of the list."""

    id: str
    number: int
    entry: EntryView
    coins: str
    """Empty in a long list, whose records are a file of their own."""
    abstract: RichText
    year: int
    role: str
    topics: str
    rows: int
    """About how many lines the entry takes on a phone, so that the page is as long as it will be when painted."""


def publications_page(portfolio: Portfolio) -> Page:
    """A heading for every kind, so that the table of contents leads there."""
    blocks = ["# Publications and presentations", marker("figures"), marker("publications-counted")]
    blocks.append(marker("publications-filter"))
    for group in portfolio.publications:
        count = marker(f"count-{group.slug}")
        blocks.append(
            f"## {escape_markdown(group.title)}\N{NO-BREAK SPACE}{count}"
        )  # so that no count is alone on a line
        blocks.append(marker(f"publications-{group.slug}"))
    blocks += [marker("equal-note"), marker("publications-files")]
    description = f"Publications and presentations of {portfolio.name.full}"
    head = render_head(portfolio, "publications/", description, portfolio.headline)
    foot = "" if is_long(portfolio) else data_script(publications_data(portfolio)) + "\n"
    text = skeleton(*blocks)
    return Page("publications.md", "Publications", description, text, hide=("navigation",), head=head, foot=foot)


def publications_pieces(portfolio: Portfolio) -> dict[str, str]:
    """`publications-counted`, `-filter`, `-files`, `-KIND`, `count-KIND`, `equal-note`."""
    groups = portfolio.publications
    works = [entry.publication for group in groups for entry in group.entries]
    topics, own_pages = _topics(works), page_addresses(portfolio)
    pieces = {
        "publications-counted": _counted(portfolio),
        "publications-filter": _filter(groups, works, topics),
        "publications-files": _files(works) if works else "",
        "equal-note": equal_note_html(entry.citation for group in groups for entry in group.entries),
    }
    later = {"records": RECORDS, "abstracts": ABSTRACTS} if is_long(portfolio) else {}
    for group in groups:
        views = [_view(entry, topics, own_pages, has_coins=not later) for entry in group.entries]
        parts = [views[start : start + _PART] for start in range(0, len(views), _PART)] if later else [views]
        pieces[f"publications-{group.slug}"] = render_template(
            "pages/works.html.j2", slug=group.slug, parts=parts, later=later, is_single=len(views) == 1, cite=CITE
        )
        pieces[f"count-{group.slug}"] = _count(len(views))
    return pieces


def _counted(portfolio: Portfolio) -> str:
    text = tally_text(portfolio.tally, portfolio.name.full)
    return f'<p class="o-counted" data-search-exclude>{escape(text)}</p>' if text else ""


def _count(number: int) -> str:
    """Of a single work the heading needs no count, and the style sheet hides it there."""
    return f'<span class="o-count{" o-count--one" if number == 1 else ""}">{number:,}</span>'


def _view(entry: Cited, topics: Mapping[str, str], own_pages: Mapping[str, str], *, has_coins: bool) -> WorkView:
    work = entry.publication
    tokens = dict.fromkeys(token for keyword in work.keywords if (token := _token(keyword)) in topics)
    view = entry_view(entry, own_pages)
    return WorkView(
        id=element_id(work.key),
        number=entry.number,
        entry=view,
        coins=coins_title(work) if has_coins else "",
        abstract=work.abstract,
        year=work.year,
        role=work.owner_role.value,
        topics=" ".join(tokens),
        rows=_rows(view.lines),
    )


def _rows(lines: EntryLines) -> int:
    rows = (len(plain(line)) // _LETTERS_A_ROW + 1 for line in (lines.title, lines.people, lines.source) if line)
    return min(sum(rows), _MOST_ROWS)


def _files(works: Iterable[Publication]) -> str:
    """Every file of the whole list; the one for ORCID is made if anything is published."""
    return render_template("pages/files.html.j2", has_orcid=any(work.status.is_public for work in works))


def _filter(groups: Iterable[PublicationGroup], works: list[Publication], topics: Mapping[str, str]) -> str:
    if len(works) < _FEWEST_TO_FILTER:
        return ""
    roles = {work.owner_role for work in works}
    return render_template(
        "pages/filter.html.j2",
        total=len(works),
        kinds=[(group.slug, f"{group.title} ({len(group.entries):,})") for group in groups],
        years=[(year, year or "No year") for year in sorted({work.year for work in works}, reverse=True)],
        roles=[(role.value, label) for role, label in ROLES.items() if role in roles],
        topics=sorted(topics.items(), key=lambda pair: pair[1].casefold()),
    )


def _topics(works: Iterable[Publication]) -> dict[str, str]:
    """The keywords of most works as tokens, each with its first spelling: a menu of hundreds would help nobody."""
    spellings: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for work in works:
        tokens = {token: keyword for keyword in work.keywords if (token := _token(keyword))}
        counts.update(tokens.keys())
        spellings = tokens | spellings
    return {token: spellings[token] for token, _ in counts.most_common(_MOST_TOPICS)}


def _token(keyword: str) -> str:
    """`Cochlear Implants` as `cochlear-implants`."""
    return "-".join(re.findall(r"\w+", keyword.casefold()))
