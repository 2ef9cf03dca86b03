"""`mkdocs serve`: an edit shows after reload, a bad one keeps the last good site."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from portfolio_folder import DATA, ENTRIES, ENVIRONMENT, Folder, small

SECONDS = 60


def free_port() -> int:
    """MkDocs takes no port 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve`, met as a browser meets it."""

    def __init__(self, folder: Folder) -> None:
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{free_port()}"]
        self.folder = folder
        self.log = (folder.path / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            command, cwd=folder.path, stdout=self.log, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        self.lines: list[str] = []
        self.url = self.told(r"Serving on (\S+)")[1]

    def told(self, pattern: str) -> re.Match[str]:
        """Read what the server says until a line fits."""
        assert self.process.stderr
        for line in self.process.stderr:
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
        self.process.wait(SECONDS)
        assert self.process.stderr
        self.process.stderr.close()
        self.log.close()


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
    server.after("cv.yaml", DATA.replace("Avery", "Beech"))
    assert "Jordan Beech" in server.page()
    assert not [line for line in server.lines if "Traceback" in line]
