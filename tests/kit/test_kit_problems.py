"""What cannot be printed is refused, with its line and what to do. The cases are in `cases/problems.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from kit_sample import CV, SITE, kit

CASES = tomllib.loads((Path(__file__).parent / "cases" / "problems.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_kit_that_cannot_be_printed(case: dict[str, Any]) -> None:
    made = kit(CV.replace(*case.get("replace", ("", ""))), site_url=repeated(case.get("site_url", SITE)))
    assert made.artifacts == ()
    found = re.sub(r"(?m)^\S*/(?=\w+\.(yaml|bib))", "", "\n\n".join(map(str, made.problems)))
    for expected in repeated(case["problems"]).strip().split("\n\n"):
        assert expected in found


def repeated(text: str) -> str:
    """`{x*400}` is four hundred times an x."""
    return re.sub(r"\{x\*(\d+)\}", lambda found: "x" * int(found[1]), text)


def test_without_a_plan_the_card_shows_what_the_site_does() -> None:
    cv = CV.replace("card: {show: [email, phone]}\n", "")
    assert kit(cv).problems == ()


def test_no_detail_is_shown_unasked() -> None:
    shown = b"".join(artifact.data for artifact in kit(CV.replace("[email, phone]", "[]")).artifacts)
    assert b"555 010" not in shown
