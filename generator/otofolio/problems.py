"""Problems with the person's input: where they are, what is wrong, what to do about it.

A problem prints as one block that every editor can jump to::

    cv.yaml:12:5: error: "institutoin" is not a field of an education entry.
        institutoin: Trinity College
        ^
    hint: did you mean "institution"?
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from otofolio.visible import visible_line

_WIDEST_LINE = 160
_LONGEST_LINE = 1_000
_SHOWN_ALIKE = 3


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning counts under --strict, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an input file. `line` and `column` count from 1; column 0 means the line as a whole."""

    file: str
    line: int = 1
    column: int = 0
    source_line: str = ""


class Alike(NamedTuple):
    """How problems of one kind are reported together: `many` has a place for `{count}`."""

    many: str
    example: str
    """What this one of them is about."""
    has_own_hint: bool = False
    """The hint shows this one's own value; those with other hints are of the same kind all the same."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the person about their input."""

    position: Position
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    alike: Alike | None = None
    """Set if a file may have many of the kind."""

    def __str__(self) -> str:
        """Lay the problem out as the block that the module's docstring shows."""
        where = self.position
        place = f"{visible_line(where.file)}:{where.line}:{max(where.column, 1)}"
        lines = [f"{place}: {self.severity}: {_one_line(self.message)}"]
        lines += _excerpt(where)
        if self.hint:
            lines.append(f"hint: {_one_line(self.hint)}")
        return "\n".join(lines)


class InputError(Exception):
    """The input cannot be published. Carries every problem found, notices included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all problems, in the order of their places."""
        self.problems = in_order(problems)
        super().__init__("\n\n".join(map(str, self.problems)))


class Refusal(ValueError):  # noqa: N818 - a sentence for the person, and no fault of the program
    """Something cannot be done; a sentence for the person says why, and a hint what to do.

    For code that does not know the place in the input: whoever knows it makes a problem of it. A ValueError, because
    those are what pydantic collects from a validator.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence, which is what `str` gives, and the hint."""
        super().__init__(message)
        self.hint = hint

    def at(self, position: Position) -> Problem:
        """The error that the person gets, at its place."""
        return Problem(position, str(self), self.hint)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of `known` that the word is most like, for a hint that asks “did you mean …?”; empty if none is near.

    `cutoff` is the least likeness, from 0 to 1 (difflib's ratio).
    """
    from difflib import get_close_matches  # takes a while to import, and most runs need no guess

    return next(iter(get_close_matches(word, list(known), 1, cutoff)), "")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and place, each one once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.position.file, p.position.line, p.position.column)))


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of one kind in one file as one, with their number and the first three; the others as they are.

    The one problem has the place and the hint of the first.
    """
    kinds: dict[object, list[Problem]] = {}
    for problem in problems:
        alike = problem.alike
        kind = _kind(problem, alike) if alike else len(kinds)
        kinds.setdefault(kind, []).append(problem)
    return tuple(_as_one(same) for same in kinds.values())


def _kind(problem: Problem, alike: Alike) -> tuple[str, ...]:
    return problem.position.file, problem.severity, alike.many, "" if alike.has_own_hint else problem.hint


def _as_one(same: list[Problem]) -> Problem:
    first = same[0]
    if len(same) == 1 or first.alike is None:
        return first
    examples = [f"{each.alike.example} (line {each.position.line})" for each in same[:_SHOWN_ALIKE] if each.alike]
    more = f"; and {len(same) - _SHOWN_ALIKE:,} more" if len(same) > _SHOWN_ALIKE else ""
    many = first.alike.many.replace("{count}", f"{len(same):,}")
    message = f"{many}: {'; '.join(examples)}{more}."
    return replace(first, message=message, alike=None)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def report(problems: Iterable[Problem]) -> str:
    """Every problem's block, and a last line that counts them by severity.

    Notices come first and errors last, because a terminal shows its last screen; within a severity the order stays.
    """
    rising = tuple(reversed(Severity))
    problems = sorted(problems, key=lambda problem: rising.index(problem.severity))
    counts = [(severity, sum(problem.severity is severity for problem in problems)) for severity in Severity]
    total = ", ".join(f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts if count)
    return "\n\n".join([*map(str, problems), *([total] if total else [])])


def _excerpt(where: Position) -> list[str]:
    source, column = _stretch(where.source_line, where.column)
    if not source.strip():
        return []
    indent = len(source) - len(source.lstrip())
    source, column = source[indent:], column - indent
    if column > _WIDEST_LINE - 40:
        cut = column - 60
        source, column = "…" + source[cut:], column - cut + 1
    if len(source) > _WIDEST_LINE:
        source = source[: _WIDEST_LINE - 1] + "…"
    before = visible_line(source[: column - 1].replace("\t", " ")) if column >= 1 else ""
    shown = visible_line(source.replace("\t", " "))
    return [f"    {shown}", *([f"    {_padding(before)}^"] if column >= 1 else [])]


def _stretch(line: str, column: int) -> tuple[str, int]:
    """What there is to lay out of a line, which in some files is all of the file; the column in it."""
    start = max(0, column - _LONGEST_LINE)
    return line[start : start + 2 * _LONGEST_LINE].rstrip("\r\n"), column - start


def _padding(text: str) -> str:
    """Spaces as wide as the text is in a terminal: two for a wide East Asian letter, none for a combining mark."""
    if text.isascii():
        return " " * len(text)
    return "".join(
        "" if unicodedata.combining(letter) else "  " if unicodedata.east_asian_width(letter) in "WF" else " "
        for letter in text
    )


def _one_line(text: str) -> str:
    return visible_line(" ".join(text.split()))
