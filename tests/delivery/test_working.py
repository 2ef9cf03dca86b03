"""What takes long says so on a terminal, in one line that is gone at the end, and nowhere else."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from otofolio.terminal import tell, working


class Screen(io.StringIO):
    """A terminal that says when something is shown."""

    def __init__(self, *, is_terminal: bool = True) -> None:
        super().__init__()
        self.shown = threading.Event()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> int:
        written = super().write(text)
        self.shown.set()
        return written


def test_a_line_says_what_takes_long_and_is_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with working("Reading", after=0):
        assert screen.shown.wait(60)
    tell("Done.")
    drawn, wiped, rest = screen.getvalue().lstrip("\r").split("\r")
    assert drawn.startswith("Reading … ")
    assert wiped == " " * len(drawn)
    assert rest == "Done.\n"


def test_what_is_fast_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with working("Reading", after=3600):
        pass
    assert screen.getvalue() == ""


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Screen(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", pipe)
    threads = threading.active_count()
    with working("Reading", after=0):
        assert threading.active_count() == threads
    monkeypatch.setattr(sys, "stderr", None)
    with working("Reading", after=0):
        pass
    assert pipe.getvalue() == ""


def test_an_exception_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(KeyboardInterrupt), working("Reading", after=0):
        screen.shown.wait(60)
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r")
