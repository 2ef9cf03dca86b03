"""Lines of contact cards and calendars, which share one way of folding."""

from __future__ import annotations

_LONGEST_LINE = 75
"""Octets without the line end (RFC 2426 §2.6, RFC 5545 §3.1)."""


def folded(line: str) -> str:
    """Cut into pieces of at most 75 octets, never inside a character; each but the first begins with a blank."""
    if line.isascii() and len(line) <= _LONGEST_LINE:
        return line
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join([*pieces, piece])
