"""`publications` may be a list of files in different formats: one list of works, each with an address of its own."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from otofolio.load import Inputs, Loaded, _read_publications, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.publication import Publication
from otofolio.problems import Position
from otofolio.reading.cv.documents import NamedFile

FILES = {
    "a.bib": "@article{ear, title={Ears of the young in winter}, author={Avery, Jordan}, journal={Cell}, year=2020}",
    "b.ris": "TY  - JOUR\nID  - ear\nTI  - Ears of the old\nAU  - Avery, Jordan\nJO  - Cell\nPY  - 2021\nER  - \n",
    "c.nbib": "PMID- 7\nTI  - Ears of the young, ten years on.\nFAU - Avery, Jordan\nDP  - 2022\nJT  - Cell\n",
    "d.json": json.dumps([{"id": "ear", "type": "article-journal", "title": "Ears of the young in winter",
                           "DOI": "10.5555/e", "author": [{"family": "Avery", "given": "J"}],
                           "issued": {"date-parts": [[2020]]}}]),
    "e.json": json.dumps([{"id": "four", "type": "book", "title": "Ears of all",
                           "author": [{"family": "Avery", "given": "JL"}], "issued": {"date-parts": [[2023]]}}]),
}  # fmt: skip


def load(folder: Path, *names: str) -> Loaded:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    career = {"name": {"given": "Jordan", "middle": "Lee", "family": "Avery"}, "specialty": {"name": "ENT"}}
    (folder / "cv.yaml").write_text(json.dumps(career | {"publications": names}), encoding="utf-8")
    return load_portfolio(Inputs(folder / "cv.yaml", "https://avery.example/", PartialDate(2026, 7, 1)))


def works(loaded: Loaded) -> dict[str, Publication]:
    assert loaded.portfolio is not None
    return {
        entry.publication.key: entry.publication for group in loaded.portfolio.publications for entry in group.entries
    }


def test_files_of_all_formats_make_one_list(tmp_path: Path) -> None:
    found = works(load(tmp_path, *FILES))
    assert set(found) == {"ear", "ear-2", "pmid7", "four"}
    assert all(name.is_owner for work in found.values() for name in work.authors)
    assert found["ear-2"].plain_title == "Ears of the old"
    assert found["four"].authors[0].given == "J. L."


def test_the_same_work_in_two_files_is_one_entry_with_both_identifiers(tmp_path: Path) -> None:
    loaded = load(tmp_path, *FILES)
    assert works(loaded)["ear"].identifiers.doi == "10.5555/e"
    (said,) = [problem for problem in loaded.problems if "same work" in problem.message]
    assert said.position.file.endswith("d.json")
    assert "“ear” in " in said.message
    assert "a.bib, line 1" in said.message


def test_the_second_work_of_a_key_is_renamed_and_reported(tmp_path: Path) -> None:
    loaded = load(tmp_path, "b.ris", "a.bib")
    renamed = works(loaded)["ear-2"]
    assert renamed.source_text.startswith("@article{ear-2,")
    assert [problem.message for problem in loaded.problems] == [
        "There is another entry “ear”, so this one is called “ear-2”."
    ]


def test_a_missing_file_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.bib", "b.rsi")
    assert loaded.portfolio is None
    (problem,) = loaded.problems
    assert "b.rsi" in problem.message
    assert "b.ris" in problem.hint


def test_a_folder_or_an_unreadable_file_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.bib.d").mkdir()
    loaded = load(tmp_path, "a.bib.d")
    (problem,) = loaded.problems
    assert problem.message == "“a.bib.d” is a folder and not a file of publications."
    assert "did you mean" not in problem.hint

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("otofolio.load.read_input", refuse)  # an administrator may read everything
    _, problems = _read_publications((NamedFile("a.bib", Position("cv.yaml")),), tmp_path)
    assert [problem.message for problem in problems] == [
        "The file “a.bib” is there, but you have no permission to read it."
    ]
