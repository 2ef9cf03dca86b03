"""Look for what a careful reader of a publication list would find: slips in identifiers, dates, pages and names, and
files that are not there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import NamedTuple

from otofolio.deriving.capitals import (
    container_words,
    in_sentence_case,
    journal_in_title_case,
    journal_is_shouted,
    title_is_shouted,
)
from otofolio.model.addresses import is_site_path
from otofolio.model.dates import PartialDate
from otofolio.model.letters import folded
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Kind, Publication, Status
from otofolio.model.text import plain
from otofolio.problems import Alike, Position, Problem, Severity

_DOI = re.compile(r"10(?:\.\d{4,9}(?:\.\d+)*/\S+|/[a-z0-9]{2,12})\Z", re.IGNORECASE)
"""A DOI, or a short one (shortdoi.org): `10/aabbe`."""
_PMID = re.compile(r"[1-9]\d{0,8}\Z")
_PMCID = re.compile(r"PMC\d{1,9}(?:\.\d+)?\Z")
_PAGE_RANGE = re.compile(r"([A-Za-z]*)(\d{1,30})\s*[-–—]+\s*([A-Za-z]*)(\d{1,30})\Z")
_LONGEST_ADDRESS = 2000
"""Letters that every browser takes; a PDF holds no link of more than 8,000."""
_MOST_COMPARED = 200
"""Journals of the same initials; more are not one person's, and each is compared with all."""
_SHORT_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


class _Finding(NamedTuple):
    """One thing to look at. A file may have many of the kind: `many` has a place for `{count}`."""

    said: str
    hint: str
    many: str
    example: str = ""
    """What of the work it is about, if not its key."""
    has_own_hint: bool = False


def check_publications(
    publications: Iterable[Publication], today: PartialDate
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """The publications, with titles and journals in normal case, and a notice for each thing to look at."""
    checked: list[Publication] = []
    problems: list[Problem] = []
    for publication in publications:
        problems += (_notice(publication, finding) for finding in _findings(publication, today))
        checked.append(journal_in_title_case(in_sentence_case(publication)))
    problems += _journal_spellings(checked)
    return tuple(checked), tuple(problems)


def _notice(publication: Publication, finding: _Finding) -> Problem:
    alike = Alike(finding.many, finding.example or f"“{publication.key}”", finding.has_own_hint)
    return Problem(publication.position, f"{publication.key}: {finding.said}", finding.hint, Severity.NOTICE, alike)


def _findings(publication: Publication, today: PartialDate) -> Iterator[_Finding]:
    yield from _identifier_findings(publication)
    yield from _address_findings(publication)
    yield from _year_findings(publication, today)
    if not publication.status.is_public and publication.identifiers.doi:
        yield _Finding(
            "It is marked as not yet published but has a DOI.",
            "take out the status, or the DOI if it is not this work's",
            "{count} works are marked as not yet published but have a DOI",
        )
    if not publication.authors and not publication.editors:
        yield _Finding(
            "It has no authors, so it is not counted in your numbers.",
            "add `author = {Family, Given and Family, Given}`",
            "{count} works have no authors, so they are not counted in your numbers",
        )
    if _pages_reversed(publication.pages):
        yield _Finding(
            f"The page range {publication.pages} is reversed.",
            "correct the number of the first or the last page",
            "{count} page ranges are reversed",
            publication.pages,
        )
    yield from _capitals(publication)


def _identifier_findings(publication: Publication) -> Iterator[_Finding]:
    ids = publication.identifiers
    for value, form, one, many, hint in (
        (ids.doi, _DOI, "a DOI", "DOIs", "a DOI starts with 10. and has a slash; copy it from the page of the work"),
        (ids.pmid, _PMID, "a PubMed number", "PubMed numbers", "a PMID has only digits, at most nine"),
        (ids.pmcid, _PMCID, "a PubMed Central number", "PubMed Central numbers", "a PMCID is PMC followed by digits"),
    ):
        if value and not form.match(value):
            yield _Finding(f"“{value}” is not {one}.", hint, f"{{count}} {many} are not valid", f"“{value}”")


def _address_findings(publication: Publication) -> Iterator[_Finding]:
    if (size := len(publication.url)) > _LONGEST_ADDRESS:
        said = f"The address has {size:,} letters; a reader may not be able to follow it."
        hint = "give the work's doi, or the address of its own page"
        many = (
            f"{{count}} addresses have more than {_LONGEST_ADDRESS:,} letters; a reader may not be able to follow them"
        )
        yield _Finding(said, hint, many)


def _year_findings(publication: Publication, today: PartialDate) -> Iterator[_Finding]:
    if publication.status is not Status.PUBLISHED:
        return
    if not publication.year:
        yield _Finding("It has no year.", "add `year`, or a `status` such as {in press}", "{count} works have no year")
        return
    issued = publication.issued.start if publication.issued else None
    if issued and issued.first_day() > today.first_day():
        said = f"It is dated {issued.iso()}, which is in the future."
        hint = "correct the date, or add `status = {in press}`"
        yield _Finding(said, hint, "{count} works are dated in the future", f"“{publication.key}”: {issued.iso()}")


def _capitals(publication: Publication) -> Iterator[_Finding]:
    if title_is_shouted(publication):
        yield _Finding(
            "The title is all in capitals; it is shown in sentence case.",
            "write it as the article does, with {braces} around what keeps its capitals",
            "{count} titles are all in capitals; they are shown in sentence case",
        )
    if journal_is_shouted(publication):
        what, written = container_words(publication), plain(publication.container_title)
        yield _Finding(
            f"The {what.singular} is all in capitals; it is shown in title case.",
            f"write it as the {what.source} does: {_in_its_field(publication, what.field)}",
            f"{{count}} {what.plural} are all in capitals; they are shown in title case",
            f"“{written}”",
            has_own_hint=True,
        )


def _in_its_field(publication: Publication, field: str) -> str:
    """The name that is shown, as the person would write it in the file."""
    name = plain(journal_in_title_case(publication).container_title)
    return f"{field} = {{{name}}}" if publication.source_format == "bibtex" else name


def _pages_reversed(pages: str) -> bool:
    """`123-45` is an abbreviated 123-145; `145-123` is a slip."""
    match = _PAGE_RANGE.match(pages)
    if match is None or match[1] != match[3]:
        return False
    first, last = match[2], match[4]
    return len(last) >= len(first) and int(last) < int(first)


def _journal_spellings(publications: Iterable[Publication]) -> Iterator[Problem]:
    """One journal in two spellings, or by its name here and its abbreviation there."""
    written: dict[str, dict[str, Publication]] = defaultdict(dict)
    for publication in publications:
        name = plain(publication.container_title)
        if name and publication.kind not in (Kind.ORAL, Kind.POSTER):
            written[_initials(name)].setdefault(name, publication)
    for alike in written.values():
        names: dict[tuple[str, ...], str] = {}
        for name, publication in alike.items():
            words = tuple(_words(name))
            known = names.get(words) or _abbreviated(words, names)
            if known:
                yield _notice(publication, _spelling(name, known))
            else:
                names[words] = name


def _spelling(name: str, known: str) -> _Finding:
    said = f"“{name}” is spelled “{known}” elsewhere in the list."
    many = "{count} names of journals are spelled in another way elsewhere in the list"
    return _Finding(said, "use one spelling", many, f"“{name}” and “{known}”")


def _initials(journal: str) -> str:
    return "".join(word[0] for word in _words(journal))


def _abbreviated(words: tuple[str, ...], names: dict[tuple[str, ...], str]) -> str:
    """The journal of which these words, two or more, are the beginnings, or the other way round: `Ann Otol`."""
    if len(words) < 2:
        return ""
    several = islice(names, _MOST_COMPARED)
    return next((names[other] for other in several if _begins(words, other) or _begins(other, words)), "")


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return all(map(str.startswith, long, short))


def _words(journal: str) -> list[str]:
    """The words that abbreviations keep, without a place or an edition in brackets behind them."""
    words = [word for word in folded(journal.split("(", maxsplit=1)[0]).split() if word not in _SHORT_WORDS]
    return words or folded(journal).split()


def missing_attachments(portfolio: Portfolio, exists: Callable[[str], bool]) -> tuple[Problem, ...]:
    """A warning for every `pdf`, `poster` … below the site's root that leads to no file.

    `exists` takes an address below the root (`posters/ossicle.pdf`).
    """
    return tuple(
        _missing(name, address, work.position)
        for work in portfolio.works
        for name, address in asdict(work.attachments).items()
        if is_site_path(address) and not exists(address.partition("#")[0].lstrip("/"))
    )


def _missing(name: str, address: str, position: Position) -> Problem:
    said = f"The {name} “{address}” is not among the files of the site."
    return Problem(position, said, f"put the file at docs/{address.lstrip('/')}, or correct the path", Severity.WARNING)
