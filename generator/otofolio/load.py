"""From the input files to the portfolio: read everything, derive once, report every problem."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from otofolio.citing import format_citation
from otofolio.deriving.card import derive_card
from otofolio.deriving.portfolio import derive_portfolio
from otofolio.deriving.site_address import site_address_problems
from otofolio.model.card import Card
from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.problems import InputError, Position, Problem, errors, grouped, in_order, nearest
from otofolio.reading.bibliography import read_bibliography, with_initials_apart
from otofolio.reading.cv.file import read_career
from otofolio.reading.source import read_input
from otofolio.reading.works.keys import with_unique_keys


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a portfolio is made from. Publication files and the photo are named in the data file, beside it."""

    data_file: Path
    site_url: str
    today: PartialDate
    site_position: Position = Position("mkdocs.yml")
    """Where the address is written, or should be."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The portfolio and its card, or neither where the input has an error; every problem; every file looked at."""

    portfolio: Portfolio | None
    card: Card | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]


def load_portfolio(inputs: Inputs) -> Loaded:
    """Read and derive. Never raises for what the person wrote."""
    shown = shown_path(inputs.data_file)
    career, problems = read_career(inputs.data_file, shown, inputs.today)
    problems += site_address_problems(inputs.site_url, career.name.family if career else "", inputs.site_position)
    if career is None:
        folder = inputs.data_file.parent
        _, found = _read_publications(("publications.bib",), folder, Position(shown))
        problems += found if (folder / "publications.bib").is_file() else ()
        return Loaded(None, None, grouped(in_order(problems)), (inputs.data_file,))
    publications, found = _read_publications(career.publication_files, inputs.data_file.parent, career.position)
    portfolio, notices = derive_portfolio(career, publications, format_citation, inputs.site_url, inputs.today)
    problems = grouped(in_order((*problems, *found, *notices)))
    if errors(problems):
        return Loaded(None, None, problems, _files(inputs, career))
    card = replace(derive_card(career, portfolio), site_position=inputs.site_position)
    return Loaded(portfolio, card, problems, _files(inputs, career))


def today() -> PartialDate:
    """The day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else the clock's.

    Raises InputError where that is not a count of seconds: a build that is to be reproducible must not go by the clock.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = date.today() if epoch is None else _day_of(epoch)
    return PartialDate(day.year, day.month, day.day)


def _day_of(epoch: str) -> date:
    if _SECONDS.fullmatch(epoch) and int(epoch) <= _LAST_SECOND:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    said = f"The environment variable SOURCE_DATE_EPOCH is “{epoch[:40]}”, which is not a date in seconds since 1970."
    hint = "unset it, or set it to a number such as 1767225600, which is January 1, 2026"
    raise InputError([Problem(Position("SOURCE_DATE_EPOCH"), said, hint)])


_SECONDS = re.compile(r"[0-9]{1,12}")
_LAST_SECOND = 4_102_444_799
"""December 31, 2099."""


def shown_path(path: Path) -> str:
    """The path as a person in the current folder would type it."""
    try:
        return str(Path(os.path.realpath(path)).relative_to(os.path.realpath(os.curdir)))
    except (ValueError, OSError):  # elsewhere; or there is no current folder any more
        return str(path)


def _read_publications(
    names: tuple[str, ...], folder: Path, position: Position
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    publications: list[Publication] = []
    problems: list[Problem] = []
    for name in names:
        try:
            data = read_input(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            problems.append(_missing_file(name, folder, position))
            continue
        except OSError as error:
            problems.append(_unreadable_file(name, error, position))
            continue
        found, notices = read_bibliography(data, shown_path(folder / name))
        publications += map(with_initials_apart, found)
        problems += notices
    unique, renamed = with_unique_keys(publications)
    return unique, (*problems, *renamed)


def _unreadable_file(name: str, error: OSError, position: Position) -> Problem:
    if isinstance(error, IsADirectoryError):
        return Problem(position, f"“{name}” is a folder and not a file of publications.",
                       f"name a file in it, such as “{name}/publications.bib”")  # fmt: skip
    why = "you have no permission to" if isinstance(error, PermissionError) else "the system could not"
    return Problem(position, f"The file “{name}” is there, but {why} read it.",
                   "change its permissions so that you can open it, or save a copy and name that one")  # fmt: skip


def _missing_file(name: str, folder: Path, position: Position) -> Problem:
    near = nearest(name, (file.name for file in folder.iterdir() if file.is_file()))
    hint = f"did you mean “{near}”?" if near else "create an empty file with that name if you have no publications yet"
    return Problem(position, f"There is no file “{name}” beside the data file.", hint)


def _files(inputs: Inputs, career: Career) -> tuple[Path, ...]:
    folder = inputs.data_file.parent
    names = (*career.publication_files, *((career.photo_file,) if career.photo_file else ()))
    return (inputs.data_file, *(folder / name for name in names))
