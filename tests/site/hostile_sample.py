"""Hostile text in every field that a person or a database can fill: found by walking the schema, not by a list."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from otofolio.model.publication import Publication
from otofolio.reading.cv.schema import CvFile, ValidationError

PAYLOADS = (
    "<script>alert(1)</script> <img src=x onerror=alert(1) data-evil> {{ 7*7 }} {% raw %} </title><b data-evil>",
    "\"><b data-evil>x</b> ' data-evil='1' onx=' \" data-evil=\"1 onx= </script><script>alert(1)</script>",
    "<svg onload=alert(1) data-evil> --> <!-- otofolio:cv-header --> ](javascript:alert(1) </style><b data-evil>",
    '&lt;script&gt;alert(1)&lt;/script&gt; #import "x"\n---\ntitle: x\n--- </textarea></head><iframe data-evil> ~/a',
)
"""An `alert`, an element with `data-evil` or an attribute `onx` in a finished page is a breach."""
_VALID = {
    "address": "https://x.example/\"><b/data-evil>'onx='",
    "email": "a@b.example",
    "phone": "+1 555 010 0199",
    "color": "#0b5c6b",
}
"""What may stand where the schema refuses free text, by the name of its refusal."""
_HOSTS = {
    "google_scholar": "scholar.google.com", "pubmed": "pubmed.ncbi.nlm.nih.gov", "researchgate": "researchgate.net",
    "scopus": "scopus.com", "web_of_science": "webofscience.com", "linkedin": "linkedin.com",
    "doximity": "doximity.com", "github": "github.com", "x": "x.com", "bluesky": "bsky.app",
    "instagram": "instagram.com",
}  # fmt: skip
_BIBTEX = (
    "title", "subtitle", "titleaddon", "shorttitle", "author", "editor", "translator", "bookauthor", "journaltitle",
    "journal", "booktitle", "maintitle", "shortjournal", "series", "volume", "number", "issue", "eid", "pages",
    "volumes", "pagetotal", "chapter", "edition", "version", "publisher", "institution", "school", "organization",
    "address", "location", "type", "howpublished", "origpublisher", "origlocation", "origtitle", "archive",
    "eventtitle", "venue", "isbn", "issn", "doi", "pmid", "pmcid", "eprint", "language", "langid", "keywords",
    "abstract", "note", "addendum", "award", "url", "pdf", "poster", "slides", "video", "code", "date", "year",
    "pubstate",
)  # fmt: skip
_RIS = (
    "TI", "T2", "T3", "ST", "AU", "ED", "A2", "A4", "JF", "JA", "VL", "IS", "SP", "EP", "M1", "ET", "PB", "CY", "M3",
    "C3", "C7", "AB", "KW", "N1", "LA", "SN", "DO", "AN", "C2", "UR", "ID", "PY", "DA",
)  # fmt: skip


def cv_data(payload: str) -> dict[str, Any]:
    """A data file with the payload in every text field that takes it."""
    schema = CvFile.model_json_schema()
    data: dict[str, Any] = _filled(schema, schema["$defs"], payload)
    data |= {"publications": ["publications.bib", "works.json", "works.ris"]}
    data.pop("photo")
    words = "".join(payload.split())
    data["profiles"] = {name: f"https://{host}/{words}" for name, host in _HOSTS.items()} | {
        "orcid": "0000-0002-1825-0097", "custom": data["profiles"]["custom"],
    }  # fmt: skip
    data["cv"] = {"title": payload, "titles": {"education": payload}, "mentors": {"title": payload}}
    data["snapshot"] = {"title": payload}
    return _valid(data)


def _filled(node: dict[str, Any], known: dict[str, Any], payload: str) -> Any:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return "2024-05" if name == "When" else _filled(known[name], known, payload)
    if "anyOf" in node:
        return _filled(next(one for one in node["anyOf"] if one.get("type") != "null"), known, payload)
    if "enum" in node or "const" in node:
        return str(node.get("const") or node["enum"][0])
    match node.get("type"):
        case "array" if "enum" in node["items"]:
            return node["items"]["enum"]
        case "array":
            item = node.get("items") or node["prefixItems"][0]
            return [_filled(item, known, payload)]
        case "integer":
            return str(max(node.get("minimum", 1), 1) if node.get("minimum") != 1900 else 2024)
        case "boolean":
            return "yes"
        case "object":
            filled = {name: _filled(inner, known, payload) for name, inner in node.get("properties", {}).items()}
            return filled | ({"snapshot": "9"} if "snapshot" in filled else {})  # what does not fit gives way
    return payload


def _valid(data: dict[str, Any]) -> dict[str, Any]:
    try:
        CvFile.model_validate(data)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            *path, last = [
                part for part in found["loc"] if not isinstance(part, str) or not part.startswith("function-")
            ]
            place: Any = data
            for part in path:
                place = place[part]
            place[last] = _VALID[found["type"]]
        CvFile.model_validate(data)
    return data


def write_bibliographies(folder: Path, payloads: tuple[str, ...]) -> None:
    """An entry for each payload in each format, and a poster, which has a page of its own."""
    lines = [" ".join(payload.split()) for payload in payloads]
    entries = [_bibtex(number, line, kind) for number, line in enumerate(lines) for kind in ("article", "poster")]
    (folder / "publications.bib").write_text("\n".join(entries), encoding="utf-8")
    items = [_csl(number, payload) for number, payload in enumerate(payloads)]
    (folder / "works.json").write_text(json.dumps(items), encoding="utf-8")
    records = ["\n".join(["TY  - JOUR", *(f"{tag}  - {line}" for tag in _RIS), "ER  - ", ""]) for line in lines]
    (folder / "works.ris").write_text("\n".join(records), encoding="utf-8")


_SAY_THE_STATUS = ("pubstate", "status", "date", "year", "month")
"""Words in these that mean no status or date keep a work from being listed as out, and from a page of its own."""


def _bibtex(number: int, line: str, kind: str) -> str:
    names = [name for name in _BIBTEX if kind != "poster" or name not in _SAY_THE_STATUS]
    given = ",\n".join(f"  {name} = {{{line}}}" for name in names)
    entry_type, said = ("misc", kind) if kind == "poster" else (kind, f"journal-{kind}")
    return f"@{entry_type}{{{kind}{number}<b/data-evil>,\n kind = {{{said}}},\n{given}\n}}"


_CSL_TEXTS = (
    "abstract", "annote", "archive", "archive_location", "authority", "call-number", "chapter-number",
    "collection-number", "collection-title", "container-title", "container-title-short", "dimensions",
    "division", "DOI", "edition", "event", "event-title", "event-place", "genre", "ISBN", "ISSN", "issue",
    "journalAbbreviation", "jurisdiction", "keyword", "language", "medium", "note", "number",
    "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
    "original-title", "page", "page-first", "part", "part-title", "PMCID", "PMID", "printing", "publisher",
    "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section", "shortTitle",
    "source", "supplement", "title", "title-short", "URL", "version", "volume", "volume-title",
    "volume-title-short", "year-suffix",
)  # fmt: skip
"""CSL 1.0.2, appendix IV: the standard and number variables, and two that Zotero writes."""
_CSL_PEOPLE = ("author", "editor", "translator", "container-author", "collection-editor")
_CSL_DATES = ("issued", "event-date", "accessed", "original-date")


def _csl(number: int, payload: str) -> dict[str, Any]:
    people = {name: [{"family": payload, "given": payload, "suffix": payload}] for name in _CSL_PEOPLE}
    dates = {name: {"literal": payload} for name in _CSL_DATES}
    status = {"status": payload} if number % 2 else {}  # a work whose status is not known is listed apart
    rest = {"id": f"c{number}{payload}", "type": "article-journal"}
    return dict.fromkeys(_CSL_TEXTS, payload) | people | dates | status | rest


def unfilled(works: tuple[Publication, ...]) -> list[str]:
    """The text fields of a publication in which no work has hostile text: the sample must learn of them.

    `issued` has none: words that are no date are a status that nobody knows (`status_words`).
    """
    return [
        field.name
        for field in fields(Publication)
        if field.name not in ("position", "url", "source_format", "issued")
        and field.type in ("str", "RichText", "Contributors", "Identifiers", "IssueDate | None", "tuple[str, ...]")
        and not any("evil" in str(getattr(work, field.name)) for work in works)
    ]
