"""Golden cases: an invented source, and what the draft, the bibliography and the report say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.cli import main

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sources.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_draft(case: dict[str, Any], tmp_path: Path) -> None:
    source, into = tmp_path / case["file"], tmp_path / "draft"
    source.write_text(case["text"], encoding="utf-8")
    assert main(["import", str(source), "--into", str(into)]) == 0
    read = {name: (into / name).read_text(encoding="utf-8") for name in ("cv.yaml", "publications.bib", "IMPORTED.md")}
    for name, key in (("cv.yaml", "cv"), ("publications.bib", "bib")):
        lines = read[name].split("\n")
        for expected in case.get(key, ()):
            assert any(one in lines for one in expected.split("|")), (expected, read[name])
    for expected in case.get("report", ()):
        assert expected in read["IMPORTED.md"]
    for word in case.get("never", ()):
        assert word not in "".join(read.values())
