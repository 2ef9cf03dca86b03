"""Everything that `otofolio paste` writes, and what it has to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otofolio.model.artifact import Artifact
from otofolio.model.paste import Part
from otofolio.problems import Position, Problem, Severity
from otofolio.rendering.paste.page import render_page
from otofolio.rendering.paste.text import counter_words, render_text

_NOT_IN_GIT = Artifact(".gitignore", b"*\n")
"""A phone number may be in the signature, and many a portfolio's repository is public."""


def render_folder(parts: Sequence[Part], owner: str) -> tuple[Artifact, ...]:
    """The page, a text for each part, and the signature's HTML."""
    texts = [Artifact(f"{part.slug}.txt", render_text(part).encode("utf-8", "replace")) for part in parts]
    sources = [piece.html for part in parts for block in part.blocks for piece in block.pieces if piece.html]
    html = [Artifact("signature.html", f"{source}\n".encode("utf-8", "replace")) for source in sources]
    return (render_page(parts, owner), *texts, *html, _NOT_IN_GIT)


def length_problems(parts: Sequence[Part], position: Position) -> Iterator[Problem]:
    """A warning for each text that its form would cut."""
    for part in parts:
        for block in part.blocks:
            for piece in block.pieces:
                if piece.is_too_long:
                    where = f"{part.title}, “{block.title}”" if block.title else part.title
                    said = f"{where}: “{piece.label}” has {counter_words(piece)}."
                    yield Problem(block.position or position, said, piece.hint, Severity.WARNING)
