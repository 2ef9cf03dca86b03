"""The seasons that Otofolio knows: one TOML file each, in the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

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
