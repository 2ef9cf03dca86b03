"""Reading CSL-JSON as programs write it, and telling what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.publication import Contributor, Kind, Publication, Status, WorkType
from otofolio.model.text import Run
from otofolio.problems import Severity
from otofolio.reading.csl_json.file import read_csl_json

ITEM = {"id": "a1", "type": "article-journal", "title": "Stapes mobility"}


def read_one(**fields: Any) -> Publication:
    (work,), problems = read_csl_json(json.dumps([ITEM | fields]), "works.json")
    assert problems == ()
    return work


def test_array_single_item_and_zotero_wrapper() -> None:
    for text in (json.dumps([ITEM]), json.dumps(ITEM), json.dumps({"items": [ITEM]}), "\ufeff\n" + json.dumps([ITEM])):
        works, problems = read_csl_json(text, "works.json")
        assert [work.key for work in works] == ["a1"]
        assert problems == ()


def test_each_item_knows_its_line_and_its_text() -> None:
    text = '[\n  {"id": "a", "title": "One"},\n\n  {"id": "b", "title": "Two"}\n]'
    works, _ = read_csl_json(text, "works.json")
    assert [(work.position.file, work.position.line) for work in works] == [("works.json", 2), ("works.json", 4)]
    assert works[1].source_text == '{"id": "b", "title": "Two"}'
    assert works[1].source_format == "csl-json"


def test_broken_item_is_reported_and_the_others_are_read() -> None:
    text = '[\n{"id": "a", "title": "One"},\n{"id": "b", "title": "Two" "volume": 3},\n{"id": "c", "title": "Three"}\n]'
    works, problems = read_csl_json(text, "works.json")
    assert [work.key for work in works] == ["a", "c"]
    (problem,) = problems
    assert problem.position.line == 3
    assert problem.severity is Severity.ERROR
    assert "line 3" in problem.message
    assert problem.hint


def test_what_is_no_publication_is_reported_with_its_line() -> None:
    works, problems = read_csl_json('[\n{"id": "a", "title": "One"},\n42,\n"text",\n{"id": "b"}\n]', "works.json")
    assert [work.key for work in works] == ["a"]
    assert [problem.position.line for problem in problems] == [3, 4, 5]


def test_same_key_twice_is_reported() -> None:
    works, problems = read_csl_json(json.dumps([ITEM, ITEM]), "works.json")
    assert [work.key for work in works] == ["a1", "a1-2"]
    assert [problem.severity for problem in problems] == [Severity.NOTICE]


def test_numbers_lists_and_crossref_names() -> None:
    work = read_one(
        **{"type": "journal-article", "title": ["Stapes mobility"], "volume": 12, "issue": 3.0, "page": "1-9",
           "container-title": ["Annals"], "short-container-title": ["Ann"], "DOI": "https://doi.org/10.5555/X.1",
           "author": [{"given": "Ana", "family": "Ruiz", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
                      {"name": "Study Group"}, {"given": "Plato"}, {}],
           "published": {"date-parts": [["2024", "5", 2]]}, "PMCID": "7000001"}
    )  # fmt: skip
    assert (work.type, work.kind) == (WorkType.ARTICLE_JOURNAL, Kind.JOURNAL_ARTICLE)
    assert (work.volume, work.issue, work.container_title_short) == ("12", "3", "Ann")
    assert (work.identifiers.doi, work.identifiers.pmcid) == ("10.5555/X.1", "PMC7000001")
    assert work.issued == IssueDate(PartialDate(2024, 5, 2))
    assert work.authors == (
        Contributor(family="Ruiz", given="Ana", orcid="0000-0002-1825-0097"),
        Contributor(literal="Study Group"),
        Contributor(literal="Plato"),
    )


def test_dates_in_every_shape() -> None:
    def issued(value: Any) -> IssueDate | None:
        return read_one(issued=value).issued

    assert issued({"date-parts": [[2020, 1, 5], [2020, 2, 1]]}) == IssueDate(
        PartialDate(2020, 1, 5), PartialDate(2020, 2, 1)
    )
    assert issued({"raw": "2020-03-04"}) == IssueDate(PartialDate(2020, 3, 4))
    assert issued({"literal": "in press"}) is None
    assert read_one(issued={"literal": "in press"}).status is Status.IN_PRESS
    assert issued({"date-parts": [[2020]], "season": "spring", "circa": True}) == IssueDate(
        PartialDate(2020), season=1, circa=True
    )
    (work,), problems = read_csl_json(json.dumps([ITEM | {"issued": {"date-parts": [[2020, 17, 40]]}}]), "works.json")
    assert work.issued == IssueDate(PartialDate(2020))
    assert ["which is not in the calendar, so 2020 is used" in problem.message for problem in problems] == [True]
    assert issued({"date-parts": [[2020, 13]]}) == issued({"date-parts": [[2020, 21]]})
    assert issued({"date-parts": [[2020, 21]]}) == IssueDate(PartialDate(2020), season=1)
    assert issued({"date-parts": [[-44, 3, 15]]}) == IssueDate(literal="44 BC")
    for nothing in ({}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [[None]]}, {"date-parts": "x"}, None):
        assert issued(nothing) is None


def test_inline_tags_and_entities() -> None:
    title = 'The <i>Stapes</i> &amp; CO<sub>2</sub> in <span class="nocase">iPad</span> users</script>'
    work = read_one(title=title)
    assert Run("Stapes", italic=True) in work.title
    assert Run("2", subscript=True) in work.title
    assert Run("iPad", verbatim=True) in work.title
    assert "& CO" in work.plain_title


def test_kind_and_status() -> None:
    assert read_one(type="speech").kind is Kind.ORAL
    assert read_one(type="speech", genre="Poster presentation").kind is Kind.POSTER
    assert read_one(type="paper-conference", kind="poster").kind is Kind.POSTER
    assert read_one(type="article").kind is Kind.PREPRINT
    assert read_one(type="no such type").type is WorkType.UNTYPED
    assert read_one(status="forthcoming").status is Status.IN_PRESS
    (work,), problems = read_csl_json(json.dumps([ITEM | {"status": "unheard of"}]), "works.json")
    assert (work.status, work.status_words) == (Status.UNPUBLISHED, "unheard of")
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_unknown_kind_is_reported_with_the_nearest_one() -> None:
    works, (problem,) = read_csl_json(json.dumps([ITEM | {"kind": "postr"}]), "works.json")
    assert len(works) == 1
    assert "postr" in problem.message
    assert "poster" in problem.hint


def test_dangerous_addresses_are_left_out() -> None:
    (work,), (problem,) = read_csl_json(json.dumps([ITEM | {"URL": "javascript:alert(1)"}]), "works.json")
    assert work.url == ""
    assert "web address" in problem.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "type", "title", "author", "issued", "date-parts", "family", "given", "literal", "raw", "DOI", "page",
         "URL", "ISSN", "keyword", "kind", "status", "circa", "season", "items"]), inner, max_size=5),
)  # fmt: skip


def is_wrapper(value: Any) -> bool:
    """Zotero's object of items is as many entries as it holds."""
    return isinstance(value, dict) and isinstance(value.get("items"), list | dict)


@given(JSON)
def test_any_json_is_read_or_reported(value: Any) -> None:
    works, problems = read_csl_json(json.dumps(value), "works.json")
    if isinstance(value, list) and not any(is_wrapper(one) for one in value):
        told = [problem for problem in problems if problem.severity is Severity.ERROR and "kind" not in problem.message]
        assert len(works) + len(told) == len(value)


@given(st.text(max_size=60), st.text('{}[]",:\\ \n1', max_size=30))
def test_any_text_is_survived(text: str, broken: str) -> None:
    for hostile in (text, broken, "[" + broken, "[{" + text, "[" * 3000):
        read_csl_json(hostile, "works.json")
