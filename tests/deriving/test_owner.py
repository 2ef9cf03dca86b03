"""The owner in author lists: found by ORCID iD, else by name; never guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from works import entry, read

from otofolio.deriving.owner import mark_owner, mark_owner_in_all, owner_of
from otofolio.deriving.owner_names import parse_written_name
from otofolio.model.person import PersonName
from otofolio.model.publication import Publication
from otofolio.problems import Problem, grouped
from otofolio.reading.works.naming.remarks import shown

ORCID = "0000-0002-1825-0097"
OWNER = owner_of(PersonName(given="Jordan", middle="Lee", family="Müller"), ("Mueller JL", "Jordan Avery"), ORCID)


def marked(authors: str, more: str = "") -> tuple[Publication, tuple[Problem, ...]]:
    (work,) = read(entry("a", f"author = {{{authors}}}\n{more}"))
    return mark_owner(work, OWNER)


FOUND = [
    "Müller, Jordan Lee", r"M{\"u}ller, J. L.", "Müller, J.", "Jordan Müller", "MÜLLER, JORDAN L", "Müller, Jordan",
    "Müller JL and Baker AB", "Mueller, Jordan", "Avery, Jordan",
]  # fmt: skip
ELSEBODY = [
    "Müller, Karl",
    "Müller, K. L.",
    "Müller, J. K.",
    "Miller, Jordan",
    "Müller",
    "{Müller Group}",
    "Lee, Jordan",
]


@pytest.mark.parametrize("authors", FOUND)
def test_found(authors: str) -> None:
    work, problems = marked(f"Baker, Ann and {authors}" if " and " not in authors else authors)
    assert [name.is_owner for name in work.authors].count(True) == 1
    assert problems == ()


@pytest.mark.parametrize("authors", ELSEBODY)
def test_not_found_is_reported(authors: str) -> None:
    work, (problem,) = marked(f"Baker, Ann and {authors}")
    assert not any(name.is_owner for name in work.authors)
    assert "You are not among the authors of “a”" in problem.message
    assert "also_published_as" in problem.hint


def test_a_spelling_that_looks_alike_is_named() -> None:
    _, (problem,) = marked("Baker, Ann and Müler, Jordan")
    assert "“Müler, Jordan” looks like your name" in problem.message


def test_a_new_spelling_is_reported() -> None:
    work, (problem,) = marked("Muller, Jordan Lee")
    assert work.authors[0].is_owner
    assert problem.message == "Your name is written “Muller, Jordan Lee” in “a”, which is new."


def test_a_new_given_name_behind_an_orcid_is_reported() -> None:
    work, (problem,) = marked("Müller, Georgie and Baker, Ann", 'author+an = {1:orcid="' + ORCID + '"}')
    assert work.authors[0].is_owner
    assert "“Müller, Georgie”" in problem.message


def test_orcid_decides_between_two() -> None:
    work, problems = marked("Müller, J. and Müller, J.", f'author+an = {{2:orcid="{ORCID}"}}')
    assert [name.is_owner for name in work.authors] == [False, True]
    assert problems == ()


def test_two_matches_are_reported_and_none_is_marked() -> None:
    work, (problem,) = marked("Müller, J. and Müller, Jordan")
    assert not any(name.is_owner for name in work.authors)
    assert "None is marked" in problem.message
    assert ORCID[:4] in problem.hint


def test_a_work_without_authors_is_nobodys() -> None:
    (work,) = read(entry("a", "author = {}"))
    assert mark_owner(work, OWNER) == (work, ())


@pytest.mark.parametrize("written", ["Avery JL", "Avery, Jordan L.", "Jordan L. Avery", "Avery, J.L."])
def test_written_names(written: str) -> None:
    name = parse_written_name(written)
    assert name.family == "Avery"
    assert name.given[0][0] == "j"
    assert name.given[1] == "l"


CASES = tomllib.loads((Path(__file__).parent / "cases" / "owner.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    (work,) = read(entry("a", f"author = {{{case['author']}}}"))
    work, problems = mark_owner(work, owner_of(PersonName(**case["owner"])))
    assert [shown(name) for name in work.authors if name.is_owner] == ([case["printed"]] if case["printed"] else [])
    told = " ".join(f"{problem.message} {problem.hint}" for problem in problems)
    assert all(words in told for words in case.get("told", [])), told
    assert bool(told) == bool(case.get("told"))


def test_a_name_that_is_nowhere_in_the_file_is_reported_once() -> None:
    works = read(
        "".join(entry(f"k{number}", f"title = {{T{number}}}\nauthor = {{Okafor, Daniel}}") for number in range(9))
    )
    _, problems = mark_owner_in_all(works, OWNER)
    (problem,) = grouped(problems)
    assert (
        "“Jordan Lee Müller” is not among the authors of any work of this file; 9 works are not counted"
        in problem.message
    )
    assert "“k0” (line 1)" in problem.message and problem.message.endswith("and 6 more.")


def test_works_of_others_beside_ones_own_are_reported_together() -> None:
    works = read(
        entry("mine", "author = {Müller, Jordan}") + "".join(entry(f"k{n}", "author = {Okafor, D}") for n in "abcd")
    )
    _, problems = mark_owner_in_all(works, OWNER)
    (problem,) = grouped(problems)
    assert problem.message.startswith("You are not among the authors of 4 works")
