"""Ways to reach the person: as a value, and what looks wrong about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from otofolio.model.person import Contact
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.yaml.document import YamlDocument

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile

_STREET = re.compile(
    r"\b\d{1,6}[a-z]?(?:\s+[\w.'-]+){0,4}\s+(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|way|ct|court"
    r"|pl|place|ter|terrace|cir|circle|hwy|highway|pkwy|parkway|row|close|crescent)\b"
    r"|\b(?:apt|apartment|suite|ste|unit|flat|apto|appartement)\b\.?\s*#?\s*\w*\d"
    r"|\bp\.?\s*o\.?\s*box\b"
    r"|\b\d{1,5},?\s+(?:rue|avenue|via|calle|rua)\b|\b(?:calle|rua|via|rue)\s[^,]*\d"
    r"|(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|straat|laan|gade|gatan)\s*\d",
    re.IGNORECASE,
)


def read_contact(parsed: CvFile, document: YamlDocument) -> tuple[Contact, tuple[tuple[str, Position], ...]]:
    """The contact, and where each of its fields is written."""
    said = parsed.contact
    contact = Contact(
        email=next(iter(said.email), ""),
        other_emails=said.email[1:],
        phone=said.phone,
        address=said.address,
        location=said.location,
        website=said.website,
        calendar=said.calendar,
    )
    places = {
        path[1]: place.position for path, place in document.keys.items() if len(path) == 2 and path[0] == "contact"
    }
    return contact, tuple((str(name), position) for name, position in places.items())


def contact_notices(parsed: CvFile, document: YamlDocument) -> Iterator[Problem]:
    """A street address that everybody may read, and what is to be published but is missing."""
    if _STREET.search(parsed.contact.location):
        where = document.values[("contact", "location")].position
        said = "“location” looks like a street address, which the website and the PDFs can show to everybody."
        hint = "write the city and the state only; a mailing address goes into `address`, which is never published"
        yield Problem(where, said, hint, Severity.WARNING)
    for index, name in enumerate(parsed.publish):
        if not getattr(parsed.contact, name):
            where = document.values[("publish", index)].position
            said = f"“publish” names “{name}”, but “contact” does not have it."
            yield Problem(
                where, said, f"add a line `{name}: …` under `contact:`, or take “{name}” out here", Severity.NOTICE
            )
