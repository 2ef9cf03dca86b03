"""Run the theme's scripts after the first paint, so that a phone shows the page some tenths of a second sooner.

The patterns fit the output of the pinned theme exactly, at the very end of the page; any other page stays as it is.
Parsing each page would take half a second per megabyte.
"""

from __future__ import annotations

import re

from mkdocs.structure.files import Files

_AHEAD = b"//# allFunctionsCalledOnLoad\n"
_BUNDLE = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js(\.map)?")
_SCRIPTS = re.compile(
    r'<script src="[^"]*/bundle\.[^"/]+\.js"></script>\s*<script src="[^"]*\botofolio\.js"></script>'
    r"(?=(?:(?!<script\b).)*\Z)",
    re.DOTALL,
)
_HEAD = re.compile(r'<html\b[^>]*\bclass="no-js"[^>]*>\s*<head>')
_SCRIPTED = """\
document.documentElement.className = "js js-focus-visible";
addEventListener("click", (event) => event.target.closest?.(".o-cite, .o-unfold")?.setAttribute("data-pressed", ""));"""
"""The class that the theme's script sets later, when the browser would have to compute all styles once more; and a mark
on a button that is pressed before our script runs, so that the press is not lost."""
_WHEN_LOADED = """\
{
const painted = (next) => requestAnimationFrame(() => setTimeout(next));
addEventListener("load", () => painted(() => {
if (document.getElementById("__config")?.text.includes("navigation.instant"))
for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) sheet.href = sheet.href;
painted(() => {
const later = document.getElementById("o-later").content.cloneNode(true), scripts = [...later.children];
scripts.forEach((script) => { script.async = false; });
scripts[0].onload = () => setTimeout(() => document.dispatchEvent(new Event("DOMContentLoaded")));
document.body.append(later);
});
}));
}"""
"""The theme's script begins its work at this event, which by then is true: the document is complete. For instant
navigation it makes every address absolute; the browser then reads the style sheets anew, which here comes before, so
that nobody waits for both at once."""
INLINE_SCRIPTS = (_SCRIPTED, _WHEN_LOADED)
"""What a policy must let pass."""


def compile_ahead(files: Files) -> None:
    """Let browsers compile the theme's script while it arrives, and not function by function as each is called.

    Chrome takes the first line as a hint since version 136 (https://v8.dev/blog/explicit-compile-hints), other browsers
    as a comment. It halves the time for which the script blocks a phone. Its source map is told of the line.
    """
    for file in files:
        if found := _BUNDLE.fullmatch(file.src_uri):
            data = file.content_bytes
            file.content_bytes = data.replace(b'"mappings": "', b'"mappings": ";', 1) if found[1] else _AHEAD + data


def paint_first(html: str) -> str:
    """The finished page, which fetches the theme's script and ours, and runs them in order, once everything is visible.

    If the site has scripts of its own, the page stays as it is: they may need the theme's script to have run, or wait
    for an event (`DOMContentLoaded`) that would be over.
    """
    html, changed = _SCRIPTS.subn(
        lambda found: f'<template id="o-later">{found[0]}</template>\n<script>{_WHEN_LOADED}</script>', html
    )
    return _HEAD.sub(lambda found: f"{found[0]}\n<script>{_SCRIPTED}</script>", html, 1) if changed else html
