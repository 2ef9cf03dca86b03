"""Names as people really write them: the cases in `cases/written_names.toml`, in every format and among any others."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.publication import Contributor
from otofolio.problems import Problem, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.works.naming import remarks
from otofolio.reading.works.naming.lists import read_names
from otofolio.reading.works.naming.remarks import Oddity, Remark

CASES = tomllib.loads((Path(__file__).parent / "cases" / "written_names.toml").read_text(encoding="utf-8"))["case"]
NAMES = [case for case in CASES if "name" in case]
LISTS = [case for case in CASES if "list" in case]
KINDS = {value: name.lower().replace("_", "-") for name, value in vars(remarks).items() if isinstance(value, Oddity)}
# What a line of its own says already, or what only BibTeX's braces and commands can say.
USUAL_ON_A_LINE = {"pubmed", "group", "no-comma"}


def shown(person: Contributor) -> str:
    name = f"{{{person.literal}}}" if person.literal else remarks.shown(person)
    orcid = f" #{person.orcid}" if person.orcid else ""
    return name + "†" * person.equal + orcid + " (corresponding)" * person.corresponding


def kinds(found: tuple[Remark, ...]) -> list[str]:
    return sorted({KINDS[remark.oddity] for remark in found})


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["name"])
def test_one_name(case: dict[str, Any]) -> None:
    names = read_names(case["name"])
    assert [shown(person) for person in names.contributors] == [case["read"]]
    assert kinds(names.remarks) == case.get("told", [])


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case["list"])
def test_list(case: dict[str, Any]) -> None:
    names = read_names(case["list"])
    assert [shown(person) for person in names.contributors] == case["read"]
    assert names.truncated == case.get("truncated", False)
    assert kinds(names.remarks) == case.get("told", [])


def in_ris(name: str) -> str:
    return f"TY  - JOUR\nTI  - One\nAU  - {name}\nER  - \n"


def in_nbib(name: str) -> str:
    return f"PMID- 1\nTI  - One\nFAU - {name}\n"


def in_csl_json(name: str) -> str:
    return json.dumps([{"id": "a", "type": "article-journal", "title": "One", "author": [name]}])


@pytest.mark.parametrize("case", [case for case in NAMES if " " in case["name"]], ids=lambda case: case["name"])
def test_the_same_in_every_format(case: dict[str, Any]) -> None:
    expected = len(set(case.get("told", [])) - USUAL_ON_A_LINE - {"degree-or-initials"})
    for written in (in_ris, in_nbib, in_csl_json):
        works, problems = read_bibliography(written(case["name"]).encode(), "a")
        assert [shown(person) for person in works[0].authors] == [case["read"]], written
        assert len(name_problems(problems)) >= expected, written


def name_problems(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.alike]


PARTS = [
    ({"family": "Jordan L. Avery", "given": "MD"}, "Avery, Jordan L."),
    ({"family": "Avery", "given": "Jordan L. MD"}, "Avery, Jordan L."),
    ({"family": "Avery", "given": "Dr. Jordan"}, "Avery, Jordan"),
    ({"family": "Avery, MD", "given": "Jordan"}, "Avery, Jordan"),
    ({"family": "Avery JL"}, "Avery, J. L."),
    ({"family": "AVERY", "given": "JORDAN"}, "Avery, Jordan"),
    ({"family": "Group", "given": "PIVOT Study"}, "{PIVOT Study Group}"),
    ({"family": "**Avery", "given": "Jordan**"}, "Avery, Jordan"),
    ({"family": "Avery", "given": "Jordan1,2"}, "Avery, Jordan"),
    ({"family": "Avery", "given": "John. R. B."}, "Avery, John R. B."),
    ({"family": "Avery", "given": "Jr.", "suffix": "Jordan"}, "Avery, Jordan, Jr."),
]
KEPT = [
    {"family": "Avery", "given": "JL"}, {"family": "DI MARTINO", "given": "Beniamino"}, {"literal": "Jordan Avery"},
    {"family": "Prussin II", "given": "Aaron J."},
    {"family": "Berg", "non-dropping-particle": "van der", "given": "A."},
    {"family": "Okafor", "given": "Daniel", "suffix": "III"}, {"family": "UNKNOWN"},
]  # fmt: skip


@pytest.mark.parametrize(("parts", "read"), PARTS)
def test_parts_of_csl_json(parts: dict[str, str], read: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "One", "author": [parts]}
    works, problems = read_bibliography(json.dumps([item]).encode(), "a.json")
    assert [shown(person) for person in works[0].authors] == [read]
    assert name_problems(problems)


@pytest.mark.parametrize("parts", KEPT)
def test_well_formed_parts_of_csl_json_are_kept(parts: dict[str, str]) -> None:
    item = {"id": "a", "type": "article-journal", "title": "One", "author": [parts]}
    works, _ = read_bibliography(json.dumps([item]).encode(), "a.json")
    (person,) = works[0].authors
    given = {name.replace("-", "_"): value for name, value in parts.items()}
    assert person == Contributor(**given)  # type: ignore[arg-type]


def test_what_is_not_decided_is_a_warning() -> None:
    names = read_names("Okafor, MD and WEI LI and Avery, Jordan2 Lee and Avery, Jordan Lee, Okafor")
    assert [remark.oddity.severity for remark in names.remarks].count(Severity.WARNING) == 4


WORD = st.text(st.sampled_from("abdeféñüçø"), min_size=2, max_size=8).map(str.title)
SURNAME = st.one_of(WORD, st.tuples(WORD, WORD).map("-".join), WORD.map("van der {}".format), WORD.map("O'{}".format))
GIVEN = st.one_of(WORD, st.tuples(WORD, st.sampled_from("ABJLR")).map(lambda two: f"{two[0]} {two[1]}."))


@given(st.lists(st.tuples(SURNAME, GIVEN), min_size=1, max_size=12))
def test_a_well_formed_list_is_never_changed(people: list[tuple[str, str]]) -> None:
    names = read_names(" and ".join(f"{family}, {first}" for family, first in people))
    assert [remarks.shown(person) for person in names.contributors] == [
        f"{family}, {first}" for family, first in people
    ]
    assert names.remarks == ()


ALONE = st.sampled_from(NAMES)


@given(st.lists(ALONE, min_size=3, max_size=8))
def test_a_name_is_read_alike_whatever_its_neighbors(cases: list[dict[str, Any]]) -> None:
    names = read_names(" and ".join(case["name"] for case in cases))
    assert [shown(person) for person in names.contributors] == [case["read"] for case in cases]


@given(st.text(st.sampled_from("abA. ,*{}\\$^&;()[]<>@1_†\n") | st.characters(exclude_categories=["Cs"]), max_size=80))
def test_anything_is_read_in_every_format(text: str) -> None:
    for written in (in_ris, in_nbib, in_csl_json):
        read_bibliography(written(text).encode(), "a")


def test_a_long_stretch_of_blanks_is_read_at_once() -> None:
    blanks = " " * 100_000
    assert read_names(f"some{blanks}a@b.example{blanks}").contributors
    record = f"TY  - JOUR\nTI  - T\nED  - some{blanks}a@b.example{blanks}x\nER  - \n"
    assert read_bibliography(record.encode(), "a.ris")[0][0].plain_title == "T"
