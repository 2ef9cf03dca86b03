"""The contact card as other people's readers find it."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject
from records_cases import load_cases, loaded

from otofolio.rendering.vcard import render_vcard


@pytest.mark.parametrize("case", load_cases("person"), ids=lambda case: case["why"])
def test_lines_are_folded_and_read_back(case: dict[str, str], tmp_path: Path) -> None:
    portfolio = loaded(case, tmp_path)
    card = render_vcard(portfolio)
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    read = vobject.readOne(card.decode())
    assert [line.value[:3] for line in read.contents.get("photo", [])] == ([b"\xff\xd8\xff"] if portfolio.photo else [])
    assert read.fn.value == portfolio.name.full
    title = portfolio.headline or portfolio.credentials
    assert [line.value for line in read.contents.get("title", [])] == ([title] if title else [])
