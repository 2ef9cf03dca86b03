"""Against the reference processor (citeproc-js with the official styles) on real items of other people's files.

The items are read where they lie and never copied: `reference.json` as the processor prints them, `protected.json`
with protected capitals, where the protection is widened to whole words first. `differences.toml` lists each item that
we cite in another way, with the reason; an item that differs and is not listed fails, and so does a listed one that
agrees.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.citing import format_citation, style_names
from otofolio.model.text import plain
from otofolio.problems import errors
from otofolio.reading.csl_json.file import read_csl_json

ORACLE = Path(__file__).parents[3] / "shared" / "oracle"
FILES = ("reference", "protected")
DIFFERENCES = Path(__file__).parent / "differences.toml"
STYLES = list(style_names())
# Per cent of items on which we print the same text. The listed differences count against us, all but repaired names.
FLOORS = {"reference": {"article-journal": 98.0, "all": 97.5}, "protected": {"article-journal": 99.5, "all": 99.5}}

pytestmark = pytest.mark.skipif(not ORACLE.exists(), reason="the reference citations are not on this machine")


@pytest.fixture(scope="module")
def items() -> dict[str, list[dict[str, Any]]]:
    return {name: read(name) for name in FILES}


def read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ORACLE / f"{name}.json").read_text(encoding="utf-8"))
    works, problems = read_csl_json(json.dumps([entry["item"] for entry in found]), name)
    assert not errors(problems)
    assert [work.key for work in works] == [entry["item"]["id"] for entry in found]
    return [entry | {"work": work} for entry, work in zip(found, works, strict=True)]


@pytest.fixture(scope="module")
def different(items: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, str], set[str]]:
    """By style and file, the items that we cite in another way."""
    return {(style, name): differing(items[name], style) for style in STYLES for name in FILES}


def differing(entries: list[dict[str, Any]], style: str) -> set[str]:
    return {
        entry["id"]
        for entry in entries
        if folded(plain(format_citation(entry["work"], style))) != expected(entry, style)
    }


def expected(entry: dict[str, Any], style: str) -> str:
    """The reference's words, with the DOI bare.

    It prints the address or label that the source wraps a DOI in. AMA 11 §3.15.3, Citing Medicine ch. 1 and APA 7
    §9.35 print the DOI itself, once.
    """
    wrapped = entry["item"].get("DOI", "")
    return folded(entry["text"][style].replace(wrapped, wrapped[max(wrapped.find("10."), 0) :]))


def folded(text: str) -> str:
    return " ".join(text.split())


def listed(style: str) -> set[str]:
    listing = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    assert all(len(difference["reason"]) > 40 for difference in listing)
    return {item for difference in listing if style in difference["styles"] for item in difference["items"]}


def names_put_right() -> set[str]:
    """Items whose names are repaired as the notice says; they tell nothing about the protection of capitals."""
    listing = tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]
    return {item for difference in listing if difference.get("names") for item in difference["items"]}


@pytest.mark.parametrize("style", STYLES)
def test_differs_only_where_listed(different: dict[tuple[str, str], set[str]], style: str) -> None:
    assert set().union(*(different[style, name] for name in FILES)) == listed(style)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("style", STYLES)
def test_agreement_stays_high(
    items: dict[str, list[dict[str, Any]]], different: dict[tuple[str, str], set[str]], style: str, name: str
) -> None:
    counted = different[style, name] - names_put_right()
    for kind, floor in FLOORS[name].items():
        ids = [entry["id"] for entry in items[name] if kind in ("all", entry["item"]["type"])]
        agreed = sum(item not in counted for item in ids)
        assert 100 * agreed / len(ids) >= floor, (style, kind, agreed, len(ids))
