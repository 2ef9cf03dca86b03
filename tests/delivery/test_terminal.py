"""Control and bidi characters of the data: a terminal is shown them, a file gets them."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_folder import DATA, ENVIRONMENT, process, run, small

from forked import start
from otofolio.problems import Position, Problem
from otofolio.visible import visible, visible_line

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

TITLE = "Ears \x1b]0;Owned\x07\x1b[2J \u202eGnp\u2069 \u200bZero \u2028 \x9b31m"
NAMED = "\x1b[31mred.bib"
ENTRY = f'[{{"id": "a", "type": "book", "title": "{TITLE}", "author": [{{"family": "Łukasz", "given": "J"}}]}}]'
CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
HARMFUL = (
    *map(chr, CONTROLS),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u200e\u200f",
    *"\u2028\u2029\u2060\ufeff\u061c\u00ad\ud800",
)


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """All that the command writes to a terminal of 80 columns."""
    outside, inside = pty.openpty()
    with Connection(inside, readable=False) as terminal:
        running = start(folder, "-m", "otofolio", *arguments, environment=ENVIRONMENT, out=terminal, err=terminal)
    written = b""
    try:
        while piece := os.read(outside, 65536):
            written += piece
    except OSError:  # Linux tells the end so
        pass
    finally:
        running.join(60)
        os.close(outside)
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.json").write_text(ENTRY.encode("unicode_escape").decode().replace("\\x", "\\u00"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format", ["text", "html", "json"])
def test_a_terminal_is_shown_no_control(folder: Path, format: str) -> None:
    shown = on_a_terminal(folder, "cite", "a.json", "--format", format)
    assert not [letter for letter in HARMFUL if letter in shown]
    assert "Łukasz" in shown
    assert "<U+202E>Gnp<U+2069>" in shown
    assert {"text": "␛]0;Owned␇␛[2J", "html": "�]0;Owned��[2J", "json": "\\u001b]0;Owned"}[format] in shown


def test_what_is_no_terminal_gets_the_text_whole(folder: Path) -> None:
    done = process(folder, "otofolio", "cite", "a.json")
    assert "\x1b]0;Owned\x07\x1b[2J \u202eGnp\u2069 \u200bZero" in done.out


def test_problems_show_controls_wherever_they_go(tmp_path: Path) -> None:
    small(tmp_path).write("cv.yaml", DATA.replace("family:", '"fam\\u202eily\\x1b[2J":'))
    (tmp_path / NAMED).write_text("@book{a, title = {T}", encoding="utf-8")
    for arguments in (["check"], ["cite", NAMED], ["cite", "x\u202e\x1b"], ["check", "-f", NAMED], ["\x1b[2J"],
                      ["check", "--site-url", "\x1b\u202e"], ["cite", NAMED, "--style", "\x1b.csl"]):  # fmt: skip
        shown = run(tmp_path, "otofolio", *arguments).err
        assert shown
        assert not [letter for letter in HARMFUL if letter in shown], arguments


def test_mkdocs_log_shows_controls(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("docs/a\x1b[2J.md", "<!-- otofolio:nothing -->\n")
    done = folder.build()
    ours = [line for line in done.err.splitlines() if "Unknown marker" in line]
    assert ours
    assert not [letter for letter in HARMFUL if letter in "".join(ours)]


def test_the_caret_points_at_the_place_behind_a_control() -> None:
    shown = str(Problem(Position("a.bib", 1, 4, "\x1b\u202eab"), "Here.")).splitlines()
    assert shown[1:] == ["    ␛<U+202E>ab", f"    {' ' * len('␛<U+202E>a')}^"]


@given(st.text())
def test_no_text_hides_anything(text: str) -> None:
    shown = visible(text)
    assert not set(HARMFUL) & set(shown) - {"\t"}
    assert visible(shown) == shown
    assert visible_line(text).count("\n") == 0
    assert len(shown.splitlines()) <= text.count("\n") + 1
    if text.isprintable() and text.isascii():
        assert shown == text
