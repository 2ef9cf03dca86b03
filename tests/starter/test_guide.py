"""The guide and the README tell the truth: fields, kinds, markers, stocks and commands are those of the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from in_process import otofolio
from otofolio.citing import style_names
from otofolio.deriving.snapshot import plan_snapshot
from otofolio.load import Inputs, load_portfolio
from otofolio.model.card import BadgeStock, CardStock
from otofolio.model.dates import PartialDate
from otofolio.model.network import LetterKind
from otofolio.model.person import ClinicalKind
from otofolio.model.publication import Kind
from otofolio.reading.cv.schema import CvFile
from otofolio.reading.network.schema import NetworkFile
from otofolio.rendering.letters.facts import MISSING
from otofolio.rendering.pages.site import render_pieces

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"


def words(page: str) -> set[str]:
    """Everything set as code, whole and by its words."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    code = re.findall(r"`([^`\n]+)`", text) + re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return {*code, *(word for one in code for word in re.findall(r"[\w+-]+", one))}


def fields() -> set[str]:
    definitions: dict[str, Any] = CvFile.model_json_schema()["$defs"]
    own = {name for definition in definitions.values() for name in definition.get("properties", ())}
    return own - {"year", "month", "day", "expected"} | set(CvFile.model_fields)


def test_every_field_is_explained() -> None:
    assert fields() <= words("data-file.md")


def test_every_kind_of_clinical_work_is_named() -> None:
    assert {kind.value for kind in ClinicalKind} <= words("data-file.md")


def test_every_kind_of_publication_is_named() -> None:
    assert {kind.value for kind in Kind} <= words("publications.md")


def test_every_style_is_named() -> None:
    assert set(style_names()) <= words("data-file.md")
    assert set(style_names()) <= set(
        re.findall(r"`(?:--style )?(\w+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    )


def test_every_stock_is_named() -> None:
    text = (GUIDE / "printing.md").read_text(encoding="utf-8")
    assert {stock.value for stock in (*CardStock, *BadgeStock)} <= set(re.findall(r"\w+", text))


def test_every_marker_in_the_guide_is_a_piece() -> None:
    loaded = load_portfolio(Inputs(ROOT / "cv.yaml", "https://jordan-avery.example/", PartialDate(2026, 10, 1)))
    assert loaded.portfolio
    table = re.findall(r"^\| (`.*?) \|", (GUIDE / "pages.md").read_text(encoding="utf-8"), re.MULTILINE)
    markers = {marker for cell in table for marker in re.findall(r"`([\w-]+)`", cell)}
    assert len(markers) > 10
    assert markers <= render_pieces(loaded.portfolio, plan_snapshot(loaded.portfolio)).keys()


@pytest.mark.parametrize("document", ["README.md", "docs/guide/index.md", "generator/otofolio/starter/files/README.md"])
def test_every_command_that_is_named_exists(document: str, tmp_path: Path) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)\s*otofolio (\w+)", text, re.MULTILINE))
    assert named
    for command in named:
        assert otofolio(tmp_path, command, "--help", environment={}).status == 0, command


def test_every_link_of_the_readme_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).is_file()] == []


def test_every_field_of_the_network_and_every_fact_of_a_letter_is_explained() -> None:
    schema = NetworkFile.model_json_schema()
    own = {name for definition in schema["$defs"].values() for name in definition.get("properties", ())}
    fields = own - {"year", "month", "day", "date", "expected"} | set(NetworkFile.model_fields)
    assert fields | set(MISSING) | {kind.value for kind in LetterKind} <= words("network.md")
