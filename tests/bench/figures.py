"""The figures of the last release, beside which new ones are laid: `figures.json`."""

from __future__ import annotations

import json
from pathlib import Path

from otofolio import __version__

_FILE = Path(__file__).with_name("figures.json")
_PLAIN = "the exported example, plain mkdocs build"
_NOTABLE = 1.2
"""How many times as much is more than chance."""


def slower(what: str, value: float, unit: str, plain: float) -> str:
    """`  was 1.20` if a value is notably worse than at the release.

    Seconds are compared as multiples of the plain build (`plain`, in seconds), which our changes do not affect, so the
    speed of the machine does not matter.
    """
    figures: dict[str, float] = json.loads(_FILE.read_text(encoding="utf-8"))["figures"] if _FILE.exists() else {}
    if what not in figures:
        return ""
    before = figures[what] * (plain / figures[_PLAIN] if unit == "s" else 1)
    return f"  WORSE: {before:.2f} before" if value > before * _NOTABLE else ""


def keep(machine: str, figures: dict[str, float]) -> None:
    """Keep these as the figures of this version."""
    rounded = {what: round(value, 3) for what, value in figures.items()}
    content = {"version": __version__, "machine": machine, "figures": rounded}
    _FILE.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
