"""Against the reference processor (citeproc-js with the official styles) on real items of other people's files.

The items are read where they lie and never copied. `differences.toml` lists each item that we cite in another way,
with the reason; an item that differs and is not listed fails, and so does a listed one that agrees.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.citing import format_citation
from otofolio.model.portfolio import CitationStyle
from otofolio.model.text import plain
from otofolio.problems import errors
from otofolio.reading.csl_json import read_csl_json

ORACLE = Path(__file__).parents[3] / "shared" / "oracle" / "reference.json"
DIFFERENCES = Path(__file__).parent / "differences.toml"
STYLES = [style.value for style in CitationStyle]
# Per cent of items on which we print the same text. The listed differences count against us, all but those of a DOI
# that its source wraps in an address: when comparing, a DOI is compared bare.
FLOORS = {"article-journal": 98.4, "all": 98.7}

pytestmark = pytest.mark.skipif(not ORACLE.exists(), reason="the reference citations are not on this machine")


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ORACLE.read_text(encoding="utf-8"))
    works, problems = read_csl_json(json.dumps([entry["item"] for entry in found]), ORACLE.name)
    assert not errors(problems)
    assert [work.key for work in works] == [entry["item"]["id"] for entry in found]
    return [entry | {"work": work} for entry, work in zip(found, works, strict=True)]


def differing(entries: list[dict[str, Any]], style: str) -> set[str]:
    return {
        entry["id"]
        for entry in entries
        if folded(plain(format_citation(entry["work"], CitationStyle(style)))) != folded(entry["text"][style])
    }


def folded(text: str) -> str:
    return " ".join(text.split())


def listed(style: str) -> set[str]:
    listing = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    assert all(len(difference["reason"]) > 40 for difference in listing)
    return {item for difference in listing if style in difference["styles"] for item in difference["items"]}


def equal_when_bare() -> set[str]:
    listing = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    return {item for difference in listing if difference.get("counts_as_equal") for item in difference["items"]}


@pytest.mark.parametrize("style", STYLES)
def test_differs_only_where_listed(entries: list[dict[str, Any]], style: str) -> None:
    assert differing(entries, style) == listed(style)


@pytest.mark.parametrize("style", STYLES)
def test_agreement_stays_high(entries: list[dict[str, Any]], style: str) -> None:
    different = differing(entries, style) - equal_when_bare()
    for kind, floor in FLOORS.items():
        ids = [entry["id"] for entry in entries if kind in ("all", entry["item"]["type"])]
        agreed = sum(item not in different for item in ids)
        assert 100 * agreed / len(ids) >= floor, (style, kind, agreed, len(ids))
