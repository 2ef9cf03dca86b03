"""What machines read of a person and of each publication: the cases in `cases/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from records_cases import JSON, VIEWS, load_cases, loaded, read_back

from otofolio.rendering.telephone import phone_address


@pytest.mark.parametrize(
    "case", [*load_cases("works"), *load_cases("person")], ids=lambda case: f"{case['file']}: {case['why']}"
)
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    portfolio = loaded(case, tmp_path)
    for name in sorted(VIEWS.keys() & case.keys()):
        expected = json.loads(case[name]) if name in JSON else case[name]
        assert read_back(name, portfolio) == expected


@pytest.mark.parametrize("case", load_cases("telephone"), ids=lambda case: case["number"])
def test_a_number_is_dialed(case: dict[str, str]) -> None:
    assert phone_address(case["number"]) == case["dialed"]
