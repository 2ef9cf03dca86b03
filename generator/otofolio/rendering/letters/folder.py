"""Everything that `otofolio network` writes, and the lines that it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from otofolio.deriving.network.due import is_overdue, is_this_week, overdue_first
from otofolio.model.artifact import NOT_IN_GIT, Artifact
from otofolio.model.network import LetterKind
from otofolio.model.outreach import Draft, Due, Template
from otofolio.problems import Problem, Severity, grouped
from otofolio.rendering.filenames import slug
from otofolio.rendering.letters.calendar import render_calendar
from otofolio.rendering.letters.checks import warnings_across
from otofolio.rendering.letters.mail import not_ready_reasons, render_eml, render_txt
from otofolio.rendering.letters.page import render_page
from otofolio.rendering.letters.programs_csv import render_programs
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.letters.text import write_letter
from otofolio.rendering.letters.words import KIND_NAMES, when_words
from otofolio.rendering.plain import one_line

_LONGEST_STEM = 40


@dataclass(frozen=True, slots=True)
class Letters:
    """The files, with addresses relative to their folder; a line for each letter; what deserves attention."""

    artifacts: tuple[Artifact, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def render_letters(
    letters: Sequence[Due], templates: Mapping[LetterKind, Template], sender: Sender, everything: bool = False
) -> Letters:
    """Drafts for what is due this week, the page, the calendar and the table. `everything` prints later letters too."""
    this_week = [one for one in letters if is_this_week(one, sender.today)]
    drafts = _drafts(this_week, templates, sender)
    stems = _stems(drafts)
    files = [file for draft, stem in zip(drafts, stems, strict=True) for file in _files(draft, stem, sender)]
    page = render_page(tuple(zip(drafts, stems, strict=True)), letters, sender)
    others = (page, render_calendar_file(letters, sender), Artifact("programs.csv", render_programs(sender.network)))
    by_due = {id(draft.due): draft for draft in drafts}
    listed = overdue_first(letters if everything else this_week, sender.today)
    shown = tuple(_line(one, by_due.get(id(one)), sender) for one in listed)
    return Letters((*files, *others, NOT_IN_GIT), shown, grouped(_problems(drafts)))


def render_calendar_file(letters: Sequence[Due], sender: Sender) -> Artifact:
    """`calendar.ics`."""
    return Artifact("calendar.ics", render_calendar(letters, sender))


def _drafts(letters: Sequence[Due], templates: Mapping[LetterKind, Template], sender: Sender) -> list[Draft]:
    """Mentors and sponsors first, for their word weighs more than the applicant's own mail (Solis 2020)."""
    ordered = sorted(overdue_first(letters, sender.today), key=lambda one: one.person.mentor is None)
    drafts = [write_letter(one, templates[one.kind], sender) for one in ordered]
    across = warnings_across(drafts)
    return [replace(one, warnings=(*one.warnings, *across.get(place, ()))) for place, one in enumerate(drafts)]


def _stems(drafts: Sequence[Draft]) -> list[str]:
    """`2026-11-25-castellanos-follow-up`, each once whatever the capitals; ASCII, so every system takes it."""
    taken: set[str] = set()
    stems = []
    for draft in drafts:
        due = draft.due
        family, full = slug(due.person.name.family)[:_LONGEST_STEM], slug(due.person.name.full)[:_LONGEST_STEM]
        names = [family or "person", full or "person"]
        candidates = [f"{due.due.isoformat()}-{name.strip('-')}-{due.kind.value}" for name in names]
        stem = next((one for one in candidates if one not in taken), "")
        number = 2
        while not stem:
            again = f"{candidates[1]}-{number}"
            stem, number = ("" if again in taken else again), number + 1
        taken.add(stem)
        stems.append(stem)
    return stems


def _files(draft: Draft, stem: str, sender: Sender) -> Iterator[Artifact]:
    if not draft.refused:
        yield Artifact(f"{stem}.eml", render_eml(draft, sender))
        yield Artifact(f"{stem}.txt", render_txt(draft))


def _line(due: Due, draft: Draft | None, sender: Sender) -> str:
    """`overdue since Nov 25: follow-up to Dr. Castellanos (ready)`."""
    state = ""
    if due.refused or (draft and draft.refused):
        state = f" (not written: {due.refused or (draft.refused if draft else '')})"
    elif draft:
        state = " (ready)" if draft.ready else f" (not ready: {'; '.join(not_ready_reasons(draft))})"
    when = when_words(due, sender.today)
    overdue = "! " if is_overdue(due, sender.today) else "  "
    return one_line(f"{when}: {KIND_NAMES[due.kind]} to {due.person.name.addressed}{state}").join((overdue, ""))


def _problems(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Refusals and warnings, at the person's place in the file."""
    for draft in drafts:
        name = f"{KIND_NAMES[draft.due.kind]} to {draft.due.person.name.full}"
        if draft.refused and not draft.due.refused:
            said = f"The {name} was not written: {draft.refused}."
            yield Problem(draft.due.person.position, said, "change the words, in `letters/` or in network.yaml",
                          Severity.WARNING)  # fmt: skip
        for warning in draft.warnings:
            said = f"The {name}: {warning}."
            yield Problem(draft.due.person.position, said, "read it again before you send it", Severity.WARNING)
