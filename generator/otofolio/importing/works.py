"""Publications of any source as BibTeX entries, each read back by the reader that will read the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from otofolio.importing.archive import Member
from otofolio.importing.draft import Found, LeftOut, Origin, Work
from otofolio.importing.texts import date_text, one_line
from otofolio.model.publication import Publication
from otofolio.problems import errors
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import decode
from otofolio.reading.works.identifiers import doi_in
from otofolio.rendering.records.bibtex import escape_bibtex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def work_of(entry_type: str, fields: Mapping[str, str], origin: Origin, ids: frozenset[str] = frozenset()) -> Found:
    """One work from the fields of a BibTeX entry, whose values are plain text."""
    if not one_line(fields.get("title", "")):
        return LeftOut(origin, ", ".join(filter(None, map(one_line, fields.values()))), "It has no title.")
    lines = [f"  {name} = {{{escape_bibtex(one_line(value))}}}," for name, value in fields.items() if one_line(value)]
    found = read_publications("\n".join([f"@{entry_type}{{work,", *lines, "}"]))
    if len(found) != 1:
        return LeftOut(origin, one_line(fields["title"]), "Its fields could not be written as a publication.")
    return Work(found[0], origin, ids)


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
    return list(_scholar_works(rows, member.shown))


def _scholar_works(rows: csv.DictReader[str], shown: str) -> Iterator[Found]:
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
        yield work_of(
            "article" if cell["Publication"] else "misc", fields, Origin("Google Scholar", f"{shown}, row {number}")
        )
