"""The same work under two keys becomes one entry; two works never do."""

from __future__ import annotations

import pytest
from works import TITLE, entry, read

from otofolio.deriving.duplicates import merge_duplicates
from otofolio.model.publication import Kind, Publication
from otofolio.problems import Problem, Severity


def merged(*entries: str) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    return merge_duplicates(read("".join(entries)))


SAME = {
    "a DOI in another case and wrapping": (
        entry("a", "doi = {10.1000/ABC}"), entry("b", "title = {Other words}\ndoi = {https://doi.org/10.1000/abc}")),
    "a PMID": (entry("a", "pmid = {123}"), entry("b", "title = {Other words}\npmid = {PMID: 123}")),
    "title and year": (entry("a"), entry("b", "title = {Outcomes of {Ossicular} Chain Repair: in Children.}")),
    "title and year, authors in another order": (
        entry("a", "author = {Avery, Jordan and Baker, Ann}"), entry("b", "author = {Baker, A and Avery, J}")),
    "title and year, nobody named": (entry("a"), entry("b", "author = {}")),
    "a review that the other entry calls an article": (entry("a"), entry("b", "keywords = {review}")),
    "submitted, then published": (entry("a", "status = {submitted}\nyear = {2019}"), entry("b")),
    "in press without a year, then published": (entry("a", "year = {in press}"), entry("b")),
    "a poster twice": (
        entry("a", "kind = {poster}\nbooktitle = {COSM}"), entry("b", "kind = {poster}\nbooktitle = {COSM}")),
}  # fmt: skip

DIFFERENT = {
    "another title": (entry("a"), entry("b", "title = {Outcomes of ossicular chain repair in adults}")),
    "another year": (entry("a"), entry("b", "year = {2021}")),
    "short titles": (entry("a", "title = {Editorial}"), entry("b", "title = {Editorial}")),
    "two DOIs": (entry("a", "doi = {10.1000/a}"), entry("b", "doi = {10.1000/b}")),
    "two PMIDs": (entry("a", "pmid = {1}"), entry("b", "pmid = {2}")),
    "other authors": (entry("a"), entry("b", "author = {Baker, Ann}")),
    "a poster and its article": (entry("a", "kind = {poster}"), entry("b")),
    "a talk at two meetings": (
        entry("a", "kind = {oral}\njournal = {}\nbooktitle = {COSM}", "inproceedings"),
        entry("b", "kind = {oral}\njournal = {}\nbooktitle = {AAO-HNS}", "inproceedings")),
    "an article and its data": (entry("a"), entry("b", "publisher = {Zenodo}", "dataset")),
    "a preprint and its data": (
        entry("a", "journal = {medRxiv}"), entry("b", "publisher = {Zenodo}", "dataset")),
    "a preprint long before": (entry("a", "journal = {medRxiv}\nyear = {2012}"), entry("b")),
}  # fmt: skip


@pytest.mark.parametrize("entries", SAME.values(), ids=SAME)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_same_work(entries: tuple[str, str], turned: bool) -> None:
    (kept,), (problem,) = merged(*(reversed(entries) if turned else entries))
    assert problem.severity is Severity.NOTICE
    other = "b" if kept.key == "a" else "a"
    assert problem.message.startswith(f"“{other}” is the same work as “{kept.key}” in line {kept.position.line},")


@pytest.mark.parametrize("entries", DIFFERENT.values(), ids=DIFFERENT)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_different_works(entries: tuple[str, str], turned: bool) -> None:
    kept, problems = merged(*(reversed(entries) if turned else entries))
    assert len(kept) == 2
    assert problems == ()


def test_identifiers_and_files_of_both_are_kept() -> None:
    (kept,), _ = merged(
        entry("a", "doi = {10.1000/a}\npdf = {papers/a.pdf}"),
        entry("b", "pmid = {7}\npmcid = {PMC8}\nposter = {posters/b.pdf}\nvolume = {3}\nabstract = {Words.}"),
    )
    assert (kept.key, kept.identifiers.doi, kept.identifiers.pmid, kept.identifiers.pmcid) == (
        "a", "10.1000/a", "7", "PMC8")  # fmt: skip
    assert (kept.attachments.pdf, kept.attachments.poster) == ("papers/a.pdf", "posters/b.pdf")
    assert kept.volume == "3"
    assert kept.abstract


def test_a_list_of_authors_that_was_cut_is_completed() -> None:
    (kept,), _ = merged(
        entry("a", "author = {Avery, Jordan and others}"), entry("b", "author = {Avery, J and Baker, A}")
    )
    assert [name.family for name in kept.authors] == ["Avery", "Baker"]
    assert not kept.authors_truncated


@pytest.mark.parametrize("turned", [False, True])
def test_the_article_is_kept_with_its_preprints_identifiers(turned: bool) -> None:
    preprint = entry("pre", "journal = {medRxiv}\ndoi = {10.1101/2019.1}\nyear = {2019}\nvolume = {9}")
    article = entry("art", "doi = {10.1000/a}\npmid = {7}")
    (kept,), (problem,) = merged(*((article, preprint) if turned else (preprint, article)))
    assert (kept.key, kept.kind) == ("art", Kind.JOURNAL_ARTICLE)
    assert (kept.identifiers.doi, kept.identifiers.pmid) == ("10.1000/a", "7")
    assert kept.identifiers.preprint_doi == "10.1101/2019.1"
    assert kept.volume == ""
    assert problem.message.startswith("“pre” is the same work as “art”")


def test_an_article_without_doi_does_not_take_its_preprints() -> None:
    (kept,), _ = merged(entry("pre", "journal = {medRxiv}\ndoi = {10.1101/2019.1}"), entry("art"))
    assert (kept.identifiers.doi, kept.identifiers.preprint_doi) == ("", "10.1101/2019.1")


def test_arxiv_number_is_kept() -> None:
    preprint = entry("pre", "eprint = {2101.00001}\narchiveprefix = {arXiv}\njournal = {}", "misc")
    (kept,), _ = merged(preprint, entry("art"))
    assert (kept.key, kept.identifiers.arxiv) == ("art", "2101.00001")


def test_a_poster_between_does_not_hide_the_second_article() -> None:
    kept, problems = merged(entry("poster", "kind = {poster}"), entry("a"), entry("b"), entry("c"))
    assert [work.key for work in kept] == ["poster", "a"]
    assert len(problems) == 2


def test_three_entries_are_one_work_through_the_one_between() -> None:
    (kept,), problems = merged(
        entry("a", "title = {First words of the long title}\ndoi = {10.1000/a}"),
        entry("b", "title = {Second words of the long title}\ndoi = {10.1000/a}\npmid = {5}"),
        entry("c", "title = {Third words of the long title}\npmid = {5}"),
    )
    assert kept.key == "a"
    assert len(problems) == 2


def test_a_file_without_entries() -> None:
    assert merged("") == ((), ())


def test_every_entry_is_kept_or_reported() -> None:
    entries = [entry(f"k{number}", f"year = {{{2000 + number % 7}}}") for number in range(40)]
    kept, problems = merged(*entries)
    assert len(kept) + len(problems) == 40
    assert len(kept) == 7
    assert kept[0].plain_title == TITLE
