"""A citation as an entry of a list shows it: the title by itself, then the people, then where it appeared.

The words and their order within each line are the style's own. What it says of identifiers is left out, because the
entry's links say it: `doi:…`, `PubMed PMID: …`, `Available from: …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from otofolio.citing.casing import capitalized
from otofolio.model.text import RichText, Role, Run, plain

_LEADS_TO_IDENTIFIER = re.compile(
    r"(?:; |\A |)(?:Accessed [^.]*\.|Available from:|Retrieved(?: [^.]*, from)?|PubMed PMID:|PubMed Central PMCID:) \Z"
)
_LONGEST_LEAD = 80
"""So that a long text is not searched from each of its letters."""
_FORM = re.compile(r"\A \[([^\[\]]+)\]")
_BEFORE_INITIALS = re.compile(r" (?=[A-ZÀ-ÖØ-Þ]{1,3}(?:[.,]|\Z))")
"""A line that begins with somebody's initials is hard to read."""
_ONLINE = "Internet"
"""NLM's word for what the links show."""
_ENDED = re.compile(r"[.?!][”’)\]]*\Z")
_ABBREVIATION = re.compile(r"\b(?:al|eds?|Jr|Sr|Inc|Ltd|Co)\.\Z")


@dataclass(frozen=True, slots=True)
class EntryLines:
    """Each may be empty; a work without a title has its whole citation there."""

    title: RichText
    people: RichText
    source: RichText


def entry_lines(citation: RichText) -> EntryLines:
    """The three lines of an entry."""
    before = tuple(takewhile(lambda run: run.role is not Role.TITLE, citation))
    if len(before) == len(citation):
        return EntryLines(citation, (), ())
    after = citation[len(before) :]
    title = tuple(takewhile(lambda run: run.role is Role.TITLE, after))
    return EntryLines(title, _people(before), _source(after[len(title) :]))


def _people(runs: RichText) -> RichText:
    """Without the full stop that divides them from the title, unless it belongs to an abbreviation."""
    words = plain(runs).rstrip()
    kept = _without_end(runs, " " if _ABBREVIATION.search(words) else ". ")
    return tuple(run._replace(text=_BEFORE_INITIALS.sub("\N{NO-BREAK SPACE}", run.text)) for run in kept)


def _source(runs: RichText) -> RichText:
    """Begun like a sentence, and ended like one."""
    kept = tuple(_without_identifiers(runs))
    if kept and (form := _FORM.match(kept[0].text)):
        what = "" if form[1] == _ONLINE else capitalized(form[1])
        kept = (kept[0]._replace(text=what + kept[0].text[form.end() :]), *kept[1:])
    kept = tuple(dropwhile(lambda run: not run.text.strip(" .,;:"), kept))
    if not kept:
        return ()
    kept = (kept[0]._replace(text=kept[0].text.lstrip(" .,;:")), *kept[1:])
    kept = _without_end(kept, " ,;:")
    return kept if _ENDED.search(plain(kept)) else (*kept, Run("."))


def _without_identifiers(runs: RichText) -> Iterator[Run]:
    """Nor the words that lead to one, nor the punctuation between two."""
    has_passed = False
    for place, run in enumerate(runs):
        if run.role is Role.IDENTIFIER:
            has_passed = True
            continue
        text = run.text
        if place + 1 < len(runs) and runs[place + 1].role is Role.IDENTIFIER:
            text = text[:-_LONGEST_LEAD] + _LEADS_TO_IDENTIFIER.sub("", text[-_LONGEST_LEAD:])
        if has_passed and not text.strip(" .,;:"):
            continue
        yield run._replace(text=text)


def _without_end(runs: RichText, marks: str) -> RichText:
    kept = list(runs)
    while kept:
        last = kept.pop()
        if text := last.text.rstrip(marks):
            return (*kept, last._replace(text=text))
    return ()
