"""`otofolio export --json-resume`: valid by the format's own schema, and what it holds comes back by our import."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml

from otofolio.cli import main
from otofolio.model.text import plain
from otofolio.reading.facts.inline import parse_inline

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests" / "audit" / "node_modules" / "@jsonresume" / "schema" / "schema.json"
POSTS = ("training", "clinical", "research", "work", "leadership", "teaching")
CV = """
name: {given: Zoë, family: Łuk}
specialty: {name: Otology}
headline: Student & "writer"
summary: Works on *ears* and [balance](https://example.org/).
contact: {email: zoe@example.org, phone: +1 617 555 0100, location: Quay, address: 12 Quay Street}
publish: [email, location]
profiles: {orcid: 0000-0002-1825-0097, custom: [{label: Blog, url: "https://blog.example/ä"}]}
education:
  - {degree: MB BCh, institution: St. Brendan, location: Galway, start: 2021-09, end: 2027-05 (expected), gpa: 3.9}
work:
  - {role: Scribe, institution: Quay Clinic, location: Cork, start: 2019, end: present, highlights: [Wrote notes]}
research:
  - {role: Research fellow, institution: Harbor Lab, start: 2024-06, end: 2025-06}
clinical:
  - {role: Sub-intern, institution: Harbor Hospital, country: US, start: 2024-01, end: 2024-02}
volunteering:
  - {role: Tutor, organization: Night School, start: 2020, end: 2021}
  - {organization: Food Bank, start: 2019, end: 2019}
honors: [{title: Prize, issuer: Faculty, date: 2023-05, detail: First of 80}]
certifications: [{name: BLS, issuer: AHA, date: 2024-03, number: "17"}]
languages: [{language: Irish, level: native}]
skills: [R, {group: Statistics, items: [Stata, SAS]}]
interests: [Rowing]
exams: [{name: Step 2, result: "270"}]
references: [{name: Ada Secret, email: ada@example.org}]
sections: [{title: Projects, items: [{title: Atlas, organization: Lab, date: 2024, detail: Open}]}]
"""
BIB = """@article{a, title = {Ears}, author = {Łuk, Z}, journal = {Otology}, year = 2024, month = mar, doi = {10.1/x}}
@article{b, title = {Not yet}, author = {Łuk, Z}, journal = {Otology}, pubstate = {submitted}}
"""


@pytest.fixture
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cv.yaml").write_text(CV, "utf-8")
    (tmp_path / "publications.bib").write_text(BIB, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Zoë\nsite_url: https://zoe.example/\nplugins: [otofolio]\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def exported(folder: Path) -> Any:
    assert main(["export", "--json-resume", str(folder / "resume.json")]) == 0
    return json.loads((folder / "resume.json").read_text("utf-8"))


def test_it_is_valid_by_the_schema_of_the_format(portfolio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (SCHEMA.is_file() or os.environ.get("OTOFOLIO_TEST_ALL")):
        pytest.skip("JSON Resume’s schema is not here: make tests/audit/node_modules/installed")
    validate = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))
    validate(exported(portfolio))
    monkeypatch.chdir(ROOT)
    validate(exported(portfolio))


def test_every_field_is_one_of_the_format(portfolio: Path) -> None:
    """The schema lets anything more pass."""
    known = tomllib.loads((Path(__file__).parent / "cases" / "json_resume_fields.toml").read_text("utf-8"))
    resume = exported(portfolio)
    assert resume.keys() == {"$schema", *known}
    for key, fields in known.items():
        for node in resume[key] if isinstance(resume[key], list) else [resume[key]]:
            assert node
            assert node.keys() <= set(fields.split())


def test_what_is_private_or_unpublished_stays_out(portfolio: Path) -> None:
    exported(portfolio)
    text = (portfolio / "resume.json").read_text("utf-8")
    for secret in ("555", "12 Quay Street", "270", "Secret", "ada@", "Not yet"):
        assert secret not in text


def test_what_it_cannot_hold_is_listed(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(portfolio)
    told = capsys.readouterr().out
    for lost in ("a date is still to come", "the place of a degree", "number or the last day of a certificate",
                 "bold, italic, and links", "not published yet", "authors, volume", "“Research"):  # fmt: skip
        assert lost in told


def test_what_it_holds_comes_back(portfolio: Path) -> None:
    exported(portfolio)
    assert main(["import", str(portfolio / "resume.json"), "--into", str(portfolio / "back")]) == 0
    back = yaml.safe_load((portfolio / "back" / "cv.yaml").read_text("utf-8"))
    first = yaml.safe_load(CV)
    posts = {facts(entry) for key in POSTS for entry in back.get(key) or ()}
    assert posts == {facts(entry) for key in POSTS for entry in first.get(key, ())}
    assert back["name"] == first["name"]
    assert back["headline"] == first["headline"]
    assert back["summary"] == plain(parse_inline(first["summary"]))
    assert back["contact"]["email"] == first["contact"]["email"]
    assert (back["education"][0]["degree"], str(back["education"][0]["gpa"])) == ("MB BCh", "3.9")
    assert back["volunteering"][0]["role"] == "Tutor"
    assert back["volunteering"][1]["institution"] == "Food Bank"
    assert back["honors"] == [{"title": "Prize", "issuer": "Faculty", "date": "2023-05", "detail": "First of 80"}]
    assert back["certifications"] == [{"name": "BLS", "issuer": "AHA", "date": "2024-03"}]
    assert back["languages"] == [{"language": "Irish", "level": "native"}]
    assert back["skills"] == ["R", "Statistics: Stata, SAS"]
    assert back["interests"] == ["Rowing"]
    assert back["profiles"]["orcid"] == "0000-0002-1825-0097"
    assert back["sections"][0]["title"] == "Projects"
    bib = (portfolio / "back" / "publications.bib").read_text("utf-8")
    assert "10.1/x" in bib
    assert bib.count("@") == 1


def facts(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(entry.get(name, "")) for name in ("role", "institution", "location", "start", "end"))


def test_only_a_file_of_ours_is_replaced(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resume = exported(portfolio)
    assert exported(portfolio) == resume
    own = portfolio / "own.json"
    own.write_text('{"basics": {"name": "Zoë"}}', "utf-8")
    assert main(["export", "--json-resume", str(own)]) == 1
    assert "not written by Otofolio" in capsys.readouterr().err
    assert own.read_text("utf-8") == '{"basics": {"name": "Zoë"}}'
    assert main(["export"]) == 2
    assert main(["export", "folder", "--json-resume", "resume.json"]) == 2
