"""A long document is set in a process of its own, and is the same as if it were not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from otofolio.model.dates import PartialDate
from otofolio.rendering.typesetting import aside
from otofolio.rendering.typesetting.compiler import Document, TypesettingError, typeset

SHORT = Document("pdf/letters.typ", {"letters": ["ä", "β"]}, PartialDate(2026, 9, 26))
LONG = replace(SHORT, is_long=True)


def test_it_has_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "compiled", _never)
    assert typeset(LONG) == typeset(SHORT)


@pytest.mark.parametrize("python", ["", "no-such-python", "/"])
def test_it_is_set_here_where_no_process_can_be_started(python: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert typeset(LONG) == typeset(SHORT)


@pytest.mark.parametrize("ending", ["raise SystemExit(1)", "raise SystemExit(0)", "print('not a document')"])
def test_it_is_set_here_where_the_process_gives_no_answer(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda _, **how: run([sys.executable, "-c", ending], **how))
    assert typeset(LONG) == typeset(SHORT)


def test_its_errors_are_the_same() -> None:
    errors = []
    for document in (SHORT, LONG):
        with pytest.raises(TypesettingError) as raised:
            typeset(replace(document, data={"letters": ["\ue000", "\ue001"]}))
        errors.append((str(raised.value), raised.value.letters))
    assert errors[0] == errors[1]
    assert errors[0][1] == ("\ue000", "\ue001")


def _never(*_: object) -> bytes:
    raise AssertionError("It was set in this process.")
