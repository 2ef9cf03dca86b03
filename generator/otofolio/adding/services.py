"""The public services that know publications by their numbers, and what each answers.

Sources: citation.doi.org/docs.html (DOI content negotiation); pmc.ncbi.nlm.nih.gov/tools/ctxp (NCBI's citation
exporter); info.arxiv.org/help/api/user-manual.html; openlibrary.org/dev/docs/api/books.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from otofolio.adding.identifiers import Identifier, Scheme
from otofolio.adding.online import Online, Service, UnknownNumberError
from otofolio.importing.draft import Origin, Work
from otofolio.importing.tree import nodes, text
from otofolio.importing.works import author_list, date_fields, work_of
from otofolio.importing.xml_tree import NotXmlError, read_xml
from otofolio.model.publication import Publication, WorkType
from otofolio.problems import Refusal
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.works.identifiers import doi_in

_CSL = "application/vnd.citationstyles.csl+json"
_BY_HAND = "try again later, or export the work from your reference manager"


@dataclass(frozen=True, slots=True)
class Services:
    """Whom to ask. Tests have a server of their own on the loopback."""

    doi: Service = Service(
        "doi.org", "https://doi.org/",
        ("https://www.doi.org", "https://dx.doi.org", "https://api.crossref.org", "https://data.crossref.org",
         "https://data.crosscite.org", "https://api.datacite.org", "https://data.datacite.org",
         "https://data.medra.org", "https://api.medra.org"),
    )  # fmt: skip
    ncbi: Service = Service(
        "NCBI", "https://pmc.ncbi.nlm.nih.gov/api/ctxp/v1/",
        ("https://api.ncbi.nlm.nih.gov", "https://www.ncbi.nlm.nih.gov"),
    )  # fmt: skip
    arxiv: Service = Service("arXiv", "https://export.arxiv.org/api/query", ("https://arxiv.org",), 3.0)
    books: Service = Service("Open Library", "https://openlibrary.org/api/books", ("https://www.openlibrary.org",), 1.0)


@dataclass(frozen=True, slots=True)
class Record:
    """What a service knows of a work, and what the person may want to know beside it."""

    publication: Publication
    service: str
    remark: str = ""


def fetch(identifier: Identifier, online: Online, services: Services) -> Record:
    """Ask the service that the number belongs to. Raises Refusal."""
    ask, service = _ASKED[identifier.scheme](services)
    try:
        return ask(identifier, service, online)
    except UnknownNumberError:
        said = f"{service.name} has no record of {identifier}."
        raise Refusal(said, "check the number, letter by letter") from None
    except RecursionError:
        raise _unusable(service) from None


def _unusable(service: Service) -> Refusal:
    return Refusal(f"The answer of {service.name} is not the record of a publication.", _BY_HAND)


def _from_doi(identifier: Identifier, service: Service, online: Online) -> Record:
    path = quote(identifier.value, safe="/:;()._-")
    work = _csl_work(online.get(service, path, _CSL), service)
    its_own = work.identifiers.doi
    if its_own.lower() == identifier.value.lower() or identifier.value.startswith("10/"):
        return Record(work, service.name)
    if not its_own:
        return Record(replace(work, identifiers=replace(work.identifiers, doi=identifier.value)), service.name)
    return Record(work, service.name, f"its DOI is now {its_own}")


def _from_ncbi(identifier: Identifier, service: Service, online: Online) -> Record:
    is_pmc = identifier.scheme is Scheme.PMCID
    number = identifier.value.removeprefix("PMC")
    path = f"{'pmc' if is_pmc else 'pubmed'}/?format=csl&id={number}"
    work = _csl_work(online.get(service, path, f"{_CSL}, application/json"), service)
    ids = work.identifiers
    if (ids.pmcid if is_pmc else ids.pmid) not in ("", identifier.value):
        raise _unusable(service)
    added = replace(ids, pmcid=identifier.value) if is_pmc else replace(ids, pmid=identifier.value)
    return Record(replace(work, identifiers=added), service.name)


def _csl_work(data: bytes, service: Service) -> Publication:
    """One item of CSL-JSON; services send it bare, and in a list if several were asked for."""
    try:
        item = json.loads(data)
    except ValueError:
        raise _unusable(service) from None
    item = item[0] if isinstance(item, list) and len(item) == 1 else item
    if not isinstance(item, dict) or not item.get("title"):
        raise _unusable(service)
    works = read_bibliography(json.dumps([item]).encode(), service.name)[0]
    if len(works) != 1 or not works[0].plain_title:
        raise _unusable(service)
    return _without_imprint(works[0])


def _without_imprint(work: Publication) -> Publication:
    """An article is cited by its journal, and by its DOI instead of the resolver's address."""
    is_article = work.type in (WorkType.ARTICLE_JOURNAL, WorkType.REVIEW)
    return replace(
        work,
        publisher="" if is_article else work.publisher,
        publisher_place="" if is_article else work.publisher_place,
        url="" if doi_in(work.url) else work.url,
    )


def _from_arxiv(identifier: Identifier, service: Service, online: Online) -> Record:
    path = f"?id_list={quote(identifier.value, safe='/.')}&max_results=1"
    data = online.get(service, path, "application/atom+xml")
    try:
        entries = nodes(read_xml(data), "feed", "entry")
    except NotXmlError:
        raise _unusable(service) from None
    if not entries or "/api/errors" in text(entries[0], "id") or not text(entries[0], "title"):
        raise UnknownNumberError
    entry = entries[0]
    if identifier.value.lower() not in text(entry, "id").lower():
        raise _unusable(service)
    doi = text(entry, "doi")
    remark = f"its article has the DOI {doi}: add that too if it is yours" if doi else ""
    return Record(_made("misc", _arxiv_fields(entry, identifier.value), service), service.name, remark)


def _arxiv_fields(entry: Any, number: str) -> dict[str, str]:
    return {
        "title": text(entry, "title"),
        "author": author_list([text(one, "name") for one in nodes(entry, "author")]),
        "kind": "preprint",
        "publisher": "arXiv",
        **date_fields(text(entry, "published")[:10]),
        "doi": f"10.48550/arXiv.{number}",
        "eprint": number,
        "archiveprefix": "arXiv",
        "primaryclass": text(entry, "primary_category", "term"),
        "abstract": text(entry, "summary"),
    }


def _from_books(identifier: Identifier, service: Service, online: Online) -> Record:
    name = f"ISBN:{identifier.value}"
    data = online.get(service, f"?bibkeys={name}&format=json&jscmd=data", "application/json")
    try:
        answer = json.loads(data)
    except ValueError:
        raise _unusable(service) from None
    if answer == {}:
        raise UnknownNumberError
    book = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(book, dict) or not text(book, "title"):
        raise _unusable(service)
    return Record(_made("book", _book_fields(book, identifier.value), service), service.name)


def _book_fields(book: dict[str, Any], isbn: str) -> dict[str, str]:
    title, subtitle = text(book, "title"), text(book, "subtitle")
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", text(book, "publish_date"))
    return {
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": author_list([text(one, "name") for one in nodes(book, "authors")]),
        "publisher": text(book, "publishers", "name"),
        "address": text(book, "publish_places", "name"),
        "year": year[0] if year else "",
        "isbn": isbn,
    }


def _made(entry_type: str, fields: Mapping[str, str], service: Service) -> Publication:
    found = work_of(entry_type, fields, Origin(service.name, ""))
    if not isinstance(found, Work):
        raise _unusable(service)
    return found.publication


_Asked = tuple[Callable[[Identifier, Service, Online], Record], Service]
_ASKED: Mapping[Scheme, Callable[[Services], _Asked]] = {
    Scheme.DOI: lambda services: (_from_doi, services.doi),
    Scheme.PMID: lambda services: (_from_ncbi, services.ncbi),
    Scheme.PMCID: lambda services: (_from_ncbi, services.ncbi),
    Scheme.ARXIV: lambda services: (_from_arxiv, services.arxiv),
    Scheme.ISBN: lambda services: (_from_books, services.books),
}
