"""Mistakes in `network.yaml`: the cases in `cases/problems.toml`; and the schema for editors."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import fastjsonschema
import pytest
import yaml
from network_sample import ROOT

from otofolio.problems import in_order
from otofolio.reading.network.file import read_network
from otofolio.reading.network.schema import NetworkFile
from otofolio.starter.editor_schemas import network_schema

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


@cache
def validator() -> Callable[[Any], Any]:
    return fastjsonschema.compile(json.loads(network_schema()))


class EditorLoader(yaml.CSafeLoader):
    """As editors read: `on` is a name (YAML 1.2)."""

    yaml_implicit_resolvers: ClassVar = {
        letter: rules for letter, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items() if letter not in ("o", "O")
    }


@pytest.mark.parametrize("name", ["starter", "switched on", "example"])
def test_the_schema_for_editors_welcomes_what_the_reader_welcomes(name: str) -> None:
    path = ROOT / "network.example.yaml" if name == "example" else STARTER / "network.yaml"
    text = path.read_text(encoding="utf-8")
    text = SWITCHED_OFF.sub("", text) if name == "switched on" else text
    validator()(json.loads(json.dumps(yaml.load(text, EditorLoader), default=str)))


def test_the_schema_for_editors_finds_mistakes() -> None:
    for wrong in ({"poeple": []}, {"people": [{"name": {"family": "A"}, "mentor": "boss"}]}):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            validator()(wrong)
