"""`index.html`: every piece with a button that copies it, and a counter."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from otofolio.model.artifact import Artifact
from otofolio.model.paste import Part, Piece, Unit
from otofolio.rendering.local_page import render_local_page
from otofolio.rendering.paste.signature import STYLE
from otofolio.rendering.paste.text import counter_words, lines_kept
from otofolio.rendering.plain import one_line

_LONG = 60
"""Characters; a shorter text has its button on the same line."""


def render_page(parts: Sequence[Part], owner: str) -> Artifact:
    """The page. It works as a file and fetches nothing."""
    return render_local_page(
        "paste/index.html.j2",
        styles=("paste/page.css",),
        inline=(STYLE,),
        owner=one_line(owner),
        parts=[(part, _too_long(part)) for part in parts],
        piece_view=_piece_view,
    )


def _too_long(part: Part) -> int:
    return sum(piece.is_too_long for block in part.blocks for piece in block.pieces)


def _piece_view(piece: Piece) -> dict[str, object]:
    return {
        "label": piece.label,
        "text": lines_kept(piece),
        "stretches": piece.bold,
        "html": Markup(piece.html),  # noqa: S704 - the signature, escaped where it was made
        "source": piece.html,
        "counter": "" if piece.html or (not piece.limit and len(piece.text) <= _LONG) else counter_words(piece),
        "is_source": piece.unit is Unit.BYTES,
        "is_too_long": piece.is_too_long,
        "is_long": len(piece.text) > _LONG or "\n" in piece.text,
        "hint": piece.hint if piece.is_too_long else "",
    }
