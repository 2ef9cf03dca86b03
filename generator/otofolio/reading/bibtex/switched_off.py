"""Entries that their author switched off: `@comment{@article{…}}`, `@comment @article{…}` and `% @article{…}`.

BibLaTeX skips what is inside the braces of an `@comment`; classic BibTeX does not (btparse; bibtex.web). Whoever writes
one means it, so the entries are not listed, and each is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.source import SourceText

_COMMENT = re.compile(r"(?:^|(?<=[})]))[ \t]*@[ \t]*comment\s*([{(])", re.IGNORECASE | re.MULTILINE)
_ANY_COMMENT = re.compile(r"@[ \t]*comment\b", re.IGNORECASE)
"""Begins with a letter of its own, for which the engine can leap through the text."""
_INSIDE = re.compile(r"@(?=[ \t]*(\w+)[ \t]*\n?[ \t]*[{(]\s*([^\s,{}()=]*))")
_BRACE = re.compile(r"(?<!\\)[{}]")
_BRACE_OR_ROUND = re.compile(r"(?<!\\)[{)]")
_COMMANDS = ("comment", "string", "preamble")
_BARE_COMMENT = re.compile(r"\s*@[ \t]*comment[ \t]+@", re.IGNORECASE)
_START = re.compile(r"@\w+[ \t]*(?:[{(]|$)")
_LONGEST_LINE = 10_000
"""Letters of a line that a person may have written; programs write whole files on one line."""


class SwitchedOff(NamedTuple):
    """A text in which no `@comment{…}` has an entry any more, and the problems to report."""

    text: str
    problems: tuple[Problem, ...]


def without_switched_off(source: SourceText) -> SwitchedOff:
    """Replace the `@` of each entry inside an `@comment{…}`, which changes no line and no column."""
    pieces: list[str] = []
    problems: list[Problem] = []
    at = 0
    for start, end in _comments(source.text):
        for inside in _INSIDE.finditer(source.text, start, end):
            if inside[1].lower() not in _COMMANDS:
                problems.append(_switched_off(inside[2], source.line_at(inside.start()), source, "an @comment"))
            pieces += [source.text[at : inside.start()], "%"]
            at = inside.end()
    return SwitchedOff("".join((*pieces, source.text[at:])) if pieces else source.text, tuple(problems))


def is_behind_a_comment_sign(line: int, source: SourceText) -> bool:
    """Whether what begins on this line has `%` or a bare `@comment` before it."""
    text = source.line_text(line)[:_LONGEST_LINE]
    if text.startswith("@"):
        return bool(_BARE_COMMENT.match(text))
    start = _START.search(text)
    before = text[: start.start()] if start else ""
    return (before.lstrip().startswith("%") and before[-1] in "% \t") or bool(_BARE_COMMENT.match(text))


def behind_a_comment_sign(key: str, line: int, source: SourceText) -> Problem:
    """The notice for an entry behind `%` or a bare `@comment`."""
    is_percent = source.line_text(line)[:_LONGEST_LINE].lstrip().startswith("%")
    return _switched_off(key, line, source, "%" if is_percent else "@comment")


def _switched_off(key: str, line: int, source: SourceText, sign: str) -> Problem:
    is_block = sign == "an @comment"
    how, hint = ("inside an @comment", "take it out of the @comment to list it") if is_block else (
        f"commented out with {sign}", f"delete the {sign} before it to list it"
    )  # fmt: skip
    said = f"The entry “{key}” is {how}, so it is not listed." if key else f"An entry is {how}, so it is not listed."
    alike = Alike(f"{{count}} entries are {how}, so they are not listed", f"“{key}”")
    return Problem(source.position_of("@", line), said, hint, Severity.NOTICE, alike)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the inside of each `@comment{…}` begins and ends; one that is never closed has none."""
    if not _ANY_COMMENT.search(text) or not (first := _COMMENT.search(text)):
        return
    closing = _closing_braces(text, first.start())
    at, any_round = first.start(), True
    while start := _COMMENT.search(text, at):
        opening = at = start.end() - 1
        end = closing.get(opening, -1) if start[1] == "{" else _closing_round(text, opening, closing, any_round)
        any_round = any_round and (start[1] == "{" or end >= 0)
        at += 1
        if end >= 0:
            yield at, end
            at = end


def _closing_braces(text: str, start: int) -> dict[int, int]:
    """Each brace that is closed, with where that is. One pass, however many comments are open."""
    closing, opened = {}, []
    for brace in _BRACE.finditer(text, start):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            closing[opened.pop()] = brace.start()
    return closing


def _closing_round(text: str, opening: int, closing: dict[int, int], is_possible: bool) -> int:
    """Where `@comment(…)` ends; -1 if nowhere, and then no later one does either."""
    at = opening + 1
    while is_possible and (sign := _BRACE_OR_ROUND.search(text, at)):
        if sign[0] == ")":
            return sign.start()
        if (at := closing.get(sign.start(), -1)) < 0:
            break
    return -1
