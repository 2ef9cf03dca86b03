"""What a careful reader would stumble over is told, each with its line; what is right is not."""

from __future__ import annotations

import pytest
from works import entry, read

from otofolio.deriving.checks import check_publications
from otofolio.model.dates import PartialDate
from otofolio.model.text import plain
from otofolio.problems import Severity

TODAY = PartialDate(2026, 7, 1)


def told(text: str) -> list[str]:
    _, problems = check_publications(read(text), TODAY)
    assert all(problem.severity is Severity.NOTICE and problem.hint for problem in problems)
    return [problem.message for problem in problems]


TOLD = {
    "doi = {11.1000/abc}": "“11.1000/abc” is not a DOI.",
    "doi = {10.1000}": "“10.1000” is not a DOI.",
    "doi = {10.1000/a b}": "",
    "doi = {https://doi.org/https://doi.org/10.1000/abc}": "",
    "pmid = {12a34}": "“12a34” is not a PubMed number.",
    "pmid = {none}": "“none” is not a PubMed number.",
    "pmid = {1234567890}": "“1234567890” is not a PubMed number.",
    "pmid = {PMID: 12345678}": "",
    "pmid = {https://pubmed.ncbi.nlm.nih.gov/12345678/}": "",
    "pmcid = {soon}": "“soon” is not a PubMed Central number.",
    "pmcid = {7654321}": "",
    "year = {}": "It has no year.",
    "year = {in press}": "",
    "year = {2027}": "It is dated 2027, which is in the future.",
    "year = {2026}\nmonth = {aug}": "It is dated 2026-08, which is in the future.",
    "year = {2026}": "",
    "year = {2027}\nstatus = {in press}": "",
    "year = {2027}\npubstate = {forthcoming}": "",
    "status = {submitted}\ndoi = {10.1000/abc}": "It is marked as not yet published but has a DOI.",
    "status = {in preparation}\ndoi = {10.1000/abc}": "It is marked as not yet published but has a DOI.",
    "status = {in press}\ndoi = {10.1000/abc}": "",
    "pages = {145--123}": "The page range 145-123 is reversed.",
    "pages = {S14--S12}": "The page range S14-S12 is reversed.",
    "pages = {123--45}": "",
    "pages = {145-123, 160}": "",
    "pages = {e12--e14}": "",
    "pages = {xi--ix}": "",
}


@pytest.mark.parametrize("fields", TOLD)
def test_one_entry(fields: str) -> None:
    expected = [f"a: {TOLD[fields]}"] if TOLD[fields] else []
    assert told(entry("a", fields)) == expected


def test_the_place_is_the_entry() -> None:
    _, problems = check_publications(read("\n\n" + entry("a", "year = {}")), TODAY)
    assert [(problem.position.file, problem.position.line) for problem in problems] == [("publications.bib", 3)]


JOURNALS = [
    ("The Laryngoscope", "Laryngoscope", True),
    ("Ear and Hearing", "Ear & Hearing", True),
    ("Otolaryngology–Head and Neck Surgery", "Otolaryngology - Head & Neck Surgery", True),
    ("Otolaryngology–Head and Neck Surgery", "Otolaryngol. Head Neck Surg.", True),
    ("Am J Otolaryngol", "American Journal of Otolaryngology", True),
    ("Lancet", "Lancet (London, England)", False),
    ("Laryngoscope", "Laryngoscope Investigative Otolaryngology", False),
    ("Ear and Hearing", "European Hospital", False),
    ("Cell", "Cells", False),
    ("Science", "Surgery", False),
]


@pytest.mark.parametrize(("one", "other", "same"), JOURNALS)
def test_a_journal_in_two_spellings(one: str, other: str, same: bool) -> None:
    entries = [
        entry("a", f"journal = {{{one}}}"),
        entry("b", f"journal = {{{other}}}"),
        entry("c", f"journal = {{{one}}}"),
    ]
    expected = [f"b: “{plain(read(entries[1])[0].container_title)}” is spelled “{one}” elsewhere in the list."]
    assert told("".join(entries)) == (expected if same else [])


TITLES = [
    ("OUTCOMES OF STAPES SURGERY", "Outcomes of stapes surgery"),
    ("OUTCOMES OF {HPV} VACCINATION IN {Ghana}", "Outcomes of HPV vaccination in Ghana"),
    ("STAPES SURGERY: A REVIEW. WHAT NOW? A PLAN", "Stapes surgery: A review. What now? A plan"),
    ("ÉTUDE DES ŒDÈMES LARYNGÉS", "Étude des œdèmes laryngés"),
    ("“QUOTED” TITLES ARE SHOWN", "“Quoted” titles are shown"),
    ("{OUTCOMES OF STAPES SURGERY}", "OUTCOMES OF STAPES SURGERY"),
    ("HIV AIDS", "HIV AIDS"),
    ("Outcomes of MRI and CT", "Outcomes of MRI and CT"),
    ("COVID-19 IN ENT: A US SURVEY OF HPV, HIV AND OSA", "COVID-19 in ENT: A US survey of HPV, HIV and OSA"),
    ("SARS-COV-2 MRNA VACCINES AND HEARING AIDS", "SARS-CoV-2 mRNA vaccines and hearing aids"),
    ("CT AND MRI IN 3 CASES: MRNA FIRST", "CT and MRI in 3 cases: MRNA first"),
]


@pytest.mark.parametrize(("written", "shown"), TITLES)
def test_titles_in_capitals(written: str, shown: str) -> None:
    (work,), problems = check_publications(read(entry("a", f"title = {{{written}}}")), TODAY)
    assert work.plain_title == shown
    said = "a: The title is all in capitals; it is shown in sentence case."
    plain_written = written.replace("{", "").replace("}", "")
    assert [problem.message for problem in problems] == ([said] if plain_written != shown else [])


SHOUTED_JOURNALS = [
    ("THE LARYNGOSCOPE", "The Laryngoscope"),
    ("ANNALS OF OTOLOGY AND RHINOLOGY", "Annals of Otology and Rhinology"),
    ("JAMA OTOLARYNGOLOGY-HEAD & NECK SURGERY", "JAMA Otolaryngology-Head & Neck Surgery"),
    ("BMJ OPEN", "BMJ OPEN"),
    ("PLOS ONE", "PLOS ONE"),
    ("JAMA", "JAMA"),
    ("{LARYNGOSCOPE}", "LARYNGOSCOPE"),
]


@pytest.mark.parametrize(("written", "shown"), SHOUTED_JOURNALS)
def test_journals_in_capitals(written: str, shown: str) -> None:
    (work,), problems = check_publications(
        read(entry("a", f"journal = {{{written.replace('&', chr(92) + '&')}}}")), TODAY
    )
    assert plain(work.container_title) == shown
    said = "a: The journal is all in capitals; it is shown in title case."
    assert [problem.message for problem in problems] == ([said] if written.strip("{}") != shown else [])


def test_a_work_of_nobody_is_reported() -> None:
    assert told(entry("a", "author = {}")) == ["a: It has no authors, so it is not counted in your numbers."]


def test_nothing_is_wrong_with_nothing() -> None:
    assert check_publications((), TODAY) == ((), ())
