"""Experiences in ERAS' fields: their type, the words of its lists, and which of them the person chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from otofolio.model.dates import PartialDate
from otofolio.model.eras import Choice, Experience, ExperienceForm
from otofolio.model.letters import folded
from otofolio.model.person import ErasChoice, Item
from otofolio.model.text import plain
from otofolio.problems import Problem, Severity, nearest

_ALWAYS = ("clinical", "training", "research", "work", "leadership", "volunteering", "teaching")
"""Sections whose entries are experiences; entries of others are if they have an `eras` of their own."""


def derive_experiences(
    items: Iterable[Item], form: ExperienceForm, today: PartialDate
) -> tuple[tuple[Experience, ...], tuple[Problem, ...]]:
    """Every experience, newest first, the most meaningful ahead. Private entries are among them only if chosen."""
    candidates = [item for item in items if item.section in _ALWAYS or item.eras]
    candidates.sort(key=lambda item: _age(item, today), reverse=True)
    problems: list[Problem] = []
    is_picked = any(_is_picked(item) for item in candidates)
    are_few = sum(_may_be_chosen(item) for item in candidates) <= form.most
    experiences = []
    for item in candidates:
        choice, reason = _choice(item, is_picked, are_few)
        one, found = _experience(item, choice, reason, form)
        experiences.append(one)
        problems += found
    experiences.sort(key=lambda one: not one.is_meaningful)
    return tuple(experiences), (*problems, *_too_many(experiences, form))


def _age(item: Item, today: PartialDate) -> tuple[PartialDate, PartialDate]:
    nothing = PartialDate(0)
    start, end = item.dates.start or nothing, item.dates.end or item.dates.start or nothing
    return (today if item.dates.present else end), start


def _is_picked(item: Item) -> bool:
    return bool(item.eras and item.eras.choose is not False and (item.eras.choose or item.eras.is_meaningful))


def _may_be_chosen(item: Item) -> bool:
    return item.published and not (item.eras and item.eras.choose is False)


def _choice(item: Item, is_picked: bool, are_few: bool) -> tuple[Choice, str]:
    """What the person chose; if they chose nothing, everything that the form has room for."""
    if item.eras and item.eras.choose is False:
        return Choice.LEFT_OUT, "you left it out (choose: no)"
    if _is_picked(item):
        return Choice.CHOSEN, ""
    if not item.published:
        return Choice.LEFT_OUT, "it is private; add “eras: {choose: yes}” to the entry if it belongs here"
    if is_picked:
        return Choice.LEFT_OUT, "it is not among those that you chose"
    return (Choice.CHOSEN, "") if are_few else (Choice.UNDECIDED, "")


def _experience(
    item: Item, choice: Choice, reason: str, form: ExperienceForm
) -> tuple[Experience, tuple[Problem, ...]]:
    said = item.eras or ErasChoice()
    sections = dict(form.section_types)
    kind, no_kind = _listed(said.type, form.types, "type", item)
    focus, no_focus = _listed(said.focus, form.focus_areas, "focus", item)
    trait, no_trait = _listed(said.characteristic, form.characteristics, "characteristic", item)
    one = Experience(
        item=item,
        choice=choice,
        reason=reason,
        type=kind or ("" if said.type else sections.get(item.section, "")),
        description=said.description or _description(item),
        is_meaningful=said.is_meaningful and choice is Choice.CHOSEN,
        why=said.why,
        focus=focus,
        characteristic=trait,
    )
    missing = tuple(_missing(one, said)) if choice is not Choice.LEFT_OUT else ()
    return replace(one, missing=missing), tuple(filter(None, (no_kind, no_focus, no_trait)))


def _listed(word: str, known: Sequence[str], field: str, item: Item) -> tuple[str, Problem | None]:
    """The word as the form's list has it; a problem if it is not there."""
    by_word = {folded(one): one for one in known}
    if not word or folded(word) in by_word:
        return by_word.get(folded(word), ""), None
    near = nearest(folded(word), by_word)
    hint = f"did you mean “{by_word[near]}”?" if near else f"the form has: {', '.join(known)}"
    said = f"“{word}” is not a choice of ERAS for “{field}”, so it is left blank."
    return "", Problem(item.position, said, hint, Severity.WARNING)


def _description(item: Item) -> str:
    """The details and the highlights, a line each; without whoever supervised, for which the form has no place."""
    details = [text for text in map(plain, item.details) if not text.startswith(("Supervisor: ", "Mentor: "))]
    return "\n".join((*details, *map(plain, item.highlights)))


def _missing(one: Experience, said: ErasChoice) -> Iterator[str]:
    """What the form asks for and the data does not have. Focus and characteristic are optional there."""
    dates = one.item.dates
    fields = {
        "type": one.type,
        "organization": one.item.organization,
        "location": one.item.location,
        "frequency": said.frequency,
        "setting": said.setting,
        "description": one.description,
    }
    yield from (name for name, value in fields.items() if not value)
    start, end = dates.start or dates.end, dates.end
    if not start or not start.month:
        yield "month of the start"
    if not dates.present and (not end or not end.month):
        yield "month of the end"
    if one.is_meaningful and not one.why:
        yield "why it is meaningful"


def _too_many(experiences: Sequence[Experience], form: ExperienceForm) -> Iterator[Problem]:
    chosen = [one for one in experiences if one.choice is Choice.CHOSEN]
    undecided = [one for one in experiences if one.choice is Choice.UNDECIDED]
    meaningful = [one for one in chosen if one.is_meaningful]
    if undecided:
        said = f"You have {len(undecided)} experiences, and ERAS takes {form.most}."
        hint = "add `eras: {choose: yes}` to those that you want"
        yield Problem(undecided[0].item.position, said, hint, Severity.WARNING)
    if len(chosen) > form.most:
        said = f"You chose {len(chosen)} experiences, and ERAS takes {form.most}."
        yield Problem(chosen[form.most].item.position, said, "write `choose: no` for the others", Severity.WARNING)
    if len(meaningful) > form.most_meaningful:
        said = f"You marked {len(meaningful)} experiences as meaningful, and ERAS takes {form.most_meaningful}."
        where = meaningful[form.most_meaningful].item.position
        yield Problem(where, said, "take `meaningful` out of the others", Severity.WARNING)
