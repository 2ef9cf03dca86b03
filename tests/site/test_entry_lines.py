"""A citation in three lines, in each style; no word of it lost but the identifiers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.citing import format_citation
from otofolio.model.plans import AuthorPolicy
from otofolio.model.text import RichText, Role, Run
from otofolio.reading.bibliography import read_bibliography
from otofolio.rendering.entry_lines import entry_lines

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("entry_lines.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    [work], _ = read_bibliography(case["bib"].encode(), "a.bib")
    for style in sorted(case.keys() - {"why", "bib"}):
        lines = entry_lines(format_citation(work, style, AuthorPolicy.ALL))
        assert [_shown(lines.title), _shown(lines.people), _shown(lines.source)] == case[style], style


def test_a_hostile_citation_takes_time_in_proportion() -> None:
    text = "Accessed Retrieved " * 100_000
    citation = (Run("Title", Role.TITLE), Run(text), Run("https://ears.example", Role.IDENTIFIER))
    assert entry_lines(citation).source[0].text.startswith("Accessed Retrieved")


def _shown(runs: RichText) -> str:
    text = "".join(f"/{run.text}/" if run.italic else run.text for run in runs)
    return text.replace("\N{NO-BREAK SPACE}", " ")
