"""Straight quotation marks made typographic, and quotations within quotations distinguished."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.text import RichText, Run

_MARK = re.compile(r" ?\"| ?'|\(\"|\('|[“”‘’]")
_ANY_MARK = frozenset("\"'“”‘’")
_LETTER = r"[-0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]"
_APOSTROPHE = re.compile(rf"(?<={_LETTER})[’'](?={_LETTER})")
_OPENERS = {' "': '"', " '": "'", '("': '"', "('": "'", "“": "”", "‘": "’"}
_SHAPES = {True: ("“", "”"), False: ("‘", "’")}


class _Open(NamedTuple):
    place: int
    closer: str
    double: bool


def curly(text: str) -> str:
    """Text of the same length with “double” and ‘single’ marks, and ’ for apostrophes.

    The outermost straight marks become double ones, quotations within them single ones, and so on. A mark that
    has no partner stays as it is, but for apostrophes.
    """
    if _ANY_MARK.isdisjoint(text):
        return text
    letters = [" ", *_APOSTROPHE.sub("\0", text)]
    stack: list[_Open] = []
    first_straight = ""
    for match in _MARK.finditer("".join(letters)):
        sign, place = match[0], match.end() - 1
        after = "".join(letters[place + 1 : place + 2])
        if _is_apostrophe(sign, after):
            letters[place] = "’"
        elif sign in _OPENERS:
            if sign[-1] in "\"'":
                first_straight = first_straight or sign[-1]
            stack.append(_Open(place, _OPENERS[sign], _is_double(sign, stack, first_straight)))
        else:
            _close(letters, stack, place, sign[-1])
    for opened in stack:
        if letters[opened.place] == "'":
            letters[opened.place] = "’"
    return "".join(letters[1:]).replace("\0", "’")


def curly_runs(runs: RichText) -> RichText:
    """The same for styled text, whose quotations may begin in one run and end in another."""
    if len(runs) == 1:
        run = runs[0]
        clean = curly(run[0])
        return runs if clean is run[0] else (Run(clean, *run[1:]),)
    text = "".join([run[0] for run in runs])
    clean = curly(text)
    return runs if clean is text else respelled(runs, clean)


def respelled(runs: RichText, text: str) -> RichText:
    """The runs with other letters: `text` is as long as theirs together."""
    start, found = 0, []
    for run in runs:
        end = start + len(run.text)
        found.append(Run(text[start:end], *run[1:]))
        start = end
    return tuple(found)


def _is_apostrophe(sign: str, after: str) -> bool:
    if sign == "'":
        return bool(after) and after not in ",.?:; "
    return sign == " '" and after == " "


def _is_double(sign: str, stack: list[_Open], first_straight: str) -> bool:
    if stack:
        return not stack[-1].double
    return sign[-1] == (first_straight if sign[-1] in "\"'" else "“")


def _close(letters: list[str], stack: list[_Open], place: int, sign: str) -> None:
    """Pair a closing mark with the nearest opening one of its kind; marks in between have no partner."""
    if sign == "'" and (not stack or stack[-1].closer != "'"):
        letters[place] = "’"
        return
    while stack:
        opened = stack.pop()
        if opened.closer == sign:
            letters[opened.place], letters[place] = _SHAPES[opened.double]
            return
