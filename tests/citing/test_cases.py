"""Every case of the case files, in every style; and what the runs of a citation are."""

from __future__ import annotations

from typing import Any

import pytest
from citing_cases import load_cases, marks, runs_of

from otofolio.model.text import Role, plain

CASES = load_cases()
STYLES = ("ama", "nlm", "apa")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['why']}")
def test_case(case: dict[str, Any]) -> None:
    for style in STYLES:
        runs = runs_of(case, style)
        assert plain(runs) == case[style]
        if "marks" in case:
            assert marks(runs) == case["marks"][style]
        owners = [run for run in runs if run.role is Role.OWNER]
        assert len(owners) == case["authors"].count("Avery, Jordan Lee")
        assert all(run.bold and run.text.startswith("Avery") for run in owners)


def test_equal_contributors_carry_a_raised_mark() -> None:
    case = next(case for case in CASES if case.get("equal"))
    marks = [run for run in runs_of(case, "ama") if run.role is Role.MARK]
    assert len(marks) == len(case["equal"])
    assert all(run.superscript for run in marks)


def test_identifiers_lead_to_their_databases() -> None:
    case = next(case for case in CASES if "PMCID" in case["item"])
    addresses = {run.href for run in runs_of(case, "nlm") if run.role is Role.IDENTIFIER}
    assert addresses == {
        "https://doi.org/10.5555/aoh.2024.14",
        "https://pubmed.ncbi.nlm.nih.gov/30000001/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7000001/",
    }


def test_italics_within_italics_stand_upright() -> None:
    item = {"type": "book", "title": "Atlas of <i>Mus musculus</i>", "publisher": "Harbour Press"}
    runs = runs_of({"authors": ["Khan, Omar"], "item": item}, "ama")
    titles = [(run.text, run.italic) for run in runs if run.role is Role.TITLE]
    assert titles == [("Atlas of ", True), ("Mus Musculus", False)]


def test_status_words_have_their_role() -> None:
    case = next(case for case in CASES if case["why"] == "in press")
    for style in STYLES:
        assert [run.text.lower() for run in runs_of(case, style) if run.role is Role.STATUS] in (
            ["in press"],
            ["forthcoming"],
        )
