"""The pages and their pieces, read as a browser reads them."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_sample import HOSTILE, article, full, group, hostile, portfolio, poster

from otofolio.deriving.snapshot import plan_snapshot
from otofolio.model.artifact import Page
from otofolio.model.portfolio import IN_PROGRESS, Design, Portfolio
from otofolio.model.publication import Kind
from otofolio.model.text import rich
from otofolio.rendering.colors import SLATE, WHITE, contrast, readable
from otofolio.rendering.markdown import escape_markdown
from otofolio.rendering.pages import site as pages_module
from otofolio.rendering.pages.assets import render_assets
from otofolio.rendering.pages.site import render_pages, render_pieces

MARKER = re.compile(r"<!-- otofolio:([\w-]+) -->")
FILES = (
    "cv.pdf", "snapshot.pdf", "contact.vcf", "qr.svg", "qr.png", "publications.bib", "orcid.bib", "publications.ris",
    "publications.json", "photo.jpg", "photo.webp",
)  # fmt: skip
EVERY = [full(), hostile(), portfolio(), portfolio(sections=(), profiles=(), summary=(), school=None)]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """The elements, addresses, ids and words of a page; `open` shows what was never closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] for _, found in self.elements if attribute in found]


def whole_page(page: Page, shown: Portfolio) -> str:
    """The page as a host makes it: Markdown first, then the pieces."""
    pieces = render_pieces(shown, plan_snapshot(shown))
    html = markdown.markdown(page.markdown, extensions=["toc", "tables", "fenced_code", "attr_list"])
    return MARKER.sub(lambda match: pieces[match[1]], html)


@pytest.mark.parametrize("shown", EVERY)
def test_every_page_is_well_formed_and_every_id_is_there_once(shown: Portfolio) -> None:
    for page in render_pages(shown, plan_snapshot(shown)):
        reader = Reader(whole_page(page, shown))
        assert reader.open == []
        assert [name for name, times in Counter(reader.values("id")).items() if times > 1] == []


@pytest.mark.parametrize("shown", EVERY)
def test_every_address_of_the_site_exists(shown: Portfolio) -> None:
    uris = {page.uri for page in render_pages(shown, plan_snapshot(shown))}
    uris |= {file.uri for file in render_assets(shown)}
    for name, piece in render_pieces(shown, plan_snapshot(shown)).items():
        reader = Reader(piece)
        for address in reader.values("href") + reader.values("src") + reader.values("srcset"):
            if address.startswith("~/"):
                path = address.removeprefix("~/").partition("#")[0]
                known = (
                    path in FILES or path in uris or re.fullmatch(r"publications/[\w.-]+\.(bib|ris)|papers/.+", path)
                )
                assert known or path.startswith("%"), (name, address)  # the file that hostile text names


def test_links_to_entries_lead_to_their_ids() -> None:
    for shown in (full(), hostile()):
        pieces = render_pieces(shown, plan_snapshot(shown))
        ids = Reader(pieces["publications"]).values("id")
        links = [href for href in Reader(pieces["links-publications"]).values("href") if "publications.md#" in href]
        assert len(links) == len(ids)
        from urllib.parse import unquote

        assert [unquote(href.partition("#")[2]) for href in links] == ids


def test_hostile_text_shows_as_text_and_runs_nowhere() -> None:
    for page in render_pages(hostile(), plan_snapshot(hostile())):
        reader = Reader(whole_page(page, hostile()))
        assert not [name for _, found in reader.elements for name in found if name.startswith("on")]
        assert {found.get("type") for tag, found in reader.elements if tag == "script"} <= {"application/ld+json"}
        assert not [href for href in reader.values("href") + reader.values("src") if "script:" in href.lower()[:20]]
        assert not [found for tag, found in reader.elements if tag == "img" and found.get("src") == "x"]
    assert HOSTILE in Reader(render_pieces(hostile(), plan_snapshot(hostile()))["publications"]).words


def test_data_cannot_forge_an_address_of_the_site() -> None:
    for piece in render_pieces(hostile(), plan_snapshot(hostile())).values():
        for address in re.findall(r'="~/([^"]*)"', piece):
            assert address == address.strip()
            assert not re.search(r"[<>\s]", address)


@cache
def usual_markdown() -> markdown.Markdown:
    """With what people turn on; making it takes longer than a heading."""
    extensions = ["toc", "tables", "attr_list", "abbr", "smarty", "pymdownx.smartsymbols", "pymdownx.emoji"]
    return markdown.Markdown(extensions=extensions)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Co")), min_size=1))
def test_a_heading_reads_as_it_was_written(title: str) -> None:
    reader = Reader(usual_markdown().reset().convert(f"## {escape_markdown('a' + title)}"))
    assert [tag for tag, _ in reader.elements] == ["h2"]
    assert reader.words == " ".join(f"a{title}".split())


def test_every_piece_of_a_page_exists_and_is_in_the_table() -> None:
    shown = full()
    pieces = render_pieces(shown, plan_snapshot(shown))
    table = set(re.findall(r"^`([\w-]+)`", pages_module.__doc__ or "", re.MULTILINE))
    for page in render_pages(shown, plan_snapshot(shown)):
        assert set(MARKER.findall(page.markdown)) <= pieces.keys()
    kinds = "|".join((*Kind, IN_PROGRESS))
    stems = {re.sub(rf"^(cv-publications|publications|count)-({kinds})$", r"\1-KIND", name) for name in pieces}
    stems = {re.sub(r"^work-.*", "work-STEM", name) for name in stems}
    stems = {re.sub(r"^cv-(education|clinical-us|languages)$", "cv-SECTION", name) for name in stems}
    assert stems == table


def test_numbers_go_down_and_keys_are_ids() -> None:
    reader = Reader(render_pieces(full(), plan_snapshot(full()))["publications-journal-article"])
    entries = [found for tag, found in reader.elements if tag == "li" and "id" in found]
    assert [(entry["id"], entry["value"]) for entry in entries] == [("avery2025access", "2"), ("b2023", "1")]
    assert entries[0]["data-role"] == "first"
    assert entries[0]["data-topics"] == "cochlear-implantation health-equity"


def test_an_entry_links_to_its_databases_and_files_and_can_be_cited() -> None:
    piece = render_pieces(full(), plan_snapshot(full()))["publications-journal-article"]
    links = Reader(piece).values("href")
    assert "https://doi.org/10.5555/ex(1)%3C2%3E" in links
    assert "https://pubmed.ncbi.nlm.nih.gov/99000001/" in links
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC9900001/" in links
    assert {"~/papers/access.pdf", "https://code.example.org/access"} <= set(links)
    assert Reader(piece).values("data-cite") == ["~/publications/cite.json"]


def test_private_and_empty_facts_leave_no_trace() -> None:
    bare = portfolio(sections=(), profiles=(), summary=(), school=None, headline="", credentials="")
    pieces = render_pieces(bare, plan_snapshot(bare))
    assert "tel:" not in "".join(pieces.values())
    assert pieces["links"] == pieces["clinical"] == pieces["equal-note"] == pieces["career"] == ""
    assert "publications.md" not in [page.uri for page in render_pages(bare, plan_snapshot(bare))]


def test_equal_contribution_has_its_footnote() -> None:
    pieces = render_pieces(full(), plan_snapshot(full()))
    assert "<sup>*</sup> These authors contributed equally" in pieces["equal-note"]
    alone = portfolio(group(Kind.POSTER, "poster", "Posters", poster()))
    assert render_pieces(alone, plan_snapshot(alone))["equal-note"] == ""


@pytest.mark.parametrize("piece", ["selected", "snapshot", "equal-note"])
def test_the_footnote_is_where_the_mark_is(piece: str) -> None:
    for shown in (full(), portfolio(group(Kind.POSTER, "poster", "Posters", poster()))):
        html = render_pieces(shown, plan_snapshot(shown))[piece]
        assert html.count("contributed equally") == (1 if "<sup>*</sup>" in html else 0)
    assert "contributed equally" in render_pieces(full(), plan_snapshot(full()))[piece]


def test_home_says_who_what_for_and_how_much() -> None:
    pieces = render_pieces(full(), plan_snapshot(full()))
    words = " ".join(Reader(pieces["hero"] + pieces["numbers"] + pieces["actions"]).words.split())
    for fact in ("Jordan Lee Avery", "JOR-dun", "Aspiring Otolaryngologist", "weeks US clinical4"):
        assert fact in words
    assert "presentations" not in words
    downloads = Reader(pieces["actions"]).values("download")
    assert downloads == ["Avery-Jordan-ENT-Snapshot.pdf", "Avery-Jordan-CV.pdf"]


@given(st.text("0123456789abcdef", min_size=6, max_size=6))
def test_any_accent_becomes_readable_on_both_grounds(digits: str) -> None:
    for ground in (WHITE, SLATE):
        assert contrast(readable(f"#{digits}", ground), ground) >= 4.5


def test_the_style_sheet_has_the_accent_and_the_script_stays_small() -> None:
    style, script, icon, *_ = render_assets(portfolio(design=Design(accent="#7a1f3d")))
    assert ">JA</text>" in icon.data.decode()
    assert "--o-accent-light: #7a1f3d" in style.data.decode()
    assert (style.uri, script.uri, icon.uri) == ("assets/otofolio.css", "assets/otofolio.js", "assets/favicon.svg")
    assert len(gzip.compress(script.data)) <= 6 * 1024


def test_same_data_same_pages() -> None:
    assert render_pages(full(), plan_snapshot(full())) == render_pages(full(), plan_snapshot(full()))
    assert render_pieces(full(), plan_snapshot(full())) == render_pieces(full(), plan_snapshot(full()))


def test_a_section_of_words_stands_in_a_row() -> None:
    assert 'class="o-facts"' in render_pieces(full(), plan_snapshot(full()))["cv-languages"]
    assert 'class="o-items"' in render_pieces(full(), plan_snapshot(full()))["cv-education"]


def test_rich_titles_stay_rich_in_the_index() -> None:
    work = article(title=(*rich("On "), rich("T. pallidum")[0]._replace(italic=True)))
    shown = portfolio(group(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", work))
    assert "On <em>T. pallidum</em></a>" in render_pieces(shown, plan_snapshot(shown))["links-publications"]
