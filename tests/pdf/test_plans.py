"""`cv:` and `snapshot:` in the data file: order, headings, variants, and what is said about a wrong name."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_sample import TODAY

from otofolio.deriving.snapshot import left_off, plan_snapshot
from otofolio.load import Inputs, Loaded, load_portfolio
from otofolio.model.portfolio import Cv
from otofolio.model.text import plain

DATA = """\
name: {given: Jordan, family: Avery}
specialty: {name: Otolaryngology, short: ENT}
education: [{degree: MD, start: 2021, end: 2026}]
honors:
  - {title: Gold Medal, date: 2025}
  - {title: Silver Medal, date: 2024, snapshot: 1}
  - {title: Bronze Medal, date: 2023, snapshot: no}
research: [{role: Fellow, start: 2023, end: 2024}]
clinical:
  - {role: Sub-intern, country: US, start: 2025-01, end: 2025-02}
  - {role: Clerk, country: Ireland, start: 2024-01, end: 2024-02}
teaching: [{role: Tutor, start: 2022, end: 2023}]
interests: [Rowing]
sections: [{title: Media and outreach, items: [Radio feature]}]
"""
WORKS = """\
@article{a, author = {Avery, Jordan}, title = {First}, journal = {J}, year = {2025}, kind = {review}}
@misc{b, author = {Avery, Jordan}, title = {Second}, year = {2024}, kind = {poster}}
"""


def loaded(folder: Path, more: str) -> Loaded:
    (folder / "cv.yaml").write_text(DATA + more, encoding="utf-8")
    (folder / "publications.bib").write_text(WORKS, encoding="utf-8")
    return load_portfolio(Inputs(folder / "cv.yaml", "https://avery.example/", TODAY))


def cvs(folder: Path, more: str) -> tuple[Cv, ...]:
    portfolio = loaded(folder, more).portfolio
    assert portfolio is not None
    return portfolio.cvs


def titles(cv: Cv) -> list[str]:
    return [part.title for part in cv.parts]


def test_the_usual_order_is_that_of_academic_medicine(tmp_path: Path) -> None:
    (cv,) = cvs(tmp_path, "")
    assert cv.title == "Curriculum vitae"
    assert titles(cv) == [
        "Education", "Honors and awards", "US clinical experience", "Clinical experience abroad",
        "Research experience", "Publications and presentations", "Teaching", "Interests", "Media and outreach",
    ]  # fmt: skip


def test_sections_are_reordered_renamed_and_left_out(tmp_path: Path) -> None:
    more = """\
cv:
  order: [publications, Media and outreach, research]
  leave_out: [interests, clinical, poster]
  titles: {honors: Prizes, publications: Writing, review: Overviews}
"""
    (cv,) = cvs(tmp_path, more)
    assert titles(cv) == ["Writing", "Media and outreach", "Research experience", "Education", "Prizes", "Teaching"]
    assert [group.title for group in cv.parts[0].groups] == ["Overviews"]


def test_a_variant_starts_from_the_full_cv(tmp_path: Path) -> None:
    more = """\
cv:
  leave_out: [interests]
  titles: {honors: Prizes}
  short: {title: Short CV, include: [honors, publications, education], limit: 2}
  for-mentors: {order: [research], titles: {honors: Awards}}
"""
    full, short, mentors = cvs(tmp_path, more)
    assert "Interests" not in titles(full)
    assert (short.name, short.title) == ("short", "Short CV")
    assert titles(short) == ["Prizes", "Publications and presentations", "Education"]
    assert short.parts[0].left_out == 1
    assert titles(mentors)[:3] == ["Research experience", "Education", "Awards"]
    assert "Interests" not in titles(mentors)


def test_the_snapshot_obeys_include_order_limit_and_marks(tmp_path: Path) -> None:
    more = "snapshot: {title: At a glance, include: [honors, teaching], order: [teaching], limit: 1}\n"
    portfolio = loaded(tmp_path, more).portfolio
    assert portfolio is not None
    snapshot = plan_snapshot(portfolio)
    assert snapshot.title == "At a glance"
    assert [section.title for section in snapshot.sections] == ["Teaching", "Honors and awards"]
    assert [plain(line.entry.title) for line in snapshot.sections[1].lines] == ["Silver Medal"]  # type: ignore[union-attr]
    assert snapshot.sections[1].left_out == 2


def test_the_usual_snapshot(tmp_path: Path) -> None:
    portfolio = loaded(tmp_path, "").portfolio
    assert portfolio is not None
    snapshot = plan_snapshot(portfolio)
    assert snapshot.title == "ENT Snapshot"
    assert [section.title for section in snapshot.sections] == [
        "Education", "Research experience", "Publications and presentations",
        "US clinical experience", "Honors and awards",
    ]  # fmt: skip
    honors = snapshot.sections[-1]
    assert [plain(line.entry.title) for line in honors.lines] == ["Silver Medal", "Gold Medal"]  # type: ignore[union-attr]
    assert honors.left_out == 1
    assert min(snapshot.lines, key=lambda line: line.rank).position.line == 6


MANY = """\
languages: [{language: Irish}, {language: English}, {language: French}, {language: German}]
leadership:
  - {role: Chair, date: 2025}
  - {role: Treasurer, date: 2024}
  - {role: Secretary, date: 2023}
  - {role: Founder, date: 2022}
  - {role: Member, date: 2021, snapshot: no}
"""
LEADERS = "the first 3 of 4 entries of “Leadership”"
SHOWN = f"The snapshot shows {LEADERS}; the full CV has the rest."
BOTH = f"The snapshot shows {LEADERS} and the first 3 of 4 entries of “Languages”; the full CV has the rest."


@pytest.mark.parametrize(
    ("more", "messages"),
    [
        ("", []),
        (MANY, [SHOWN]),
        (MANY + "snapshot: {limit: 2}\n", []),
        (MANY + "snapshot: {include: [leadership, languages]}\n", [BOTH]),
        (MANY.replace("2023}", "2023, snapshot: 1}"), []),
        (MANY.replace("snapshot: no", "snapshot: yes"), []),
    ],
)
def test_what_a_usual_limit_keeps_off_the_snapshot_is_named_once(
    tmp_path: Path, more: str, messages: list[str]
) -> None:
    portfolio = loaded(tmp_path, more).portfolio
    assert portfolio is not None
    problems = left_off(portfolio)
    assert [problem.message for problem in problems] == messages
    assert all("Founder" in problem.position.source_line for problem in problems)


@pytest.mark.parametrize(
    ("more", "line", "message", "hint"),
    [
        ("cv: {order: [reserch]}", 15, "“reserch” is not a section.", "did you mean “research”?"),
        ("cv:\n  titles:\n    honours: Prizes", 17, "“honours” is not a section.", "did you mean “honors”?"),
        ("cv:\n  leave_out: [postr]", 16, "“postr” is not a section.", "did you mean “poster”?"),
        ("snapshot:\n  include: [honors, poster]", 16, "“poster” is not a section.", "known here"),
        ("cv:\n  short: {include: [resarch]}", 16, "“resarch” is not a section.", "did you mean “research”?"),
        ("cv:\n  short: {limt: 3}", 16, "“limt” is not a field of “short”.", "did you mean “limit”?"),
        ("cv:\n  tittle: Resume", 16, "“tittle” is not a field of “cv”", "did you mean “title”?"),
        ("cv:\n  Short CV: {limit: 3}", 16, "cannot be a variant's name", "use small letters"),
        ("cv:\n  order: research", 16, "“order” must be a list.", "dash"),
        ("cv:\n  titles: [a]", 16, "“titles” needs named fields", "name: value"),
        ("cv:\n  short: {limit: 0}", 16, "“limit” must be at least 1.", "it says 0"),
    ],
)
def test_a_wrong_name_is_a_problem_with_its_place(
    tmp_path: Path, more: str, line: int, message: str, hint: str
) -> None:
    found = loaded(tmp_path, more + "\n")
    assert found.portfolio is None
    (problem,) = (one for one in found.problems if one.severity == "error")
    assert problem.position.line == line
    assert message in problem.message
    assert hint in problem.hint
