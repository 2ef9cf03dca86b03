"""Dates and names of journals in every format: the cases in `cases/dates.toml` and `cases/journal_names.toml`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.citing.dates import year_month_day
from otofolio.model.text import plain
from otofolio.problems import Severity, grouped
from otofolio.reading.bibliography import read_bibliography

CASES = Path(__file__).parent / "cases"
DATES = tomllib.loads((CASES / "dates.toml").read_text(encoding="utf-8"))["case"]
NAMES = tomllib.loads((CASES / "journal_names.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["why"])
def test_date(case: dict[str, Any]) -> None:
    (work,), problems = read_bibliography(case["source"].strip().encode(), "works.bib")
    assert year_month_day(work.issued) == case["printed"]
    assert work.issued is not None
    assert work.issued.circa is case.get("circa", False)
    doubts = [problem for problem in problems if problem.severity is Severity.WARNING]
    assert [f"{doubt.position.line}: {doubt.message}" for doubt in doubts] == case.get("told", [])
    assert case.get("hint", "") in [doubt.hint for doubt in doubts] or "hint" not in case


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["name"])
def test_journal(case: dict[str, str]) -> None:
    name = case["name"]
    sources = {
        "nbib": f"PMID- 1\nTI  - T\nJT  - {name}\nDP  - 2025\n",
        "ris": f"TY  - JOUR\nTI  - T\nPY  - 2025\nJO  - {name}\nER  - \n",
        "json": json.dumps([{"id": "a", "type": "article-journal", "title": "T", "container-title": name}]),
    }
    for format_name, source in sources.items():
        (work,), _ = read_bibliography(source.encode(), f"works.{format_name}")
        assert plain(work.container_title) == case["nbib" if format_name == "nbib" else "other"]


def test_many_odd_dates_are_reported_once() -> None:
    entry = "@article{{a{0}, title={{T{0}}}, author={{Doe, J}}, journal={{J}}, date={{2021-13}}}}"
    _, problems = read_bibliography("\n".join(map(entry.format, range(50))).encode(), "works.bib")
    (problem,) = (one for one in grouped(problems) if "dates" in one.message)
    assert problem.message.startswith("50 dates were not read as they are written: “2021-13” in “a0” (line 1); ")
