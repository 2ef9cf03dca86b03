"""Where the blocks of a BibTeX file begin and end, well enough to tell them from other formats in the same file."""

from __future__ import annotations

import re

STARTS = re.compile(r"[ \t]*@[ \t]*\w+\s*[{(]")
"""Where a block begins, at the start of a line."""
_TAGGED = r"TY {1,2}- {1,2}[A-Z]{3,}[ \t]*\n[A-Z][A-Z0-9] {1,2}-|PMID- ?\d+[ \t]*\n[A-Z]{2,4} *-"
_ENTRY = rf"(?<=\n)(?:[ \t]*@[ \t]*\w+\s*[{{(]|{_TAGGED})"
"""Begins no line of a value: what is open there, a person forgot to close."""
_SIGN = re.compile(rf"(?<!\\)[{{}}]|(?P<entry>{_ENTRY})")


def block_end(text: str, start: int) -> int:
    """Behind the brace that closes the block that begins here; if none does, behind its first line."""
    opening = STARTS.match(text, start)
    at = opening.end() if opening else start
    depth = 1
    is_round = text[at - 1 : at] == "("
    for sign in _SIGN.finditer(text, at):
        if sign["entry"]:
            break
        depth += 1 if sign[0] == "{" else -1
        if depth == 0 or (is_round and depth == 1 and re.match(r"\s*\)", text[sign.end() : sign.end() + 80])):
            return sign.end()
    line_end = text.find("\n", at)
    return line_end if line_end >= 0 else len(text)
