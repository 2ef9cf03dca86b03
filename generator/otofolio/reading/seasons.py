"""The seasons that Otofolio knows: one TOML file each, in the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from otofolio.model.eras import ErasForm, ExperienceForm, WorkForm
from otofolio.model.season import Season, SeasonDate


@cache
def read_seasons() -> tuple[Season, ...]:
    """All seasons, oldest first."""
    folder = files("otofolio") / "seasons"
    texts = (file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((_season(tomllib.loads(text)) for text in texts), key=lambda season: season.year))


def _season(data: dict[str, Any]) -> Season:
    return Season(
        year=data["season"],
        dates=tuple(_date(one) for one in data["date"]),
        signals=tuple((one["specialty"], one["number"]) for one in data["signals"]),
        eras=_eras(data["eras"]) if "eras" in data else None,
    )


def _eras(data: dict[str, Any]) -> ErasForm:
    return ErasForm(
        section=data["section"],
        experiences=_experiences(data["experiences"]),
        works=tuple(map(_work_type, data["works"])),
        most_starred=data["most_starred"],
        has_collections=data["has_collections"],
        unsure_statuses=tuple(data["unsure_statuses"]),
        notes=tuple(data["notes"]),
        source=data["source"],
        checked=data["checked"],
    )


def _experiences(data: dict[str, Any]) -> ExperienceForm:
    return ExperienceForm(
        most=data["most"],
        characters=data["characters"],
        most_meaningful=data["most_meaningful"],
        meaningful_characters=data["meaningful_characters"],
        types=tuple(data["types"]),
        focus_areas=tuple(data["focus_areas"]),
        characteristics=tuple(data["characteristics"]),
        section_types=tuple(data["sections"].items()),
    )


def _work_type(data: dict[str, Any]) -> WorkForm:
    return WorkForm(
        name=data["name"],
        kinds=tuple(data["kinds"]),
        statuses=tuple(data["statuses"]),
        asks_for_container=data["asks_for_container"],
        doubtful_kinds=tuple(data.get("doubtful_kinds", ())),
    )


def _date(one: dict[str, Any]) -> SeasonDate:
    return SeasonDate(
        id=one["id"],
        name=one["name"],
        start=one["start"],
        end=one.get("end", one["start"]),
        confirmed=one["confirmed"],
        where=one["where"],
        source=one["source"],
        checked=one["checked"],
        about=one.get("about", ""),
        note=one.get("note", ""),
    )
