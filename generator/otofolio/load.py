"""From the input files to the portfolio: read everything, derive once, report every problem."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from otofolio.citing import format_citation
from otofolio.deriving.card import derive_card
from otofolio.deriving.portfolio import Cite, derive_portfolio
from otofolio.deriving.private import exposed_facts, kept_private
from otofolio.deriving.sending import sent_facts
from otofolio.deriving.site_address import site_address_problems
from otofolio.model.card import Card
from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.problems import InputError, Position, Problem, Severity, errors, grouped, in_order, nearest
from otofolio.reading.bibliography import read_bibliography, with_initials_apart
from otofolio.reading.cv.documents import USUAL_PUBLICATIONS, NamedFile, private_file
from otofolio.reading.cv.file import CareerRead, read_career
from otofolio.reading.cv.private import PRIVATE_FILE
from otofolio.reading.formats import FORMATS
from otofolio.reading.repository import is_shared
from otofolio.reading.samples import sample_problems, without_invitations
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
    site_name: str = ""
    name_position: Position = Position("mkdocs.yml")
    """Where the site's name is written, or should be."""
    is_preview: bool = False
    """The address is that of a server on this computer, and not the one that the configuration gives."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The portfolio and its card, or neither if the input has an error; every problem; every file looked at."""

    portfolio: Portfolio | None
    card: Card | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    career: Career | None = None
    """Everything, private facts included, for what the person makes for themselves; nothing of the site sees it."""
    kept_private: str = ""
    """One line on what is kept private and where it is; empty if nothing is, or if there is an error."""
    sent_facts: str = ""
    """The private facts that the person wants to send, in words."""


Derive = Callable[[Career, Iterable[Publication], Cite, str, PartialDate], tuple[Portfolio, tuple[Problem, ...]]]
"""Makes the portfolio: as everybody may see it, or with the private facts that are sent to one reader."""


def load_portfolio(inputs: Inputs, derive: Derive = derive_portfolio) -> Loaded:
    """Read and derive. Never raises for what the person wrote."""
    read = read_career(inputs.data_file, shown_path(inputs.data_file), inputs.today)
    publications, found = _read_publications(_named_files(read, inputs), inputs.data_file.parent)
    family = read.career.name.family if read.career else ""
    problems = (*read.problems, *found, *_address_problems(inputs, family))
    if read.document:
        problems += sample_problems(read.document, publications, (inputs.site_name, inputs.name_position))
    if read.career is None:
        return Loaded(None, None, grouped(in_order(problems)), _files(inputs, read))
    portfolio, notices = derive(read.career, publications, format_citation, inputs.site_url, inputs.today)
    if read.document:
        notices = without_invitations(notices, read.document, publications)
    problems = grouped(in_order((*problems, *notices, *_shared_facts(inputs, read.career))))
    if errors(problems):
        return Loaded(None, None, problems, _files(inputs, read))
    card = replace(derive_card(read.career, portfolio), site_position=inputs.site_position)
    kept, sent = kept_private(read.career), sent_facts(read.career)
    return Loaded(portfolio, card, problems, _files(inputs, read), read.career, kept, sent)


def _named_files(read: CareerRead, inputs: Inputs) -> tuple[NamedFile, ...]:
    """Of a data file that cannot be read at all, the usual file of publications if there is one."""
    usual = inputs.data_file.parent / USUAL_PUBLICATIONS
    if read.document is None and usual.is_file():
        return (NamedFile(USUAL_PUBLICATIONS, Position(shown_path(inputs.data_file))),)
    return read.publication_files


def _address_problems(inputs: Inputs, family: str) -> tuple[Problem, ...]:
    return site_address_problems(inputs.site_url, family, inputs.site_position, is_preview=inputs.is_preview)


def _shared_facts(inputs: Inputs, career: Career) -> Iterator[Problem]:
    """What others may read in the repository, although the website keeps it private."""
    exposed = exposed_facts(career, shown_path(inputs.data_file))
    if exposed and is_shared(inputs.data_file):
        named = ", ".join(f"{fact} (line {position.line})" for fact, position in exposed)
        said = f"Private, but in a file that git shares with others: {named}."
        hint = f"move it to {PRIVATE_FILE}, which git leaves alone; earlier versions of this file still hold it"
        yield Problem(exposed[0][1], said, hint, Severity.NOTICE)
    private = private_file(inputs.data_file)
    if is_shared(private):
        said = f"Git tracks {PRIVATE_FILE} and shares it with others."
        hint = f"run `git rm --cached {PRIVATE_FILE}`, and add a line {PRIVATE_FILE} to .gitignore"
        yield Problem(Position(shown_path(private)), said, hint, Severity.WARNING)


def today() -> PartialDate:
    """The day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) if it is set, else the clock's.

    Raises InputError if that is not a count of seconds: a build that is to be reproducible must not go by the clock.
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
    named: tuple[NamedFile, ...], folder: Path
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    publications: list[Publication] = []
    problems: list[Problem] = []
    for name, position in named:
        try:
            data = read_input(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            problems.append(_missing_file(name, folder, position))
            continue
        except OSError as error:
            problems.append(_unreadable_file(name, folder, error, position))
            continue
        found, notices = read_bibliography(data, shown_path(folder / name))
        publications += map(with_initials_apart, found)
        problems += notices
    unique, renamed = with_unique_keys(publications)
    return unique, (*problems, *renamed)


def _unreadable_file(name: str, folder: Path, error: OSError, position: Position) -> Problem:
    if isinstance(error, IsADirectoryError):
        inside = _publication_files(folder / name)
        hint = f"write “{name.rstrip('/')}/{inside[0]}”" if inside else "name a file, such as publications.bib"
        return Problem(position, f"“{name}” is a folder and not a file of publications.", hint)
    if isinstance(error, PermissionError):
        said = f"The file “{name}” is there, but you have no permission to read it."
        return Problem(
            position, said, "change its permissions so that you can open it, or save a copy and name that one"
        )
    said = f"The file “{name}” cannot be read: {error.strerror or error}."
    return Problem(position, said, "save a copy as a plain file, and name that one")


def _missing_file(name: str, folder: Path, position: Position) -> Problem:
    near = nearest(Path(name).name, _publication_files((folder / name).parent))
    meant = Path(name).with_name(near).as_posix() if near else ""
    hint = (
        f"did you mean “{meant}”?" if meant else "create an empty file with that name if you have no publications yet"
    )
    return Problem(position, f"There is no file “{name}” beside the data file.", hint)


def _publication_files(folder: Path) -> list[str]:
    """The names of files in a folder that can hold publications, which are also saved as text."""
    endings = {".txt", *(f".{suffix}" for form in FORMATS for suffix in form.suffixes)}
    try:
        return sorted(file.name for file in folder.iterdir() if file.suffix.lower() in endings and file.is_file())
    except (OSError, ValueError):
        return []


def _files(inputs: Inputs, read: CareerRead) -> tuple[Path, ...]:
    """The data file comes first. The private file is among them even if there is none yet: it is watched for."""
    folder = inputs.data_file.parent
    photo = read.career.photo_file if read.career else ""
    names = (*(named.name for named in read.publication_files), *((photo,) if photo else ()))
    return (inputs.data_file, private_file(inputs.data_file), *(folder / name for name in names))
