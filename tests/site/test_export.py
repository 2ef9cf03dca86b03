"""`otofolio export`: what plain MkDocs and Zensical make of the project is the plugin's site."""

from __future__ import annotations

import functools
import http.server
import json
import posixpath
import re
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from browsing import Quiet, complaints_of
from playwright.sync_api import Browser

sys.path.append(str(Path(__file__).parents[1] / "delivery"))
from portfolio_folder import Folder, example, run

BASE = "https://jordan-avery.example/"
ENGINES = {"mkdocs": ("mkdocs", "build", "--strict"), "zensical": ("zensical", "build", "--strict")}
SILENT = ("script", "style", "svg", "nav", "template", "button", "label", "title")
THEMES_FILES = re.compile(r"assets/(stylesheets|images|javascripts)/|search|sitemap")
THEMES_OWN = ("generator", "viewport")


class Seen(HTMLParser):
    """What a reader, a search engine and a link preview see of a page."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.text: list[str] = []
        self.links: set[str] = set()
        self.content_links: set[str] = set()
        self.ids: set[str] = set()
        self.meta: list[tuple[str, ...]] = []
        self.coins: list[str] = []
        self.data: list[object] = []
        self.title = ""
        self._open: list[str] = []
        self._is_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in ("meta", "link", "img", "input", "br", "hr", "source"):
            self._open.append(tag)
        self._is_data = given.get("type") == "application/ld+json"
        for name in ("href", "src", "srcset", "data-abstracts", "data-records"):
            if name in given and tag != "script":
                self.links.add(urljoin(BASE + self.address, given[name]))
                if "article" in self._open:
                    self.content_links.add(urljoin(BASE + self.address, given[name]))
        name = given.get("name") or given.get("property") or ""
        if tag == "meta" and name and name not in THEMES_OWN:
            self.meta.append((name, given.get("content", "")))
        if tag == "link" and given.get("rel") in ("canonical", "icon"):
            self.meta.append((given["rel"], urljoin(BASE + self.address, given["href"])))
        if "Z3988" in given.get("class", ""):
            self.coins.append(given["title"])
        if "article" in self._open:
            self.ids |= {given["id"]} if given.get("id", "__")[:2] != "__" else set()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._is_data and self._open[-1:] == ["script"]:
            self.data.append(json.loads(data))
        elif self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data
        elif "article" in self._open and not set(self._open) & set(SILENT):
            self.text += data.split()

    def contents(self) -> dict[str, object]:
        words = "".join(self.text).replace("¶", "")
        return {
            "title": self.title, "meta": sorted(self.meta), "coins": self.coins, "data": self.data,
            "ids": self.ids, "text": words, "links": self.content_links,
        }  # fmt: skip


def seen(site: Path) -> dict[str, Seen]:
    pages = {path.relative_to(site).parent.as_posix() for path in site.rglob("index.html")}
    addresses = ["" if page == "." else f"{page}/" for page in sorted(pages)]
    return {page: Seen(page, (site / page / "index.html").read_text(encoding="utf-8")) for page in addresses}


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = example(tmp_path_factory.mktemp("exported"))
    own = '---\ntitle: R&D\n---\n\n<p><a href="../cv.pdf">CV</a> <a href="../cv/#education">mine</a></p>\n\n'
    folder.write("docs/own.md", f"{own}## Posters <!-- otofolio:count-poster -->\n\n`<!-- otofolio:qr -->`\n")
    folder.write("docs/cv.yaml.bak", "private")
    done = folder.build()
    assert done.status == 0, done.err
    assert re.findall(r"(\S+): warning: .*|\d+ warning", done.err) == ["docs/cv.yaml.bak:1:1", ""]
    return folder


@pytest.fixture(scope="module", params=list(ENGINES))
def exported(request: pytest.FixtureRequest, portfolio: Folder) -> Path:
    """The project, built."""
    project = portfolio.path / request.param
    done = run(portfolio.path, "otofolio", "export", request.param, "--for", request.param)
    assert done.status == 0, done.err
    done = run(project, *ENGINES[request.param])
    assert done.status == 0, done.out + done.err
    return project


def test_every_page_is_the_same(portfolio: Folder, exported: Path) -> None:
    expected, found = seen(portfolio.site), seen(exported / "site")
    assert list(found) == list(expected)
    for address, page in expected.items():
        assert found[address].contents() == page.contents(), address


def test_no_link_is_dead(exported: Path) -> None:
    found = seen(exported / "site")
    for address, page in found.items():
        inside = {link for link in page.links if link.startswith(BASE)}
        for link in inside:
            path = unquote(urlsplit(link).path).lstrip("/")
            target = exported / "site" / path
            assert (target / "index.html" if target.is_dir() else target).is_file(), (address, link)
            anchor = unquote(urlsplit(link).fragment)
            if anchor and f"{path}" in found and not anchor.startswith("__"):
                assert anchor in found[path].ids, (address, link)


def test_the_same_files_and_none_that_is_private(portfolio: Folder, exported: Path) -> None:
    def names(site: Path) -> set[str]:
        files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        return {
            name for name in files if not re.match(r"assets/(stylesheets|images|javascripts)/|search|sitemap", name)
        }

    assert names(exported / "site") == names(portfolio.site)
    sources = {path.name for path in exported.rglob("*") if path.is_file()}
    assert not sources & {"cv.yaml", "cv.yaml.bak", "portrait.png"}
    for name in names(portfolio.site):
        if posixpath.splitext(name)[1] != ".html":
            assert (exported / "site" / name).read_bytes() == (portfolio.site / name).read_bytes(), name


def test_filters_and_search_work(exported: Path, browser: Browser) -> None:
    handler = functools.partial(Quiet, directory=str(exported / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.set_default_timeout(10_000)
        complaints = complaints_of(page)
        page.goto(f"http://127.0.0.1:{server.server_port}/publications/")
        page.get_by_label("Year").select_option("2023")
        page.wait_for_function("/ of /.test(document.querySelector('.o-filter__count').textContent)")
        shown = page.locator(".o-work:visible")
        assert 0 < shown.count() < 25
        assert set(shown.evaluate_all("works => works.map((work) => work.dataset.year)")) == {"2023"}
        assert page.evaluate("getComputedStyle(document.querySelector('.o-links')).display") == "flex"
        page.locator(".o-cite:visible").first.click()
        page.locator(".o-citing__text").wait_for()
        page.wait_for_load_state("networkidle")
        page.locator(".md-search__input, .md-search__button").locator("visible=true").first.click()
        page.locator(".md-search__input, [role=combobox]").first.press_sequentially("cochlear")
        page.locator(".md-search-result__item a, [role=option]").first.wait_for(state="attached")
        assert complaints == []
        page.close()
        server.shutdown()
