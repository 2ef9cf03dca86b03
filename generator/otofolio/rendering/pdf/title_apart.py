"""A citation as two lines: the title to scan for, and where it is."""

from __future__ import annotations

from itertools import takewhile

from otofolio.model.text import RichText, Role


def title_apart(citation: RichText) -> tuple[RichText, RichText]:
    """The title, and the citation without it and the stop behind it. The title is empty if the style marks none."""
    start = next((place for place, run in enumerate(citation) if run.role is Role.TITLE), len(citation))
    title = tuple(takewhile(lambda run: run.role is Role.TITLE, citation[start:]))
    before, after = citation[:start], citation[start + len(title) :]
    if title and after:
        after = (after[0]._replace(text=after[0].text.lstrip(".?!, ")), *after[1:])
    return title, before + after
