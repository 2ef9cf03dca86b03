"""`otofolio add` against a server on the loopback that answers in the services' documented shapes, errors included."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import otofolio
from otofolio import __version__
from otofolio.adding.file import append, entry_text
from otofolio.adding.identifiers import read_identifier
from otofolio.adding.keys import key_for
from otofolio.adding.online import LARGEST_ANSWER, Online, Service
from otofolio.adding.run import Added, add_works
from otofolio.adding.services import Services, fetch
from otofolio.cli import main
from otofolio.model.publication import Kind
from otofolio.problems import Refusal
from otofolio.reading.bibliography import read_bibliography

from .server import Loopback, loopback

DOI = "10.1001/jamaoto.2024.1234"
CROSSREF: dict[str, Any] = {
    "type": "journal-article", "title": "Outcomes of <i>Endoscopic</i> Tympanoplasty &amp; Grafts", "DOI": DOI,
    "author": [{"given": "Jordan L.", "family": "Avery"}, {"given": "Ana", "family": "de la Cruz"}],
    "container-title": "JAMA Otolaryngology–Head &amp; Neck Surgery", "container-title-short": "JAMA Otolaryngol",
    "volume": "150", "issue": "3", "page": "201-208", "issued": {"date-parts": [[2024, 3, 1]]},
    "publisher": "American Medical Association (AMA)", "URL": f"https://doi.org/{DOI}", "ISSN": ["2168-6181"],
    "reference-count": 31, "reference": [{"key": "1", "DOI": "10.1/y"}], "is-referenced-by-count": 0, "language": "en",
}  # fmt: skip
PUBMED: dict[str, Any] = {
    "source": "PubMed", "accessed": {"date-parts": [[2026, 11, 25]]}, "id": "pmid:38123456", "type": "article-journal",
    "title": "Vestibular migraine in residents", "author": [{"family": "Avery", "given": "Jordan L"}],
    "container-title": "The Laryngoscope", "container-title-short": "Laryngoscope", "publisher-place": "United States",
    "ISSN": "1531-4995", "issued": {"date-parts": [[2023, 12]]}, "page": "11-17", "volume": "133", "issue": "12",
    "PMID": "38123456", "PMCID": "PMC7654321", "DOI": "10.1002/lary.30001",
}  # fmt: skip
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<title>arXiv Query</title><id>http://arxiv.org/api/x</id>{entry}</feed>"""
ENTRY = """<entry><id>http://arxiv.org/abs/2401.01234v2</id><updated>2024-02-01T00:00:00Z</updated>
<published>2024-01-02T10:00:00Z</published><title>Segmenting the
  cochlea</title><summary> We segment. </summary><author><name>Jordan L. Avery</name></author>
<author><name>Bo Li</name></author><arxiv:doi>10.1/art</arxiv:doi>
<arxiv:primary_category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/></entry>"""
NO_ENTRY = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title></entry>"""
BOOK = {"ISBN:9780306406157": {
    "title": "Otology", "subtitle": "A Primer", "authors": [{"name": "Mary Roe", "url": "x"}],
    "publishers": [{"name": "Quay Press"}], "publish_places": [{"name": "Dublin"}], "publish_date": "May 4, 2019",
}}  # fmt: skip
FIELDS = ["PMID", "ISBN", "authors", "publishers", "publish_date", "name", "family", "date-parts"]
ARXIV_PATH = "/arxiv?id_list=2401.01234&max_results=1"
BOOK_PATH = "/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"
PMID_PATH = "/ctxp/pubmed/?format=csl&id=38123456"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with loopback() as server:
        yield server


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    return tmp_path / "publications.bib"


class Waits(list[float]):
    """A sleep that only keeps a list."""


def add(web: Loopback, bib: Path, *numbers: str, waits: Waits | None = None) -> Added:
    pauses = Waits() if waits is None else waits
    return add_works(numbers, bib, Online(pauses.append), web.services())


def works(bib: Path) -> Any:
    return read_bibliography(bib.read_bytes(), bib.name)[0]


def failure(web: Loopback, bib: Path, number: str = DOI, waits: Waits | None = None) -> str:
    added = add(web, bib, number, waits=waits)
    assert not added.told
    assert not bib.exists()
    (refusal,) = added.failed
    assert refusal.hint
    assert refusal.hint[0].islower() or refusal.hint.startswith("`")
    return str(refusal)


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


@pytest.mark.parametrize(("status", "words"), [
    (404, "has no record of DOI"), (410, "has no record of DOI"), (406, "has no record of it that can be read"),
    (403, "refused the request"), (400, "refused the request"),
])  # fmt: skip
def test_statuses_that_stay(web: Loopback, bib: Path, status: int, words: str) -> None:
    web.reply(f"/doi/{DOI}", "", status)
    assert words in failure(web, bib)
    assert len(web.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_statuses_that_pass(web: Loopback, bib: Path, status: int) -> None:
    web.reply(f"/doi/{DOI}", "", status)
    waits = Waits()
    assert str(status) in failure(web, bib, waits=waits)
    assert waits == [2.0, 4.0]
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    assert not add(web, bib, DOI).failed


def test_the_service_says_how_long_to_wait(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", "", 429, headers={"Retry-After": "7"})
    web.reply(f"/doi/{DOI}", "", 503, headers={"Retry-After": "86400"})
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    waits = Waits()
    assert not add(web, bib, DOI, waits=waits).failed
    assert waits == [7.0, 30.0]


def test_arxiv_and_ncbi_are_not_asked_without_a_pause(web: Loopback, bib: Path) -> None:
    waits = Waits()
    add(web, bib, "2401.01234", "2401.01235", "PMID:1", "PMID:2", waits=waits)
    assert waits == [3.0, 0.4]


NOT_RECORDS = {
    "a page": "<!DOCTYPE html><html><body>Sign in</body></html>", "nothing": "", "half": '{"title": "Outco',
    "a list": json.dumps([CROSSREF, CROSSREF]), "an error": '{"status": "error", "message": "x"}',
    "a number": "17", "no title": json.dumps({**CROSSREF, "title": ""}), "deep": "[" * 100_000,
    "not text": b"\xff\xfe\x00\x81", "odd title": json.dumps({**CROSSREF, "title": {"a": [1]}}),
}  # fmt: skip


@pytest.mark.parametrize("body", NOT_RECORDS.values(), ids=NOT_RECORDS.keys())
@pytest.mark.parametrize(("number", "path"), [
    (DOI, f"/doi/{DOI}"), ("PMID:38123456", PMID_PATH), ("2401.01234", ARXIV_PATH), ("9780306406157", BOOK_PATH),
])  # fmt: skip
def test_answers_that_are_no_records(web: Loopback, bib: Path, body: str | bytes, number: str, path: str) -> None:
    web.reply(path, body)
    assert "is not the record of a publication" in failure(web, bib, number)


def test_numbers_that_nobody_knows(web: Loopback, bib: Path) -> None:
    web.reply(ARXIV_PATH, ATOM.format(entry=NO_ENTRY))
    web.reply(BOOK_PATH, "{}")
    assert "arXiv has no record of arXiv:2401.01234" in failure(web, bib, "2401.01234")
    assert "Open Library has no record of ISBN 9780306406157" in failure(web, bib, "9780306406157")
    web.replies[ARXIV_PATH].clear()
    web.reply(ARXIV_PATH, ATOM.format(entry=""))
    assert "no record" in failure(web, bib, "2401.01234")


def test_the_record_of_another_work(web: Loopback, bib: Path) -> None:
    web.reply(PMID_PATH, json.dumps({**PUBMED, "PMID": "1"}))
    assert "is not the record" in failure(web, bib, "PMID:38123456")
    web.reply(f"/doi/{DOI}", json.dumps({**CROSSREF, "DOI": "10.1001/newer"}))
    assert "its DOI is now 10.1001/newer" in add(web, bib, DOI).told[0]


def test_an_answer_that_is_too_large(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", b" " * (LARGEST_ANSWER + 1))
    assert "far more than a record" in failure(web, bib)


def test_an_answer_that_breaks_off(web: Loopback, bib: Path) -> None:
    body = json.dumps(CROSSREF).encode()
    web.reply(f"/doi/{DOI}", body[:50], claims=len(body))
    assert "breaks off" in failure(web, bib)
    assert len(web.asked) == 3


def test_an_answer_that_never_ends(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", json.dumps(CROSSREF))
    times = iter([0.0, 61.0])
    (refusal,) = add_works([DOI], bib, Online(Waits().append, lambda: next(times)), web.services()).failed
    assert "too slow" in str(refusal)


def test_redirects_stay_with_the_service(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", "", 302, headers={"Location": f"{web.address}/transform"})
    web.reply("/transform", json.dumps(CROSSREF))
    assert not add(web, bib, DOI).failed


ELSEWHERE = ("http://localhost:{port}/transform", "https://jamanetwork.com/x", "https://doi.org/x", "file:///etc/hostname",
             "ftp://127.0.0.1/x", "//example.com/", "http://[")  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_redirects_elsewhere_are_not_followed(web: Loopback, bib: Path, to: str) -> None:
    port = web.address.rpartition(":")[2]
    web.reply(f"/doi/{DOI}", "", 302, headers={"Location": to.format(port=port)})
    web.reply("/transform", json.dumps(CROSSREF))
    assert failure(web, bib)
    assert [path for path, _ in web.asked] == [f"/doi/{DOI}"]


def test_redirects_in_a_circle(web: Loopback, bib: Path) -> None:
    web.reply(f"/doi/{DOI}", "", 302, headers={"Location": f"{web.address}/doi/{DOI}"})
    assert "circles" in failure(web, bib)


def test_no_network(bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with loopback() as gone:
        services = gone.services()
    (refusal,) = add_works([DOI], bib, Online(Waits().append), services).failed
    assert str(refusal) == "doi.org cannot be reached."
    assert "check your connection" in refusal.hint


def test_a_service_that_does_not_answer(bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("otofolio.adding.online._ONE_WAIT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        services = Loopback(f"http://127.0.0.1:{silent.getsockname()[1]}").services()
        (refusal,) = add_works([DOI], bib, Online(Waits().append), services).failed
    assert str(refusal) == "doi.org does not answer."


def test_only_secure_addresses_by_default() -> None:
    for service in (Services().doi, Services().ncbi, Services().arxiv, Services().books):
        assert all(origin.startswith("https://") for origin in service.origins)


HOSTILE = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(alphabet="{}\\%@\"'$&#_~^,=- \n\u202e\x1b<>ab", min_size=1, max_size=60),
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_records_stay_one_entry(title: str, family: str, journal: str) -> None:
    item = {
        "type": "article-journal",
        "title": f"T {title}",
        "author": [{"family": f"F{family}"}],
        "container-title": journal,
    }
    read = read_bibliography(json.dumps([item]).encode(), "x")[0]
    if len(read) != 1:
        return
    entry = entry_text(read[0], key_for(read[0], ()))
    (again,) = read_bibliography(f"@misc{{a, title = {{A}}}}\n\n{entry}\n@misc{{b, title = {{B}}}}".encode(), "x")[0][
        1:-1
    ]
    assert again.key.isascii()
    assert "\x1b" not in entry


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9) | st.sampled_from(["title", "2024", "10.1/x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(CROSSREF) + FIELDS), inner),
)


class Told(Online):
    """Gives any question the one answer."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    def get(self, service: Service, path: str, accept: str) -> bytes:
        return self.body


@settings(max_examples=80, deadline=None)
@given(JSON, st.sampled_from(["doi:10.1/x", "PMID:1", "PMC17", "arXiv:2401.01234", "ISBN:9780306406157"]))
def test_any_answer_is_a_record_or_one_sentence(answer: Any, number: str) -> None:
    for value in (answer, {"title": "T", "x": answer, **(answer if isinstance(answer, dict) else {})}):
        body = json.dumps({"ISBN:9780306406157": value} if number.startswith("ISBN") else value).encode()
        with suppress(Refusal):
            record = fetch(read_identifier(number), Told(body), Services())
            assert entry_text(record.publication, key_for(record.publication, ()))


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
