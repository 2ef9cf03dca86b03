"""An entry's identifiers and web address, from the fields in which programs and people put them."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.publication import Identifiers
from otofolio.problems import Severity
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.markup.addresses import site_file, web_address
from otofolio.reading.works.identifiers import (
    arxiv_in,
    clean_doi,
    clean_pmcid,
    clean_pmid,
    doi_in,
    pmcid_in,
    pmid_in,
)

_HTML_LINK = re.compile(r"<a\s[^<>]*?href\s*=\s*[{\\]*[\"']?[}]?([^\"'<>\s{}]+)", re.IGNORECASE)
_BARE_DOI = re.compile(r"\s*(?:doi\s*[:=]?\s*)?(10\.\d{4,9}/\S+)\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"[\s,;|]+(?:and\s+)?(?=(?:\\url\s*\{\s*)?(?:https?://|www\.))")
_URL_IN_TEXT = re.compile(r"\\url\s*\{([^{}]+)\}|(https?://[^\s{}]+)")
_NOT_OF_THE_WEB = ("not a web address", "an address starts with https://")


def identifiers_of(fields: FieldReader) -> Identifiers:
    """The identifiers, each from its own field, else from an address or a note that names it."""
    raw = fields.raw
    url, note = _unlinked(raw("url")), raw("note")
    eprint, server = raw("eprint"), raw("eprinttype", "archiveprefix").lower()
    pmid, pmcid = raw("pmid", "pubmed", "pubmed_id"), raw("pmcid", "pmc")
    if not pmid and server in ("pubmed", "pmid"):
        pmid = eprint
    if not pmcid and server in ("pmc", "pmcid"):
        pmcid = eprint
    doi = _unlinked(raw("doi"))
    return Identifiers(
        doi=clean_doi(doi) if doi else doi_in(web_address(url)) or _bare_doi(url) or doi_in(eprint),
        pmid=clean_pmid(pmid) if pmid else pmid_in(note) or (pmid_in(url) if "ncbi" in url else ""),
        pmcid=clean_pmcid(pmcid) if pmcid else pmcid_in(note) or (pmcid_in(url) if "/PMC" in url else ""),
        isbn=fields.plain("isbn"),
        issn=fields.plain("issn", "sn"),
        arxiv=_arxiv(fields, eprint, server, url),
    )


def _unlinked(value: str) -> str:
    """The address of an HTML link, `doi:<a href="https://…">…</a>`; any other value as it is."""
    found = _HTML_LINK.search(value) if "<" in value else None
    return found[1] if found else value


def _bare_doi(url: str) -> str:
    found = _BARE_DOI.fullmatch(url)
    return clean_doi(found[1]) if found else ""


def _arxiv(fields: FieldReader, eprint: str, server: str, url: str) -> str:
    if server == "arxiv" and eprint:
        return arxiv_in(eprint) or eprint
    for text in (fields.raw("arxivid", "arxiv"), eprint, url if "arxiv.org" in url else "", fields.raw("journal")):
        if text and (found := arxiv_in(text)):
            return found
    return ""


class _Found(NamedTuple):
    """The first address in a text, in which field, and whether it is one of the web."""

    name: str
    address: str
    was_there: bool


def url_of(fields: FieldReader) -> str:
    """The address of the work on the web, from its own fields, else from `howpublished` or a note."""
    named = [_web_address(fields, name) for name in ("url", "link", "ee") if fields.raw(name)]
    if named:
        return next(filter(None, named), "")
    found = [_address_in(fields, name) for name in ("howpublished", "note")]
    for each in found:
        if each.was_there and not each.address:
            fields.leave_out(each.name, *_NOT_OF_THE_WEB)
    return next((each.address for each in found if each.address), "")


def _address_in(fields: FieldReader, name: str) -> _Found:
    value = fields.raw(name)
    found = _URL_IN_TEXT.search(value) if value else None
    if found is None or (name == "note" and not is_only_an_address(value)):
        return _Found(name, "", was_there=False)
    return _Found(name, web_address((found[1] or found[2]).rstrip(".,;")), was_there=True)


def is_only_an_address(note: str) -> bool:
    """Whether a note has a web address and nothing else but a word that leads to it."""
    rest = _URL_IN_TEXT.sub("", note, count=1)
    return rest != note and bool(_LEADING_TO.fullmatch(rest.strip(" {}.,;:")))


_LEADING_TO = re.compile(
    r"(?:(?:available|retrieved|accessed|see|url|link|online)\b\s*(?:online)?\s*(?:at|from|via|on)?)?\s*:?",
    re.IGNORECASE,
)


def _web_address(fields: FieldReader, name: str) -> str:
    """The first of the addresses in a field, which some exports write one after the other."""
    value = _unlinked(fields.raw(name))
    first, *others = _SEVERAL.split(value.strip())
    address = web_address(first.split()[0].rstrip(",;") if first.strip() else "")
    if address and others:
        _report_others(fields, name, address, others)
    elif not address and _bare_doi(value):
        return ""
    elif not address and (path := site_file(value)):
        fields.leave_out(name, "a file and not on the web", f"put the file at docs/{path}, and name the field pdf")
    elif not address:
        fields.leave_out(name, *_NOT_OF_THE_WEB)
    return address


def _report_others(fields: FieldReader, name: str, address: str, others: list[str]) -> None:
    kept = [other for other in map(str.strip, others) if other and web_address(other) != address]
    if kept:
        said = f"The {name} of “{fields.entry.key}” has {len(kept) + 1} addresses; only the first is linked."
        hint = "keep one here, and give a file or a video of the work as pdf, slides, video or code"
        fields.tell(
            name, said, hint, Severity.NOTICE, "{count} fields have several addresses; only the first is linked"
        )
