"""Other people's files as somebody's site: every work of the portfolio is on its page, and nothing fails.

A site takes longer to make than most files to read, so each holds some twenty files, from all over the corpus.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from otofolio.build import Built, build_from
from otofolio.load import Inputs, today
from otofolio.problems import InputError, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.rendering.html import element_id
from test_corpus_reading import FILES, somebody

SITES = 32
ENTRY = re.compile(r'<li class="o-work" id="([^"]*)"')

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real files is not beside this checkout")


@pytest.mark.parametrize("number", range(SITES))
def test_every_work_is_on_the_page(number: int, tmp_path: Path) -> None:
    built = built_from(FILES[number::SITES], tmp_path)
    shown = [html.unescape(identifier) for identifier in ENTRY.findall(built.site.pieces["publications"])]
    assert sorted(shown) == sorted(element_id(work.key) for work in built.portfolio.works)


def built_from(files: Sequence[Path], folder: Path) -> Built:
    """A site of the files but those with an error in them, which are named by it."""
    works, _ = read_bibliography(files[0].read_bytes(), files[0].name)
    data = {
        "name": somebody(works),
        "specialty": {"name": "Otolaryngology"},
        "publications": [str(file) for file in files],
    }
    (folder / "cv.yaml").write_text(json.dumps(data), encoding="utf-8")
    try:
        return build_from(Inputs(folder / "cv.yaml", "https://somebody.example/", today()))
    except InputError as error:
        errors = [problem for problem in error.problems if problem.severity is Severity.ERROR]
        assert all(problem.message and problem.position.line >= 1 for problem in errors)
        faulty = {Path(problem.position.file).name for problem in errors}
        rest = [file for file in files if file.name not in faulty]
        assert len(files) // 2 < len(rest) < len(files), "\n".join(map(str, errors))
        return built_from(rest, folder)
