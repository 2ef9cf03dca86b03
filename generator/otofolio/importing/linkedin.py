"""LinkedIn's “Get a copy of your data”: CSV files with English headers and values in any language."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import PurePosixPath

from otofolio.importing.archive import Container, Member
from otofolio.importing.draft import Entry, Found, LeftOut, Origin, Value
from otofolio.importing.profiles import profile, website
from otofolio.importing.texts import date_text, filled, inline, inlines, linked, one_line, points, stretch, words
from otofolio.importing.words import is_swapped, post_question, post_section
from otofolio.importing.works import address_fields, date_fields, work_of
from otofolio.reading.source import decode

Row = Mapping[str, str]
_PRIVATE = {
    "Address": "An address is not imported.", "Birth Date": "A birth date is not imported.",
    "Zip Code": "An address is not imported.", "Instant Messengers": "Messenger accounts are not imported.",
}  # fmt: skip


def is_linkedin(container: Container) -> bool:
    """Whether the folder or archive is a copy of somebody's LinkedIn data."""
    names = {PurePosixPath(member.name).name for member in container.members}
    return bool(names & {"Profile.csv", "Positions.csv"})


def read_linkedin(container: Container) -> list[Found]:
    """All rows of the files on the list; a file that was not opened is one item that is left out."""
    found: list[Found] = []
    for member in container.members:
        read = _FILES.get(PurePosixPath(member.name).name)
        for number, row in enumerate(_rows(member), 1):
            origin = Origin("LinkedIn", f"{member.shown}, row {number}")
            found += read(row, origin) if read else [LeftOut(origin, "", "cv.yaml has no section for it.")]
    for name in container.unopened:
        found.append(LeftOut(Origin("LinkedIn", name), "", "This file is never opened, because it is not your CV."))
    return found


def _rows(member: Member) -> list[Row]:
    text = decode(member.data, member.shown)[0].text
    rows = list(csv.reader(StringIO(text)))
    if not rows:
        return []
    head = [name.strip() for name in rows[0]]
    return [dict(zip(head, (*row, *[""] * len(head)), strict=False)) for row in rows[1:] if any(map(str.strip, row))]


def _get(row: Row, *names: str) -> str:
    return next((one_line(row[name]) for name in names if row.get(name, "").strip()), "")


def _position(row: Row, origin: Origin) -> list[Found]:
    role = _get(row, "Title")
    fields = _post(row, role, "Company Name") | {"location": words(_get(row, "Location"))}
    return [Entry(post_section(role), filled(fields), origin, post_question(role))]


def _post(row: Row, role: str, company: str) -> dict[str, Value]:
    return {
        "role": inline(role),
        "institution": words(_get(row, company)),
        **stretch(_get(row, "Started On"), _get(row, "Finished On")),
        "highlights": inlines(points(row.get("Description", ""))),
    }


def _education(row: Row, origin: Origin) -> list[Found]:
    school, degree = _get(row, "School Name"), _get(row, "Degree Name")
    swapped = is_swapped(school, degree)
    if swapped:
        school, degree = degree, school
    fields: dict[str, Value] = {
        "degree": inline(degree), "institution": words(school),
        **stretch(_get(row, "Start Date"), _get(row, "End Date")),
        "notes": inline(_get(row, "Notes")),
        "highlights": inlines([f"Activities: {_get(row, 'Activities')}" if _get(row, "Activities") else ""]),
    }  # fmt: skip
    question = "school and degree were the other way round on LinkedIn; is this right?" if swapped else ""
    return [Entry("education", filled(fields), origin, question)]


def _profile(row: Row, origin: Origin) -> list[Found]:
    def at(column: str) -> Origin:
        return Origin(origin.source, f"{origin.place}, {column}")

    found: list[Found] = []
    name = filled({"given": words(_get(row, "First Name")), "family": words(_get(row, "Last Name"))})
    if name:
        found.append(Entry("name", name, at("First Name")))
    if maiden := _get(row, "Maiden Name"):
        found.append(LeftOut(at("Maiden Name"), maiden, "If you published under it, add it to also_published_as."))
    if headline := words(_get(row, "Headline")):
        found.append(Entry("headline", {"headline": headline}, at("Headline")))
    if summary := inline(_get(row, "Summary")):
        found.append(Entry("summary", {"summary": summary}, at("Summary")))
    if place := words(_get(row, "Geo Location")):
        found.append(Entry("contact", {"location": place}, at("Geo Location")))
    if industry := words(_get(row, "Industry")):
        found.append(LeftOut(at("Industry"), industry, "cv.yaml has no field for it."))
    handles = re.split(r"[\[\],]+", _get(row, "Twitter Handles"))
    found += [profile("x", one.strip(), "", at("Twitter Handles")) for one in handles if one.strip()]
    for one in re.findall(r"[A-Z_]+:(https?://[^\],\s]+)", row.get("Websites", "")):
        is_first = not any(isinstance(each, Entry) and "website" in each.fields for each in found)
        found.append(website(one, at("Websites")) if is_first else profile("", "", one, at("Websites")))
    found += [LeftOut(at(column), "", reason) for column, reason in _PRIVATE.items() if _get(row, column)]
    return found


def _certification(row: Row, origin: Origin) -> list[Found]:
    fields = {
        "name": _named(row, "Name"), "issuer": words(_get(row, "Authority")),
        "number": words(_get(row, "License Number")),
        "date": date_text(_get(row, "Started On")), "expires": date_text(_get(row, "Finished On")),
    }  # fmt: skip
    return [Entry("certifications", filled(fields), origin), *_unlinked(row, "Name", origin)]


def _named(row: Row, column: str) -> str:
    """The name, which leads to the address that LinkedIn has with it."""
    return linked(inline(_get(row, column)), _get(row, "Url"))


def _unlinked(row: Row, column: str, origin: Origin) -> list[Found]:
    """An address that cannot be linked to is left out."""
    address = _get(row, "Url")
    return _details((("Url", address),), origin) if address and f"]({address})" not in _named(row, column) else []


def _details(details: tuple[tuple[str, str], ...], origin: Origin) -> list[Found]:
    return [
        LeftOut(Origin(origin.source, f"{origin.place}, {name}"), value, "cv.yaml has no field for it here.",
                is_detail=True)
        for name, value in details if value
    ]  # fmt: skip


def _honor(row: Row, origin: Origin) -> list[Found]:
    fields = {
        "title": inline(_get(row, "Title")), "issuer": words(_get(row, "Issuer")),
        "date": date_text(_get(row, "Issued On", "Issue Date")), "detail": inline(_get(row, "Description")),
    }  # fmt: skip
    return [Entry("honors", filled(fields), origin)]


def _publication(row: Row, origin: Origin) -> list[Found]:
    address = address_fields(_get(row, "Url"))
    fields = {
        "title": _get(row, "Name"), **date_fields(_get(row, "Published On")), **address,
        "howpublished": _get(row, "Publisher"), "note": _get(row, "Description"),
    }  # fmt: skip
    return [work_of("misc", fields, origin)]


def _project(row: Row, origin: Origin) -> list[Found]:
    fields = {
        "title": _named(row, "Title"), "detail": inline(_get(row, "Description")),
        **stretch(_get(row, "Started On"), _get(row, "Finished On")),
    }  # fmt: skip
    return [Entry("sections:Projects", filled(fields), origin), *_unlinked(row, "Title", origin)]


def _organization(row: Row, origin: Origin) -> list[Found]:
    """Whether a position leads is not asked of the words: all are memberships, with their role."""
    fields = {
        "organization": words(_get(row, "Name")), "role": words(_get(row, "Position")),
        **stretch(_get(row, "Started On"), _get(row, "Finished On")),
    }  # fmt: skip
    return [
        Entry("memberships", filled(fields), origin),
        *_details((("Description", _get(row, "Description")),), origin),
    ]


def _volunteering(row: Row, origin: Origin) -> list[Found]:
    fields = _post(row, _get(row, "Role"), "Company Name")
    return [Entry("volunteering", filled(fields), origin), *_details((("Cause", _get(row, "Cause")),), origin)]


def _language(row: Row, origin: Origin) -> list[Found]:
    fields = {"language": words(_get(row, "Name")), "level": words(_get(row, "Proficiency"))}
    return [Entry("languages", filled(fields), origin)]


def _skill(row: Row, origin: Origin) -> list[Found]:
    return [Entry("skills", {"text": inline(_get(row, "Name"))}, origin)]


def _course(row: Row, origin: Origin) -> list[Found]:
    fields = {"title": inline(_get(row, "Name")), "detail": inline(_get(row, "Number"))}
    return [Entry("sections:Courses", filled(fields), origin)]


def _patent(row: Row, origin: Origin) -> list[Found]:
    what = ", ".join(filter(None, map(one_line, row.values())))
    return [LeftOut(origin, what, "Add it to publications.bib as @patent.")]


def _email(row: Row, origin: Origin) -> list[Found]:
    if _get(row, "Primary").casefold() == "yes":
        return [Entry("contact", {"email": _get(row, "Email Address")}, origin)]
    return [LeftOut(origin, "", "It is not your primary e-mail address.")]


def _private(reason: str) -> Callable[[Row, Origin], list[Found]]:
    return lambda row, origin: [LeftOut(origin, "", reason)]


_FILES: dict[str, Callable[[Row, Origin], list[Found]]] = {
    "Profile.csv": _profile, "Positions.csv": _position, "Education.csv": _education,
    "Certifications.csv": _certification, "Languages.csv": _language, "Skills.csv": _skill, "Honors.csv": _honor,
    "Publications.csv": _publication, "Projects.csv": _project, "Organizations.csv": _organization,
    "Volunteering.csv": _volunteering, "Courses.csv": _course, "Patents.csv": _patent,
    "Email Addresses.csv": _email,
    "TestScores.csv": _private("Test scores are private."), "Test Scores.csv": _private("Test scores are private."),
    "PhoneNumbers.csv": _private("A telephone number is private."),
}  # fmt: skip
