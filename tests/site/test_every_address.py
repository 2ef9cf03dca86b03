"""Every address that the site links to, prints or lists is there, whatever the keys of the works are called."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from browsing import complaints_of
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from otofolio.deriving.groups import _TITLES
from otofolio.load import Inputs, load_portfolio, today
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.html import element_id
from otofolio.rendering.kit.codes import make_codes
from otofolio.rendering.site_paths import page_path, path_problems

sys.path.append(str(Path(__file__).parents[1] / "delivery"))
from portfolio_folder import CONFIG, DATA, Folder, small

SITE = "https://jordan-avery.example/"
ODD_KEYS = (
    "sample.2025", "sample2025", "index", "README", "ReadMe", "__config", "__search", "_1", "constructor", "toString",
    "__proto__", "o-later", "document$", "requestIdleCallback", "books", "poster-presentations", "CON", "con", "nul.x",
    "COM1", "lpt9.bib", "Abc", "abc", "a.", "a..", ".a", "-", "work-index", "work-__config", "work-work-books", "x/y",
    "x:y", "smith:2020", "é2020", "e2020", "ABSTRACTS", "records", "p", "publications", "a%20b", "a+b", "a&b", "a'b",
    "Ünal2021", "404", "avery2025access", "x" * 200,
)  # fmt: skip
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def entry(key: str, kind: str = "poster") -> str:
    return (
        f"@misc{{{key}, author = {{Avery, Jordan}}, kind = {{{kind}}}, year = 2025, eventtitle = {{Meeting}},"
        f" title = {{On {len(key)} ears}}, abstract = {{Words.}}}}"
    )


@dataclass
class Reader(HTMLParser):
    """What a page has and where it leads."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if identifier := given.get("id"):
            self.twice += [identifier] if identifier in self.ids else []
            self.ids.add(identifier)
        self.addresses += [given[name] for name in ("href", "src", "data-abstracts", "data-records") if given.get(name)]
        if given.get("property") in ("og:url", "og:image") or given.get("name", "").startswith("citation_pdf"):
            self.addresses.append(given["content"])


def read_pages(site: Path) -> dict[str, Reader]:
    pages = {}
    for path in site.rglob("*.html"):
        uri = path.relative_to(site).as_posix()
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages[uri.removesuffix("index.html")] = reader
    return pages


def nowhere(site: Path, pages: dict[str, Reader], addresses: Iterator[str]) -> list[str]:
    """The absolute addresses below the site's that lead to no file, or to no part of a page."""
    lost = []
    for address in addresses:
        path, part = unquote(urlsplit(address).path).lstrip("/"), unquote(urlsplit(address).fragment)
        target = site / path / "index.html" if path.endswith("/") or not path else site / path
        has_part = not part or path not in pages or part in pages[path].ids
        lost += [] if target.is_file() and has_part else [address]
    return lost


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Odd keys with a page each, in a list so long that its abstracts are a file of their own."""
    folder = small(tmp_path_factory.mktemp("odd"))
    others = (entry(f"key{number}", "oral") for number in range(80))
    folder.write("publications.bib", "\n".join((*map(entry, ODD_KEYS), *others)))
    items = [{"id": key, "type": "book", "title": "B"} for key in ("a b", "a\tb", "a-b", "\ud800", "\ud801", "")]
    folder.write("works.json", json.dumps(items))
    folder.write("cv.yaml", DATA + "publications: [publications.bib, works.json]\n")
    folder.write("docs/p/sample2025.md", "# My own page for a poster\n")
    done = folder.build()
    assert done.status == 0, done.err
    return folder


@pytest.fixture(scope="module")
def odd_pages(odd: Folder) -> dict[str, Reader]:
    return read_pages(odd.site)


def test_every_address_leads_somewhere_and_every_id_is_there_once(odd: Folder, odd_pages: dict[str, Reader]) -> None:
    assert {uri: reader.twice for uri, reader in odd_pages.items() if reader.twice} == {}
    found = (
        urljoin(SITE + uri, address)
        for uri, reader in odd_pages.items()
        for address in reader.addresses
        if uri != "404.html"
    )
    assert nowhere(odd.site, odd_pages, (address for address in found if address.startswith(SITE))) == []


def test_what_search_and_site_map_list_is_there(odd: Folder, odd_pages: dict[str, Reader]) -> None:
    index = json.loads((odd.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert len(index["docs"]) > len(ODD_KEYS)
    assert nowhere(odd.site, odd_pages, (urljoin(SITE, doc["location"]) for doc in index["docs"])) == []
    listed = re.findall(r"<loc>(.*?)</loc>", (odd.site / "sitemap.xml").read_text(encoding="utf-8"))
    assert nowhere(odd.site, odd_pages, iter(listed)) == []


def test_every_printed_code_leads_to_a_page_that_says_something(odd: Folder) -> None:
    loaded = load_portfolio(Inputs(odd.path / "cv.yaml", SITE, today()))
    assert loaded.portfolio
    assert loaded.card
    codes, problems = make_codes(loaded.portfolio, loaded.card)
    assert problems == ()
    assert codes
    payloads = [code.code.payload for name, code in codes.named if name != "contact"]
    assert len(payloads) == len(set(map(str.casefold, payloads))) > len(ODD_KEYS)
    for payload in payloads:
        said = (odd.site / urlsplit(payload).path.lstrip("/") / "index.html").read_text(encoding="utf-8")
        assert "Words." in said or "My own page" in said or payload.endswith("/card/"), payload


def test_no_key_breaks_the_scripts_of_the_page(odd: Folder, browser: Browser) -> None:
    page = browser.new_page()
    page.route(f"{SITE}**", lambda route: route.fulfill(path=_file_at(odd.site, route.request.url)))
    complaints = complaints_of(page, SITE)
    page.goto(f"{SITE}publications/")
    page.locator(".o-filter[data-ready]").wait_for()
    for key in ("work-constructor", "work-__proto__", "requestIdleCallback", "work-__config", "avery2025access"):
        work = page.locator(f"[id='{key}']")
        work.locator(".o-unfold").click()
        work.locator(".o-abstract p").wait_for()
        assert work.locator(".o-abstract").inner_text() == "Words."
    page.wait_for_function("window.document$")
    page.locator(".md-search__input").click()
    page.keyboard.type("ears")
    page.locator(".md-search-result__item").first.wait_for()
    assert complaints == []
    page.close()


def _file_at(site: Path, url: str) -> Path:
    path = unquote(urlsplit(url).path).lstrip("/")
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def test_no_two_files_are_one_on_another_disk_and_all_have_names_there(odd: Folder) -> None:
    paths = [path.relative_to(odd.site).as_posix() for path in odd.site.rglob("*") if path.is_file()]
    assert len({path.casefold() for path in paths}) == len(paths)
    for part in {part for path in paths for part in path.split("/")}:
        assert not RESERVED.match(part), part
        assert not part.endswith((".", " ")), part
        assert len(part) < 200


def test_ordinary_keys_keep_their_addresses(odd: Folder) -> None:
    for key in ("avery2025access", "sample.2025", "smith:2020"):
        assert f'id="{key}"' in odd.page("publications")
    assert "Words." in odd.page("p/sample.2025")
    assert "Words." in odd.page("p/avery2025access")


NO_PLACE = "error: With this in the site there is no place for"


@pytest.mark.parametrize(
    ("status", "own"),
    [
        (0, {
            "docs/CV.md": "docs/CV.md:1:1: warning: On Windows and macOS this and “cv/index.html”",
            "docs/Snapshot.PDF": "docs/Snapshot.PDF:1:1: warning: On Windows and macOS this and “snapshot.pdf”",
            "docs/publications.bib": "Using your docs/publications.bib instead of the generated file.",
            "docs/card.md": "Using your docs/card/index.html instead of the generated file.",
        }),
        (1, {
            "docs/card": f"docs/card:1:1: {NO_PLACE} “card/index.html”",
            "docs/cv.pdf/index.md": f"docs/cv.pdf/index.md:1:1: {NO_PLACE} “cv.pdf”",
        }),
    ],
)  # fmt: skip
def test_own_files_that_stand_in_the_way_are_told_before_the_site_is_emptied(
    tmp_path: Path, status: int, own: dict[str, str]
) -> None:
    folder = small(tmp_path)
    folder.write("site/kept.html", "the last good site")
    for name in own:
        folder.write(name, "# Mine\n")
    done = folder.build()
    assert done.status == status, done.err
    assert [said for said in own.values() if said not in done.err] == []
    assert (folder.site / "kept.html").is_file() == bool(status)


@pytest.mark.parametrize("setting", ["use_directory_urls: false", 'exclude_docs: "*.bib"', 'draft_docs: "cv.md"'])
def test_settings_of_the_host_move_no_address(tmp_path: Path, setting: str) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", CONFIG + setting + "\n")
    folder.write("publications.bib", entry("poster1"))
    folder.write("docs/cv.md", "# A draft\n")
    folder.write("docs/own.md", "# Own\n\n[Papers](publications.md)\n")
    assert folder.build().status == 0
    assert (folder.site / "publications.bib").is_file()
    assert (folder.site / "p/poster1/index.html").is_file()
    pages = read_pages(folder.site)
    found = (urljoin(SITE + uri, one) for uri, reader in pages.items() for one in reader.addresses if uri != "404.html")
    assert nowhere(folder.site, pages, (address for address in found if address.startswith(SITE))) == []


KEYS = st.lists(
    st.text() | st.sampled_from(ODD_KEYS) | st.from_regex(r"(work-){0,2}[ab _$~]{0,3}", fullmatch=True), unique=True
)


@given(KEYS)
def test_any_keys_have_ids_and_files_of_their_own(keys: list[str]) -> None:
    ids = [element_id(key) for key in keys]
    assert len(set(ids)) == len(keys)
    assert not any(one.startswith(("_", "o-")) or not one or re.search(r"[\s$]", one) for one in ids)
    stems = list(file_stems(keys).values())
    assert len({stem.casefold() for stem in stems}) == len(keys)
    assert not any(RESERVED.match(stem) or stem.endswith((".", " ")) for stem in stems)
    assert not {"index", "readme"} & {stem.casefold() for stem in stems}


@given(KEYS)
def test_the_id_of_a_key_and_the_key_that_looks_like_it_differ(keys: list[str]) -> None:
    for key in keys:
        imitation = element_id(key)
        assert imitation == key or element_id(imitation) != imitation
    stems = file_stems(keys)
    both = file_stems(dict.fromkeys([*keys, *stems.values()]))
    assert len({stem.casefold() for stem in both.values()}) == len(both)


@pytest.mark.parametrize("key", ["avery2025", "Smith_2020", "smith:2020", "10.1000/x", "work", "working", "o2020"])
def test_an_ordinary_key_is_its_own_id(key: str) -> None:
    assert element_id(key) == key


def test_the_headings_of_the_page_are_no_ids_of_works() -> None:
    titles = (*_TITLES.values(), "Submitted and in preparation", "Publications and presentations")
    for slug in (title.lower().replace(" ", "-") for title in titles):
        assert element_id(slug) == f"work-{slug}"


def test_a_page_becomes_the_index_of_its_folder() -> None:
    assert page_path("index.md") == "index.html"
    assert page_path("p/a.b.md") == "p/a.b/index.html"
    assert path_problems(["cv/index.html"], {"cv/index.html": "cv.md"}, "docs") == ()
