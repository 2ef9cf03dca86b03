"""RenderCV's YAML, and al-folio's `_data/cv.yml`, which has its sections directly under `cv:`."""

from __future__ import annotations

import re
from typing import Any

from otofolio.importing.draft import Entry, Fields, Found, LeftOut, Origin, Value
from otofolio.importing.names import name_fields
from otofolio.importing.profiles import profile, website
from otofolio.importing.texts import date_text, filled, markdown, one_line, stretch, words
from otofolio.importing.tree import listed, text
from otofolio.importing.words import post_question, post_section, section_of_title
from otofolio.importing.works import author_list, date_fields, work_of

_SOURCE = "RenderCV"
_HEADS = ("name", "headline", "label", "summary", "location", "email", "phone", "website", "photo")
_POSTS = ("work", "research", "teaching", "volunteering", "leadership", "")
_MARKS = re.compile(r"[*_]")


def is_rendercv(tree: Any) -> bool:
    """Everything is under `cv:`, and the name is a text."""
    return isinstance(tree, dict) and isinstance(tree.get("cv"), dict) and isinstance(tree["cv"].get("name"), str)


def read_rendercv(tree: dict[str, Any], shown: str) -> list[Found]:
    """Every entry of every section, whatever the section is called."""
    found: list[Found] = []
    for key, value in tree["cv"].items():
        origin = Origin(_SOURCE, f"{shown}, cv.{key}")
        if key in _HEADS:
            found += [_head(key, said, origin) for said in map(one_line, map(str, listed(value))) if said]
        elif key == "social_networks":
            found += [_network(node, Origin(_SOURCE, f"{shown}, cv.{key}[{number}]"))
                      for number, node in enumerate(listed(value))]  # fmt: skip
        elif key == "sections" and isinstance(value, dict):
            for title, nodes in value.items():
                found += _section(str(title), nodes, shown)
        elif isinstance(value, list) and value:
            found += _section(str(key), value, shown)
        elif value not in ("", None, [], {}):
            found.append(LeftOut(origin, "", "cv.yaml has no field for it."))
    return found


def _head(key: str, said: str, origin: Origin) -> Found:
    if key == "name":
        return Entry("name", name_fields(said), origin, "are the given names and the surname divided correctly?")
    if key in ("headline", "label"):
        return Entry("headline", {"headline": words(said)}, origin)
    if key == "summary":
        return Entry("summary", {"summary": markdown(said)}, origin)
    if key == "website":
        return website(said, origin)
    if key == "phone":
        return LeftOut(origin, "", "A telephone number is private.")
    if key == "photo":
        return LeftOut(origin, said, "Put the picture beside cv.yaml and name it in photo.")
    return Entry("contact", {key: said if key == "email" else words(said)}, origin)


def _network(node: Any, origin: Origin) -> Found:
    return profile(text(node, "network"), text(node, "username"), text(node, "url"), origin)


def _section(title: str, nodes: Any, shown: str) -> list[Found]:
    found: list[Found] = []
    for number, node in enumerate(listed(nodes)):
        origin = Origin(_SOURCE, f"{shown}, {title}[{number}]")
        found += _entry(title, node, origin)
    return found


def _entry(title: str, node: Any, origin: Origin) -> list[Found]:
    if not isinstance(node, dict):
        return [_line(title, markdown(str(node)), origin)]
    if "bullet" in node or "number" in node or "reversed_number" in node:
        said = text(node, "bullet") or text(node, "number") or text(node, "reversed_number")
        return [_line(title, markdown(said), origin)]
    if "label" in node and "details" in node:
        return [_line(title, markdown(f"{text(node, 'label')}: {text(node, 'details')}"), origin)]
    if "title" in node and "authors" in node:
        return [_publication(node, origin)]
    fields, read, section, question = _placed(title, node)
    details: list[Found] = [
        LeftOut(Origin(origin.source, f"{origin.place}.{name}"), _said(value), "cv.yaml has no field for it here.",
                is_detail=True)
        for name, value in node.items() if name not in read and value not in ("", None, [], {})
    ]  # fmt: skip
    return [Entry(section, filled(fields), origin, question), *details]


def _said(value: Any) -> str:
    return one_line(", ".join(map(str, listed(value))))


def _line(title: str, said: str, origin: Origin) -> Found:
    """A line without parts goes where lines are welcome, else into a section under its own title."""
    section = section_of_title(title)
    if section in ("skills", "interests"):
        return Entry(section, {"text": said}, origin)
    if section == "honors":
        return Entry(section, {"title": said}, origin)
    if section == "languages":
        language, _, level = said.partition(": ")
        return Entry(section, filled({"language": words(language), "level": words(level)}), origin)
    return Entry(f"sections:{_heading(title)}", {"title": said}, origin)


def _heading(title: str) -> str:
    said = words(title.replace("_", " "))
    return said[:1].upper() + said[1:]


_COMMON = frozenset(("start_date", "end_date", "date", "location", "highlights", "summary"))


def _placed(title: str, node: dict[str, Any]) -> tuple[Fields, frozenset[str], str, str]:
    """The fields, the names that were read, the section, and a question."""
    common: dict[str, Value] = {
        "location": words(text(node, "location")),
        **_dates(node),
        "highlights": _highlights(node),
    }
    if "institution" in node:
        said = ", ".join(filter(None, (text(node, "degree") or text(node, "studyType"), text(node, "area"))))
        fields = {"degree": markdown(said), "institution": words(text(node, "institution")), **common}
        return fields, _COMMON | {"institution", "degree", "studyType", "area"}, "education", ""
    section = section_of_title(title)
    if "company" in node or "position" in node:
        role = text(node, "position")
        fields = {"role": markdown(role), "institution": words(text(node, "company")), **common}
        placed = section if section in _POSTS and section not in ("work", "") else post_section(role)
        return fields, _COMMON | {"company", "position"}, placed, post_question(role)
    name = markdown(text(node, "name") or text(node, "title"))
    if section == "honors":
        fields = {
            "title": name,
            "issuer": words(text(node, "awarder") or text(node, "issuer")),
            "date": date_text(text(node, "date") or text(node, "start_date")),
            "detail": markdown(text(node, "summary")),
        }
        return fields, frozenset(("name", "title", "awarder", "issuer", "date", "start_date", "summary")), section, ""
    if section == "certifications":
        date = date_text(text(node, "date") or text(node, "start_date"))
        fields = {"name": name, "issuer": words(text(node, "issuer")), "date": date}
        return fields, frozenset(("name", "title", "issuer", "date", "start_date")), section, ""
    fields = {"title": name, **common}
    return fields, _COMMON | {"name", "title"}, f"sections:{_heading(title)}", ""


def _dates(node: dict[str, Any]) -> dict[str, str]:
    if date := text(node, "date"):
        return {"date": date_text(date)}
    return stretch(text(node, "start_date"), text(node, "end_date"))


def _highlights(node: dict[str, Any]) -> tuple[str, ...]:
    lines = [text(node, "summary"), *map(str, listed(node.get("highlights")))]
    return tuple(filter(None, map(markdown, lines)))


def _publication(node: dict[str, Any], origin: Origin) -> Found:
    journal = text(node, "journal")
    fields = {
        "title": _MARKS.sub("", text(node, "title")),
        "author": author_list([_MARKS.sub("", str(name)) for name in listed(node.get("authors"))]),
        ("journal" if journal else "howpublished"): journal,
        **date_fields(text(node, "date")),
        "doi": text(node, "doi"),
        "url": text(node, "url"),
        "note": text(node, "summary"),
    }
    return work_of("article" if journal else "misc", fields, origin)
