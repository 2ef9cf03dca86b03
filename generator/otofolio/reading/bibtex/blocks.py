"""Where the blocks of a BibTeX file begin and end, well enough to tell them from other formats in the same file."""

from __future__ import annotations

import re

STARTS = re.compile(r"[ \t]*@[ \t]*\w+\s*[{(]")
"""Where a block begins, at the start of a line."""
_SIGN = re.compile(r"(?<!\\)[{}]|(?<=\n)[ \t]*@[ \t]*\w+\s*[{(]")


def block_end(text: str, start: int) -> int:
    """Behind the brace that closes the block that begins here; if none does, behind its first line."""
    opening = STARTS.match(text, start)
    at = opening.end() if opening else start
    depth = 1
    is_round = text[at - 1 : at] == "("
    for sign in _SIGN.finditer(text, at):
        if "@" in sign[0]:
            break
        depth += 1 if sign[0] == "{" else -1
        if depth == 0 or (is_round and depth == 1 and re.match(r"\s*\)", text[sign.end() : sign.end() + 80])):
            return sign.end()
    line_end = text.find("\n", at)
    return line_end if line_end >= 0 else len(text)
