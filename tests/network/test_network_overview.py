"""Who is who, and what the whole file deserves a warning for: the cases in `cases/overview.toml`.

A case holds `people` and the `rest` of `network.yaml`, `today`, and what is expected, each where it matters:

- `who`: a line for each group of people, `kind: name, last contact, next letter; …`
- `told`: every warning, as `severity line | message | hint`; `tiers`: the programs by tier
- `missing`: the kinds of mentor that nobody is; `this_week`, `overdue`: the kinds of letters, in the terminal's order
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from network_sample import read

from otofolio.deriving.network.due import due_letters, is_overdue, is_this_week, overdue_first
from otofolio.deriving.network.overview import (
    Acquaintance,
    acquaintances,
    missing_mentors,
    network_warnings,
    programs_by_tier,
)
from otofolio.model.network import Attachment, Network, Person, TheirName
from otofolio.model.outreach import Due
from otofolio.problems import Position
from otofolio.reading.seasons import read_seasons

CASES = tomllib.loads((Path(__file__).parent / "cases" / "overview.toml").read_text(encoding="utf-8"))["case"]
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    network = read(tmp_path, f"people:\n{case['people']}\n{case.get('rest', '')}\n")
    today = case.get("today", TODAY)
    letters = overdue_first(due_letters(network, read_seasons(), today, 2027), today)
    for name in sorted(VIEWS.keys() & case.keys()):
        assert VIEWS[name](network, letters, today) == case[name]


def who(network: Network, letters: tuple[Due, ...], today: date) -> list[str]:
    groups = acquaintances(network, letters, today)
    return [f"{kind or 'others'}: {'; '.join(map(known, people))}" for kind, people in groups]


def known(one: Acquaintance) -> str:
    return f"{one.person.name.full}, {one.last or 'never'}, {one.next.kind if one.next else 'nothing'}"


def told(network: Network, _: tuple[Due, ...], today: date) -> list[str]:
    return [
        f"{one.severity} {one.position.line} | {one.message} | {one.hint}" for one in network_warnings(network, today)
    ]


VIEWS: dict[str, Callable[[Network, tuple[Due, ...], date], list[str]]] = {
    "who": who,
    "told": told,
    "tiers": lambda network, *_: [
        f"{tier}: {', '.join(one.name for one in programs)}" for tier, programs in programs_by_tier(network)
    ],
    "missing": lambda network, *_: list(map(str, missing_mentors(network))),
    "this_week": lambda _, letters, today: [str(one.kind) for one in letters if is_this_week(one, today)],
    "overdue": lambda _, letters, today: [str(one.kind) for one in letters if is_overdue(one, today)],
}


@pytest.mark.parametrize(("size", "mistakes"), [
    (4_000_000, []),
    (4_000_001, [
        "warning 7 | A: the attachments have 7.0 MB together; many mail servers refuse over 7 MB."
        " | attach fewer files, or send links"
    ]),
    (5_360_000, [
        "warning 7 | A: the attachments have 8.4 MB together; many mail servers refuse over 7 MB."
        " | attach fewer files, or send links"
    ]),
])  # fmt: skip
def test_more_than_seven_megabytes_is_a_warning(size: int, mistakes: list[str]) -> None:
    files = (Attachment("a.pdf", 3_000_000), Attachment("b.pdf", size))
    person = Person(name=TheirName("A"), attach=files, position=Position("network.yaml", 7))
    assert told(Network(people=(person,)), (), TODAY) == mistakes
