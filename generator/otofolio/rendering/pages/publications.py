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
from otofolio.rendering.equal_note import equal_note_html
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.html import element_id
from otofolio.rendering.markdown import escape_markdown, marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.long_list import ABSTRACTS, RECORDS, is_long
from otofolio.rendering.pages.templating import render_template
from otofolio.rendering.pages.work import page_addresses
from otofolio.rendering.records.coins import coins_title
from otofolio.rendering.records.schema_org import data_script, publications_data
from otofolio.rendering.wording import ROLES
from otofolio.rendering.work_links import WorkLink, entry_links

_MOST_TOPICS = 60
_LETTERS_A_ROW, _MOST_ROWS = 36, 16
_FEWEST_TO_FILTER = 6
_PART = 6
"""Entries of a long list that a browser lays out together when they come near."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """One entry of the list."""

    id: str
    number: int
    citation: RichText
    coins: str
    """Empty in a long list, whose records are a file of their own."""
    award: RichText
    abstract: RichText
    links: tuple[WorkLink, ...]
    page: str
    """The address of the work's own page; empty if it has none."""
    stem: str
    year: int
    role: str
    topics: str
    rows: int
    """About how many lines the citation takes on a phone, so that the page is as long as it will be when painted."""


def publications_page(portfolio: Portfolio) -> Page:
    """A heading for every kind, so that the table of contents leads there."""
    blocks = ["# Publications and presentations", marker("career"), marker("publications-filter")]
    for group in portfolio.publications:
        blocks.append(f"## {escape_markdown(group.title)} {marker(f'count-{group.slug}')}")
        blocks.append(marker(f"publications-{group.slug}"))
    blocks += [marker("equal-note"), marker("publications-files")]
    description = f"Publications and presentations of {portfolio.name.full}"
    head = render_head(portfolio, "publications/", description, portfolio.headline)
    foot = "" if is_long(portfolio) else data_script(publications_data(portfolio)) + "\n"
    text = skeleton(*blocks)
    return Page("publications.md", "Publications", description, text, hide=("navigation",), head=head, foot=foot)


def publications_pieces(portfolio: Portfolio) -> dict[str, str]:
    """`publications-filter`, `-files`, `-KIND`, `count-KIND`, `equal-note`."""
    groups = portfolio.publications
    works = [entry.publication for group in groups for entry in group.entries]
    stems = file_stems(work.key for work in works)
    topics, own_pages = _topics(works), page_addresses(portfolio)
    pieces = {
        "publications-filter": _filter(groups, works, topics),
        "publications-files": _files(works) if works else "",
        "equal-note": equal_note_html(entry.citation for group in groups for entry in group.entries),
    }
    later = {"records": RECORDS, "abstracts": ABSTRACTS} if is_long(portfolio) else {}
    for group in groups:
        views = [_view(entry, stems, topics, own_pages, has_coins=not later) for entry in group.entries]
        parts = [views[start : start + _PART] for start in range(0, len(views), _PART)] if later else [views]
        pieces[f"publications-{group.slug}"] = render_template(
            "pages/works.html.j2", slug=group.slug, parts=parts, later=later
        )
        pieces[f"count-{group.slug}"] = f'<span class="o-count">{len(views):,}</span>'
    return pieces


def _view(
    entry: Cited, stems: Mapping[str, str], topics: Mapping[str, str], own_pages: Mapping[str, str], *, has_coins: bool
) -> WorkView:
    work = entry.publication
    tokens = dict.fromkeys(token for keyword in work.keywords if (token := _token(keyword)) in topics)
    return WorkView(
        id=element_id(work.key),
        number=entry.number,
        citation=entry.citation,
        coins=coins_title(work) if has_coins else "",
        award=work.award,
        abstract=work.abstract,
        links=entry_links(entry),
        page=own_pages.get(work.key, ""),
        stem=stems[work.key],
        year=work.year,
        role=work.owner_role.value,
        topics=" ".join(tokens),
        rows=min(len(plain(entry.citation)) // _LETTERS_A_ROW + 1, _MOST_ROWS),
    )


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
