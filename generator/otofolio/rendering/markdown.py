"""Markdown: the skeletons of pages, where headings may hold the person's own words."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[^\w\s,]|_")


def escape_markdown(text: str) -> str:
    """Text on one line that no Markdown dialect, extension or macro reads anything into.

    Punctuation becomes numeric character references, which every dialect takes as text (CommonMark §2.5).
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def marker(name: str) -> str:
    """The place of a piece, on a line of its own."""
    return f"<!-- otofolio:{name} -->"


def skeleton(*blocks: str) -> str:
    """Blocks with a blank line between them; an empty block is left out."""
    return "\n\n".join(filter(None, blocks)) + "\n"
