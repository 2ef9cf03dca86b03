"""ORCID: the archive of one's own data, and records 2.0 and 3.0 as XML or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from otofolio.importing.draft import Entry, Found, LeftOut, Origin, Value
from otofolio.importing.orcid_works import read_works
from otofolio.importing.profiles import profile, website
from otofolio.importing.texts import date_text, filled, inline, one_line, stretch, words
from otofolio.importing.tree import day, listed, nodes, text
from otofolio.importing.words import is_certificate, post_question, post_section, service_section

_PERSON = ("name", "other-name", "biography", "researcher-url", "email", "address", "keyword", "external-identifier")
_AFFILIATIONS = ("education", "qualification", "employment", "distinction", "invited-position", "membership", "service")
_ITEMS = frozenset((*_PERSON, *_AFFILIATIONS, "work", "funding", "peer-review", "research-resource"))
_MARKS = ("visibility", "put-code")
"""An item has at least one of them; a part of an item that shares its name has neither."""


def is_orcid(tree: Any) -> bool:
    """Whether nested dictionaries are a record or an item of one."""
    return any(True for _ in _items(tree)) or (isinstance(tree, dict) and "orcid-identifier" in tree)


def read_orcid(trees: list[tuple[str, Any]], archive: str) -> list[Found]:
    """Every item of the files, each as its name and its nested dictionaries. An archive is named for the iD."""
    items = [(shown, kind, node) for shown, tree in trees for kind, node in _items(tree)]
    numbered = [
        (Origin("ORCID", f"{shown}, {kind} {text(node, 'put-code')}".rstrip()), kind, node)
        for shown, kind, node in items
    ]
    found: list[Found] = _identifier(trees, archive)
    reviews: list[tuple[Origin, Any]] = []
    works: list[tuple[Origin, Any]] = []
    for origin, kind, node in numbered:
        if text(node, "visibility").lower() in ("private", "limited"):
            found.append(LeftOut(origin, "", "It is not public on ORCID."))
        elif kind == "peer-review":
            reviews.append((origin, node))
        elif kind == "work":
            works.append((origin, node))
        else:
            found.append(_item(kind, node, origin))
            found += _credit_name(kind, node, origin)
    return [*found, *_reviews(reviews), *read_works(works)]


def _items(tree: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Items at any depth; what is inside an item is its own."""
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        kind = key.removesuffix("-summary")
        for node in listed(value):
            if kind in _ITEMS and isinstance(node, dict) and any(mark in node for mark in _MARKS):
                yield kind, node
            else:
                yield from _items(node)


def _identifier(trees: list[tuple[str, Any]], archive: str) -> list[Found]:
    for shown, tree in trees:
        record = tree.get("record", tree) if isinstance(tree, dict) else {}
        if number := text(record, "orcid-identifier", "path"):
            return [profile("orcid", number, "", Origin("ORCID", f"{shown}, orcid-identifier"))]
    found = profile("orcid", archive.removesuffix(".zip"), "", Origin("ORCID", f"{archive}, its name"))
    return [found] if isinstance(found, Entry) else []


def _item(kind: str, node: Any, origin: Origin) -> Found:
    if kind in _PERSON:
        return _about(kind, node, origin)
    if kind in _AFFILIATIONS:
        return _affiliation(kind, node, origin)
    if kind == "funding":
        return Entry("grants", filled(_grant(node)), origin)
    what = one_line(text(node, "proposal", "title", "title"))
    return LeftOut(origin, what, "cv.yaml has no section for research resources.")


def _about(kind: str, node: Any, origin: Origin) -> Found:
    if kind == "name":
        fields = {"given": words(text(node, "given-names")), "family": words(text(node, "family-name"))}
        return Entry("name", filled(fields), origin)
    if kind == "other-name":
        return Entry("also_published_as", {"text": words(text(node, "content"))}, origin)
    if kind == "biography":
        return Entry("summary", {"summary": inline(text(node, "content"))}, origin)
    if kind == "researcher-url":
        name, address = text(node, "url-name"), text(node, "url")
        return profile(name, "", address, origin) if name else website(address, origin)
    if kind == "external-identifier":
        value = text(node, "external-id-value")
        return profile(text(node, "external-id-type"), value, text(node, "external-id-url"), origin)
    if kind == "email":
        return Entry("contact", {"email": one_line(text(node, "email"))}, origin)
    if kind == "keyword":
        said = words(text(node, "content"))
        reason = "A keyword is a topic; remove the # if it is one of your interests."
        return LeftOut(origin, said, reason, "interests", {"text": said})
    return LeftOut(origin, text(node, "country"), "A country alone is not a place to write to.")


def _credit_name(kind: str, node: Any, origin: Origin) -> list[Found]:
    said = words(text(node, "credit-name")) if kind == "name" else ""
    reason = "If your works name you so, remove the #."
    fields = {"text": said}
    return [LeftOut(origin, said, reason, "also_published_as", fields, is_detail=True)] if said else []


def _affiliation(kind: str, node: Any, origin: Origin) -> Found:
    role, place = text(node, "role-title"), words(text(node, "organization", "name"))
    dates = stretch(day(node, "start-date"), day(node, "end-date"))
    location = words(", ".join(filter(None, (
        text(node, "organization", "address", "city"), text(node, "organization", "address", "region")))))  # fmt: skip
    department = text(node, "department-name")
    if kind == "education" or (kind == "qualification" and not is_certificate(role)):
        return Entry("education", filled({
            "degree": inline(role), "institution": place, "location": location, **dates, "notes": inline(department),
        }), origin)  # fmt: skip
    if kind == "qualification":
        fields = {"name": inline(role), "issuer": place, "date": dates["start"], "expires": _no_present(dates["end"])}
        return Entry("certifications", filled(fields), origin)
    if kind == "distinction":
        fields = {"title": inline(role), "issuer": place, "date": dates["start"] or _no_present(dates["end"])}
        return Entry("honors", filled(fields | {"detail": inline(department)}), origin)
    if kind == "membership":
        return Entry("memberships", filled({"organization": place, "role": words(role), **dates}), origin)
    section = post_section(role) if kind == "employment" else service_section(role, _SERVICES[kind])
    if section in _SERVICES.values():
        free = {"title": inline(role), "organization": place, "location": location, **dates}
        return Entry(section, filled(free | {"detail": inline(department)}), origin)
    whole = ", ".join(filter(None, (words(department), place)))
    post: dict[str, Value] = {"role": inline(role), "institution": whole, "location": location, **dates}
    return Entry(section, filled(post), origin, post_question(role))


_SERVICES = {"service": "sections:Service", "invited-position": "sections:Invited positions"}
"""Both are of any kind: sections of their own, unless the role says teaching, research, or leadership."""


def _no_present(date: str) -> str:
    return "" if date == "present" else date


def _grant(node: Any) -> dict[str, Value]:
    amount = node.get("amount")
    currency = text(amount, "currency-code")
    ids = [text(one, "external-id-value") for one in nodes(node, "external-ids", "external-id")]
    return {
        "title": inline(text(node, "title", "title")),
        "funder": words(text(node, "organization", "name")),
        "amount": words(f"{currency} {text(node, 'amount')}".strip()),
        "number": words(", ".join(dict.fromkeys(filter(None, ids)))),
        "detail": inline(text(node, "short-description")),
        **stretch(day(node, "start-date"), day(node, "end-date")),
    }


def _reviews(reviews: list[tuple[Origin, Any]]) -> Iterator[Found]:
    """One line for each journal; the further reviews for it are merged into that line by its name."""
    names = [_journal(node) for _, node in reviews]
    for (origin, node), name in zip(reviews, names, strict=True):
        years = sorted({
            date_text(day(other, "completion-date") or day(other, "review-completion-date"))[:4]
            for (_, other), its in zip(reviews, names, strict=True) if its == name
        } - {""})  # fmt: skip
        count = names.count(name)
        if name:
            dates = {"date": years[0]} if len(years) == 1 else {"start": years[0], "end": years[-1]} if years else {}
            yield Entry("peer_review", filled({"journal": inline(name), "count": str(count), **dates}), origin)
        else:
            yield LeftOut(origin, text(node, "review-group-id"), "It does not name the journal.")


def _journal(node: Any) -> str:
    """Summaries name the journal only by its ISSN, so the organization that asked for the review is taken."""
    return one_line(text(node, "subject-container-name") or text(node, "convening-organization", "name"))
