"""Text between the entries of a BibTeX file. To BibTeX it is a comment; a person may have meant it as a work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.comments import is_remark
from otofolio.reading.source import SourceText

_UNSEEN = re.compile(r"^[ \t]*@[ \t]*(?!comment\b)([^\s{}(),=%@]+)\s*[{(]", re.I | re.M)
_WITHOUT_AT = re.compile(r"^[ \t]*([A-Za-z]+)[ \t]*\{[ \t]*([^\s,{}()=\"]+)[ \t]*,", re.MULTILINE)
_QUOTED = 60


def problems_between(text: str, first_line: int, source: SourceText) -> Iterator[Problem]:
    """Errors for what looks like an entry, and one notice for a stretch of other words. `first_line` is from 1."""
    starts = sorted([*_UNSEEN.finditer(text), *_WITHOUT_AT.finditer(text)], key=lambda match: match.start())
    words = text[: starts[0].start()] if starts else text
    yield from _stray_words(words, first_line, source)
    line, counted = first_line, 0
    for start in starts:
        at = start.start() + len(start[0]) - len(start[0].lstrip())
        line, counted = line + text.count("\n", counted, at), at
        if start.re is _UNSEEN:
            said = f"The entry that begins with “@{start[1]}” could not be read."
            hint = "an entry begins with a type of letters only: @article{key, …}"
        else:
            said = f"The entry that begins with “{start[1]}{{{start[2]},” has no @ before it, so it is not listed."
            hint = f"did you mean @{start[1]}{{{start[2]},"
        yield Problem(source.position_of(start[1], line), said, hint)


def _stray_words(text: str, first_line: int, source: SourceText) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), first_line):
        words = line.strip()
        if re.search(r"\w", words) and not is_remark(words):
            shown = words if len(words) <= _QUOTED else words[:_QUOTED].rpartition(" ")[0] + " …"
            said = f"This text is outside every entry, so it is not listed: “{shown}”."
            hint = "write a work as an entry: @article{key, title = {…}, …}; start a comment with %"
            alike = Alike("{count} pieces of text are outside every entry, so they are not listed", f"“{shown}”")
            yield Problem(source.position_of(words.split()[0], number), said, hint, Severity.NOTICE, alike)
            return
