"""A whole name in its parts."""

from __future__ import annotations

from otofolio.importing.draft import Value
from otofolio.importing.texts import filled, words
from otofolio.reading.works.naming.one_name import read_name


def name_fields(name: str) -> dict[str, Value]:
    """Given names and surname as a bibliography's reader divides them; a single word is the given name."""
    person = read_name(words(name)).person
    family = " ".join(filter(None, (person.dropping_particle, person.non_dropping_particle, person.family)))
    if person.literal or not person.given:
        return filled({"given": person.literal or family})
    return filled({"given": person.given, "family": family, "suffix": person.suffix})
