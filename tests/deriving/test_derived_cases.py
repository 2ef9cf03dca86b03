"""Every rule of derivation, from what a person writes: the cases in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deriving_cases import SPOKEN_OF, derived, load_cases, mismatches, shown

from otofolio.deriving.checks import missing_attachments
from otofolio.deriving.snapshot import left_off


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: f"{case['file']}: {case['why']}")
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    loaded = derived(case, tmp_path)
    facts = shown(loaded, case)
    for name in sorted(SPOKEN_OF & case.keys()):
        assert facts.get(name) == case[name]
    assert mismatches(loaded.problems, case.get("problems", [])) == []
    if "missing" in case:
        assert loaded.portfolio
        missing = missing_attachments(loaded.portfolio, case["files"].__contains__)
        assert mismatches(missing, case["missing"]) == []
    if "left_off" in case:
        assert loaded.portfolio
        assert mismatches(left_off(loaded.portfolio), case["left_off"]) == []
