"""What several of these files look at."""

from __future__ import annotations

import pytest
from portfolio_folder import Folder, example


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A copy of the example and its site, which no test changes."""
    folder = example(tmp_path_factory.mktemp("example"))
    done = folder.build("--strict")
    assert done.status == 0, done.err
    assert "WARNING" not in done.err
    return folder
