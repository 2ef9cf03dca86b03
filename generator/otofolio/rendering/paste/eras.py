"""The ERAS sheet in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otofolio.model.dates import PartialDate
from otofolio.model.eras import Choice, ErasSheet, Experience, Scholarly
from otofolio.model.paste import Block, Group, Part, Piece
from otofolio.model.publication import Publication
from otofolio.model.text import plain
from otofolio.rendering.plain import lines, one_line


def render_eras(sheet: ErasSheet) -> Part:
    """The part. Left out is named with its reason, and what is too long keeps its length."""
    groups = (
        Group("Where the website and ERAS would disagree", lines=tuple(map(one_line, sheet.contradictions))),
        Group(_since(sheet), lines=tuple(map(one_line, sheet.changed))),
        *_experience_groups(sheet),
        *_work_groups(sheet),
    )
    form = sheet.form
    source = f"Source: {form.source}, checked on {_day_words(form.checked.isoformat())}."
    intro = (
        f"What you type into MyERAS for the {sheet.season} Match. Under “Authors”, select your name and press the "
        "form’s “B” button."
    )
    kept = tuple(group for group in groups if group.blocks or group.lines)
    return Part(f"eras-{sheet.season}", f"ERAS {sheet.season}", intro, kept, (*form.notes, source), sheet.missing)


def _since(sheet: ErasSheet) -> str:
    day = _day_words(sheet.certified.iso()) if sheet.certified else ""
    return f"New since you certified on {day}: not in ERAS, so write an update letter"


def _day_words(iso: str) -> str:
    parts = [int(part) for part in iso.split("-")]
    when = PartialDate(*parts)
    return f"{when.month_name} {when.day}, {when.year}" if when.day else when.words()


def _experience_groups(sheet: ErasSheet) -> Iterator[Group]:
    form = sheet.form.experiences
    chosen = sheet.chosen
    count = f"{len(chosen)} of {form.most}"
    yield Group("Experiences", tuple(_experience(one, sheet) for one in chosen), count=count,
                is_over=len(chosen) > form.most)  # fmt: skip
    undecided = [one for one in sheet.experiences if one.choice is Choice.UNDECIDED]
    title = f"Experiences to choose from: ERAS takes {form.most}"
    yield Group(title, tuple(_experience(one, sheet) for one in undecided), count=f"{len(undecided)}")
    left_out = (f"{_title(one)}: {one.reason}." for one in sheet.experiences if one.choice is Choice.LEFT_OUT)
    yield Group("Experiences left out", lines=tuple(map(one_line, left_out)))


def _title(one: Experience) -> str:
    names = (plain(one.item.title), one.item.organization)
    return one_line(", ".join(filter(None, names)))


def _experience(one: Experience, sheet: ErasSheet) -> Block:
    form, item = sheet.form.experiences, one.item
    said = item.eras
    pieces = (
        Piece("Position title", one_line(plain(item.title))),
        Piece("Organization", one_line(item.organization)),
        Piece("Location", one_line(item.location)),
        Piece("Description", lines(one.description), form.characters,
              hint="write a shorter one in the entry: `eras: {description: …}`"),
        Piece("Why it was meaningful", one_line(one.why) if one.is_meaningful else "", form.meaningful_characters,
              hint="shorten `meaningful` in the entry"),
    )  # fmt: skip
    start = item.dates.start or item.dates.end
    end = "current" if item.dates.present else _month(item.dates.end)
    facts = (
        ("Experience type", one.type),
        ("Start", _month(start)),
        ("End", end),
        ("Frequency", said.frequency if said else ""),
        ("Setting", said.setting if said else ""),
        ("Primary focus area", one.focus),
        ("Key characteristic", one.characteristic),
    )
    return Block(
        one_line(plain(item.title)),
        tuple(piece for piece in pieces if piece.text),
        tuple((label, one_line(value)) for label, value in facts if value),
        is_starred=one.is_meaningful,
        missing=one.missing,
        position=item.position,
    )


def _month(when: PartialDate | None) -> str:
    return f"{when.month_name} {when.year}".strip() if when else ""


def _work_groups(sheet: ErasSheet) -> Iterator[Group]:
    form = sheet.form
    for kind in form.works:
        entries = [entry for entry in sheet.works if entry.type == kind.name and not entry.unsure]
        yield Group(f"{form.section}: {kind.name}", tuple(_work(entry, sheet) for entry in entries),
                    count=str(len(entries)))  # fmt: skip
    unsure = [entry for entry in sheet.works if entry.unsure]
    yield Group(f"{form.section}: only if the form takes them", tuple(_work(entry, sheet) for entry in unsure),
                count=str(len(unsure)))  # fmt: skip
    related = [f"“{one_line(group[0].partition(': ')[2])}”: {'; '.join(_types(group))}" for group in sheet.collections]
    yield Group("Scholarly Collections: group these after you have saved them", lines=tuple(related))
    left_out = (f"{one_line(one.work.plain_title) or one.work.key}: {one.reason}." for one in sheet.left_out)
    yield Group(f"Not in {form.section}", lines=tuple(map(one_line, left_out)))


def _types(group: Sequence[str]) -> list[str]:
    return [one.partition(": ")[0] for one in group]


def _work(entry: Scholarly, sheet: ErasSheet) -> Block:
    work = entry.work
    names = tuple((one_line(name), is_owner) for name, is_owner in entry.authors)
    stretches = tuple(
        stretch for place, pair in enumerate(names) for stretch in ((", ", False), pair)[0 if place else 1 :]
    )
    container = one_line(plain(work.container_title))
    pieces = (
        Piece("Title", one_line(work.plain_title)),
        Piece("Authors", "".join(text for text, _ in stretches), bold=stretches),
        Piece("Name of journal or book", "" if work.event_title else container),
        *(Piece(f"Event {number}" if entry.others else "Event", _event(one))
          for number, one in enumerate(entry.works, start=1) if one.event_title),
    )  # fmt: skip
    return Block(
        one_line(work.plain_title) or work.key,
        tuple(piece for piece in pieces if piece.text),
        tuple((label, one_line(value)) for label, value in _work_facts(entry, sheet) if value),
        is_starred=entry.is_starred,
        notes=tuple(filter(None, (entry.unsure, *entry.doubts))),
        missing=entry.missing,
        position=work.position,
    )


def _event(work: Publication) -> str:
    when = work.event_date.start if work.event_date else None
    date = when or (work.issued.start if work.issued else None)
    return one_line(", ".join(filter(None, (work.event_title, work.event_place, date.words() if date else ""))))


def _work_facts(entry: Scholarly, sheet: ErasSheet) -> Iterator[tuple[str, str]]:
    work = entry.work
    when = work.issued.start if work.issued else None
    if sheet.form.has_collections:
        yield "First author", "yes" if entry.is_first else "no"
    if not work.event_title:
        yield "Date", when.words() if when else ""
    yield "Status", work.status.value.replace("-", " ") if work.status.value != "published" else ""
    yield "Volume", work.volume
    yield "Issue", work.issue
    yield "Pages", work.pages or work.number
    yield "PMID", work.identifiers.pmid
    yield "DOI", work.identifiers.doi
