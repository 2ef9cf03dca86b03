"""Golden cases: ERAS, biographies, signature and LinkedIn as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from paste_sample import inputs, parts

from otofolio.model.paste import Block, Part, Piece
from otofolio.rendering.paste.text import counter_words

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def shown(part: Part) -> dict[str, list[str]]:
    """By groups: the lines, and each block on one line."""
    return {group.title: [*group.lines, *map(line, group.blocks)] for group in part.groups}


def line(block: Block) -> str:
    """`★ Title | label: fact | [label: text (counter)] | missing: …`."""
    facts = [f"{label}: {value}" for label, value in block.facts]
    pieces = [f"[{piece.label}: {piece.text}{limit(piece)}]" for piece in block.pieces]
    missing = [f"missing: {', '.join(block.missing)}"] if block.missing else []
    star = "★ " if block.is_starred else ""
    return " | ".join([f"{star}{block.title}", *facts, *pieces, *block.notes, *missing])


def limit(piece: Piece) -> str:
    return f" ({counter_words(piece)})" if piece.limit else ""


@pytest.mark.parametrize("case", cases("eras.toml"))
def test_eras(case: dict[str, Any], tmp_path: Path) -> None:
    made, problems = parts(inputs(tmp_path, case["cv"], case.get("bib", ""), case.get("private", "")))
    assert [f"{one.message} / {one.hint}" for one in problems] == case.get("problems", [])
    if "places" in case:
        assert [f"{one.severity} {Path(one.position.file).name}:{one.position.line}" for one in problems] == case[
            "places"
        ]
    sheet = made.get(case.get("part", "eras-2027"))
    groups = shown(sheet) if sheet else {}
    assert {title: groups.get(title, []) for title in case["groups"]} == case["groups"]
    assert not [title for title in case.get("absent", []) if title in groups]
    if "missing" in case:
        assert list(sheet.missing if sheet else ()) == case["missing"]


@pytest.mark.parametrize("case", cases("texts.toml"))
def test_texts(case: dict[str, Any], tmp_path: Path) -> None:
    made, problems = parts(inputs(tmp_path, case["cv"], case.get("bib", ""), case.get("private", "")))
    part = made[case["part"]]
    assert {title: shown(part).get(title, []) for title in case["groups"]} == case["groups"]
    assert list(part.missing) == case.get("missing", list(part.missing))
    said = [f"{one.message} / {one.hint}" for one in problems]
    assert [one for one in said if "ERAS" not in one] == case.get("problems", [])
