"""Whose letters these are, and what is looked up for each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from otofolio.model.network import Network
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.model.season import Season
from otofolio.model.text import plain

WORD = re.compile(r"\w+")
_SHORTEST_NAME = 4
"""Letters; a shorter one is found in ordinary words."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The person, their network, and the day of writing."""

    portfolio: Portfolio
    network: Network
    seasons: Sequence[Season]
    today: date
    email: str
    works: Mapping[str, tuple[Publication, str]]
    """Each publication with its citation in plain text, by its key."""
    names: Mapping[str, tuple[tuple[str, frozenset[int]], ...]]
    """Names that only some letters may hold, in lower case, with the `id` of each person whose letter may.

    By their first words, so that a letter is not searched for every name that there is.
    """


def make_sender(portfolio: Portfolio, network: Network, seasons: Sequence[Season], today: date, email: str) -> Sender:
    """Look everything up once."""
    works = {entry.publication.key: (entry.publication, plain(entry.citation)) for entry in portfolio.entries}
    return Sender(portfolio, network, seasons, today, email, works, _names(network))


def _names(network: Network) -> Mapping[str, tuple[tuple[str, frozenset[int]], ...]]:
    owners: dict[str, set[int]] = {}
    for event in network.events:
        owners.setdefault(event.name.casefold(), set())
    for program in network.programs:
        owners.setdefault(program.name.casefold(), set())
    for person in network.people:
        program_of = network.program_of(person)
        names = [f"{title} {person.name.family}" for title in ("Dr.", "Professor", "Prof.")]
        talks = [met.at for met in person.met if " " in met.at]  # “Zoom” belongs to nobody
        names += [person.institution, *talks, program_of.name if program_of else ""]
        for name in (*names, person.name.full if person.name.given else ""):
            owners.setdefault(name.casefold(), set()).add(id(person))
    by_word: dict[str, list[tuple[str, frozenset[int]]]] = {}
    for name, ids in owners.items():
        if len(name) >= _SHORTEST_NAME and (first := WORD.search(name)):
            by_word.setdefault(first[0], []).append((name, frozenset(ids)))
    return {word: tuple(named) for word, named in by_word.items()}
