"""A server on the loopback, and a file to add to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Loopback, loopback


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with loopback() as server:
        yield server


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    return tmp_path / "publications.bib"
