"""`network.yaml`: from bytes to a `Network`, with every problem that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otofolio.model.network import (
    Attachment,
    Event,
    LogEntry,
    Meeting,
    Network,
    News,
    Person,
    Program,
    TheirName,
    TheirWork,
    Visit,
)
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.facts.schema_problems import schema_problems
from otofolio.reading.facts.slips import slip_notices
from otofolio.reading.network.references import reference_problems
from otofolio.reading.source import decode, read_input
from otofolio.reading.yaml.document import YamlDocument, read_yaml, take_controls_out

if TYPE_CHECKING:
    from otofolio.reading.network import schema

_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that turn a line around or hide in it (Unicode UAX #9 §2): never typed, and no letter needs them."""


def read_network(path: Path, shown_as: str) -> tuple[Network | None, tuple[Problem, ...]]:
    """Read the file; no network if it has an error. `shown_as` is its name in problems."""
    try:
        data = read_input(path)
    except FileNotFoundError:
        hint = "`otofolio new` writes a commented one into a new portfolio; an empty file is fine to start with"
        return None, (Problem(Position(shown_as), "There is no network.yaml beside the data file.", hint),)
    except OSError as error:
        said = f"The file cannot be read: {error.strerror or error}."
        return None, (Problem(Position(shown_as), said, "check that it is a file that you can open"),)
    source, notices = decode(data, shown_as)
    document, problems = read_yaml(source)
    if problems:
        return None, (*notices, *problems)
    notices = (*notices, *take_controls_out(document), *_take_hidden_out(document), *slip_notices(document))
    parsed, problems = _parse(document)
    if parsed is None:
        return None, (*notices, *problems)
    found: list[Problem] = []
    network = Network(
        people=tuple(_person(one, index, document, path.parent, found) for index, one in enumerate(parsed.people)),
        programs=tuple(_program(one, _place(document, "programs", at)) for at, one in enumerate(parsed.programs)),
        events=tuple(_event(one, _place(document, "events", at)) for at, one in enumerate(parsed.events)),
        news=tuple(_news(one, _place(document, "news", at)) for at, one in enumerate(parsed.news)),
        season=parsed.season or 0,
    )
    return network, (*notices, *found, *reference_problems(network, parsed))


def _take_hidden_out(document: YamlDocument) -> Iterator[Problem]:
    places: list[Position] = []
    document.data = _cleaned(document.data, (), document, places)
    if places:
        said = f"Invisible marks that turn text around were removed in {len(places)} place{'s' * (len(places) > 1)}."
        hint = "type the words again instead of copying them"
        yield Problem(places[0], said, hint, Severity.WARNING)


def _cleaned(value: Any, path: tuple[str | int, ...], document: YamlDocument, places: list[Position]) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(inner, (*path, name), document, places) for name, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner, (*path, index), document, places) for index, inner in enumerate(value)]
    if isinstance(value, str) and _HIDDEN.search(value):
        places.append(document.values[path].position)
        return _HIDDEN.sub("", value)
    return value


def _parse(document: YamlDocument) -> tuple[schema.NetworkFile | None, tuple[Problem, ...]]:
    from otofolio.reading.network.schema import NetworkFile, ValidationError  # a tenth of a second

    try:
        return NetworkFile.model_validate(document.data), ()
    except ValidationError as error:
        found = [{**one, "loc": _written(one["loc"], document.data)} for one in error.errors(include_url=False)]
        return None, schema_problems(found, document, NetworkFile)


def _written(path: tuple[str | int, ...], data: Any) -> tuple[str | int, ...]:
    """The path as the file has it: the only entry of a list may be written without its dash."""
    kept = []
    for part in path:
        if isinstance(part, int) and not isinstance(data, list):
            continue
        kept.append(part)
        try:
            data = data[part]
        except (LookupError, TypeError):
            data = None
    return tuple(kept)


def _place(document: YamlDocument, *path: str | int) -> Position:
    for length in range(len(path), 0, -1):
        if path[:length] in document.values:
            return document.values[path[:length]].position
    return document.source.position(1)


def _person(one: schema.Person, index: int, document: YamlDocument, folder: Path, found: list[Problem]) -> Person:
    here = ("people", index)
    log = (_entry(each, _place(document, *here, "log", at)) for at, each in enumerate(one.log))
    return Person(
        name=TheirName(one.name.family, one.name.given, one.name.title),
        role=one.role,
        institution=one.institution,
        program=one.program,
        email=one.email,
        mentor=one.mentor,
        ask_to_mentor=one.ask_to_mentor,
        met=tuple(Meeting(met.at, met.on, met.about, met.advice, met.detail, met.kind) for met in one.met),
        log=tuple(sorted(log, key=lambda entry: entry.on or date.min)),
        work=TheirWork(one.work.title, one.work.point),
        visit=_visit(one.visit) if one.visit else None,
        attending=one.attending,
        question=one.question,
        days=one.days,
        introduced_by=one.introduced_by,
        helped=one.helped,
        thank_you=one.thank_you,
        contact=one.contact,
        attach=tuple(_attachments(one.attach, folder, _place(document, *here, "attach"), found)),
        position=_place(document, *here),
    )


def _visit(one: schema.Visit) -> Visit:
    return Visit(one.start, one.end, one.place, one.topic, one.offer)


def _entry(one: schema.Entry, position: Position) -> LogEntry:
    return LogEntry(one.on, one.sent, one.received, one.subject, one.message_id, one.about, position)


def _attachments(names: tuple[str, ...], folder: Path, where: Position, found: list[Problem]) -> Iterator[Attachment]:
    for name in names:
        try:
            yield Attachment(name, (folder / name).stat().st_size)
        except (OSError, ValueError):
            said = f"There is no file “{name}” to attach."
            found.append(Problem(where, said, "name it as it is called, beginning in the folder of network.yaml"))


def _program(one: schema.Program, position: Position) -> Program:
    return Program(
        name=one.name,
        city=one.city,
        state=one.state,
        tier=one.tier,
        thank_you=one.thank_you,
        img=one.img,
        source=one.source,
        signal=one.signal,
        away=one.away.date if one.away else None,
        notes=one.notes,
        position=position,
    )


def _event(one: schema.Event, position: Position) -> Event:
    return Event(
        name=one.name,
        start=one.start,
        end=one.end or one.start,
        city=one.city,
        abstracts_due=one.abstracts_due,
        showing=one.showing,
        new_work_only=one.new_work_only,
        position=position,
    )


def _news(one: schema.News, position: Position) -> News:
    return News(one.on, one.work, one.text, one.link, one.good, position)
