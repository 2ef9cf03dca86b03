"""Entries that a brace that is never closed has drawn into the entry above them."""

from __future__ import annotations

import re

_START = re.compile(
    r"[\n}][ \t]*(?P<entry>@[ \t]*[\w-]+\s*[{(])(?=\s*[^\s,{}()=\"#%]+\s*,\s*[A-Za-z][\w-]*\s*=)", re.IGNORECASE
)
"""An entry with its key and its first field, at the start of a line or behind a brace: no text reads like that."""
_SIGN = re.compile(r"(?<!\\)[{}]|(?P<field>[\n,][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d])")
_ANOTHER_FIELD = 1
"""Depth inside the entry's own brace, where fields begin."""


def starts_inside(block: str) -> list[int]:
    """Where other entries begin in the text of a block, from its first character."""
    if block.find("@", 1) < 0:
        return []
    return [found.start("entry") for found in _START.finditer(block)]


def unclosed_brace(block: str) -> int:
    """The brace of the first value in which the next field begins, or the text ends; -1 if that is none."""
    opened: list[int] = []
    for sign in _SIGN.finditer(block):
        if sign["field"] and len(opened) > _ANOTHER_FIELD:
            return opened[_ANOTHER_FIELD]
        if sign[0].endswith("{"):
            opened.append(sign.end() - 1)
        elif sign[0] == "}" and opened:
            opened.pop()
    return opened[_ANOTHER_FIELD] if len(opened) > _ANOTHER_FIELD else -1
