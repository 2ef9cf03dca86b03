"""The site's style sheet and script."""

from __future__ import annotations

from importlib.resources import files

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Design
from otofolio.rendering.colors import SLATE, WHITE, faded, readable


def render_assets(design: Design) -> tuple[Artifact, ...]:
    """`assets/otofolio.css` with the accent colour in it, and `assets/otofolio.js`."""
    style = _accent(design.accent) + _packaged("otofolio.css")
    return Artifact("assets/otofolio.css", style.encode()), Artifact(
        "assets/otofolio.js", _packaged("otofolio.js").encode()
    )


def _accent(accent: str) -> str:
    light, dark = readable(accent, WHITE), readable(accent, SLATE)
    return (
        f":root {{\n  --o-accent-light: {light};\n  --o-accent-dark: {dark};\n"
        f"  --o-second-light: {faded(light, WHITE)};\n  --o-second-dark: {faded(dark, SLATE)};\n}}\n\n"
    )


def _packaged(name: str) -> str:
    return files("otofolio").joinpath("templates", name).read_text(encoding="utf-8")
