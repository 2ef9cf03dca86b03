"""`otofolio add` as a whole: what is asked, what is written, and what is left as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from loopback import Loopback
from service_answers import (
    ARXIV_PATH,
    ATOM,
    BOOK,
    BOOK_PATH,
    CROSSREF,
    DOI,
    ENTRY,
    PMID_PATH,
    PUBMED,
    add,
    works,
)

import otofolio
from otofolio import __version__
from otofolio.adding.file import append
from otofolio.adding.keys import key_for
from otofolio.adding.run import Added
from otofolio.cli import main
from otofolio.model.publication import Kind
from otofolio.problems import Refusal
from otofolio.reading.bibliography import read_bibliography


def test_a_doi(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    added = add(web, bib, f"https://doi.org/{DOI}")
    assert added == Added(
        ("Added avery2024outcomes: “Outcomes of Endoscopic Tympanoplasty & Grafts” (from doi.org).",), ()
    )
    (work,) = works(bib)
    assert (work.key, work.kind, work.identifiers.doi, work.pages, work.volume, work.issue, work.year) == (
        "avery2024outcomes", Kind.JOURNAL_ARTICLE, DOI, "201-208", "150", "3", 2024,
    )  # fmt: skip
    assert [name.family for name in work.authors] == ["Avery", "Cruz"]
    assert "publisher" not in bib.read_text("utf-8")
    _, headers = web.asked[0]
    assert headers["Accept"] == "application/vnd.citationstyles.csl+json"
    assert headers["User-Agent"].startswith(f"Otofolio/{__version__} (https://")


def test_every_service_at_once(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    web.reply(PMID_PATH, json.dumps(PUBMED))
    web.reply(ARXIV_PATH, ATOM.format(entry=ENTRY))
    web.reply(BOOK_PATH, json.dumps(BOOK))
    added = add(web, bib, DOI, "PMID:", "38123456", "arXiv:2401.01234v2", "ISBN:0-306-40615-2")
    assert not added.failed
    article, pubmed, preprint, book = works(bib)
    assert (article.identifiers.doi, pubmed.identifiers.pmid, pubmed.identifiers.pmcid) == (
        DOI,
        "38123456",
        "PMC7654321",
    )
    assert (preprint.kind, preprint.identifiers.arxiv, preprint.plain_title) == (
        Kind.PREPRINT, "2401.01234", "Segmenting the cochlea",
    )  # fmt: skip
    assert "10.1/art" in added.told[2]
    assert (book.kind, book.plain_title, book.publisher, book.year) == (
        Kind.BOOK, "Otology: A Primer", "Quay Press", 2019,
    )  # fmt: skip
    assert web.asked[3][0] == BOOK_PATH


def test_pmcid(web: Loopback, bib: Path) -> None:
    web.reply("/ctxp/pmc/?format=csl&id=7654321", json.dumps(PUBMED))
    assert not add(web, bib, "PMC7654321").failed
    assert works(bib)[0].identifiers.pmcid == "PMC7654321"


def test_nothing_is_repeated_and_no_byte_changes(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    web.reply(PMID_PATH, json.dumps({**PUBMED, "DOI": DOI, "title": "Other words"}))
    before = "% My list\r\n@article{Roe2020,\r\n  title = {Old}, author = {Roe, M}, year = 2020}"
    bib.write_bytes(before.encode())
    add(web, bib, DOI)
    after = bib.read_bytes()
    assert after.startswith(before.encode())
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert [work.key for work in works(bib)] == ["Roe2020", "Avery2024"]
    asked = len(web.asked)
    assert "there already, as Avery2024" in add(web, bib, DOI.upper()).told[0]
    assert len(web.asked) == asked
    assert "there already, as Avery2024" in add(web, bib, "PMID:38123456").told[0]
    assert bib.read_bytes() == after


def test_a_work_in_another_file_of_the_portfolio(web: Loopback, bib: Path) -> None:
    web.reply(PMID_PATH, json.dumps(PUBMED))
    (bib.parent / "cv.yaml").write_text("publications: [publications.bib, pubmed.nbib]\n", "utf-8")
    (bib.parent / "pubmed.nbib").write_text("PMID- 38123456\nTI  - Vestibular migraine in residents\n", "utf-8")
    assert "there already" in add(web, bib, "PMID:38123456").told[0]
    assert not web.asked
    (bib.parent / "cv.yaml").write_text("[", "utf-8")
    assert "Added" in add(web, bib, "PMID:38123456").told[0]


def test_the_same_number_twice_is_one_entry(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    add(web, bib, DOI, f"doi:{DOI}")
    assert len(works(bib)) == 1


def test_one_failing_keeps_no_other_out(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    added = add(web, bib, "nonsense", "10.1001/unknown", DOI)
    assert [str(refusal) for refusal in added.failed] == [
        "“nonsense” is not a DOI, PMID, PMCID, arXiv number, or ISBN.",
        "doi.org has no record of DOI 10.1001/unknown.",
    ]
    assert len(works(bib)) == 1


def test_one_module_opens_connections() -> None:
    package = Path(otofolio.__file__).parent
    opens = re.compile(r"^(?:import|from) (?:urllib\.request|http\.client)", re.MULTILINE)
    online = [path.name for path in package.rglob("*.py") if opens.search(path.read_text("utf-8"))]
    assert online == ["online.py"]


def test_keys_in_the_manner_of_the_file() -> None:
    (new,) = read_bibliography(json.dumps([CROSSREF]).encode(), "x")[0]
    for own, key in [
        ("roe2020hearing", "avery2024outcomes"), ("roe2020", "avery2024"), ("Roe2020b", "Avery2024"),
        ("roe_hearing_2020", "avery_outcomes_2024"), ("Roe:2020", "Avery:2024"),
        ("roeHearing2020", "averyOutcomes2024"),
        ("MYKEY", "avery2024outcomes"),
    ]:  # fmt: skip
        others = read_bibliography(f"@article{{{own}, title={{Hearing}}, author={{Roe, M}}, year=2020}}".encode(), "x")[
            0
        ]
        assert key_for(new, others) == key
    taken = read_bibliography(b"@misc{AVERY2024OUTCOMES, title={A}}", "x")[0]
    assert key_for(new, taken) == "avery2024outcomes-2"


SPOILED = {
    "an encoding that is guessed": ("@misc{a, title = {Größe}}\n".encode("cp1252"), "read differently"),
    "CSL-JSON": (json.dumps([CROSSREF]).encode(), "not a BibTeX file"),
    "RIS": (b"TY  - JOUR\nTI  - A\nER  - \n", "not a BibTeX file"),
    "UTF-16": ("\ufeff@misc{a, title={A}}".encode("utf-16"), "UTF-8"),
}


@pytest.mark.parametrize(("data", "words"), SPOILED.values(), ids=SPOILED.keys())
def test_files_that_take_no_entry(web: Loopback, bib: Path, data: bytes, words: str) -> None:
    web.reply(f"/doi/{DOI}", json.dumps({**CROSSREF, "title": "Łódź"}))
    bib.write_bytes(data)
    with pytest.raises(Refusal, match=words):
        add(web, bib, DOI)
    assert bib.read_bytes() == data


def test_a_windows_file_keeps_its_letters(bib: Path) -> None:
    bib.write_bytes("@misc{a, title = {Müller}}\n".encode("cp1252"))
    append(bib, ["@misc{b, title = {Łódź}}\n"])
    assert [work.plain_title for work in works(bib)] == ["Müller", "Łódź"]


def test_the_command(web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["add", DOI]) == 1
    assert "--into" in capsys.readouterr().err
    monkeypatch.setattr("otofolio.adding.services.Services", web.services)
    web.reply(f"/doi/{DOI}", json.dumps({**CROSSREF, "title": "Evil \x1b[31m\u202e title"}))
    assert main(["add", DOI, "nonsense", "--into", "mine.bib"]) == 1
    told = capsys.readouterr()
    assert "Added avery2024evil" in told.out
    assert "\x1b" not in told.out
    assert "nonsense" in told.err
    assert len(works(tmp_path / "mine.bib")) == 1
