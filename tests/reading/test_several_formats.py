"""A file may hold several formats and damaged records: every work is read, or a problem points at its lines."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.problems import Problem, Severity
from otofolio.reading.bibliography import read_bibliography

CASES = tomllib.loads((Path(__file__).parent / "cases" / "formats.toml").read_text(encoding="utf-8"))["case"]


def told(problem: Problem) -> str:
    return f"{problem.position.line} {problem.severity}: {problem.message} ({problem.hint})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    source = case["source"].replace("→", "\t").replace("␣", "\u00a0").replace("⊕", "\ufeff")
    works, problems = read_bibliography(source.encode(), case.get("file", "publications.bib"))
    assert [f"{work.position.line} {work.plain_title}" for work in works] == case.get("titles", [])
    expected = case.get("told", [])
    assert len(problems) == len(expected), [told(problem) for problem in problems]
    for problem, words in zip(problems, expected, strict=True):
        place, _, rest = words.partition(": ")
        assert told(problem).startswith(place), (told(problem), words)
        assert rest in told(problem)


# What is counted here shares nothing with the readers: each work has a title that is a word of its own.


def title(number: int) -> str:
    return f"Quokka{number:04}"


def bib(number: int) -> str:
    fields = f"  title = {{{title(number)}}},\n  abstract = {{\nTY  - JOUR\nPMID- 1\n}},\n  year = 2020\n"
    return f"@article{{k{number},\n{fields}}}\n"


def ris(number: int) -> str:
    return f"TY  - JOUR\nAU  - Sample, Robin\nTI  - {title(number)}\nAB  - One,\n@article{{x,\nPY  - 2020\nER  - \n"


def ris_without_end(number: int) -> str:
    return f"TY  - JOUR\nAU  - Sample, Robin\nTI  - {title(number)}\nPY  - 2020\n\n"


def nbib(number: int) -> str:
    return f"PMID- {number + 1}\nOWN - NLM\nTI  - {title(number)}\nFAU - Sample, Robin\nDP  - 2020\n\n"


def csl(number: int) -> str:
    return json.dumps([{"type": "book", "title": title(number), "abstract": "@article{x, [{ }"}]) + "\n"


def csl_lines(number: int) -> str:
    return json.dumps({"type": "book", "title": title(number)}, indent=number % 3) + "\n"


def crossref(number: int) -> str:
    return json.dumps({"status": "ok", "message": {"title": [title(number)], "type": "book"}}) + "\n"


PARTS = [bib, ris, ris_without_end, nbib, csl, csl_lines, crossref]


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=8), st.sampled_from(["a.bib", "a.ris", "a.json", "a.nbib"])
)
def test_every_part_of_a_file_is_read(parts: list[Any], file: str) -> None:
    texts = [part(number) for number, part in enumerate(parts)]
    works, problems = read_bibliography("".join(texts).encode(), file)
    assert [work.plain_title for work in works] == [title(number) for number in range(len(parts))]
    assert not [problem for problem in problems if problem.severity is not Severity.NOTICE]
    lines = [1 + "".join(texts[:at]).count("\n") for at in range(len(texts))]
    assert [work.position.line for work in works] == lines


@given(st.lists(st.sampled_from([bib, ris, csl, csl_lines]), min_size=1, max_size=6))
def test_files_without_a_last_line_end_may_be_joined(parts: list[Any]) -> None:
    text = "".join(part(number).rstrip("\n") for number, part in enumerate(parts))
    works, _ = read_bibliography(text.encode(), "a.bib")
    assert sorted(work.plain_title for work in works) == [title(number) for number in range(len(parts))]


DAMAGES = [
    "delete",
    "double",
    "indent",
    "swap",
    "small letters",
    "tab",
    "no blanks",
    "letters",
    "one blank",
    "long dash",
]


def damaged(lines: list[str], damage: str, at: int) -> list[str]:
    """The lines with one of them damaged."""
    line = lines[at]
    new = {
        "delete": [],
        "double": [line, line],
        "indent": ["   " + line],
        "small letters": [line[:4].lower() + line[4:]],
        "tab": [re.sub(r" +-", "\t-", line, count=1)],
        "no blanks": [line.replace("  - ", "  -")],
        "one blank": [line.replace("  - ", " - ")],
        "letters": [line[1:2] + line[0:1] + line[2:]],
        "long dash": [line.replace("- ", "– ", 1)],
    }
    if damage == "swap":
        return lines[:at] + lines[at : at + 2][::-1] + lines[at + 2 :]
    return lines[:at] + new[damage] + lines[at + 1 :]


@given(st.sampled_from([ris, nbib]), st.integers(1, 4), st.sampled_from(DAMAGES), st.data())
def test_a_damaged_line_loses_no_title_without_a_word(part: Any, count: int, damage: str, data: st.DataObject) -> None:
    records = [part(number).replace("@article{x,\n", "") for number in range(count)]
    lines = "".join(records).rstrip("\n").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join(damaged(lines, damage, at)) + "\n"
    works, problems = read_bibliography(text.encode(), "a.bib")
    listed = " ".join(work.plain_title for work in works)
    length = len(records[0].split("\n"))
    for number in range(count):
        near = range(number * length - 2, (number + 1) * length + 3)
        assert title(number) in listed or any(problem.position.line in near for problem in problems), text
    if title(0) in listed and len(works) < count:
        assert any(problem.severity is not Severity.NOTICE for problem in problems), text


@given(st.sampled_from(DAMAGES), st.sampled_from(DAMAGES), st.data())
def test_nothing_of_a_damaged_file_makes_the_readers_fall(first: str, second: str, data: st.DataObject) -> None:
    lines = (bib(0) + ris(1) + nbib(2) + csl(3) + ris(4)).split("\n")
    for damage in (first, second):
        lines = damaged(lines, damage, data.draw(st.integers(0, len(lines) - 1)))
    works, problems = read_bibliography("\n".join(lines).encode(), "a.bib")
    assert works or problems
    assert all(1 <= each.position.line <= len(lines) for each in (*works, *problems))
