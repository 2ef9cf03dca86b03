"""What a careful reader would stumble over in a publication list, said before a professor says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from otofolio.deriving.capitals import in_sentence_case, journal_in_title_case, journal_is_shouted, title_is_shouted
from otofolio.deriving.folding import folded
from otofolio.model.dates import PartialDate
from otofolio.model.publication import Kind, Publication, Status
from otofolio.model.text import plain
from otofolio.problems import Problem, Severity

_DOI = re.compile(r"10(?:\.\d{4,9}(?:\.\d+)*/\S+|/[a-z0-9]{2,12})\Z", re.IGNORECASE)
"""A DOI, or a short one (shortdoi.org): `10/aabbe`."""
_PMID = re.compile(r"[1-9]\d{0,8}\Z")
_PMCID = re.compile(r"PMC\d{1,9}(?:\.\d+)?\Z")
_PAGE_RANGE = re.compile(r"([A-Za-z]*)(\d{1,30})\s*[-–—]+\s*([A-Za-z]*)(\d{1,30})\Z")
_MOST_COMPARED = 200
"""Journals of the same initials; more are not one person's, and each is compared with all."""
_SHORT_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"})

_Finding = tuple[str, str]


def check_publications(
    publications: Iterable[Publication], today: PartialDate
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """The publications, titles and journals in capitals calmed, and a notice for each thing to look at."""
    checked: list[Publication] = []
    problems: list[Problem] = []
    for publication in publications:
        problems += (_notice(publication, *finding) for finding in _findings(publication, today))
        problems += (_notice(publication, *finding) for finding in _capitals(publication))
        checked.append(journal_in_title_case(in_sentence_case(publication)))
    problems += _journal_spellings(checked)
    return tuple(checked), tuple(problems)


_LONGEST_ADDRESS = 2000
"""Letters that every browser takes; a PDF holds no link of more than 8,000."""


def _address_findings(publication: Publication) -> Iterator[_Finding]:
    if len(publication.url) > _LONGEST_ADDRESS:
        said = f"The address has {len(publication.url):,} letters; a reader may not be able to follow it."
        yield said, "give the work's doi, or the address of its own page"


_CAPITALS = "write it as the article has it; {braces} keep capitals: {COVID}-19 in {Ghana}"


def _capitals(publication: Publication) -> Iterator[_Finding]:
    if title_is_shouted(publication):
        yield "The title is all in capitals; it is shown in sentence case.", _CAPITALS
    if journal_is_shouted(publication):
        yield (
            "The journal is all in capitals; it is shown in title case.",
            "write it as the journal does: The Laryngoscope",
        )


def _notice(publication: Publication, said: str, hint: str) -> Problem:
    return Problem(publication.position, f"{publication.key}: {said}", hint, Severity.NOTICE)


def _findings(publication: Publication, today: PartialDate) -> Iterator[_Finding]:
    yield from _identifier_findings(publication)
    yield from _address_findings(publication)
    yield from _year_findings(publication, today)
    if not publication.status.is_public and publication.identifiers.doi:
        yield (
            "It is marked as not yet published but has a DOI.",
            "take out the status, or the DOI if it is not this work's",
        )
    if not publication.authors and not publication.editors:
        yield (
            "It has no authors, so it is not counted in your numbers.",
            "add `author = {Family, Given and Family, Given}`",
        )
    if _pages_reversed(publication.pages):
        yield f"The pages {publication.pages} run backwards.", "mend the first or the last page"


def _identifier_findings(publication: Publication) -> Iterator[_Finding]:
    ids = publication.identifiers
    if ids.doi and not _DOI.match(ids.doi):
        yield f"“{ids.doi}” is not a DOI.", "a DOI starts with 10. and has a slash: 10.1001/jama.2024.1"
    if ids.pmid and not _PMID.match(ids.pmid):
        yield f"“{ids.pmid}” is not a PubMed number.", "a PMID has only digits, at most nine"
    if ids.pmcid and not _PMCID.match(ids.pmcid):
        yield f"“{ids.pmcid}” is not a PubMed Central number.", "a PMCID is PMC and digits: PMC1234567"


def _year_findings(publication: Publication, today: PartialDate) -> Iterator[_Finding]:
    if publication.status is not Status.PUBLISHED:
        return
    if not publication.year:
        yield "It has no year.", "add `year`, or a `status` such as {in press}"
        return
    issued = publication.issued.start if publication.issued else None
    if issued and issued.first_day() > today.first_day():
        yield f"It is dated {issued.iso()}, which is still to come.", "mend the date, or add `status = {in press}`"


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
                yield _notice(publication, f"“{name}” is spelt “{known}” elsewhere in the list.", "use one spelling")
            else:
                names[words] = name


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
