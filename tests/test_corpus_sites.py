"""Other people's files as somebody's site: every entry is on the page, or in a problem at its line."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from otofolio.build import build_from
from otofolio.load import Inputs, today
from otofolio.model.publication import Publication
from otofolio.problems import InputError, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.rendering.html import element_id

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".bib", ".ris", ".nbib"))
ENTRY = re.compile(r'<li class="o-work" id="([^"]*)"')

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real files is not beside this checkout")


def somebody(works: tuple[Publication, ...]) -> dict[str, str]:
    """An author of the file, as its owner."""
    names = (author for work in works for author in work.authors if author.family and author.given)
    name = next(names, None)
    return {"given": name.given, "family": name.family} if name else {"given": "No", "family": "Body"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_entry_is_on_the_page_or_told(path: Path, tmp_path: Path) -> None:
    works, _ = read_bibliography(path.read_bytes(), str(path))
    data = {"name": somebody(works), "specialty": {"name": "Otolaryngology"}, "publications": [str(path)]}
    (tmp_path / "cv.yaml").write_text(json.dumps(data), encoding="utf-8")
    try:
        built = build_from(Inputs(tmp_path / "cv.yaml", "https://somebody.example/", today()))
    except InputError as error:
        errors = [problem for problem in error.problems if problem.severity is Severity.ERROR]
        assert errors
        assert all(problem.message and problem.position.line >= 1 for problem in errors)
        return
    told = {problem.position.line for problem in built.problems}
    shown = {html.unescape(identifier) for identifier in ENTRY.findall(built.site.pieces.get("publications", ""))}
    lost = [work.key for work in works if element_id(work.key) not in shown and work.position.line not in told]
    assert lost == []
