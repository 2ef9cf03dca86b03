"""The site's style sheet, script, icon and typefaces."""

from __future__ import annotations

from importlib.resources import files

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.colors import SLATE, WHITE, readable
from otofolio.rendering.pages.typefaces import typeface_files, typeface_rules
from otofolio.rendering.templating import render_template

# In this order: what comes later wins.
STYLES = tuple(
    f"site/styles/{name}.css"
    for name in (
        "colors",
        "type",
        "home",
        "controls",
        "numbers",
        "entries",
        "publications",
        "career",
        "links",
        "snapshot",
        "frame",
        "print",
    )
)

SCRIPTS = tuple(f"site/scripts/{name}.js" for name in ("tools", "palette", "long_list", "filter", "cite", "start"))


def render_assets(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """`assets/otofolio.css` with accent and typefaces in it, `assets/otofolio.js`, `assets/favicon.svg`, the fonts."""
    accent, look = portfolio.design.accent, portfolio.design.look
    icon = render_template("pages/favicon.svg.j2", initials=portfolio.name.initials, color=readable(accent, WHITE))
    texts = {
        "assets/otofolio.css": typeface_rules(look) + _accent(accent) + "\n".join(map(_packaged, STYLES)),
        "assets/otofolio.js": _script(),
        "assets/favicon.svg": icon,
    }
    return (*(Artifact(uri, text.encode()) for uri, text in texts.items()), *typeface_files(look))


def _accent(accent: str) -> str:
    light, dark = readable(accent, WHITE), readable(accent, SLATE)
    return f":root {{\n  --o-accent-light: {light};\n  --o-accent-dark: {dark};\n}}\n\n"


def _script() -> str:
    """One function around all parts, so that their names stay their own."""
    parts = "\n".join(map(_packaged, SCRIPTS))
    return f'(function () {{\n"use strict";\n\n{parts}}})();\n'


def _packaged(name: str) -> str:
    return files("otofolio").joinpath("templates", name).read_text(encoding="utf-8")
