"""The values of CSL-JSON as programs write them: numbers as strings, strings as lists, dates in four shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Contributor, Contributors
from otofolio.model.text import RichText, plain
from otofolio.reading.markup.latex import decode_html
from otofolio.reading.works.issue_dates import partial, written_date
from otofolio.reading.works.naming.annotations import bare_orcid
from otofolio.reading.works.naming.parts import names_in_parts
from otofolio.reading.works.naming.remarks import Remark

DEEPEST = 30
"""Lists and objects in one another. CSL-JSON's own fields, such as `issued`, need four."""
_HALF = re.compile("[\ud800-\udfff]")
_YEAR_OR_LESS = re.compile(r"-?[0-9]{1,4}")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


class CslItem:
    """One item's fields, each asked for by its name in CSL 1.0.2 and by the names that other programs give it."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """Keep the fields as parsed."""
        self.fields = fields

    def text(self, *names: str) -> str:
        """The first of the fields that holds anything, as plain text."""
        return plain(self.rich(*names))

    def rich(self, *names: str) -> RichText:
        """The first of the fields that holds anything, with CSL's inline tags as styles."""
        for name in names:
            if value := as_text(self.fields.get(name)):
                return decode_html(value)
        return ()

    def raw(self, *names: str) -> str:
        """The same for identifiers and addresses, in which `<` and `&` mean themselves."""
        return next((value for name in names if (value := as_text(self.fields.get(name)))), "")

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words: an array, or text with commas or semicolons."""
        value = self.fields.get(name)
        words = [as_text(word) for word in value] if isinstance(value, list) else _split(as_text(value))
        return tuple(dict.fromkeys(word for word in words if word))

    def people(self, name: str, remarks: list[Remark]) -> Contributors:
        """Names, without those that hold nothing; what is odd about them is added to `remarks`."""
        value = self.fields.get(name)
        people = value if isinstance(value, list) else [value] if value else []
        found = names_in_parts(person for entry in people if (person := _person(entry)) is not None)
        remarks += found.remarks
        return found.contributors

    def date(self, *names: str) -> IssueDate | None:
        """The first of the fields that holds a date."""
        return next((when for name in names if (when := _date(self.fields.get(name))) is not None), None)

    def written(self, *names: str) -> str:
        """The first of these dates as it is written: its text, or its numbers with hyphens (`2021-13`)."""
        return next((text for name in names if (text := _written(self.fields.get(name)))), "")


def _written(value: Any) -> str:
    if not isinstance(value, dict):
        return as_text(value)
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return "-".join(as_text(part).zfill(2) for part in first[:3] if as_text(part))
    return as_text(value.get("literal")) or as_text(value.get("raw")) or as_text(value.get("date"))


def as_text(value: Any) -> str:
    """Text of a string, of a number (`12.0` is `12`), or of the first of a list; nothing of anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return next((text for entry in value if (text := as_text(entry))), "")
    return ""


def _split(text: str) -> Iterator[str]:
    return (word.strip() for word in text.split(";" if ";" in text else ","))


def _person(value: Any) -> Contributor | str | None:
    """The parts that the item has; a text that is not in parts as it is."""
    if not isinstance(value, dict):
        return as_text(value) or None
    parts = {name: plain(decode_html(as_text(value.get(name)))) for name in _NAME_PARTS}
    literal = parts["literal"] or parts["name"]
    family, given = parts["family"], parts["given"]
    if not family:
        literal, given = literal or given, ""
    if not family and not literal:
        return None
    return Contributor(
        family=family,
        given=given,
        non_dropping_particle=parts["non-dropping-particle"],
        dropping_particle=parts["dropping-particle"],
        suffix=parts["suffix"],
        comma_suffix=bool(value.get("comma-suffix")),
        literal="" if family else literal,
        orcid=bare_orcid(parts["ORCID"]),
    )


_NAME_PARTS = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal", "name", "ORCID")


def _date(value: Any) -> IssueDate | None:
    """CSL 1.0.2, "date-variable": `date-parts`, `raw`, `literal`, `season` and `circa`."""
    if not isinstance(value, dict):
        text = as_text(value)
        return written_date(text) if text else None
    parts = value.get("date-parts")
    numbers = [_numbers(entry) for entry in parts[:2]] if isinstance(parts, list) else []
    days = [partial(*entry) for entry in numbers if entry and 0 < entry[0] <= 9999]
    if days:
        end = days[1] if len(days) > 1 and days[1] > days[0] else None
        season = _season(value.get("season")) or _season_as_month(numbers[0])
        return IssueDate(days[0], end, season, _is_on(value.get("circa")))
    if numbers and numbers[0] and numbers[0][0] < 0:
        return IssueDate(literal=f"{-numbers[0][0]} BC")
    literal = as_text(value.get("literal"))
    text = as_text(value.get("raw")) or as_text(value.get("date"))
    return IssueDate(literal=literal) if literal else written_date(text) if text else None


def _numbers(parts: Any) -> list[int]:
    return [_whole(part) for part in parts[:3]] if isinstance(parts, list) else [_whole(parts)]


def _whole(value: Any) -> int:
    text = as_text(value)
    return int(text) if _YEAR_OR_LESS.fullmatch(text) else 0


def _season_as_month(parts: list[int]) -> int:
    """Months 13 to 16, and 21 to 24 as in EDTF, are the seasons from spring to winter."""
    month = parts[1] if len(parts) > 1 else 0
    return month - 12 if 13 <= month <= 16 else month - 20 if 21 <= month <= 24 else 0


def _season(value: Any) -> int:
    text = as_text(value).lower()
    return int(text) if text in ("1", "2", "3", "4") else _SEASONS.get(text, 0)


def _is_on(value: Any) -> bool:
    return bool(value) and as_text(value).lower() not in ("0", "false")


def is_too_deep(value: Any) -> bool:
    """Whether lists and objects are in one another more often than `DEEPEST` times; looked at level by level."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def without_halves(value: Any) -> Any:
    """The value with � for each half of a character, in names and texts at any depth."""
    if isinstance(value, str):
        return value if value.isascii() else _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {without_halves(name): without_halves(inner) for name, inner in value.items()}
    return [without_halves(inner) for inner in value] if isinstance(value, list) else value


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
