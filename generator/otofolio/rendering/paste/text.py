"""The same as the page in plain text, a file for each form."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.paste import DELIMITER, Block, Group, Part, Piece
from otofolio.rendering.plain import lines


def render_text(part: Part) -> str:
    """UTF-8 text with one line end at its end."""
    text = "\n".join(_part(part))
    return f"{text.rstrip()}\n"


def counter_words(piece: Piece) -> str:
    """`52 of 220 characters`, `812 of 750 characters: 62 too many`; `140 characters` if no limit is known."""
    if not piece.limit:
        return f"{piece.count:,} {piece.unit.value}"
    over = f": {piece.count - piece.limit:,} too many" if piece.is_too_long else ""
    return f"{piece.count:,} of {piece.limit:,} {piece.unit.value}{over}"


def _part(part: Part) -> Iterator[str]:
    yield from (part.title, "=" * len(part.title), "")
    if part.intro:
        yield from (part.intro, "")
    yield from (f"Note: {note}" for note in part.notes)
    yield from (f"Missing: {what}" for what in part.missing)
    if part.notes or part.missing:
        yield ""
    for group in part.groups:
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    title = f"{group.title} ({group.count})" if group.count else group.title
    if title:
        yield from (title, "-" * len(title), "")
    yield from (f"- {line}" for line in group.lines)
    if group.lines:
        yield ""
    for block in group.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield f"## {'★ ' if block.is_starred else ''}{block.title}"
    yield from (f"{label}: {value}" for label, value in block.facts)
    yield from (f"Note: {note}" for note in block.notes)
    if block.missing:
        yield f"Missing: {'; '.join(block.missing)}"
    if block.title:
        yield ""
    for piece in block.pieces:
        yield from (f"[{piece.label}, {counter_words(piece)}]", lines_kept(piece), "")


def lines_kept(piece: Piece) -> str:
    """The text as it is copied; the blank after `--` belongs to a signature (RFC 3676 §4.3)."""
    return piece.text if piece.text.startswith(DELIMITER) else lines(piece.text)
