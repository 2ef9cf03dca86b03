"""A sheet to print: its document, the codes on it, and what to tell the person where something does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from otofolio.model.artifact import Artifact
from otofolio.model.card import Card
from otofolio.model.portfolio import Design
from otofolio.problems import Position, Problem
from otofolio.rendering.kit.qr_print import PrintedCode, fineness_problem
from otofolio.rendering.kit.stock import Sheet
from otofolio.rendering.qr import QUIET_ZONE, qr_svg
from otofolio.rendering.typesetting.compiler import Document, TypesettingError, measure, typeset
from otofolio.rendering.typesetting.missing_letters import font_hint, shown_letters

_OVERFLOW = "<overflow>"
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A code on a sheet, `width` millimeters wide with its quiet zone. `name` is the template's for it."""

    name: str
    printed: PrintedCode
    width: float


@dataclass(frozen=True, slots=True)
class Print:
    """One PDF of the kit. `what` names it in a sentence: `on a business card`."""

    uri: str
    document: Document
    codes: tuple[SheetCode, ...]
    what: str
    overflows: Mapping[str, Problem]
    """What to say about each part that the template may find too long for its place."""
    where: Position


def sheet_data(title: str, card: Card, design: Design, sheet: Sheet, sides: Mapping[str, bool]) -> dict[str, Any]:
    """What `sheet.typ` lays out. `sides` are its pages in order: the face of each, and whether it is a back side."""
    name = card.name
    given, family = (" ".join(filter(None, parts)) for parts in ((name.given, name.middle), (name.family, name.suffix)))
    return {
        "title": title,
        "author": name.full,
        "look": design.look,
        "accent": design.accent,
        "page": [sheet.page_width, sheet.page_height],
        "card": [sheet.width, sheet.height],
        "sides": [{"face": face, "places": sheet.places(back=back)} for face, back in sides.items()],
        "marks": sheet.crop_marks(),
        "name": {"lines": [given, family]},
    }


def code_data(codes: tuple[SheetCode, ...]) -> dict[str, Any]:
    """What a template knows of each code; lengths are millimeters."""
    return {
        one.name: {
            "code": one.name,
            "width": one.width,
            "quiet": one.width / one.printed.code.width * QUIET_ZONE,
            "call": one.printed.call,
            "typed": one.printed.typed,
            "alt": one.printed.alt,
        }
        for one in codes
    }


def code_pictures(codes: tuple[SheetCode, ...]) -> dict[str, bytes]:
    """The pictures that a template names."""
    return {f"{one.name}.svg": qr_svg(one.printed.code, one.printed.alt).encode() for one in codes}


def clipped(words: str) -> str:
    """Words to name in a problem, without their end where they are very long."""
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"


def code_problems(sheet: Print) -> Iterator[Problem]:
    """The codes on it that no phone would read."""
    for one in sheet.codes:
        if problem := fineness_problem(one.printed, one.width, sheet.what):
            yield problem


def room_problems(sheet: Print) -> tuple[Problem, ...]:
    """The texts that do not fit in their places."""
    try:
        found = measure(sheet.document, _OVERFLOW)
    except TypesettingError as error:
        return (_unset(sheet, error),)
    return tuple(sheet.overflows[part] for part in dict.fromkeys(found))


def set_print(sheet: Print) -> Artifact | Problem:
    """The finished PDF, or why there is none."""
    try:
        return Artifact(sheet.uri, typeset(sheet.document))
    except TypesettingError as error:
        return _unset(sheet, error)


def _unset(sheet: Print, error: TypesettingError) -> Problem:
    if not error.letters:
        return Problem(sheet.where, f"“{sheet.uri}” cannot be set: {error}")
    letters = {letter for cluster in error.letters for letter in cluster}
    said = f"No installed font has {' '.join(shown_letters(letters))}, so this cannot be printed {sheet.what}."
    return Problem(sheet.where, said, font_hint(letters))
