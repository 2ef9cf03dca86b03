"""Hostile text wherever text can stand: nothing of it runs, and all of it arrives as it was typed."""

from __future__ import annotations

import functools
import http.server
import json
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Quiet
from hostile_sample import PAYLOADS, cv_data, unfilled, write_bibliographies
from playwright.sync_api import Browser, Page

from otofolio.reading.bibliography import read_bibliography

sys.path.append(str(Path(__file__).parents[1] / "delivery"))
from portfolio_folder import Folder, run

_PARTS = ("tabs", "path", "footer")
"""What of the theme prints titles, beside its header and its menu."""
BREACH = "document.querySelectorAll('[data-evil], [onx]').length + (window.ran ?? 0)"
CITE_ALL = """async () => { // in the page, which takes a hundredth of the time of clicks from outside
    const forms = [];
    for (const button of document.querySelectorAll('.o-cite')) {
        button.click();
        for (let frame = 0; frame < 600 && !document.querySelector('.o-citing__choice'); frame++)
            await new Promise(requestAnimationFrame);
        for (const choice of document.querySelectorAll('.o-citing__choice input')) {
            choice.click();
            const shown = document.querySelector('.o-citing__text');
            forms.push({text: shown.textContent, elements: shown.querySelectorAll(':scope > :not(em)').length});
        }
        button.click();
    }
    return forms;
}"""
PLAIN = 'The "cocktail party" effect when SNR <3 dB & rising'


def written(path: Path, data: dict[str, object], text: str, policy: bool = False) -> Folder:
    """A portfolio with the data, and the text as its site's name and description."""
    folder = Folder(path)
    config = {
        "site_name": text, "site_description": text, "site_author": text, "site_url": "https://owner.example/",
        "theme": {"name": "material", "font": False, "features": [f"navigation.{one}" for one in _PARTS]},
        "plugins": ["search", {"otofolio": {"content_security_policy": policy}}],
    }  # fmt: skip
    folder.write("mkdocs.yml", json.dumps(config))
    folder.write("cv.yaml", json.dumps(data))
    front = f"---\ntitle: {json.dumps(text)}\ndescription: {json.dumps(text)}\nauthor: {json.dumps(text)}\n---\n"
    folder.write("docs/own.md", front + "# Own\n\n<!-- otofolio:publications -->\n\n<!-- otofolio:hero -->\n")
    folder.write("docs/more/own.md", "# A &lt;b data-evil&gt; B\n\n<!-- otofolio:selected -->\n")
    return folder


def built(path: Path, data: dict[str, object], text: str, policy: bool = False) -> Folder:
    """The same as a site."""
    folder = written(path, data, text, policy)
    done = folder.build()
    assert done.status == 0, done.err
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "site").mkdir()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("number", "policy"), [(0, False), (1, False), (2, False), (3, True)])
def test_nothing_that_data_holds_runs(browser: Browser, tmp_path: Path, served: str, number: int, policy: bool) -> None:
    write_bibliographies(tmp_path, PAYLOADS)
    folder = built(tmp_path, cv_data(PAYLOADS[number]), PAYLOADS[number], policy)
    page = browser.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(page.url), dialog.dismiss()))
    breaches = {}
    pages = sorted(path.relative_to(folder.site).as_posix() for path in folder.site.rglob("*.html"))
    for address in pages:
        page.goto(served + address, wait_until="load")
        if page.evaluate(BREACH):
            breaches[address] = page.evaluate("document.querySelector('[data-evil], [onx]')?.outerHTML.slice(0, 300)")
    page.goto(served + "publications/")
    cite_all(page)
    assert not page.evaluate(BREACH)
    page.goto(served, wait_until="networkidle")  # with the theme's script; the policy forbids a condition
    page.locator(".md-search__input").click()
    page.keyboard.type("evil")
    page.locator(".md-search-result__item").first.wait_for()
    assert not page.evaluate(BREACH)
    assert breaches == {}
    assert dialogs == []
    assert len(pages) > 10
    page.close()


def cite_all(page: Page) -> None:
    """Save the first work, and show each in each form."""
    page.locator(".o-filter[data-ready]").wait_for()
    page.locator(".o-cite").first.click()
    page.get_by_label("RIS", exact=True).check(force=True)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert re.fullmatch(r"[A-Za-z0-9._-]+\.ris", download.value.suggested_filename)
    page.locator(".o-cite").first.click()
    forms = page.evaluate(CITE_ALL)
    assert len(forms) == 5 * page.locator(".o-cite").count()
    assert not any(form["elements"] for form in forms)
    assert all(form["text"] for form in forms)


def test_every_field_of_a_publication_is_tried(tmp_path: Path) -> None:
    write_bibliographies(tmp_path, PAYLOADS)
    files = [tmp_path / name for name in ("publications.bib", "works.json", "works.ris")]
    works = [work for path in files for work in read_bibliography(path.read_bytes(), path.name)[0]]
    assert unfilled(tuple(works)) == []


def test_words_arrive_whole_and_unescaped_once(browser: Browser, tmp_path: Path, served: str) -> None:
    data = {
        "name": {"given": "Jo", "family": "Avery"}, "specialty": {"name": "ENT", "short": PLAIN}, "headline": PLAIN,
        "snapshot": {"title": PLAIN}, "cv": {"title": PLAIN},
    }  # fmt: skip
    (tmp_path / "publications.bib").write_text(
        f"@misc{{poster1, author = {{Avery, Jo}}, title = {{{PLAIN}}}, kind = {{poster}}, year = 2025}}", "utf-8"
    )
    built(tmp_path, data, PLAIN)
    page = browser.new_page()
    page.goto(served + "p/poster1/")
    assert page.title() == f"{PLAIN} - {PLAIN}"
    description = "document.querySelector('meta[name=description]').content"
    assert page.evaluate(description) == f"{PLAIN}. Jo Avery"
    assert page.evaluate("document.querySelector('meta[property=\"og:title\"]').content") == PLAIN
    assert page.evaluate("document.querySelector('meta[name=author]').content") == PLAIN
    assert page.locator(".o-masthead__name").first.text_content().strip() == PLAIN  # type: ignore[union-attr]
    page.goto(served + "own/")
    assert page.title() == f"{PLAIN} - {PLAIN}"
    assert page.evaluate(description) == PLAIN
    page.goto(served)
    assert page.evaluate(description) == PLAIN
    assert page.title() == PLAIN
    menu = [text.strip() for text in page.locator(".md-tabs__link").all_text_contents()]
    assert PLAIN in menu
    for link in page.locator(".md-footer__link").all():
        assert "&amp;" not in (link.get_attribute("aria-label") or "")
    page.wait_for_function("window.document$")
    page.locator(".md-search__input").click()
    page.keyboard.type("effect")
    page.locator(".md-search-result__item").first.wait_for()
    found = page.locator(".md-search-result__list").inner_text()
    assert PLAIN in found
    assert "&" not in found.replace("& rising", "").replace("& Rising", "")
    page.close()


def test_a_script_of_the_persons_own_is_named_under_the_policy(tmp_path: Path) -> None:
    (tmp_path / "publications.bib").write_text("", "utf-8")
    data = {"name": {"given": "Jo", "family": "Avery"}, "specialty": {"name": "ENT"}}
    folder = written(tmp_path, data, "Jo", policy=True)
    folder.write("docs/own.md", '# Own\n\n<script>\nwindow.ran = 1\n</script>\n\n<p onclick="x()">y</p>\n')
    done = folder.build("--strict")
    assert done.status == 1
    assert "own.md: The policy of `content_security_policy` blocks a script" in done.err
    assert "“window.ran = 1”" in done.err
    assert '“onclick="x()"”' in done.err
    assert "index.md" not in done.err


def test_what_is_exported_is_escaped_for_the_theme(tmp_path: Path) -> None:
    write_bibliographies(tmp_path, PAYLOADS)
    folder = written(tmp_path, cv_data(PAYLOADS[0]), "Jo")
    done = run(folder.path, "otofolio", "export", str(tmp_path / "out"))
    assert done.status == 0, done.err
    for path in {*(tmp_path / "out").rglob("*.md")} - {tmp_path / "out" / "docs" / "more" / "own.md"}:
        front = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
        assert front
        assert "<" not in front[1]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_what_another_engine_makes_of_it_is_text(tmp_path: Path, browser: Browser, engine: str) -> None:
    write_bibliographies(tmp_path, PAYLOADS)
    folder = written(tmp_path, cv_data(PAYLOADS[1]), PAYLOADS[0])
    assert run(folder.path, "otofolio", "export", "out", "--for", engine).status == 0
    done = run(tmp_path / "out", engine, "build")
    assert done.status == 0, done.err
    pages = sorted((tmp_path / "out" / "site").rglob("index.html"))
    assert len(pages) > 6
    page = browser.new_page()
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate(BREACH) == 0, path
    page.close()


def test_a_written_menu_is_text(tmp_path: Path) -> None:
    (tmp_path / "publications.bib").write_text("", "utf-8")
    folder = written(tmp_path, {"name": {"given": "Jo", "family": "Avery"}, "specialty": {"name": "ENT"}}, "Jo")
    config = json.loads((tmp_path / "mkdocs.yml").read_text("utf-8"))
    evil = "R&D <b data-evil>"
    config["nav"] = ["index.md", {evil: ["own.md", {evil: "https://x.example/"}, {evil: "cv.md"}]}]
    folder.write("mkdocs.yml", json.dumps(config))
    assert folder.build().status == 0
    for address in ("", "cv", "own"):
        assert "<b data-evil>" not in folder.page(address)
        assert "R&amp;D &lt;b data-evil&gt;" in folder.page(address)
        assert "&amp;amp;" not in folder.page(address)
