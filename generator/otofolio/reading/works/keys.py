"""Keys of entries. They are addresses on the page, so each is there once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from otofolio.model.publication import Contributors, Publication
from otofolio.problems import Alike, Problem, Severity

BLOCK_START = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()=]*)")
"""How a BibTeX entry, well formed or not, begins."""


def with_unique_keys(works: Iterable[Publication]) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """The second work of the same key, in a file or in several, gets a number behind it and a notice."""
    taken: dict[str, int] = {}
    unique: list[Publication] = []
    problems: list[Problem] = []
    for work in works:
        key = free_key(work.key, taken)
        if key != work.key:
            message = f"There is another entry “{work.key}”, so this one is called “{key}”."
            alike = Alike("{count} entries have the key of another one and got a new one", f"“{key}”")
            problems.append(Problem(work.position, message, "", Severity.NOTICE, alike))
        unique.append(work if key == work.key else _renamed(work, key))
    return tuple(unique), tuple(problems)


def free_key(wanted: str, taken: dict[str, int]) -> str:
    """The key itself, or with the first number behind it that makes it new; it is then taken.

    `taken` holds each key with the number that the next of its name tries, so that thousands alike take no longer.
    """
    key, number = wanted, taken.get(wanted, 2)
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    taken[key] = 2
    taken[wanted] = number
    return key


def made_up_key(authors: Contributors, year: int, title: str, line: int) -> str:
    """First author, year, first long word of the title; the line if there is none of them."""
    first = (authors[0].family or authors[0].literal.split(" ")[0]) if authors else ""
    word = next((word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3), "")
    key = re.sub(r"[^\w]", "", f"{first}{year or ''}{word}").lower()
    return key or f"entry-line-{line}"


def bibtex_with_key(text: str, key: str) -> str:
    """The source of a BibTeX entry under another key."""
    start = BLOCK_START.match(text)
    if start is None:
        return text
    comma = "" if text[start.end("key") :].lstrip().startswith((",", "}", ")")) else ","
    return text[: start.start("key")] + key + comma + text[start.end("key") :]


def _renamed(work: Publication, key: str) -> Publication:
    if work.source_format != "bibtex":
        return replace(work, key=key)
    return replace(work, key=key, source_text=bibtex_with_key(work.source_text, key))
