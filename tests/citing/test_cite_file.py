"""A file cited as it stands: what `otofolio cite` prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from otofolio.cite import cite_file
from otofolio.problems import Severity

BIB = rb"""
@article{late, author={Avery, Jordan Lee and B{\"u}hler, Karl and Cole, D. and Dean, E. and Eden, F. and Ford, G. and
  Grey, H. and Owner, Jane}, title={On \emph{Staphylococcus} </script><img onerror=x>}, journal={The Laryngoscope},
  year=2024, volume=3, number=2, pages={1--9}, doi={10.1/x}}
@article{early, author={Owner, Jane}, title={A short note}, journal={The Laryngoscope}, year=2020, volume=1}
@article{again, author={Owner, Jane}, title={A short note}, journal={The Laryngoscope}, year=2020, volume=1}
"""
RIS = b"TY  - JOUR\nID  - ris1\nAU  - Owner, Jane\nTI  - A short note\nJO  - Cell\nPY  - 2020\nVL  - 1\nER  - \n"
NBIB = b"PMID- 1234\nTI  - A short note.\nFAU - Owner, Jane\nDP  - 2020\nVI  - 1\nTA  - Cell\nJT  - Cell\n"
ITEM = {"id": "j1", "type": "article-journal", "title": "A short note", "author": [{"family": "Owner", "given": "J"}],
        "container-title": "Cell", "issued": {"date-parts": [[2020]]}, "volume": "1"}  # fmt: skip

CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Small</title><id>small</id></info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography><layout suffix=".">
    <text variable="citation-number" suffix=". "/>
    <group delimiter=", ">
      <names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>
      <text variable="title"/>
      <text variable="container-title" font-style="italic" font-weight="bold"/>
    </group>
  </layout></bibliography>
</style>"""


def test_entries_come_in_the_order_of_the_file_and_none_is_merged() -> None:
    entries, _ = cite_file(BIB, "list.bib", "ama")
    assert [entry.id for entry in entries] == ["late", "early", "again"]
    assert entries[1].text == entries[2].text == "Owner J. A short note. The Laryngoscope. 2020;1."


def test_the_owner_is_bold_and_never_cut() -> None:
    (late, *_), problems = cite_file(BIB, "list.bib", "ama", "Jane Owner")
    assert late.text.startswith("Avery JL, Bühler K, Cole D, … Owner J. On Staphylococcus")
    assert '<strong class="o-owner">Owner J</strong>' in late.html
    assert problems == ()


def test_without_an_owner_lists_are_cut_as_the_style_has_it() -> None:
    (late, *_), _ = cite_file(BIB, "list.bib", "ama")
    assert late.text.startswith("Avery JL, Bühler K, Cole D, et al. On")


def test_an_owner_who_is_nowhere_is_reported() -> None:
    _, problems = cite_file(BIB, "list.bib", "ama", "Ownr J")
    assert [problem.message for problem in problems] == ["“Ownr J” is not among the authors of any entry."]


def test_markup_in_the_data_is_text() -> None:
    (late, *_), _ = cite_file(BIB, "list.bib", "apa")
    assert "</script>" in late.text
    assert "<em>Staphylococcus</em>" in late.html
    assert "&lt;/script&gt;" in late.html
    assert "<script" not in late.html
    assert "<img" not in late.html


@pytest.mark.parametrize("data", [RIS, NBIB, json.dumps(ITEM).encode(), json.dumps([ITEM]).encode()])
def test_every_format_is_cited(data: bytes) -> None:
    (entry,), problems = cite_file(data, "list", "ama")
    assert entry.text == "Owner J. A short note. Cell. 2020;1."
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(("style", "meant"), [("apa7", "apa"), ("Vancouver", "nlm"), ("vancuver", "nlm"), ("AMA", "")])
def test_an_unknown_style_is_reported(style: str, meant: str) -> None:
    entries, problems = cite_file(RIS, "list.ris", style)
    assert bool(entries) is not bool(meant)
    assert [problem.hint for problem in problems] == ([f"did you mean {meant}?"] if meant else [])


def style_file(folder: Path, text: str) -> str:
    (folder / "journal.csl").write_text(text, encoding="utf-8")
    return str(folder / "journal.csl")


def test_any_csl_style_formats(tmp_path: Path) -> None:
    entries, problems = cite_file(BIB, "list.bib", style_file(tmp_path, CSL))
    assert entries[1].text == "Owner, J., A short note, The Laryngoscope."
    assert "<em><strong>" in entries[1].html or "<strong><em>" in entries[1].html
    assert "<em>Staphylococcus</em> &lt;/script&gt;&lt;img onerror=x&gt;" in entries[0].html
    assert [entry.id for entry in entries] == ["late", "early", "again"]
    assert problems == ()


ABSTRACT = rb"@article{a, author={Owner, Jane}, title={On ears}, abstract={Heard \emph{in vivo}%s}}"


def test_a_csl_style_may_print_abstracts(tmp_path: Path) -> None:
    style = style_file(tmp_path, CSL.replace('<text variable="title"/>', '<text variable="abstract"/>'))
    entries, problems = cite_file(ABSTRACT % b"", "list.bib", style)
    assert entries[0].text.startswith("Owner, J., Heard ")
    assert problems == ()


@pytest.mark.parametrize(("end", "said"), [(b" \\foo", "foo"), (b" file:///C:/private.pdf", "file:///C:/private.pdf")])
def test_what_is_odd_in_an_abstract_is_reported_though_it_is_not_printed(end: bytes, said: str) -> None:
    _, (problem,) = cite_file(ABSTRACT % end, "list.bib", "ama")
    assert said in problem.message


def test_a_csl_style_keeps_the_words_of_protected_capitals_whole(tmp_path: Path) -> None:
    text = CSL.replace('<text variable="title"', '<text variable="title" text-case="title"')
    bib = b"@book{a, author={Owner, Jane}, title={{S}imulation of self-{A}ssembly, {\\it in {M}ayo} and {m}{RNA}}}"
    entries, _ = cite_file(bib, "list.bib", style_file(tmp_path, text))
    assert "Simulation of self-Assembly, in Mayo and mRNA" in entries[0].text
    assert "<em>in</em>" in entries[0].html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is not XML", "is not a citation style"),
        ("<html></html>", "is not a citation style"),
        (CSL[: len(CSL) // 2], "is not a citation style"),
        (CSL[: CSL.index("<bibliography")] + "</style>", "only points to another style"),
    ],
)
def test_a_broken_style_is_reported(tmp_path: Path, text: str, said: str) -> None:
    entries, (problem,) = cite_file(BIB, "list.bib", style_file(tmp_path, text))
    assert entries == ()
    assert said in problem.message
    assert problem.hint


def test_a_full_stop_in_italics_is_not_doubled(tmp_path: Path) -> None:
    css = 'et-al-min="2" et-al-use-first="1"/><et-al font-style="italic"/>'
    text = CSL.replace('name-as-sort-order="all"/>', css).replace('delimiter=", "', 'delimiter=". "')
    entries, _ = cite_file(BIB, "list.bib", style_file(tmp_path, text))
    assert entries[0].text.startswith("J.L. Avery et al. On Staphylococcus")


def test_a_missing_style_is_reported() -> None:
    entries, (problem,) = cite_file(BIB, "list.bib", "nowhere.csl")
    assert entries == ()
    assert "No such file" in problem.message


def test_a_missing_extra_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    entries, (problem,) = cite_file(BIB, "list.bib", style_file(tmp_path, CSL))
    assert entries == ()
    assert "pip install 'citeproc-py<0.12'" in problem.hint


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("cv.yaml", b"name:\n  given: Jordan\n"),
        ("IMG.JPG", b"\xff\xd8\xff\xe0\x10JFIF\x01\xe9\xe8"),
        ("empty.bib", b""),
        ("items.json", b"[]"),
    ],
)
def test_a_file_without_entries_is_an_error(file: str, data: bytes) -> None:
    entries, problems = cite_file(data, file, "ama")
    assert entries == ()
    errors = [problem.message for problem in problems if problem.severity is Severity.ERROR]
    assert errors == [f"No entries were found in {file}."]
    assert len(problems) == 1


def test_capitals_are_reported_and_kept() -> None:
    text = b"@article{a, author={Owner, Jane}, title={A NOTE ON STAPES}, journal={LARYNGOSCOPE}, year=2020, volume=1}"
    (entry,), problems = cite_file(text, "list.bib", "ama")
    assert entry.text == "Owner J. A NOTE ON STAPES. LARYNGOSCOPE. 2020;1."
    assert [problem.message for problem in problems] == [
        "a: The title is all in capitals; it is cited as it is.",
        "a: The journal is all in capitals; it is cited as it is.",
    ]
