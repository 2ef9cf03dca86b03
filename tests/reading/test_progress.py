"""How far a work has come: `cases/progress.toml`, read as a build reads it, counted, and written out and read again."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.citing import format_citation, style_names
from otofolio.deriving.groups import group_publications
from otofolio.model.publication import Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.works.progress import stage_in, stage_of_date, stage_said, status_around
from otofolio.rendering.records.bibtex import bibtex_entry
from otofolio.rendering.records.csl_json import render_csl_json
from otofolio.rendering.records.ris import ris_record

CASES = tomllib.loads((Path(__file__).parent / "cases" / "progress.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    (work,), problems = read_bibliography(case["source"].strip().encode(), "works.bib")
    assert (work.status, work.status_words) == (case["status"], case.get("words", ""))
    assert plain(work.container_title) == case.get("journal", plain(work.container_title))
    assert plain(work.note) == case.get("note", plain(work.note))
    told = [f"{one.position.line} {one.severity}: {one.message}" for one in problems if one.severity != "notice"]
    assert len(told) == len(case.get("told", [])), told
    for line, words in zip(told, case.get("told", []), strict=True):
        assert line.startswith(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_not_out_is_never_listed_as_if_it_were(case: dict[str, Any]) -> None:
    (work,), _ = read_bibliography(case["source"].strip().encode(), "works.bib")
    (group,) = group_publications([work], lambda one: format_citation(one, "ama"))
    is_listed = case["status"] in ("published", "epub-ahead-of-print", "in-press", "accepted")
    assert (group.kind is not None) is is_listed
    cited = [plain(format_citation(work, style)) for style in style_names()]
    assert all(case.get("words", "") in text for text in cited)
    if case["status"] not in ("published", "epub-ahead-of-print"):
        assert not any("Published online" in text for text in cited)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_every_export_says_it(case: dict[str, Any]) -> None:
    (work,), _ = read_bibliography(case["source"].strip().encode(), "works.bib")
    for export in ("ris", "json", "bib"):
        again = read_again(work, export)
        assert (again.status, again.status_words) == (work.status, work.status_words), export
        if work.container_title and work.type is WorkType.ARTICLE_JOURNAL:
            assert again.type is work.type, export


def read_again(work: Publication, export: str) -> Publication:
    text = {"ris": ris_record, "json": lambda one: render_csl_json([one]), "bib": bibtex_entry}[export](work)
    (again,), _ = read_bibliography(text.encode(), f"works.{export}")
    return again


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.PUBLISHED])
@pytest.mark.parametrize("export", ["ris", "json"])
def test_each_status_comes_back(status: Status, export: str) -> None:
    said = status.value.replace("-", " ")
    source = f"@article{{a, title={{T}}, author={{Avery, J}}, journal={{Ear J}}, status={{{said}}}}}"
    (work,), problems = read_bibliography(source.encode(), "works.bib")
    assert (work.status, problems) == (status, ())
    assert read_again(work, export).status is status


@given(st.text())
def test_any_text_is_read_or_shown(text: str) -> None:
    stage_in(text)
    stage_of_date(text, WorkType.UNTYPED)
    said = stage_said(text)
    assert said is None or said.status is not Status.UNPUBLISHED or said.words or said.is_understood
    name, stage = status_around(text)
    assert stage is not None or name == text
