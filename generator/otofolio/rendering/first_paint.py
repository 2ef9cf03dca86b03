"""The theme's scripts after the first paint: a phone shows the page some tenths of a second sooner."""

from __future__ import annotations

import re

_SCRIPTS = re.compile(
    r'<script src="([^"]*/bundle\.[^"/]+\.js)"></script>\s*<script src="([^"]*\botofolio\.js)"></script>'
    r"(?=(?:(?!<script\b).)*\Z)",
    re.DOTALL,
)
_HEAD = re.compile(r'<html\b[^>]*\bclass="no-js"[^>]*>\s*<head>')
_SCRIPTED = """
<script>document.documentElement.className = "js js-focus-visible";</script>"""
"""What the theme's script says later, when every rule for every element would have to be looked at once more."""
_AFTER_PAINT = """\
<script>requestAnimationFrame(() => setTimeout(() => {
const scripts = [...document.querySelectorAll('link[rel="preload"][as="script"]')].map((link) => {
const script = document.createElement("script");
script.src = link.href; script.async = false; document.body.append(script); return script;
});
scripts[0].onload = () => setTimeout(() => document.dispatchEvent(new Event("DOMContentLoaded")));
}));</script>"""
"""The theme's script begins its work when the document is told to be complete, which by then it is."""


def paint_first(html: str) -> str:
    """The finished page with the theme's script and ours fetched at once, and run in order after the first paint.

    Where the site has scripts of its own, the page stays as it is: they may need the theme's script to have run, or
    wait for an event (`DOMContentLoaded`) that would be over.
    """
    html, changed = _SCRIPTS.subn(lambda found: "\n".join((*map(_preload, found.groups()), _AFTER_PAINT)), html)
    return _HEAD.sub(lambda found: found[0] + _SCRIPTED, html, 1) if changed else html


def _preload(address: str) -> str:
    return f'<link rel="preload" as="script" href="{address}">'
