"""A file of publications in any of the formats that people export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from otofolio.model.publication import Publication
from otofolio.model.text import plain
from otofolio.problems import Alike, Problem, Severity, errors
from otofolio.reading.foreign import foreign_file, nothing_read, whole_file
from otofolio.reading.formats import Read
from otofolio.reading.source import SourceText, decode_whole, take_controls_out
from otofolio.reading.stretches import any_begins, parts_of
from otofolio.reading.works.cleaning import cleaned
from otofolio.reading.works.keys import with_unique_keys
from otofolio.reading.works.naming.bibtex_name import spaced_initials
from otofolio.reading.works.pages import with_read_pages


def read_bibliography(data: bytes, file: str, *, keep_controls: bool = False, abstracts: bool = True) -> Read:
    """Read a file of BibTeX, CSL-JSON, RIS or PubMed's format, whatever its name. Never raises for what it holds.

    `keep_controls` leaves control characters in the texts, for an output that is no page. Without `abstracts`, those
    may be left out in which there is nothing to report.
    """
    whole, problems = decode_whole(data, file)
    if foreign := whole_file(whole.text):
        return (), (foreign_file(whole, foreign),)
    source, controls = (whole, ()) if keep_controls else take_controls_out(whole)
    read, found = _read_parts(source, abstracts)
    publications, taken_out = cleaned(read, keep_controls=keep_controls)
    if not publications and not errors(found) and (nothing := nothing_read(source)):
        return (), (nothing, *_worth_saying(found, source))
    publications, paged = with_read_pages(publications)
    doubts = (*paged, *_untitled(publications), *_undecoded(publications), *_misplaced_volumes(publications))
    return publications, (*problems, *controls, *found, *taken_out, *doubts)


def _worth_saying(found: Iterable[Problem], source: SourceText) -> Iterator[Problem]:
    """What to say of a file of which nothing was read: that all its text is outside every entry says nothing more."""
    has_entries = any_begins(source.text)
    return (problem for problem in found if has_entries or problem.severity is Severity.WARNING)


def _read_parts(source: SourceText, abstracts: bool) -> Read:
    """Every format that is in the file by its own reader, and the works in the order of the file."""
    readers = ((form.read if abstracts else form.read_to_cite or form.read, part) for form, part in parts_of(source))
    parts = [read(part) for read, part in readers]
    if len(parts) == 1:
        return parts[0]
    works = sorted((work for found, _ in parts for work in found), key=lambda work: work.position.line)
    unique, renamed = with_unique_keys(works)
    return unique, (*(problem for _, problems in parts for problem in problems), *renamed)


def with_initials_apart(work: Publication) -> Publication:
    """The authors with `JL` as `J. L.`, so that no style loses an initial.

    The other readers do so themselves. CSL-JSON is left as it is when it is cited, because citation processors are
    followed to the letter there, and they print `JL` as `J`.
    """
    authors = tuple(replace(name, given=spaced_initials(name.given, name.family)) for name in work.authors)
    return work if authors == work.authors else replace(work, authors=authors)


def _untitled(publications: tuple[Publication, ...]) -> Iterator[Problem]:
    """A work without a title is listed all the same, and cannot be meant."""
    for work in publications:
        if not work.title:
            message, hint = f"“{work.key}” has no title.", "add the title, or delete the entry"
            alike = Alike("{count} entries have no title", f"“{work.key}”")
            yield Problem(work.position, message, hint, Severity.WARNING, alike)


def _misplaced_volumes(publications: tuple[Publication, ...]) -> Iterator[Problem]:
    """`Otolaryngology Case Reports Vol 31` is printed as the journal's name."""
    for work in publications:
        journal = plain(work.container_title)
        if journal[-1:].isdecimal() and (found := _VOLUME.search(journal)):
            said = f"The journal of “{work.key}” ends in a volume, “{found[1]}”, which is printed as part of its name."
            written = _VOLUME_IN.get(work.source_format, "").format(found[2])
            hint = ": ".join(filter(None, ("move it to a field of its own", written)))
            yield Problem(work.position, said, hint, Severity.NOTICE)


_VOLUME_IN = {"bibtex": "volume = {{{}}}", "ris": "VL  - {}", "nbib": "VI  - {}", "csl-json": '"volume": "{}"'}
_VOLUME = re.compile(r"\s((?:vol\.?|volume) ?([0-9]{1,4}))$", re.IGNORECASE)


def _undecoded(publications: tuple[Publication, ...]) -> Iterator[Problem]:
    """What no reader understood is shown as it is, and quoted. BibTeX's reader reports its LaTeX itself."""
    for work in publications:
        remains = _ENTITY_LEFT if work.source_format == "bibtex" else _MARKUP_LEFT
        names = (name.family + name.literal for name in work.authors)
        for what, text in (
            ("title", work.plain_title),
            ("journal", plain(work.container_title)),
            *(("author", name) for name in names),
        ):
            if ("&" in text or "\\" in text or "\ufffd" in text) and (found := remains.search(text)):
                message = f"The {what} of “{work.key}” has “{found[0]}”, which could not be read and is shown as it is."
                alike = Alike("{count} texts have code that could not be read and is shown as it is", f"“{found[0]}”")
                yield Problem(work.position, message, "write the letter itself instead", Severity.NOTICE, alike)


_ENTITY_LEFT = re.compile(r"&#?[A-Za-z0-9]{2,31};")
_MARKUP_LEFT = re.compile(r"&#?[A-Za-z0-9]{2,31};|\\[A-Za-z]{2,}|\ufffd")
