"""What the fields of `network.yaml` say about one another: names that must exist, days in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from otofolio.model.network import LogEntry, Network, Person
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.facts.schema_problems import did_you_mean

if TYPE_CHECKING:
    from otofolio.reading.network import schema


def reference_problems(network: Network, parsed: schema.NetworkFile) -> Iterator[Problem]:
    """Every finding about fields that do not fit one another."""
    for person, written in zip(network.people, parsed.people, strict=True):
        yield from _names(person, network)
        yield from _log(person, [entry.on for entry in written.log])
        if person.visit and person.visit.end and person.visit.end < person.visit.start:
            yield Problem(person.position, "This visit ends before it starts.", "correct one of the two days")
    for event in network.events:
        if event.start and event.end and event.end < event.start:
            yield Problem(event.position, "This event ends before it starts.", "correct one of the two days")
    for news in network.news:
        if bool(news.work) == bool(news.text):
            said = "News is either a work of your bibliography or a text of your own."
            yield Problem(news.position, said, "write `work: KEY`, or `text: …` with a link")
    yield from _twice("program", [(one.name, one.position) for one in network.programs], Severity.ERROR)
    yield from _twice("event", [(one.name, one.position) for one in network.events], Severity.ERROR)
    yield from _twice("person", [(one.email or one.name.full, one.position) for one in network.people],
                      Severity.WARNING)  # fmt: skip


def _names(person: Person, network: Network) -> Iterator[Problem]:
    if person.program and not network.program_of(person):
        said = f"“{person.program}” is not one of your programs."
        yield Problem(person.position, said, _known(person.program, (one.name for one in network.programs), "programs"))
    if person.attending and not network.event(person.attending):
        said = f"“{person.attending}” is not one of your events."
        yield Problem(person.position, said, _known(person.attending, (one.name for one in network.events), "events"))


def _known(name: str, names: Iterable[str], kind: str) -> str:
    by_folded = {one.casefold(): one for one in names}
    if not by_folded:
        return f"add it to `{kind}`"
    hint = did_you_mean(name, by_folded)
    return next((f"did you mean “{one}”?" for folded, one in by_folded.items() if hint.endswith(f"“{folded}”?")), hint)


def _log(person: Person, days: list[object]) -> Iterator[Problem]:
    for entry in person.log:
        if bool(entry.sent) == bool(entry.received):
            said = "A log entry is either sent or received."
            yield Problem(entry.position, said, "write {on: 2026-11-23, sent: follow-up} or {…, received: reply}")
    if undated := [entry for entry in person.log if entry.on is None]:
        yield _undated(undated)
    dated = [day for day in days if day is not None]
    if dated != sorted(dated):  # type: ignore[type-var]
        said = f"The log of {person.name.full} is not in the order of its days; it was read in their order."
        yield Problem(person.position, said, "check the days, the year above all", Severity.NOTICE)


def _undated(entries: list[LogEntry]) -> Problem:
    said = "A log entry without a day tells that it happened, but nothing is ever due because of it."
    return Problem(entries[0].position, said, "add the day: on: 2026-11-23", Severity.NOTICE)


def _twice(what: str, named: list[tuple[str, Position]], severity: Severity) -> Iterator[Problem]:
    counts = Counter(name.casefold() for name, _ in named)
    seen: set[str] = set()
    for name, position in named:
        if name.casefold() in seen and counts[name.casefold()] > 1:
            yield Problem(position, f"The {what} “{name}” is listed twice.", "keep one of the two entries", severity)
        seen.add(name.casefold())
