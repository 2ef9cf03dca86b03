"""Which addresses are published, and which are left out everywhere, with their lines."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.load import Inputs, Loaded, load_portfolio, today
from otofolio.model.publication import Publication
from otofolio.problems import Position
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.markup.addresses import published_address, published_link, site_file, web_address
from otofolio.rendering.records.files import render_records

sys.path.append(str(Path(__file__).parents[1] / "delivery"))
from portfolio_folder import small

PRIVATE = (
    "file:///home/me/secret.pdf", "FILE:/C:/secret.pdf", "file:secret.pdf", "/home/me/secret.pdf", "/secret.pdf",
    "~/secret.pdf", "~me/secret.pdf", "../secret.pdf", "papers/../../secret.pdf", "papers/%2e%2e/secret.pdf",
    "papers/%252e%252e/secret.pdf", "papers/..%2fsecret.pdf", "./../secret.pdf", r"C:\secret.pdf", "C:/secret.pdf",
    "c:secret.pdf", r"\\server\share\secret.pdf", "//server/secret.pdf", r"papers\..\secret.pdf", "javascript:secret",
    "JaVa\tScRiPt:secret", "data:text/html,secret", "vbscript:secret", "blob:secret", "ftp://host.example/secret",
    "smb://server/secret", "https://me:secret@host.example/", "https://secret@host.example/", "https://[::1/secret",
    "https://host.example:secret/", "https:///secret", "http://../secret", "https://localhost/secret", "mailto:secret",
    r"https://host.example\@secret.example/", "about:secret", "chrome://secret", "zotero://select/secret",
)  # fmt: skip
OPEN = {
    "https://example.org/a?b=c#d": "https://example.org/a?b=c#d", "HTTP://Example.org": "HTTP://Example.org",
    "www.example.org/a": "https://www.example.org/a", "https://example.org:8080/~me/": "https://example.org:8080/~me/",
    "https://müller.example/": "https://müller.example/", r"\url{https://example.org/a\_b}": "https://example.org/a_b",
    "http://[2001:db8::1]/a": "http://[2001:db8::1]/a",
}  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_private_or_would_run_is_no_address(address: str) -> None:
    assert web_address(address) == site_file(address) == published_link(address) == ""


@pytest.mark.parametrize(("address", "published"), OPEN.items())
def test_the_web_is_open(address: str, published: str) -> None:
    assert web_address(address) == published_address(address) == published


@pytest.mark.parametrize(
    "path", ["posters/mine.pdf", "./a.pdf", "a..b.pdf", "papers/my poster.pdf", "p/a%20b.pdf#page=2"]
)
def test_a_file_of_the_site_is_published(path: str) -> None:
    assert published_address(path) == path.removeprefix("./")
    assert web_address(path) == ""


@pytest.mark.parametrize("link", ["mailto:a@b.example", "tel:+15550100", "#talk"])
def test_a_link_may_lead_to_a_person(link: str) -> None:
    assert published_link(link) == link
    assert published_address(link) == ""


@given(st.text())
def test_no_address_raises_or_leaves_the_site(text: str) -> None:
    found = published_address(text)
    assert not found or found.lower().startswith(("http://", "https://")) or ".." not in found.split("/")


def loaded(folder: Path, bib: str = "", **files: str) -> Loaded:
    """The portfolio with these publications."""
    small(folder)
    names = ["publications.bib", *(f"works.{suffix}" for suffix in files)]
    (folder / "publications.bib").write_text(bib, "utf-8")
    for suffix, text in files.items():
        (folder / f"works.{suffix}").write_text(text, "utf-8")
    with (folder / "cv.yaml").open("a", encoding="utf-8") as data:
        data.write(f"publications: {json.dumps(names)}\n")
    return load_portfolio(Inputs(folder / "cv.yaml", "https://jordan-avery.example/", today()))


@pytest.mark.parametrize("address", [one for one in PRIVATE if "\t" not in one])
def test_an_address_that_is_not_published_is_reported_and_nowhere(tmp_path: Path, address: str) -> None:
    names = ("url", "link", "ee", "pdf", "poster", "slides", "video", "code", "preview")
    entries = "\n".join(
        f"@article{{k{name}, title = {{T {name}}},\n {name} = {{{address}}}, year = 2025}}" for name in names
    )
    done = loaded(
        tmp_path, entries,
        json=json.dumps([{"id": "c", "type": "book", "title": "C", "URL": address}]),
        ris=f"TY  - JOUR\nTI  - R\nUR  - {address}\nER  - \n",
    )  # fmt: skip
    assert done.portfolio
    own = read_bibliography(entries.encode(), "publications.bib")[1]
    others = [one for one in done.problems if not one.position.file.endswith("publications.bib")]
    told = [
        (Path(one.position.file).name, one.position.line) for one in (*own, *others) if one.severity.value == "warning"
    ]
    expected = [("publications.bib", 2 * place + 2) for place in range(len(names))]
    assert sorted({place for place in told if place[0] != "works.ris"}) == sorted([*expected, ("works.json", 1)])
    assert {name for name, _ in told} >= {"works.ris"}, "at the record's line or at the tag's own"
    published = b"".join(file.data for file in render_records(done.portfolio))
    assert b"secret" not in published
    assert not [entry for group in done.portfolio.publications for entry in group.entries if is_told(entry.publication)]


def is_told(work: Publication) -> bool:
    """Whether anything but the line of the problem holds the secret."""
    return "secret" in repr(replace(work, position=Position("p.bib"), source_text=""))


@pytest.mark.parametrize("field", ["note", "abstract", "howpublished", "annote", "title"])
def test_a_file_on_the_disk_is_taken_out_of_any_text(field: str) -> None:
    bib = f"@misc{{k, title = {{T}}, {field} = {{See file:///home/me/secret.pdf for more}}, year = 2025}}".replace(
        "title = {T}, title", "title"
    )
    (work,), problems = read_bibliography(bib.encode(), "p.bib")
    assert not is_told(work)
    assert "secret" not in work.source_text
    assert any("on your own disk" in problem.message for problem in problems) or "annote" in bib


@pytest.mark.parametrize("address", [one for one in PRIVATE if one != "mailto:secret"])
def test_the_data_file_refuses_them_at_their_line(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    data = tmp_path / "cv.yaml"
    text = data.read_text("utf-8").replace("contact: {", "contact: {\n  website: " + json.dumps(address) + ",\n  ")
    data.write_text(text + f"summary: {json.dumps(f'[x]({address})')}\n", "utf-8")
    done = load_portfolio(Inputs(data, "https://jordan-avery.example/", today()))
    lines = {one.position.line for one in done.problems if one.severity.value == "error"}
    assert 4 in lines
    assert len(lines) == 2 or "\t" in address


CONTROLS = ["\x00", "\x01", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\ufdd0", "\ufffe", "\U0001ffff", "\ufff9"]


@pytest.mark.parametrize("control", [*CONTROLS, "\x0b", "\x0c", "\u2028"])
@pytest.mark.parametrize("escaped", [True, False])
def test_a_control_character_is_reported_once_and_stops_nothing(tmp_path: Path, control: str, escaped: bool) -> None:
    folder = small(tmp_path)
    quoted = json.dumps(f"Bos{control}ton", ensure_ascii=escaped).replace("\\ud83f\\udfff", "\\U0001ffff")
    quoted = quoted if escaped else f'"Bos{control}ton"'
    data = (
        (tmp_path / "cv.yaml")
        .read_text("utf-8")
        .replace("contact: {", f"headline: {quoted}\ncontact: {{location: {quoted}, ")
    )
    folder.write("cv.yaml", data.replace("publish: [email]", "publish: [location]"))
    folder.write("publications.bib", f"@misc{{k,\n title = {{Bos{control}ton}}, year = 2025}}")
    done = load_portfolio(Inputs(tmp_path / "cv.yaml", "https://jordan-avery.example/", today()))
    assert done.portfolio
    told = [one for one in done.problems if "control character" in one.message]
    assert [Path(one.position.file).name for one in told] == ["cv.yaml", "publications.bib"]
    assert [one.position.line for one in told] == [3, 2]
    as_blank = control in "\x0b\x0c\u2028"
    assert done.portfolio.contact.location == ("Bos ton" if as_blank else "Boston")


def test_a_control_character_that_an_escape_writes_is_found_in_every_format() -> None:
    csl = json.dumps([{"id": "a\u0007", "type": "book", "title": "Bos\u0007ton", "author": [{"family": "A\u0001"}]}])
    for data in (csl, "@misc{k, title = {Bos\\char{7}ton}, year = 2025}"):
        (work,), problems = read_bibliography(data.encode(), "p")
        assert work.plain_title == "Boston"
        assert len([one for one in problems if "control character" in one.message]) == 1
