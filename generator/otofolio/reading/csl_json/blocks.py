"""Where the values of a JSON file begin and end, well enough to tell them from other formats in the same file."""

from __future__ import annotations

import re

STARTS = re.compile(r"[ \t]*(?:\[\s*[{\]]|\{\s*[\"}])")
"""Where a list or an item begins, at the start of a line."""
_SIGN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\n[ \t]*[\[\]{}]|[\[\]{}]')


def value_end(text: str, start: int) -> int:
    """Where the value that begins here ends; one that goes on over lines is left with its first bracket.

    Its lines cannot be taken for another format, because a JSON string holds no line end.
    """
    depth = 0
    for sign in _SIGN.finditer(text, start):
        last = sign[0][-1]
        depth += (last in "[{") - (last in "]}")
        if depth == 0:
            return sign.end()
        if sign[0][0] == "\n":
            break
    return start + 1
