"""BibTeX entries: the cases in `cases/entries.toml`, read through the door that the build uses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Contributor, Publication
from otofolio.model.text import Run, plain
from otofolio.problems import Problem
from otofolio.reading.bibliography import read_bibliography

CASES = tomllib.loads((Path(__file__).parent / "cases" / "entries.toml").read_text(encoding="utf-8"))["case"]


def read(source: str) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    return read_bibliography(source.strip().encode(), "publications.bib")


def shown(work: Publication, name: str) -> Any:
    if name == "equal":
        return [person.equal for person in work.authors]
    if name == "orcids":
        return [person.orcid for person in work.authors]
    value: Any = work
    for part in name.split("."):
        value = getattr(value, part)
    return plainly(value)


def plainly(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, IssueDate):
        return shown_date(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Run):
        return plain(value)
    if isinstance(value, tuple):
        return [person(item) if isinstance(item, Contributor) else item for item in value] if value else ""
    return value


def shown_date(date: IssueDate) -> str:
    days = "/".join(day.iso() for day in (date.start, date.end) if day) or date.literal
    return f"{days} season {date.season}" if date.season else days


def person(someone: Contributor) -> str:
    return someone.literal or f"{someone.family}, {someone.given}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    works, problems = read(case["source"])
    found = {name: shown(works[0], name) for name in flat(case.get("is", {}))}
    assert found == flat(case.get("is", {}))
    told = [f"{problem.position.line} {problem.severity}: {problem.message}" for problem in problems]
    expected = case.get("told", [])
    assert len(told) == len(expected), told
    for line, words in zip(told, expected, strict=True):
        place, _, rest = words.partition(": ")
        assert line.startswith(place), (line, words)
        assert rest in line


def flat(fields: dict[str, Any]) -> dict[str, Any]:
    return dict(fields)


def test_every_problem_shows_its_line() -> None:
    _, problems = read("@article{a,\n title = {T},\n kind = {postre}}")
    assert str(problems[0]) == (
        "publications.bib:3:2: error: “postre” is not a kind of publication.\n"
        "    kind = {postre}}\n"
        "    ^\n"
        "hint: did you mean “poster”?"
    )


def test_a_broken_entry_is_reported_and_the_rest_is_read() -> None:
    works, problems = read(
        "@article{one, title = {T}, year = 2020}\n\n"
        "@article{two,\n  title = {T,\n  year = 2020\n}\n\n"
        "@article{three, title = {U}}"
    )
    assert [work.key for work in works] == ["one", "three"]
    assert [(problem.position.line, problem.position.column, problem.severity) for problem in problems] == [
        (4, 11, "error")
    ]
    assert "“two”" in problems[0].message


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("@article{two, title = {T}", "never closed"),
        ('@article{two, title = "T, year = 2020}', "never closed"),
        ("@article{two, title {T}, year = 2020}", "name = {value}"),
        ("@article{two, title = {T}, year, pages = 3}", "name = {value}"),
        ("@art-icle{two, title = {T}}", "art-icle"),
    ],
)
def test_each_way_to_break_an_entry_is_reported(broken: str, words: str) -> None:
    works, problems = read(f"@article{{one, title = {{T}}}}\n{broken}")
    assert [work.key for work in works] == ["one"]
    assert [problem.position.line for problem in problems] == [2]
    assert words in problems[0].message


def test_both_entries_of_a_key_are_kept() -> None:
    works, problems = read("@article{a, title = {One}}\n@article{a, title = {Two}}\n@book{a, title = {Three}}")
    assert [(work.key, work.plain_title) for work in works] == [("a", "One"), ("a-2", "Two"), ("a-3", "Three")]
    assert [problem.position.line for problem in problems] == [2, 3]
    assert works[1].source_text == "@article{a-2, title = {Two}}"


def test_what_is_commented_out_is_not_listed_and_reported() -> None:
    works, problems = read(
        "% @article{a, title = {One}}\n@comment{@article{b, title = {Two}}}\n@article{c, title = {Three}}"
    )
    assert [work.key for work in works] == ["c"]
    assert sorted(problem.position.line for problem in problems) == [1, 2]


def test_text_between_entries_is_no_entry_and_told_once_a_stretch() -> None:
    works, problems = read(
        "Written by me@example (office)\n@preamble{ {\\newcommand{\\x}{y}} }\n@article{a, title = {One}}\n\n"
        "Kelly B. " + "A paper that was pasted here. " * 3 + "\nLaryngoscope. 2020;1:2.\n"
    )
    assert [work.key for work in works] == ["a"]
    assert [(problem.position.line, problem.severity) for problem in problems] == [(1, "notice"), (5, "notice")]
    assert problems[1].message.endswith("not listed: “Kelly B. A paper that was pasted here. A paper that was …”.")


@pytest.mark.parametrize(
    "text",
    [
        "% a remark",
        "%%% Local Variables: ***",
        "@comment a remark without braces",
        "This file was created with JabRef 2.9.\nEncoding: UTF8",
        "Automatically generated by Mendeley Desktop 1.19.4\nAny changes to this file will be lost if it is regenerated"
        " by Mendeley.\n\nBibTeX export options can be customized via Options -> BibTeX in Mendeley Desktop",
        "Scopus\nEXPORT DATE: 01 January 2026",
        "}\n,\n----",
    ],
)
def test_remarks_and_what_programs_write_are_not_reported(text: str) -> None:
    works, problems = read(f"{text}\n\n@article{{a, title = {{One}}}}\n{text}")
    assert [work.key for work in works] == ["a"]
    assert not problems


def test_behind_a_broken_entry_its_rest_is_not_told_but_an_entry_is() -> None:
    _, problems = read("@article{a, title {T}, year = 2020}\nThe rest of it.\nbook{b,\n title = {Two}}")
    assert [(problem.position.line, problem.severity) for problem in problems] == [(1, "error"), (3, "error")]


def test_an_entry_without_its_sign_is_an_error() -> None:
    works, problems = read(
        "@article{a, title = {One}}\nKelly B. Two.\n article{foo,\n  title = {Two},\n}\nbook{bar, title = {Three}}"
    )
    assert [work.key for work in works] == ["a"]
    assert [(problem.position.line, problem.severity, problem.hint) for problem in problems[1:]] == [
        (3, "error", "did you mean @article{foo,"),
        (6, "error", "did you mean @book{bar,"),
    ]
    assert problems[0].severity == "notice"


def test_the_line_of_an_entry_is_that_of_its_type() -> None:
    works, _ = read("\n\n@article\n{a,\n title = {One}}\n   @article(b, title = {Two})")
    assert [(work.key, work.position.line) for work in works] == [("a", 1), ("b", 4)]


def test_hostile_keys_and_titles_are_only_text() -> None:
    works, problems = read(
        "@article{<script>, title = {</script><img src=x onerror=alert(1)>}}\n@article{b, title = {#import}}"
    )
    assert [work.key for work in works] == ["<script>", "b"]
    assert [work.plain_title for work in works] == ["</script><img src=x onerror=alert(1)>", "#import"]
    assert not problems
