"""schema.org as JSON-LD: what search engines read of the person and of each publication."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from otofolio.model.addresses import doi_address
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Contributor, Kind, Publication, WorkType
from otofolio.model.text import plain
from otofolio.rendering.html import element_id, fragment
from otofolio.rendering.wording import name_text

_CONTEXT = "https://schema.org"
_TYPES = {
    WorkType.ARTICLE: "ScholarlyArticle",
    WorkType.ARTICLE_JOURNAL: "ScholarlyArticle",
    WorkType.ARTICLE_MAGAZINE: "Article",
    WorkType.ARTICLE_NEWSPAPER: "NewsArticle",
    WorkType.BOOK: "Book",
    WorkType.CHAPTER: "Chapter",
    WorkType.DATASET: "Dataset",
    WorkType.PAPER_CONFERENCE: "ScholarlyArticle",
    WorkType.REPORT: "Report",
    WorkType.REVIEW: "ScholarlyArticle",
    WorkType.SOFTWARE: "SoftwareSourceCode",
    WorkType.THESIS: "Thesis",
    WorkType.WEBPAGE: "WebPage",
}
_KINDS = {Kind.POSTER: "Poster", Kind.ORAL: "PresentationDigitalDocument"}
_PERSON = "#person"
Pairs = Iterator[tuple[str, Any]]


def person_data(portfolio: Portfolio) -> dict[str, Any]:
    """The home page's data: a `ProfilePage` about a `Person` with `sameAs` for every profile."""
    url = portfolio.site_url
    return {
        "@context": _CONTEXT, "@type": "ProfilePage", "@id": url, "url": url,
        "dateModified": portfolio.today.iso(), "mainEntity": _filled(_person(portfolio)),
    }  # fmt: skip


def publications_data(portfolio: Portfolio) -> dict[str, Any]:
    """The publications page's data: a graph of every work that is out."""
    return {
        "@context": _CONTEXT,
        "@graph": [work_data(work, portfolio) for work in portfolio.works if work.status.is_public],
    }


def work_data(work: Publication, portfolio: Portfolio) -> dict[str, Any]:
    """One work, without the facts that it does not have."""
    return _filled(_work(work, portfolio))


def linked_work_data(work: Publication, portfolio: Portfolio) -> dict[str, Any]:
    """The data of a page about one work."""
    return {"@context": _CONTEXT, **work_data(work, portfolio)}


def escape_script(data: Mapping[str, Any]) -> str:
    """JSON for a script element: ASCII, and no `<`, `>` or `&`, so that nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def data_script(data: Mapping[str, Any]) -> str:
    """The data as a script element for the head or the foot; Material's instant navigation runs scripts in content."""
    return f'<script type="application/ld+json">{escape_script(data)}</script>'


def _filled(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in pairs if value}


def _person(portfolio: Portfolio) -> Pairs:
    name, contact, school = portfolio.name, portfolio.contact, portfolio.school
    yield "@type", "Person"
    yield "@id", portfolio.site_url + _PERSON
    yield "name", name.full
    yield "givenName", name.given
    yield "additionalName", name.middle
    yield "familyName", name.family
    yield "honorificSuffix", name.suffix
    yield "jobTitle", portfolio.credentials
    yield "description", portfolio.headline or plain(portfolio.summary)
    yield "url", portfolio.site_url
    yield "image", f"{portfolio.site_url}photo.jpg" if portfolio.photo else ""
    yield "email", contact.email
    yield "telephone", contact.phone
    yield "address", contact.location
    yield "affiliation", _filled(_school(school.name, school.location)) if school else None
    yield "knowsAbout", [portfolio.specialty.name, *portfolio.specialty.interests]
    yield "sameAs", [profile.url for profile in portfolio.profiles]


def _school(name: str, location: str) -> Pairs:
    yield "@type", "CollegeOrUniversity"
    yield "name", name
    yield "address", location


def _work(work: Publication, portfolio: Portfolio) -> Pairs:
    ids = work.identifiers
    page = f"{portfolio.site_url}publications/#{fragment(element_id(work.key))}"
    yield "@type", _KINDS.get(work.kind) or _TYPES.get(work.type, "CreativeWork")
    yield "@id", page
    yield "name", work.plain_title
    yield "author", [_author(person, portfolio) for person in work.authors]
    yield "editor", [_author(person, portfolio) for person in work.editors]
    yield "datePublished", work.issued.start.iso() if work.issued and work.issued.start else ""
    yield "isPartOf", _container(work)
    yield "pagination", work.pages
    yield "publisher", {"@type": "Organization", "name": work.publisher} if work.publisher else None
    yield "isbn", ids.isbn
    yield "keywords", ", ".join(work.keywords)
    yield "identifier", [_identifier(scheme, value) for scheme, value in _schemes(work) if value]
    yield "url", doi_address(ids.doi) if ids.doi else work.url or page


def _schemes(work: Publication) -> tuple[tuple[str, str], ...]:
    ids = work.identifiers
    return ("doi", ids.doi), ("pmid", ids.pmid), ("pmcid", ids.pmcid)


def _identifier(scheme: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _author(person: Contributor, portfolio: Portfolio) -> dict[str, Any]:
    if person.literal:
        return {"@type": "Organization", "name": person.literal}
    owner = portfolio.site_url + _PERSON if person.is_owner else ""
    return _filled((("@type", "Person"), ("@id", owner), ("name", name_text(person))))


def _container(work: Publication) -> dict[str, Any] | None:
    """Issue in volume in journal; a book or a meeting has no volume."""
    name = plain(work.container_title) or work.event_title
    if not name:
        return None
    if _TYPES.get(work.type) != "ScholarlyArticle" or work.type is WorkType.PAPER_CONFERENCE:
        return {"@type": "Book" if work.type is WorkType.CHAPTER else "CreativeWork", "name": name}
    part = _filled((("@type", "Periodical"), ("name", name), ("issn", work.identifiers.issn)))
    if work.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": part}
    if work.issue:
        part = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": part}
    return part
