"""Works of an ORCID record."""

from __future__ import annotations

import re
from typing import Any

from otofolio.importing.draft import Found, Origin
from otofolio.importing.texts import one_line
from otofolio.importing.tree import day, nodes, text
from otofolio.importing.works import MadeEntry, author_list, date_fields, read_each, works_of
from otofolio.model.publication import Publication
from otofolio.reading.works.identifiers import clean_doi

_TYPES = {
    "journal-article": ("article", ""), "magazine-article": ("article", ""), "newspaper-article": ("article", ""),
    "review": ("article", "review"), "book": ("book", ""), "edited-book": ("book", ""),
    "book-chapter": ("incollection", ""), "conference-paper": ("inproceedings", ""),
    "conference-abstract": ("misc", "abstract"), "conference-poster": ("misc", "poster"),
    "conference-presentation": ("misc", "oral"), "lecture-speech": ("misc", "oral"),
    "preprint": ("misc", "preprint"), "working-paper": ("misc", "preprint"), "report": ("techreport", ""),
    "dissertation": ("misc", "thesis"), "dissertation-thesis": ("misc", "thesis"), "data-set": ("misc", "dataset"),
    "software": ("misc", "dataset"),
}  # fmt: skip
_CONTAINERS = {"article": "journal", "misc": "howpublished"}


def ordered(works: list[tuple[Origin, Any]]) -> list[tuple[Origin, Any]]:
    """The person's preferred version first: the one with the highest index, which is a number written as text."""
    return sorted(works, key=lambda work: -_index(work[1]))


def _index(node: Any) -> int:
    index = text(node, "display-index")
    return int(index) if re.fullmatch(r"-?\d{1,9}", index) else 0


def read_works(works: list[tuple[Origin, Any]]) -> list[Found]:
    """Each version of a work, the preferred ones first."""
    nodes_in_order = ordered(works)
    cited = read_each([_citation(node) for _, node in nodes_in_order])
    return works_of([_entry(node, origin, its) for (origin, node), its in zip(nodes_in_order, cited, strict=True)])


def _entry(node: Any, origin: Origin, cited: tuple[Publication, ...]) -> MadeEntry:
    """One version of a work, with the identifiers that are its own."""
    ids = [(text(one, "external-id-type").lower().replace("_", "-"), text(one, "external-id-value"))
           for one in nodes(node, "external-ids", "external-id") if _is_own(one)]  # fmt: skip
    kind = text(node, "type").lower().replace("_", "-")
    entry_type, said = _TYPES.get(kind, ("misc", "other"))
    fields = _fields(node, entry_type) | {"kind": said} | _cited(cited)
    fields |= {name: value for name, value in _identifiers(dict(reversed(ids))).items() if value}
    own = frozenset(f"{name}:{clean_doi(value).lower()}" for name, value in ids if name not in _OF_CONTAINERS)
    return MadeEntry(entry_type, fields, origin, own)


_OF_CONTAINERS = ("issn", "isbn")
"""Other works may have them as well."""


def _is_own(external: Any) -> bool:
    """Version 2 wrote SELF; where nothing is said, it is the work's own."""
    return text(external, "external-id-relationship").lower() in ("self", "")


def _fields(node: Any, entry_type: str) -> dict[str, str]:
    subtitle = text(node, "title", "subtitle")
    title = one_line(text(node, "title", "title"))
    names = [text(one, "credit-name") for one in nodes(node, "contributors", "contributor")]
    return {
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": author_list(names),
        _CONTAINERS.get(entry_type, "booktitle"): text(node, "journal-title"),
        **date_fields(day(node, "publication-date")),
        "abstract": text(node, "short-description"),
    }


def _identifiers(ids: dict[str, str]) -> dict[str, str]:
    return {
        "doi": clean_doi(ids.get("doi", "")), "pmid": ids.get("pmid", ""), "pmcid": ids.get("pmc", ""),
        "isbn": ids.get("isbn", ""), "issn": ids.get("issn", ""),
        "eprint": ids.get("arxiv", "").removeprefix("arXiv:"), "archiveprefix": "arXiv" if ids.get("arxiv") else "",
    }  # fmt: skip


def _citation(node: Any) -> str:
    is_bibtex = text(node, "citation", "citation-type").lower() == "bibtex"
    return text(node, "citation", "citation-value") if is_bibtex else ""


def _cited(works: tuple[Publication, ...]) -> dict[str, str]:
    """Volume, issue and pages are only in the BibTeX that some sources add."""
    if len(works) != 1:
        return {}
    return {"volume": works[0].volume, "number": works[0].issue, "pages": works[0].pages.replace("-", "--")}
