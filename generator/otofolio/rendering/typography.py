"""Straight quotation marks and apostrophes as a typographer sets them, letter for letter: no text gets longer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from otofolio.model.text import RichText, Run

_OPENS_AFTER = re.compile(r"[\s(\[{–—/“‘]")
_LEFT_ALONE = re.compile(r"\S*(?:://|@|`)\S*")
"""Addresses and code."""


def typographic(text: str) -> str:
    """`Dean's “best” list` from `Dean's "best" list`. A mark right after a digit may be feet or inches and stays."""
    if "'" not in text and '"' not in text:
        return text
    kept = {at for found in _LEFT_ALONE.finditer(text) for at in range(*found.span())}
    letters = list(text)
    is_open = False
    for at, letter in enumerate(text):
        if at in kept or letter not in "'\"":
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if letter == '"':
            letters[at], is_open = _double(before, is_open)
        else:
            letters[at] = _single(before, after)
    return "".join(letters)


def typographic_runs(runs: Iterable[Run]) -> RichText:
    """The same across the runs of a rich text."""
    runs = tuple(runs)
    plain = "".join(run.text for run in runs)
    if "'" not in plain and '"' not in plain:
        return runs
    text = typographic(plain)
    ends = list(accumulate(len(run.text) for run in runs))
    return tuple(run._replace(text=text[end - len(run.text) : end]) for run, end in zip(runs, ends, strict=True))


def _double(before: str, is_open: bool) -> tuple[str, bool]:
    if is_open:
        return "”", False
    if not before or _OPENS_AFTER.match(before):
        return "“", True
    return '"', False


def _single(before: str, after: str) -> str:
    if not before or _OPENS_AFTER.match(before):
        return "’" if after.isdigit() else "‘" if after.isalnum() else "'"
    return "'" if before.isdigit() and not after.isalpha() else "’"
