"""JSON Resume (1.x and the keys before it) and YAMLResume, which is the same with Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from otofolio.importing.draft import Entry, Fields, Found, LeftOut, Origin, Value
from otofolio.importing.names import name_fields
from otofolio.importing.profiles import profile, website
from otofolio.importing.texts import date_text, filled, inline, linked, markdown, one_line, points, stretch, words
from otofolio.importing.tree import listed, text
from otofolio.importing.words import post_question, post_section
from otofolio.importing.works import address_fields, date_fields, work_of

_SECTIONS = ("work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
             "interests", "references", "projects")  # fmt: skip
_SETTINGS = ("$schema", "meta", "locale", "layout", "layouts", "theme")
_PRIVATE = {"phone": "A telephone number is private.", "birthDate": "A birth date is not imported.",
            "birth": "A birth date is not imported."}  # fmt: skip


def is_resume(tree: Any) -> bool:
    """JSON Resume has its name in `basics`, YAMLResume all of it in `content`."""
    tree = _content(tree)
    return isinstance(tree, dict) and isinstance(tree.get("basics"), dict)


def _content(tree: Any) -> Any:
    return tree["content"] if isinstance(tree, dict) and isinstance(tree.get("content"), dict) else tree


def read_resume(tree: Any, shown: str) -> list[Found]:
    """Every entry of every list, every field of `basics`, and what has no place."""
    source = "YAMLResume" if "content" in tree else "JSON Resume"
    return _Resume(source, shown, markdown if "content" in tree else inline).read(_content(tree))


class _Resume:
    """The reading of one file."""

    def __init__(self, source: str, shown: str, marks: Callable[[str], str]) -> None:
        self.source, self.shown, self.marks = source, shown, marks
        self.found: list[Found] = []

    def read(self, tree: dict[str, Any]) -> list[Found]:
        self._basics(tree["basics"])
        for key, value in tree.items():
            if key in _SECTIONS:
                for number, node in enumerate(listed(value)):
                    self._entry(key, node, self.at(f"{key}[{number}]"))
            elif key == "profiles":
                self._profiles(value, "profiles")
            elif key == "location":
                self._location(value, "location")
            elif key != "basics" and key not in _SETTINGS:
                self.found.append(LeftOut(self.at(key), "", "cv.yaml has no section for it."))
        return self.found

    def at(self, place: str) -> Origin:
        return Origin(self.source, f"{self.shown}, {place}")

    def _basics(self, basics: dict[str, Any]) -> None:
        for key, value in basics.items():
            origin, said = self.at(f"basics.{key}"), text(basics, key)
            if key == "profiles":
                self._profiles(value, "basics.profiles")
            elif key == "location":
                self._location(value, "basics.location")
            elif not said:
                continue
            elif key in _PRIVATE:
                self.found.append(LeftOut(origin, "", _PRIVATE[key]))
            else:
                self.found.append(self._basic(key, said, origin))

    def _basic(self, key: str, said: str, origin: Origin) -> Found:
        if key == "name":
            return Entry("name", name_fields(said), origin, "are the given names and the surname divided correctly?")
        if key in ("label", "headline"):
            return Entry("headline", {"headline": words(said)}, origin)
        if key == "summary":
            return Entry("summary", {"summary": self.marks(" ".join(points(said)))}, origin)
        if key == "email":
            return Entry("contact", {"email": one_line(said)}, origin)
        if key in ("url", "website"):
            return website(said, origin)
        return LeftOut(origin, said, "cv.yaml has no field for it; a picture is put beside cv.yaml and named in photo.")

    def _profiles(self, value: Any, place: str) -> None:
        for number, node in enumerate(listed(value)):
            found = profile(
                text(node, "network"), text(node, "username"), text(node, "url"), self.at(f"{place}[{number}]")
            )
            self.found.append(found)

    def _location(self, node: Any, place: str) -> None:
        where = words(", ".join(filter(None, (text(node, "city"), text(node, "region")))))
        if where:
            self.found.append(Entry("contact", {"location": where}, self.at(place)))
        elif node:
            self.found.append(LeftOut(self.at(place), "", "An address is not imported."))

    def _entry(self, key: str, node: Any, origin: Origin) -> None:
        if not isinstance(node, dict):
            self.found.append(LeftOut(origin, one_line(str(node)), "It is not in the form of an entry."))
            return
        if key == "publications":
            self.found.append(_publication(node, origin))
        elif key == "references":
            self.found.append(LeftOut(origin, "", "References are other people's data; add those who agree by hand."))
            return
        else:
            section, fields, question = self._placed(key, node)
            self.found.append(Entry(section, filled(fields), origin, question))
        for name in node.keys() - _READ[key] - _linked(node, self.found[-1]):
            if node[name] not in (None, "", [], {}):
                detail = Origin(origin.source, f"{origin.place}.{name}")
                self.found.append(
                    LeftOut(detail, text(node, name), "cv.yaml has no field for it here.", is_detail=True)
                )

    def _points(self, node: Any) -> tuple[str, ...]:
        said = [*points(text(node, "summary")), *(str(one) for one in listed(node.get("highlights")))]
        return tuple(filter(None, map(self.marks, said)))

    def _placed(self, key: str, node: Any) -> tuple[str, Fields, str]:
        dates = stretch(text(node, "startDate"), text(node, "endDate"))
        if key in ("work", "volunteer"):
            role = text(node, "position")
            fields: dict[str, Value] = {
                "role": self.marks(role),
                "institution": words(text(node, "name") or text(node, "company") or text(node, "organization")),
                "location": words(text(node, "location")), **dates, "highlights": self._points(node),
            }  # fmt: skip
            section = "volunteering" if key == "volunteer" else post_section(role)
            return section, fields, post_question(role)
        if key == "education":
            return key, self._education(node, dates), ""
        summary = self.marks(" ".join(points(text(node, "summary"))))
        if key == "projects":
            detail = " ".join(filter(None, (self.marks(text(node, "description")), summary)))
            fields = {
                "title": linked(self.marks(text(node, "name")), text(node, "url")),
                "organization": words(text(node, "entity")),
                **dates,
                "detail": detail,
                "highlights": tuple(map(self.marks, map(str, listed(node.get("highlights"))))),
            }
            return "sections:Projects", fields, ""
        if key == "awards":
            return (
                "honors",
                {
                    "title": self.marks(text(node, "title")),
                    "issuer": words(text(node, "awarder")),
                    "date": date_text(text(node, "date")),
                    "detail": summary,
                },
                "",
            )
        if key == "certificates":
            return (
                "certifications",
                {
                    "name": linked(self.marks(text(node, "name")), text(node, "url")),
                    "issuer": words(text(node, "issuer")),
                    "date": date_text(text(node, "date")),
                },
                "",
            )
        if key == "languages":
            return (
                key,
                {
                    "language": words(text(node, "language") or text(node, "name")),
                    "level": words(text(node, "fluency") or text(node, "level")),
                },
                "",
            )
        return key, {"text": self.marks(_with_keywords(node))}, ""

    def _education(self, node: Any, dates: dict[str, str]) -> dict[str, Value]:
        degree = ", ".join(filter(None, (text(node, "studyType") or text(node, "degree"), text(node, "area"))))
        courses = ", ".join(map(str, listed(node.get("courses"))))
        notes = [self.marks(one) for one in points(text(node, "summary"))]
        return {
            "degree": self.marks(degree), "institution": words(text(node, "institution")), **dates,
            "gpa": words(text(node, "score")),
            "highlights": tuple(filter(None, [*notes, self.marks(f"Courses: {courses}" if courses else "")])),
        }  # fmt: skip


def _linked(node: dict[str, Any], found: Found) -> frozenset[str]:
    """The address is in the entry if its name could be made a link."""
    said = str(found.fields.get("name", found.fields.get("title", ""))) if isinstance(found, Entry) else ""
    address = one_line(text(node, "url"))
    return frozenset(("url",)) if address and f"]({address})" in said else frozenset()


def _with_keywords(node: Any) -> str:
    name = text(node, "name")
    level, keywords = text(node, "level"), ", ".join(map(str, listed(node.get("keywords"))))
    return (f"{name}: {keywords}" if keywords and name else name or keywords) + (f" ({level})" if level else "")


def _publication(node: Any, origin: Origin) -> Found:
    fields = {
        "title": text(node, "name"), **date_fields(text(node, "releaseDate")), **address_fields(text(node, "url")),
        "howpublished": text(node, "publisher"), "note": text(node, "summary"),
    }  # fmt: skip
    return work_of("misc", fields, origin)


_DATES = frozenset(("startDate", "endDate"))
_READ = {
    "work": _DATES | {"name", "company", "organization", "position", "location", "summary", "highlights"},
    "volunteer": _DATES | {"name", "company", "organization", "position", "location", "summary", "highlights"},
    "education": _DATES | {"institution", "studyType", "degree", "area", "courses", "summary", "score"},
    "awards": frozenset(("title", "awarder", "date", "summary")),
    "certificates": frozenset(("name", "issuer", "date")),
    "publications": frozenset(("name", "releaseDate", "url", "publisher", "summary")),
    "skills": frozenset(("name", "level", "keywords")),
    "languages": frozenset(("language", "name", "fluency", "level")),
    "interests": frozenset(("name", "keywords", "level")),
    "projects": _DATES | {"name", "entity", "description", "highlights", "summary"},
}
