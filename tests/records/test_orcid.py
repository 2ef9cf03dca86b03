"""`orcid.bib`, read by ORCID's own parser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.publication import Contributor, Kind, Publication, Status, WorkType
from otofolio.model.text import rich
from otofolio.rendering.records.files import render_records
from otofolio.rendering.records.orcid import render_orcid_bibtex

ROOT = Path(__file__).parents[2]
PARSER = ROOT / "tests" / "audit" / "node_modules" / "@orcid" / "bibtex-parse-js" / "bibtexParse.js"
READ = """
const parser = require(process.argv[1]);
const read = (line) => JSON.stringify(JSON.parse(line).map((text) => parser.toJSON(text)));
require('readline').createInterface({ input: process.stdin }).on('line', (line) => console.log(read(line)));
"""
TYPES = {
    "article", "book", "incollection", "inproceedings", "mastersthesis", "misc", "phdthesis", "techreport",
}  # fmt: skip
CONTAINERS = ("journal", "booktitle", "publisher", "school", "institution")


Entries = list[dict[str, Any]]


@pytest.fixture(scope="module")
def read_by_orcid() -> Iterator[Callable[..., list[Entries]]]:
    """The entries of each file, as the form on orcid.org gets them. One process reads for all tests."""
    node = shutil.which("node")
    if not (node and PARSER.is_file()):
        if os.environ.get("OTOFOLIO_TEST_ALL"):
            pytest.fail("OTOFOLIO_TEST_ALL is set, and ORCID’s parser is not here", pytrace=False)
        pytest.skip("ORCID’s parser is not here: make tests/audit/node_modules/installed")
    command = [node, "-e", READ, str(PARSER)]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8") as process:

        def read(*texts: str) -> list[Entries]:
            assert process.stdin
            assert process.stdout
            print(json.dumps(texts), file=process.stdin, flush=True)
            return list(json.loads(process.stdout.readline()))

        yield read


def test_every_published_work_of_the_example_arrives(read_by_orcid: Callable[..., list[Entries]]) -> None:
    loaded = load_portfolio(Inputs(ROOT / "cv.yaml", "https://jordan-avery.example/", PartialDate(2026, 11, 24)))
    assert loaded.portfolio
    listed = [entry.publication for group in loaded.portfolio.publications for entry in group.entries]
    published = [work for work in listed if work.status.is_public]
    assert len(listed) > len(published) > 20
    text = next(file.data.decode() for file in render_records(loaded.portfolio) if file.uri == "orcid.bib")
    (entries,) = read_by_orcid(text)
    assert [entry["citationKey"] for entry in entries] == [work.key for work in published]
    for entry, work in zip(entries, published, strict=True):
        tags = entry["entryTags"]
        assert entry["entryType"] in TYPES
        assert tags["title"].replace("\\&", "&").replace("{}", "") == " ".join(work.plain_title.split())
        assert tags["year"] == str(work.year)
        assert any(tags.get(name) for name in CONTAINERS), work.key
        assert tags.get("doi", "").replace("\\_", "_") == work.identifiers.doi
        assert len(tags["author"].split(" and ")) == len(work.authors) + work.authors_truncated


def work(**changes: object) -> Publication:
    base: dict[str, object] = {
        "key": "a", "type": WorkType.ARTICLE_JOURNAL, "kind": Kind.JOURNAL_ARTICLE, "title": rich("On ears"),
        "authors": (Contributor(family="Avery", given="Jordan"),), "issued": IssueDate(PartialDate(2025, 3)),
    }  # fmt: skip
    return Publication(**(base | changes))  # type: ignore[arg-type]


def test_what_is_not_published_stays_out() -> None:
    unpublished = [status for status in Status if not status.is_public]
    assert render_orcid_bibtex([work(status=status) for status in unpublished]) == ""
    assert render_orcid_bibtex([work(status=Status.IN_PRESS)]).startswith("@article{a,\n")


@pytest.mark.parametrize("type", list(WorkType), ids=lambda type: type.value or "none")
def test_every_type_is_one_that_orcid_knows(type: WorkType) -> None:
    written = render_orcid_bibtex([work(type=type, container_title=rich("Ears"), publisher="House")])
    assert written.partition("{")[0].removeprefix("@") in TYPES
    assert any(f"  {name} = {{" in written for name in CONTAINERS)


@settings(max_examples=20)
@given(st.lists(st.text(max_size=30), min_size=30, max_size=30))
def test_any_text_is_read_back_as_an_entry(read_by_orcid: Callable[..., list[Entries]], texts: list[str]) -> None:
    written = [
        render_orcid_bibtex(
            [work(key=text, title=rich(text), publisher=text, container_title=rich(text)), work(key="z")]
        )
        for text in texts
    ]
    for text, entries in zip(texts, read_by_orcid(*written), strict=True):
        assert [entry["citationKey"] for entry in entries][1:] == ["z"], text
