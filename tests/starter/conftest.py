"""What `otofolio new` writes, once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from otofolio.starter.new import write_starter


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio, which each test copies before it changes anything."""
    folder = tmp_path_factory.mktemp("starter") / "new"
    write_starter(folder)
    return folder
