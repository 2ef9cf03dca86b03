"""A reference list from any file of publications: each entry cited as it is, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from otofolio.citing import nearest_style, style_named, style_names
from otofolio.citing.style import Style
from otofolio.deriving.capitals import container_words, journal_is_shouted, title_is_shouted
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, plain
from otofolio.problems import Alike, Position, Problem, Refusal, Severity, grouped
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import read_input


class Cited(NamedTuple):
    """One entry: its key in the file, and its citation."""

    id: str
    runs: RichText

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return plain(self.runs)

    @property
    def html(self) -> str:
        """The citation as HTML."""
        from otofolio.rendering.html import html_of  # most runs print plain text

        return str(html_of(self.runs))


def cite_file(data: bytes, file: str, style: str, owner: str = "") -> tuple[tuple[Cited, ...], tuple[Problem, ...]]:
    """Cite every entry of a file of BibTeX, CSL-JSON, RIS or PubMed's format.

    `style` is the name of one of our styles, or the path of a .csl file. Author lists are as long as the style has
    them, and the owner (a name as it is written in lists: `Avery JL`) is never cut. Nothing is merged. Never raises for
    what the person wrote: an entry that cannot be read or cited is in a problem.
    """
    try:
        cite = _style(style).cite
    except Refusal as refusal:
        return (), (refusal.at(Position(style)),)
    is_ours = style_named(style) is not None  # only a .csl file may print abstracts
    publications, problems = read_bibliography(data, file, keep_controls=True, abstracts=not is_ours)
    if not publications:
        return (), _nothing_found(file, problems)
    problems += tuple(_shouted(publications))
    if owner:
        publications, notices = _marked(publications, owner, file)
        problems += notices
    cited: list[Cited] = []
    for publication in publications:
        try:
            runs = cite(publication, False)
        except Refusal as refusal:
            problems += (_left_out(publication, refusal),)
        else:
            cited.append(Cited(publication.key, runs))
    return tuple(cited), grouped(problems)


def _left_out(work: Publication, why: Refusal) -> Problem:
    return Problem(work.position, f"“{work.key}” is left out. {why}", why.hint)


def _nothing_found(file: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Nothing to cite is an error, which for a list of publications is only a warning."""
    said, hint = (
        f"No entries were found in {file}.",
        "name a file of publications: BibTeX, CSL-JSON, RIS or PubMed’s format",
    )
    others = tuple(problem for problem in problems if problem.message != said)
    empty = [problem for problem in problems if problem.message == said] or [Problem(Position(file), said, hint)]
    return (*others, *(replace(problem, severity=Severity.ERROR) for problem in empty))


def _shouted(publications: tuple[Publication, ...]) -> Iterator[Problem]:
    """A reference list keeps capitals, because processors do; the person may not want them."""
    for work in publications:
        if title_is_shouted(work):
            yield _shouted_part(work, "title", "titles")
        if journal_is_shouted(work):
            what = container_words(work)
            yield _shouted_part(work, what.singular, what.plural)


def _shouted_part(work: Publication, what: str, several: str) -> Problem:
    said = f"{work.key}: The {what} is all in capitals; it is cited as it is."
    alike = Alike(f"{{count}} {several} are all in capitals; they are cited as they are", f"“{work.key}”")
    return Problem(work.position, said, f"write the {what} as it is printed on the work", Severity.NOTICE, alike)


def _style(text: str) -> Style:
    """The style of that name, or of that file. Raises Refusal if there is none."""
    if ours := style_named(text):
        return ours
    if not text.lower().endswith((".csl", ".xml")):
        meant = nearest_style(text)
        raise Refusal(f"“{text}” is not a citation style.", f"did you mean {meant}?" if meant else _known_styles())
    from otofolio.citing.styles.csl import read_csl_style
    from otofolio.rendering.records.csl_json import csl_item

    try:
        return read_csl_style(text, read_input(Path(text)), csl_item)
    except OSError as error:
        why = f"“{text}” is not a citation style: {error.strerror or error}."
        raise Refusal(why, _known_styles()) from error


def _known_styles() -> str:
    return f"the styles are {', '.join(style_names())}, and any .csl file by its path"


def _marked(
    publications: tuple[Publication, ...], name: str, file: str
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """The owner marked. Others' works are usual in a reference list, so only a name that is nowhere is reported."""
    from otofolio.deriving.owner import mark_owner
    from otofolio.deriving.owner_names import Owner, parse_written_name

    owner = Owner((parse_written_name(name),))
    works = tuple(mark_owner(publication, owner)[0] for publication in publications)
    if any(author.is_owner for work in works for author in work.authors):
        return works, ()
    said = f"“{name}” is not among the authors of any entry."
    nowhere = Problem(Position(file), said, "write the name as the lists have it: Avery JL", Severity.WARNING)
    return works, (nowhere,)
