"""An entry is offered for copying as it stood, but for what a reference manager keeps in it for its owner alone."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.bibtex import dates, entry_facts, fields, imprint, links, meetings
from otofolio.reading.bibtex.bibliographic_fields import NAMES
from otofolio.reading.bibtex.published_source import published_source
from otofolio.rendering.records.bibtex import bibtex_entry

PRIVATE = [
    "file",
    "annote",
    "annotation",
    "mendeley-tags",
    "mendeley-groups",
    "bdsk-url-1",
    "bdsk-file-1",
    "groups",
    "owner",
    "timestamp",
    "local-url",
    "date-added",
    "date-modified",
    "comment",
    "comment-zoe",
    "review",
    "rating",
    "readstatus",
    "priority",
    "ranking",
    "__markedentry",
    "creationdate",
    "modificationdate",
    "File",
]


def published(source: str) -> str:
    (work,), _ = read_bibliography(source.encode(), "publications.bib")
    return bibtex_entry(work)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_fields_are_left_out(name: str) -> None:
    source = f"@article{{a,\n  title = {{T, {{file = x}}}},\n  {name} = {{/Users/zoe/a, b.pdf}},\n  year = 2020\n}}"
    assert published(source) == "@article{a,\n  title = {T, {file = x}},\n  year = 2020\n}\n"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("@article{a, file = {x}, title = {T}}", "@article{a, title = {T}}"),
        ("@article{a, title = {T}, file = {x}}", "@article{a, title = {T},}"),
        ("@article(a, title = {T}, owner = zoe, year = 2020)", "@article(a, title = {T}, year = 2020)"),
        ('@article{a, annote = "a, {b} file", title = "T, U"}', '@article{a, title = "T, U"}'),
        ('@article{a, annote = "Say {"}one, two{"}" # {x, y}, title={T}}', "@article{a, title={T}}"),
        ("@article{a,\n title = {T}\n , file = {x}\n , year = 2020\n}", "@article{a,\n title = {T}\n , year = 2020\n}"),
        ("@article{a,\n file = {x},\n file = {y},\n title = {T}}", "@article{a,\n title = {T}}"),
        ("@article{a,\n % mine\n file = {x},\n title = {T}}", "@article{a,\n title = {T}}"),
        (r"@article{a, title = {T}, file = {a\{b}, year = 2020}", "@article{a, title = {T}, year = 2020}"),
        ("@article{a, title = {My file = x, y}, note = {owner = me}}",
         "@article{a, title = {My file = x, y}, note = {owner = me}}"),
        ("@article{a, title = {T} file = {x} year = 2020}", "@article{a, title = {T} year = 2020}"),
        ("@string{p = {/Users/zoe}}@article{a, title = {T}, file = p, year = 2020}",
         "@article{a, title = {T}, year = 2020}"),
    ],
)  # fmt: skip
def test_the_rest_stands_as_it_stood(source: str, kept: str) -> None:
    assert published(source) == kept + "\n"


def test_the_guide_lists_the_fields_that_are_published() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "publications.md").read_text(encoding="utf-8")
    table = guide.partition("| From | Fields |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([^`]+)`", table)) == NAMES


def test_what_the_reader_shows_is_published() -> None:
    """A field that is on the page is in the copy: nothing is hidden by leaving it out."""
    for module in (dates, entry_facts, fields, imprint, links, meetings):
        source = inspect.getsource(module)
        calls = re.findall(r"(?:\braw|fields\.(?:raw|plain|rich|names|address))\(([^()]*)\)", source)
        names = {name for call in calls for name in re.findall(r'"([a-z_+:-]+)"', call)}
        assert names - NAMES == set()


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("@article{a,\n  % Zoe, mine\n  title = {T}, % {Zoe}\n  year = 2020 % Zoe\n}",
         "@article{a,\n  title = {T},\n  year = 2020\n}"),
        ("@article{% Zoe\na,\n  title = {50% of T}\n}", "@article{\na,\n  title = {50% of T}\n}"),
        ("@article{\nZoe\na,\n  title = {T}\n}", "@article{\na,\n  title = {T}\n}"),
        ("@misc{a, url = {http://e.org/a%20b}, title = {T}}", "@misc{a, url = {http://e.org/a%20b}, title = {T}}"),
        ("@article{a, title = {T}, my-notes = {Zoe}, x = 1}", "@article{a, title = {T},}"),
    ],
)  # fmt: skip
def test_remarks_and_unknown_fields_are_left_out(source: str, kept: str) -> None:
    assert published_source(source).text == kept


def test_what_is_left_out_is_reported_once_a_file() -> None:
    source = "@article{a, title = {T},\n file = {x}, zoe = {y}}\n@article{b, title = {U}, file = {z}}"
    _, (problem,) = read_bibliography(source.encode(), "publications.bib")
    assert problem.message.endswith("of the published BibTeX: file (2), zoe (1).")
    assert (problem.position.line, problem.severity) == (2, "notice")


VALUES = st.sampled_from(["{T}", '"T"', "{a, file = {b}}", '"a, {,} b"', "2020", "jan # { 1}"])
FIELDS = st.lists(st.tuples(st.sampled_from(["title", "year", "note", "art_number", *PRIVATE[:5]]), VALUES), max_size=8)


@given(FIELDS)
def test_every_other_field_stays_and_reads_alike(fields: list[tuple[str, str]]) -> None:
    def entry(some: list[tuple[str, str]]) -> str:
        return "@misc{k," + ",".join(f" {name} = {value}" for name, value in some) + "}"

    rest = [field for field in fields if field[0] not in PRIVATE]
    left = published_source(entry(fields)).text
    assert left.replace(",}", "}") == entry(rest).replace(",}", "}")
