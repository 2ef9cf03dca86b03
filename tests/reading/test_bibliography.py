"""The door to all formats: the right reader is found, the same work reads the same, and nothing makes it fall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.publication import Kind, Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.problems import Severity
from otofolio.reading.bibliography import read_bibliography, with_initials_apart
from otofolio.reading.source import SourceText
from otofolio.reading.stretches import parts_of

BIB = """@article{avery2026,
  author = {Avery, Jordan L. and van der Berg, Pieter}, title = {Time to implantation},
  journal = {Example Journal of Otology},
  shortjournal = {Ex J Otol}, year = {2026}, month = mar, volume = {47}, number = {3}, pages = {211--219},
  doi = {10.5555/ejo.2026.1}, pmid = {99000001}, issn = {1234-5678}, keywords = {hearing; equity}
}
"""
RIS = """
TY  - JOUR
ID  - avery2026
AU  - Avery, Jordan L.
AU  - van der Berg, Pieter
TI  - Time to implantation
T2  - Example Journal of Otology
J2  - Ex J Otol
PY  - 2026
DA  - 2026/03//
VL  - 47
IS  - 3
SP  - 211
EP  - 219
DO  - https://doi.org/10.5555/ejo.2026.1
N1  - PMID: 99000001
SN  - 1234-5678
KW  - hearing
equity
ER  -
"""
NBIB = """
PMID- 99000001
OWN - NLM
IS  - 1234-5678 (Print)
VI  - 47
IP  - 3
DP  - 2026 Mar
TI  - Time to
      implantation.
PG  - 211-219
LID - 10.5555/ejo.2026.1 [doi]
FAU - Avery, Jordan L.
AU  - Avery JL
AUID- ORCID: 0000-0002-1825-0097
FAU - van der Berg, Pieter
AU  - van der Berg P
PT  - Journal Article
TA  - Ex J Otol
JT  - Example Journal of Otology
OT  - hearing
OT  - *equity
PST - aheadofprint
"""


def read_one(text: str, file: str) -> Publication:
    works, problems = read_bibliography(text.encode(), file)
    assert not problems
    assert len(works) == 1
    return works[0]


@pytest.mark.parametrize("text", [BIB, RIS, NBIB], ids=["bib", "ris", "nbib"])
@pytest.mark.parametrize("file", ["publications.bib", "export.txt"])
def test_the_same_work_reads_the_same(text: str, file: str) -> None:
    work = read_one(text, file)
    assert work.type is WorkType.ARTICLE_JOURNAL
    assert work.kind is Kind.JOURNAL_ARTICLE
    assert work.plain_title == "Time to implantation"
    assert [(person.family, person.given) for person in work.authors] == [("Avery", "Jordan L."), ("Berg", "Pieter")]
    assert work.authors[1].non_dropping_particle == "van der"
    assert (plain(work.container_title), work.container_title_short) == ("Example Journal of Otology", "Ex J Otol")
    assert (work.volume, work.issue, work.pages) == ("47", "3", "211-219")
    assert work.issued is not None
    assert work.issued.start is not None
    assert work.issued.start.iso() == "2026-03"
    assert (work.identifiers.doi, work.identifiers.pmid) == ("10.5555/ejo.2026.1", "99000001")
    assert work.identifiers.issn == "1234-5678"
    assert work.keywords == ("hearing", "equity")


def test_pubmed_tells_status_and_orcids() -> None:
    work = read_one(NBIB, "pubmed.nbib")
    assert work.status is Status.EPUB_AHEAD
    assert [person.orcid for person in work.authors] == ["0000-0002-1825-0097", ""]
    assert (work.key, work.position.line) == ("pmid99000001", 2)


@pytest.mark.parametrize(
    ("text", "file", "name"),
    [
        (BIB, "a.json", "bibtex"),
        ("  [ {", "a.bib", "csl-json"),
        ('{"items": []}', "a.bib", "csl-json"),
        ("[]", "a.bib", "csl-json"),
        (RIS, "a.bib", "ris"),
        ("TY  - JOUR\nAB  - see\n@article{x,\nER  - \n", "a.bib", "ris"),
        ("@article{a, abstract = {\nTY  - JOUR\n}}", "a.ris", "bibtex"),
        (NBIB, "a.ris", "nbib"),
        ("TI  - Alone\n", "a.nbib", "nbib"),
        ("TI  - Alone\n", "a.ris", "ris"),
        ("% nothing\n", "a.bib", "bibtex"),
        ("", "a.txt", "bibtex"),
    ],
)
def test_format_by_content_and_then_by_name(text: str, file: str, name: str) -> None:
    assert parts_of(SourceText(file, text))[0][0].name == name


@pytest.mark.parametrize("file", ["a.bib", "a.ris", "a.nbib"])
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_fine(data: bytes, file: str) -> None:
    assert read_bibliography(data, file) == ((), ())


def test_ris_without_ends_and_types_loses_nothing() -> None:
    works, problems = read_bibliography(
        b"TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nTI  - Three\nER  -\n", "a.ris"
    )
    assert [(work.plain_title, work.position.line) for work in works] == [("One", 1), ("Two", 3), ("Three", 6)]
    assert [problem.position.line for problem in problems] == [6]


def test_names_of_databases() -> None:
    names = ("Avery JL", "J. L. Okafor", "Example Study Group", "King,Martin,Jr.", "Ruth Adeyemi")
    text = "TY  - JOUR\nTI  - One\n" + "".join(f"AU  - {name}\n" for name in names) + "ER  - \n"
    works, problems = read_bibliography(text.encode(), "a.ris")
    assert [(person.family, person.given, person.suffix, person.literal) for person in works[0].authors] == [
        ("Avery", "J. L.", "", ""),
        ("Okafor", "J. L.", "", ""),
        ("", "", "", "Example Study Group"),
        ("King", "Martin", "Jr.", ""),
        ("Adeyemi", "Ruth", "", ""),
    ]
    assert [problem.severity for problem in problems] == ["notice"]


def test_web_of_science_plain_text_is_told_record_by_record() -> None:
    works, problems = read_bibliography(
        b"FN Clarivate\nVR 1.0\nPT J\nAU Avery, J\nER\n\nPT J\nAU Okafor, D\nER\nEF\n", "a.ris"
    )
    assert not works
    assert [problem.position.line for problem in problems] == [3, 7]


PIECES = st.sampled_from(
    ["@article{", "@string{", "@comment{", "a", ",", "title", "=", "{", "}", '"', "#", "\n", "TY  - JOUR\n", "ER  - \n",
     "PMID- 1\n", "TI  - x\n", "\\", "$", "author", " and ", "%", "(", ")", "crossref", "é", "\x00", "2020", "year"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(["a.bib", "a.ris", "a.nbib"]))
def test_broken_files_are_reported_and_never_a_crash(text: str, file: str) -> None:
    works, problems = read_bibliography(text.encode(), file)
    lines = text.count("\n") + 1
    assert all(1 <= work.position.line <= lines for work in works)
    assert all(1 <= problem.position.line <= lines for problem in problems)
    assert len({work.key for work in works}) == len(works)


@given(st.binary(max_size=300), st.sampled_from(["a.bib", "a.ris", "a.nbib"]))
def test_any_bytes(data: bytes, file: str) -> None:
    read_bibliography(b"%" + data, file)


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, author = {"
        + " " * 200_000
        + "and"
        + " " * 200_000
        + "}, title = {"
        + "{" * 3000
        + "x"
        + "}" * 3000
        + "}}",
        "@article{a, title = {T} " + "note = {x} " * 3000 + "}",
        "@article{a, title = {$" + "^" * 5000 + "$}, author = {" + "\\'" * 5000 + "e}}",
        "".join(f"@inbook{{k{at}, crossref = {{k{at + 1}}}}}\n" for at in range(3000)),
        "@article{a, snapshot = {"
        + "9" * 5000
        + "}, equal = {"
        + "1" * 5000
        + "}, day = {"
        + "3" * 5000
        + "}, year = {2020}}",
        "@article{a, title = {\\symbol{" + "9" * 5000 + "} <" + "i" * 50_000 + " &" + "a" * 50_000 + "}}",
        "@string{a = {words} # c # d}\n" + "@string{a = a # a}\n" * 60 + "@article{a, title = a # a}",
    ],
    ids=["spaces and braces", "commas", "scripts", "crossrefs", "digits", "tags", "macros"],
)
def test_monsters_are_read_in_good_time(text: str) -> None:
    works, _ = read_bibliography(text.encode(), "a.bib")
    assert works


def test_initials_written_together_are_all_kept() -> None:
    for text, file in (
        ("@article{a, title={T}, author={Avery, JL and Okafor, Daniel KB}}", "a.bib"),
        ("TY  - JOUR\nTI  - T\nAU  - Avery, JL\nAU  - Okafor, Daniel KB\nER  - \n", "a.ris"),
        ("PMID- 1\nTI  - T.\nFAU - Avery, JL\nFAU - Okafor, Daniel KB\n", "a.nbib"),
    ):
        assert [person.given for person in read_one(text, file).authors] == ["J. L.", "Daniel K. B."]
    item = '[{"type": "book", "title": "T", "author": [{"family": "Avery", "given": "JL"}]}]'
    work = read_one(item, "a.json")
    assert work.authors[0].given == "JL"
    assert with_initials_apart(work).authors[0].given == "J. L."
    assert with_initials_apart(with_initials_apart(work)) == with_initials_apart(work)


def test_what_pubmed_and_ovid_put_into_ris() -> None:
    work = read_one(
        "TY  - JOUR\nTI  - T\nSP  - No\nEP  - Specified\nU1  - 26957754[pmid]\nU2  - PMC4756000[pmcid]\nER  - \n",
        "a.ris",
    )
    assert (work.pages, work.identifiers.pmid, work.identifiers.pmcid) == ("", "26957754", "PMC4756000")


def test_the_dash_of_medline() -> None:
    assert read_one("PMID- 1\nTI  - The Bio* toolkits--a brief overview.\n", "a.nbib").plain_title.endswith(
        "kits—a brief overview"
    )


def test_formulas_and_entities_that_nobody_knows_are_quoted() -> None:
    for text, file in (
        ('[{"id": "a", "type": "book", "title": "The &foo; and \\\\unknown"}]', "a.json"),
        ("TY  - BOOK\nID  - a\nTI  - The &foo; and \\unknown\nER  - \n", "a.ris"),
        ("@book{a, title={The &foo; thing}}", "a.bib"),
    ):
        _, (problem,) = read_bibliography(text.encode(), file)
        assert "“&foo;”" in problem.message
        assert problem.severity is Severity.NOTICE
    work = read_one('[{"id": "a", "type": "book", "title": "<tex>$\\\\gamma_2$</tex> rays"}]', "a.json")
    assert work.plain_title == "γ2 rays"


def test_identifiers_on_lines_of_zoteros_note() -> None:
    work = read_one(
        '[{"id": "a", "type": "book", "title": "T", "note": "PMID: 12\\nPMCID: PMC34\\nSeen: PMID 5"}]', "a.json"
    )
    assert (work.identifiers.pmid, work.identifiers.pmcid) == ("12", "PMC34")
