"""What stays private, in words: which facts they are and which file they are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from otofolio.model.career import Career
from otofolio.problems import Position

_DETAILS = {
    "email": "e-mail", "phone": "phone", "address": "mailing address", "location": "location", "website": "website",
    "calendar": "calendar",
}  # fmt: skip
_ENTRIES = {"exams": ("exam", "exams"), "references": ("reference", "references")}
_SENSITIVE = ("phone", "address", "exams", "references")


def kept_private(career: Career) -> str:
    """`Kept private: phone, 2 exams, 1 reference (cv.yaml, private.yaml)`; nothing if nothing is."""
    facts = list(private_facts(career))
    files = dict.fromkeys(PurePath(position.file).name for _, position in facts)
    return f"Kept private: {private_words(facts)} ({', '.join(sorted(files))})" if facts else ""


def private_words(facts: Iterable[tuple[str, Position]]) -> str:
    """`phone, 2 exams, 1 reference`."""
    counts = Counter(name for name, _ in facts)
    details = [_DETAILS[name] for name in counts if name in _DETAILS]
    return ", ".join([*details, *(_counted(name, count) for name, count in counts.items() if name not in _DETAILS)])


def exposed_facts(career: Career, file: str) -> tuple[tuple[str, Position], ...]:
    """The private facts in a file that others may read, by what they are: a phone, an address, a score, a reference."""
    facts = ((name, position) for name, position in private_facts(career) if name in _SENSITIVE)
    singular = {name: words[0] for name, words in _ENTRIES.items()}
    return tuple(({**_DETAILS, **singular}[name], position) for name, position in facts if position.file == file)


def private_facts(career: Career) -> Iterator[tuple[str, Position]]:
    """The name of a detail or of the section of an entry, and where it is written."""
    for name, position in career.contact_positions:
        if name not in career.publish and getattr(career.contact, name):
            yield name, position
    for item in career.items:
        if not item.published:
            yield item.section, item.position


def _counted(section: str, count: int) -> str:
    one, many = _ENTRIES.get(section, ("", ""))
    if one:
        return f"{count} {one if count == 1 else many}"
    name = "your own sections" if section.startswith("free-") else f"“{section}”"
    return f"{count} {'entry' if count == 1 else 'entries'} of {name}"
