"""Publications of any source as BibTeX entries, each read back by the reader that will read the file."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import accumulate

from otofolio.importing.archive import Member
from otofolio.importing.draft import Found, LeftOut, Origin, Work
from otofolio.importing.texts import date_text, one_line
from otofolio.model.publication import Publication
from otofolio.problems import errors
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import decode
from otofolio.reading.works.identifiers import doi_in
from otofolio.rendering.records.bibtex import escape_bibtex

UNNAMED = "work"
"""The key of a work whose source has none."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class MadeEntry:
    """A work of a source as the fields of a BibTeX entry, whose values are plain text."""

    entry_type: str
    fields: Mapping[str, str]
    origin: Origin
    ids: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The entry; nothing without a title."""
        if not one_line(self.fields.get("title", "")):
            return ""
        said = ((name, one_line(value)) for name, value in self.fields.items())
        lines = [f"  {name} = {{{escape_bibtex(value)}}}," for name, value in said if value]
        return "\n".join([f"@{self.entry_type}{{{UNNAMED},", *lines, "}"])


def work_of(entry_type: str, fields: Mapping[str, str], origin: Origin, ids: frozenset[str] = frozenset()) -> Found:
    """One work from the fields of a BibTeX entry, whose values are plain text."""
    return works_of([MadeEntry(entry_type, fields, origin, ids)])[0]


def works_of(entries: Sequence[MadeEntry]) -> list[Found]:
    """Each as a work, or left out. Reading many at once takes a quarter of the time."""
    read = read_each([entry.text for entry in entries])
    return [_found(entry, works) for entry, works in zip(entries, read, strict=True)]


def _found(entry: MadeEntry, works: tuple[Publication, ...]) -> Found:
    if not one_line(entry.fields.get("title", "")):
        what = ", ".join(filter(None, map(one_line, entry.fields.values())))
        return LeftOut(entry.origin, what, "It has no title.")
    if len(works) != 1:
        what = one_line(entry.fields["title"])
        return LeftOut(entry.origin, what, "Its fields could not be written as a publication.")
    return Work(replace(works[0], key=UNNAMED), entry.origin, entry.ids)


def read_each(texts: Sequence[str]) -> list[tuple[Publication, ...]]:
    """The works of each text, which are told apart by their lines; a text that does not hold just one is read alone."""
    blocks = [text.replace("\r\n", "\n").replace("\r", "\n") + "\n\n" for text in texts]
    starts = list(accumulate((block.count("\n") for block in blocks), initial=1))
    read: list[list[Publication]] = [[] for _ in blocks]
    for work in read_publications("".join(blocks)):
        read[min(bisect_right(starts, work.position.line), len(blocks)) - 1].append(work)
    return [
        tuple(works) if len(works) == 1 else read_publications(text) if text.strip() else ()
        for works, text in zip(read, texts, strict=True)
    ]


def read_publications(text: str) -> tuple[Publication, ...]:
    """The works of a text in any format of bibliographies."""
    return read_bibliography(text.encode("utf-8", "replace"), "publications.bib")[0]


def author_list(names: list[str]) -> str:
    """Names for the field `author`."""
    return " and ".join(re.sub(r"\band\b", "&", one_line(name)) for name in names if one_line(name))


def date_fields(text: str) -> dict[str, str]:
    """`year` and `month` of a date as a source has it."""
    year, _, rest = date_text(text).partition("-")
    month = rest[:2]
    known = year.isdigit() and month.isdigit() and 1 <= int(month) <= 12
    return {"year": year, "month": _MONTHS[int(month) - 1] if known else ""}


def address_fields(address: str) -> dict[str, str]:
    """A DOI where the address is its resolver's, else the address."""
    doi = doi_in(address.strip())
    return {"doi": doi} if doi else {"url": address}


def read_works_file(member: Member) -> list[Found] | None:
    """The works of a bibliography; None if the file is no bibliography."""
    works, problems = read_bibliography(member.data, member.shown)
    if not works:
        return None
    found: list[Found] = [
        Work(work, Origin("bibliography", f"{member.shown}, line {work.position.line}")) for work in works
    ]
    for problem in errors(problems):
        origin = Origin("bibliography", f"{member.shown}, line {problem.position.line}")
        found.append(LeftOut(origin, one_line(problem.position.source_line)[:80], problem.message))
    return found


_SCHOLAR = ("Authors", "Title", "Publication", "Volume", "Number", "Pages", "Year", "Publisher")


def is_scholar(member: Member) -> bool:
    """Google Scholar's export has one header, whatever the language of the profile."""
    head = decode(member.data[:400], member.shown)[0].text.split("\n")[0]
    return [name.strip().strip('"') for name in head.split(",")] == list(_SCHOLAR)


def read_scholar(member: Member) -> list[Found]:
    """The works of a Google Scholar profile's CSV."""
    rows = csv.DictReader(StringIO(decode(member.data, member.shown)[0].text))
    return works_of(list(_scholar_entries(rows, member.shown)))


def _scholar_entries(rows: csv.DictReader[str], shown: str) -> Iterator[MadeEntry]:
    for number, row in enumerate(rows, 2):
        cell = {name: (row.get(name) or "").strip() for name in _SCHOLAR}
        fields = {
            "title": cell["Title"],
            "author": author_list(cell["Authors"].rstrip("; ").split(";")),
            "journal": cell["Publication"],
            "volume": cell["Volume"],
            "number": cell["Number"],
            "pages": cell["Pages"],
            "year": cell["Year"],
            "publisher": cell["Publisher"],
        }
        yield MadeEntry(
            "article" if cell["Publication"] else "misc", fields, Origin("Google Scholar", f"{shown}, row {number}")
        )
