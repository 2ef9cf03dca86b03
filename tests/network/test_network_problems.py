"""Mistakes in `network.yaml`: the cases in `cases/problems.toml`; and what the whole of the file deserves."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import ClassVar

import fastjsonschema
import pytest
import yaml
from network_sample import ROOT, read

from otofolio.deriving.network.overview import missing_mentors, network_warnings, programs_by_tier
from otofolio.model.network import Attachment, MentorKind, Network, Person, TheirName
from otofolio.problems import in_order
from otofolio.reading.network.editor_schema import network_editor_schema
from otofolio.reading.network.file import read_network
from otofolio.reading.network.schema import NetworkFile

CASES = tomllib.loads((Path(__file__).parent / "cases" / "problems.toml").read_text(encoding="utf-8"))["case"]
STARTER = ROOT / "generator" / "otofolio" / "starter" / "files"
SWITCHED_OFF = re.compile(r"^#(?=(?:  )*[^ #])", re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "network.yaml").write_text(case["input"], encoding="utf-8")
    _, problems = read_network(tmp_path / "network.yaml", "network.yaml")
    told = "\n\n".join(sorted(map(str, in_order(problems)), key=lambda text: (text.split(":")[1].zfill(4), text)))
    assert told.strip() == case["told"].strip()


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    network, problems = read_network(tmp_path / "network.yaml", "network.yaml")
    assert network is None
    assert "There is no network.yaml" in problems[0].message


WARNED = """
people:
  - {name: {family: A}, program: P, log: [{on: 2026-10-01, sent: interest}, {on: 2026-10-02, sent: interest}]}
  - {name: {family: B}, program: P, log: [{on: 2026-10-03, sent: interest}, {on: 2026-10-04, sent: rank-first}]}
  - {name: {family: C}, program: Q, log: [{on: 2026-10-05, sent: rank-first}, {on: 2027-10-05, sent: rank-first}]}
  - {name: {family: D}, met: {about: ears}}
programs: [{name: P, tier: reach}, {name: Q}, {name: R, tier: target}, {name: S, tier: reach}]
events:
  - {name: One, showing: ears, new_work_only: yes}
  - {name: Two, showing: [ears]}
"""


def test_warnings_about_the_whole_file(tmp_path: Path) -> None:
    network = read(tmp_path, WARNED)
    told = [one.message for one in network_warnings(network, date(2026, 11, 1))]
    assert told == [
        "C: 2027-10-05 is in the future, so it does not count yet.",
        "D: a meeting has no day, so no letter is due because of it.",
        "P has had more than two letters of interest this season.",
        "This is the second “rank first” letter this season, after the one to P.",
        "“ears” is for One, which takes only work not shown elsewhere, and for Two.",
    ]
    assert [(tier, [one.name for one in programs]) for tier, programs in programs_by_tier(network)] == [
        ("reach", ["P", "S"]), ("target", ["R"]), ("", ["Q"])
    ]  # fmt: skip


def test_more_than_seven_megabytes_is_a_warning() -> None:
    def warnings(size: int) -> int:
        person = Person(name=TheirName("A"), attach=(Attachment("a.pdf", 3_000_000), Attachment("b.pdf", size)))
        return len(list(network_warnings(Network(people=(person,)), date(2026, 11, 1))))

    assert (warnings(4_000_000), warnings(4_000_001)) == (0, 1)


def test_missing_kinds_of_mentor(tmp_path: Path) -> None:
    network = read(tmp_path, "people: [{name: {family: A}, mentor: research}, {name: {family: B}, mentor: sponsor}]")
    assert missing_mentors(network) == (MentorKind.CLINICAL, MentorKind.CAREER, MentorKind.NEAR_PEER)


def test_the_starter_shows_every_field_and_each_works_when_switched_on(tmp_path: Path) -> None:
    text = SWITCHED_OFF.sub("", (STARTER / "network.yaml").read_text(encoding="utf-8"))
    (tmp_path / "publications.bib").write_text("", encoding="utf-8")
    (tmp_path / "network.yaml").write_text(text, encoding="utf-8")
    network, problems = read_network(tmp_path / "network.yaml", "network.yaml")
    assert problems == ()
    assert network
    assert len(network.people) == 2
    schema = NetworkFile.model_json_schema()
    fields = {name for one in schema["$defs"].values() for name in one.get("properties", ())}
    assert fields - {"year", "month", "day", "date", "expected"} <= set(re.findall(r"([a-z_]+):", text))


class EditorLoader(yaml.SafeLoader):
    """As editors read: `on` is a name (YAML 1.2)."""

    yaml_implicit_resolvers: ClassVar = {
        letter: rules for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items() if letter not in ("o", "O")
    }


@pytest.mark.parametrize("name", ["starter", "switched on", "example"])
def test_the_schema_for_editors_welcomes_what_the_reader_welcomes(name: str) -> None:
    path = ROOT / "network.example.yaml" if name == "example" else STARTER / "network.yaml"
    text = path.read_text(encoding="utf-8")
    text = SWITCHED_OFF.sub("", text) if name == "switched on" else text
    validate = fastjsonschema.compile(network_editor_schema())
    validate(json.loads(json.dumps(yaml.load(text, EditorLoader), default=str)))


def test_the_schema_for_editors_finds_mistakes() -> None:
    validate = fastjsonschema.compile(network_editor_schema())
    for wrong in ({"poeple": []}, {"people": [{"name": {"family": "A"}, "mentor": "boss"}]}):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            validate(wrong)
