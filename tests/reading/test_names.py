"""Names: the cases in `cases/names.toml`, and what must hold for any list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.publication import Contributor
from otofolio.reading.works.naming.lists import read_names, split_names

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]
FIELDS = {
    "family": "family",
    "given": "given",
    "von": "non_dropping_particle",
    "dropped": "dropping_particle",
    "jr": "suffix",
    "literal": "literal",
    "equal": "equal",
}


def shown(person: Contributor) -> dict[str, Any]:
    return {name: value for name, field in FIELDS.items() if (value := getattr(person, field))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    names = read_names(case["source"])
    assert [shown(person) for person in names.contributors] == case["people"]
    assert names.truncated == case.get("truncated", False)
    for words in case.get("told", []):
        assert any(words in remark.text for remark in names.remarks), (words, names.remarks)
    assert bool(names.remarks) == bool(case.get("told"))


WORD = st.text(st.sampled_from("abcdeféñüçø"), min_size=2, max_size=8).map(str.title)
PLAIN_NAMES = st.lists(st.tuples(WORD, WORD), min_size=1, max_size=30)


@given(PLAIN_NAMES)
def test_last_first_comes_back_in_order(people: list[tuple[str, str]]) -> None:
    names = read_names(" and ".join(f"{family}, {given}" for family, given in people))
    assert [(person.family, person.given) for person in names.contributors] == people


@given(PLAIN_NAMES)
def test_both_forms_name_the_same_people(people: list[tuple[str, str]]) -> None:
    one = read_names(" and ".join(f"{family}, {given}" for family, given in people))
    other = read_names(" and ".join(f"{given} {family}" for family, given in people))
    assert one.contributors == other.contributors


@given(
    st.lists(
        st.text(st.characters(exclude_characters="{}"), min_size=1, max_size=20).map(lambda s: f"{{{s}}}"), min_size=1
    )
)
def test_braces_protect_from_splitting(groups: list[str]) -> None:
    assert split_names(" and ".join(groups)) == groups


@given(st.text(st.sampled_from("ab AND and,{}\\'\"~$^*_;&=.-\n"), max_size=60))
def test_anything_is_read(text: str) -> None:
    for person in read_names(text).contributors:
        assert person.family or person.literal
