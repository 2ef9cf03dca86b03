"""The portfolio as JSON Resume 1.x (jsonresume.org/schema), with a list of what that format has no place for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from otofolio.model.addresses import doi_address
from otofolio.model.dates import PartialDate
from otofolio.model.person import CLINICAL_ABROAD, CLINICAL_US, Item, Section
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, plain

MAKER = "Otofolio"
"""In `meta`, so that a file of the person's own is never taken for one of ours."""
_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_GPA = "GPA: "
_POSTS = ("training", "clinical", CLINICAL_US, CLINICAL_ABROAD, "research", "work", "leadership", "teaching")
_PROJECTS = "projects"
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JsonResume:
    """The file, and one line for each kind of fact that is not in it."""

    data: bytes
    left_out: tuple[str, ...]


def render_json_resume(portfolio: Portfolio) -> JsonResume:
    """The public facts of the portfolio. The same portfolio gives the same bytes."""
    writing = _Writing(portfolio)
    resume = writing.resume()
    text = json.dumps(resume, ensure_ascii=False, indent=2) + "\n"
    return JsonResume(text.encode("utf-8", "replace"), tuple(writing.losses()))


class _Writing:
    """The lists as they grow, and the count of what has no place; it lives for one file."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._lost: Counter[str] = Counter()

    def losses(self) -> Iterator[str]:
        """`the place of a degree (3 times)`, in the order in which they were met."""
        for what, count in self._lost.items():
            yield what if count == 1 else f"{what} ({count:,} times)"

    def resume(self) -> Node:
        """Every list that has something in it."""
        lists: dict[str, list[Node]] = {key: [] for key in _LISTS}
        for section in self._portfolio.sections:
            self._section(section, lists)
        lists["publications"] = list(self._publications())
        return _filled({
            "$schema": _SCHEMA, "basics": self._basics(), **lists,
            "meta": {"canonical": _uri(self._portfolio.site_url), "version": "v1.0.0", "maker": MAKER},
        })  # fmt: skip

    def _basics(self) -> Node:
        portfolio, contact = self._portfolio, self._portfolio.contact
        self._lose("a second e-mail address", len(contact.other_emails))
        self._lose("the calendar’s address", bool(contact.calendar))
        self._lose("the credentials behind your name", bool(portfolio.credentials))
        self._lose("the medical school by itself", bool(portfolio.school))
        standing = portfolio.standing
        self._lose("citizenship, visa, and ECFMG", any((standing.citizenship, standing.visa_needed, standing.ecfmg)))
        return _filled({
            "name": portfolio.name.full,
            "label": portfolio.headline,
            "image": f"{portfolio.site_url}photo.jpg" if portfolio.photo else "",
            "email": contact.email,
            "phone": contact.phone,
            "url": _uri(contact.website or portfolio.site_url),
            "summary": self._words(portfolio.summary),
            "location": _filled({"city": contact.location}),
            "profiles": [
                _filled({"network": each.label, "username": each.handle, "url": _uri(each.url)})
                for each in portfolio.profiles
            ],
        })  # fmt: skip

    def _section(self, section: Section, lists: dict[str, list[Node]]) -> None:
        for item in section.items:
            key = "work" if item.section in _POSTS else _KEYS.get(item.section, "")
            if not key and section.title.casefold() == _PROJECTS:
                key = _PROJECTS
            if not key:
                self._lose(f"an entry of the section “{section.title}”", 1)
                continue
            if key == "work" and item.section != "work":
                self._lose(f"that an entry under “work” is of the section “{section.title}”", 1)
            lists[key].append(_filled(_LISTS[key](self, item)))
            self._lose("that a date is still to come", item.dates.expected and not item.dates.present)

    def work(self, item: Item) -> Node:
        """A post of any section."""
        self._lose("the kind, country, and weeks of a clinical placement", item.section.startswith("clinical"))
        return {
            "name": item.organization, "position": self._words(item.title), "location": item.location,
            **self._stretch(item), "summary": self._details(item), "highlights": self._highlights(item),
        }  # fmt: skip

    def volunteer(self, item: Item) -> Node:
        """The organization is the title of an entry without a role."""
        self._lose("the place of a volunteer’s post", bool(item.location))
        title = self._words(item.title)
        return {
            "organization": item.organization or title, "position": title if item.organization else "",
            **self._stretch(item), "summary": self._details(item), "highlights": self._highlights(item),
        }  # fmt: skip

    def education(self, item: Item) -> Node:
        """A degree: of what is said about it there is room for the grade alone."""
        said = [self._words(detail) for detail in item.details]
        grade = next((each.removeprefix(_GPA) for each in said if each.startswith(_GPA)), "")
        self._lose("what is said about a degree beside its grade", len(said) - bool(grade) + len(item.highlights))
        self._lose("the place of a degree", bool(item.location))
        return {
            "institution": item.organization, "studyType": self._words(item.title),
            **self._stretch(item), "score": grade,
        }  # fmt: skip

    def award(self, item: Item) -> Node:
        """An honor."""
        return {
            "title": self._words(item.title), "date": self._day(item), "awarder": item.organization,
            "summary": self._details(item),
        }  # fmt: skip

    def certificate(self, item: Item) -> Node:
        """A certificate or license."""
        self._lose("the number or the last day of a certificate", len(item.details))
        return {"name": self._words(item.title), "date": self._day(item), "issuer": item.organization}

    def skill(self, item: Item) -> Node:
        """A skill, or a group of them."""
        return {"name": self._words(item.title), "keywords": [self._words(each) for each in item.details]}

    def language(self, item: Item) -> Node:
        """A language and how well it is spoken."""
        return {"language": self._words(item.title), "fluency": self._details(item)}

    def interest(self, item: Item) -> Node:
        """An interest."""
        return {"name": self._words(item.title)}

    def project(self, item: Item) -> Node:
        """An entry of a section of that title."""
        self._lose("the place of a project", bool(item.location))
        return {
            "name": self._words(item.title), "entity": item.organization, **self._stretch(item),
            "description": self._details(item), "highlights": self._highlights(item),
        }  # fmt: skip

    def _publications(self) -> Iterator[Node]:
        for work in self._portfolio.works:
            if not work.status.is_public:
                self._lose("a work that is not published yet", 1)
                continue
            self._lose("a publication’s authors, volume, pages, and kind", 1)
            yield _filled(self._publication(work))

    def _publication(self, work: Publication) -> Node:
        ids, issued = work.identifiers, work.issued
        return {
            "name": work.plain_title,
            "publisher": plain(work.container_title) or work.publisher or work.event_title,
            "releaseDate": _iso(issued.start if issued else None),
            "url": doi_address(ids.doi) if ids.doi else _uri(work.url),
        }

    def _stretch(self, item: Item) -> Node:
        """No end means that it goes on; that it is not known cannot be said."""
        dates = item.dates
        self._lose("that the end of a post is not known", bool(dates.start) and not (dates.end or dates.present))
        return {"startDate": _iso(dates.start), "endDate": "" if dates.present else _iso(dates.end)}

    def _day(self, item: Item) -> str:
        self._lose("the first day of an award or certificate", bool(item.dates.start and item.dates.end))
        return _iso(item.dates.end or item.dates.start)

    def _details(self, item: Item) -> str:
        return "; ".join(map(self._words, item.details))

    def _highlights(self, item: Item) -> list[str]:
        return [self._words(each) for each in item.highlights]

    def _words(self, text: RichText) -> str:
        self._lose("bold, italic, and links within texts", any(run.bold or run.italic or run.href for run in text))
        return plain(text)

    def _lose(self, what: str, count: int) -> None:
        if count:
            self._lost[what] += count


_LISTS: dict[str, Callable[[_Writing, Item], Node]] = {
    "work": _Writing.work, "volunteer": _Writing.volunteer, "education": _Writing.education,
    "awards": _Writing.award, "certificates": _Writing.certificate, "skills": _Writing.skill,
    "languages": _Writing.language, "interests": _Writing.interest, _PROJECTS: _Writing.project,
}  # fmt: skip
_KEYS = {
    "volunteering": "volunteer", "education": "education", "honors": "awards", "certifications": "certificates",
    "skills": "skills", "languages": "languages", "interests": "interests",
}  # fmt: skip


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}


def _iso(date: PartialDate | None) -> str:
    """The schema’s dates begin with 1 or 2 and have four digits of year."""
    return date.iso() if date and 1000 <= date.year < 3000 else ""


def _uri(address: str) -> str:
    """The address in ASCII (RFC 3986 §2), which the schema asks for."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")
