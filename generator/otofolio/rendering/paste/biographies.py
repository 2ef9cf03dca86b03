"""Short biographies, and the introduction to say aloud."""

from __future__ import annotations

from otofolio.deriving.biographies import Biography, derive_biographies, derive_introduction, missing_facts
from otofolio.model.paste import Block, Group, Part, Piece, Unit
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.plain import one_line

_USES = {280: "for a post or a program book", 160: "for a profile", 50: "for a list of speakers"}


def render_biographies(portfolio: Portfolio) -> Part:
    """Three lengths, and thirty seconds aloud."""
    written = tuple(_written(one) for one in derive_biographies(portfolio))
    spoken = derive_introduction(portfolio)
    aloud = Block("Thirty seconds, said aloud", (
        Piece("Introduction", one_line(spoken.text), spoken.limit, Unit.WORDS, hint="say less of the school"),
    ), notes=_left_out(spoken))  # fmt: skip
    intro = "Every sentence comes from cv.yaml. A sentence that does not fit is left out whole, and named."
    groups = (Group("To paste", written), Group("To say", (aloud,)))
    return Part("biographies", "Biographies", intro, groups, missing=missing_facts(portfolio))


def _written(one: Biography) -> Block:
    hint = "shorten `credentials` or the name of the school"
    piece = Piece("Biography", one_line(one.text), one.limit, hint=hint)
    return Block(f"{one.limit} characters, {_USES[one.limit]}", (piece,), notes=_left_out(one))


def _left_out(one: Biography) -> tuple[str, ...]:
    return (f"No room for: {', '.join(one.left_out)}.",) if one.left_out else ()
