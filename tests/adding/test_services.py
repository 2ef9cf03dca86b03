"""A server on the loopback answers in the services' documented shapes, errors included."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from loopback import Loopback, loopback
from service_answers import (
    ARXIV_PATH,
    ATOM,
    BOOK_PATH,
    CROSSREF,
    DOI,
    NO_ENTRY,
    PMID_PATH,
    PUBMED,
    Waits,
    add,
    failure,
)

from otofolio.adding.online import LARGEST_ANSWER, Online
from otofolio.adding.run import add_works
from otofolio.adding.services import Services


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
