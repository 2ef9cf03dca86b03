"""A key for a new entry in the manner of the file's other keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from otofolio.model.letters import folded
from otofolio.model.publication import Publication

_Manner = Callable[[str, str, str], str]
_MANNERS: tuple[_Manner, ...] = (
    lambda family, year, word: f"{family}{year}{word}",
    lambda family, year, word: f"{family}{year}",
    lambda family, year, word: f"{family}_{word}_{year}",
    lambda family, year, word: f"{family}_{year}",
    lambda family, year, word: f"{family}-{year}",
    lambda family, year, word: f"{family}:{year}",
    lambda family, year, word: f"{family.capitalize()}{year}",
    lambda family, year, word: f"{family.capitalize()}{year}{word}",
    lambda family, year, word: f"{family.capitalize()}{year}{word.capitalize()}",
    lambda family, year, word: f"{family}{word.capitalize()}{year}",
    lambda family, year, word: f"{family.capitalize()}_{year}",
    lambda family, year, word: f"{family.capitalize()}:{year}",
)
"""Those of JabRef, Zotero, Google Scholar, Better BibTeX, and people."""
_COPY = re.compile(r"(?:(?<=\d)[a-z]|-\d+)$")
"""What tells two of one name apart."""


def key_for(work: Publication, others: Iterable[Publication]) -> str:
    """A key that none of the others has, whatever its case: as most of theirs are made, else `avery2024tympanic`."""
    known = list(others)
    taken = {other.key.casefold() for other in known}
    manner = max(_MANNERS, key=lambda manner: sum(_follows(other, manner) for other in known))
    wanted = manner(*_parts(work)).strip("_-:") or "work"
    number, key = 1, wanted
    while key.casefold() in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _follows(work: Publication, manner: _Manner) -> bool:
    made = manner(*_parts(work))
    return made == work.key or made == _COPY.sub("", work.key)


def _parts(work: Publication) -> tuple[str, str, str]:
    """Surname, year, and first long word of the title, in small letters of ASCII."""
    first = next((name.family or name.literal.split(" ")[0] for name in work.authors or work.editors), "")
    word = next((word for word in folded(work.plain_title).split() if len(word) > 3), "")
    bare = [re.sub(r"[^a-z0-9]", "", folded(part)) for part in (first, word)]
    return bare[0], str(work.year or ""), bare[1]
