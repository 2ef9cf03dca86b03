"""`mkdocs serve`: an edit shows after reload, a bad one keeps the last good site."""

from __future__ import annotations

import os
import re
import signal
import socket
import urllib.request
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from portfolio_folder import CONFIG, DATA, ENTRIES, ENVIRONMENT, Folder, run, small

from forked import start

SECONDS = 60


def free_port() -> int:
    """MkDocs takes no port 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve`, met as a browser meets it."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        reading, writing = os.pipe()
        environment = ENVIRONMENT | {"TMPDIR": str(folder.path.parent)}  # MkDocs leaves its site there when terminated
        with Connection(writing, readable=False) as said:
            self.process = start(
                folder.path, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{free_port()}", environment=environment,
                out=folder.path / "serve.log", err=said,
            )  # fmt: skip
        self.says = os.fdopen(reading, encoding="utf-8")
        self.lines: list[str] = []
        self.url = self.told(r"Serving on (\S+)")[1]

    def told(self, pattern: str) -> re.Match[str]:
        """Read what the server says until a line fits."""
        for line in self.says:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError("".join(self.lines))

    def page(self, address: str = "") -> str:
        with urllib.request.urlopen(self.url + address, timeout=SECONDS) as answer:
            return str(answer.read().decode())

    def after(self, edit: str, text: str) -> None:
        """Save a file and wait for the server's word that it has built again, as its browser script does."""
        epoch = re.search(r"livereload\((\d+), (\d+)\)", self.page())
        assert epoch
        self.folder.write(edit, text)
        with urllib.request.urlopen(f"{self.url}livereload/{epoch[1]}/{epoch[2]}", timeout=SECONDS) as answer:
            answer.read()

    def stop(self) -> None:
        self.process.terminate()
        self.process.join(SECONDS)
        assert self.process.exitcode == -signal.SIGTERM
        self.says.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(small(tmp_path))
    yield running
    running.stop()


def test_edits_show_and_bad_ones_keep_the_last_good_site(server: Server) -> None:
    assert "On ears" in server.page("publications/")
    server.after("publications.bib", ENTRIES.replace("On ears", "On noses"))
    assert "On noses" in server.page("publications/")
    server.folder.write("cv.yaml", DATA.replace("family", "famliy"))
    server.told(r"did you mean “?\"?family")
    assert "On noses" in server.page("publications/")
    assert bar(server.page("card/")) == ["Error in cv.yaml, line 1"]
    server.after("cv.yaml", DATA.replace("Avery", "Beech"))
    assert "Jordan Beech" in server.page()
    assert not [line for line in server.lines if "Traceback" in line]
    server.after("cv.yaml", DATA)
    assert bar(server.page()) == []


def bar(page: str) -> list[str]:
    """The kind and the place of each problem that the page shows at its top."""
    if 'class="o-problems' not in page:
        return []
    assert re.search(r"<body[^>]*><style>.*?</style>\s*<section class=\"o-problems", page, re.DOTALL)
    kinds = re.findall(r'<p><span class="o-problems__kind[^>]*>(.*?)</span>(.*?)</p>', page)
    return ["".join(kind) for kind in kinds]


BAD_CONFIGURATIONS = [
    (CONFIG.replace("theme:", "\ttheme:"), "Error in mkdocs.yml, line 3", "tab"),
    (CONFIG.replace("Jordan Avery", "Jordan: MD"), "Error in mkdocs.yml, line 1", ""),
    (CONFIG.replace("[search, otofolio]", "\n  - serch\n  - otofolio"), "Error in mkdocs.yml, line 5", "serch"),
    (CONFIG.replace("material", "materiel"), "Error in mkdocs.yml, line 3", "materiel"),
    (CONFIG.replace("https://jordan-avery.example/", "no address"), "Error in mkdocs.yml, line 2", "site_url"),
    (CONFIG + "markdown_extensions: [nowhere]\n", "Error in mkdocs.yml, line 5", "nowhere"),
]


def test_a_bad_configuration_keeps_the_last_good_site(server: Server) -> None:
    for text, place, word in BAD_CONFIGURATIONS:
        server.after("mkdocs.yml", text)
        page = server.page("publications/")
        assert "On ears" in page, text
        assert bar(page) == [place], text
        assert word in page.partition("</section>")[0]
        server.after("mkdocs.yml", CONFIG)
        assert bar(server.page()) == []
    assert not [line for line in server.lines if "Traceback" in line]


def test_a_build_that_fails_half_way_keeps_the_last_good_site(server: Server) -> None:
    server.folder.path.joinpath("docs", "own.md").write_bytes(b"# Caf\xe9\n")
    server.after("mkdocs.yml", CONFIG.replace("Jordan Avery", "J. Avery"))
    page = server.page("publications/")
    assert "On ears" in page
    assert "own.md" in page.partition("</section>")[0]
    server.after("docs/own.md", "# Fine\n\n<!-- otofolio:nubmers -->\n")
    assert "Fine" in server.page("own/")
    assert bar(server.page("own/")) == ["Warning in docs/own.md, line 3"]
    server.after("docs/own.md", "# Fine\n")
    assert bar(server.page("own/")) == []


def test_only_the_portfolio_is_watched(server: Server) -> None:
    [watched] = [line for line in server.lines if "Watching paths" in line]
    assert set(re.findall(r"'([^']+)'", watched)) == {"docs", "mkdocs.yml", "cv.yaml", "publications.bib"}


def test_what_was_typed_is_text_in_the_bar(server: Server) -> None:
    server.after("cv.yaml", DATA + '"<script>alert(1)</script>": [</section><b>]\n')
    shown, _, rest = server.page().partition("</section>")
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown + rest


def test_the_written_address_is_what_the_codes_carry(server: Server) -> None:
    assert "https://jordan-avery.example/" in server.page("contact.vcf")
    server.after("cv.yaml", DATA.replace("Avery", "Beech"))
    assert "Warning in mkdocs.yml, line 2" in bar(server.page())


def test_an_address_in_use_is_said_in_a_sentence(server: Server, tmp_path: Path) -> None:
    port = server.url.rstrip("/").rpartition(":")[2]
    done = run(tmp_path, "mkdocs", "serve", "-a", f"127.0.0.1:{port}")
    assert done.status == 1
    assert f"The address 127.0.0.1:{port} is in use" in done.out + done.err
    assert f"mkdocs serve -a 127.0.0.1:{int(port) + 1}" in done.out + done.err


def test_the_bar_works_with_the_keyboard_and_stays_open_over_a_reload(server: Server, browser: Browser) -> None:
    server.after("cv.yaml", DATA.replace("family", "famliy"))
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(server.url)
    region = page.get_by_role("region", name="Problems in your files")
    hint = region.get_by_text("did you mean “family”?")
    assert hint.is_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    hint.wait_for()
    page.reload()
    hint.wait_for()
    server.after("cv.yaml", DATA)
    region.wait_for(state="detached")
