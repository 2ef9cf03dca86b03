"""How single values of the data file are read: texts, dates, addresses, choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from otofolio.model.portfolio import ACCENTS
from otofolio.reading.facts.dates import DateError, When, parse_when
from otofolio.reading.facts.inline import refused_links, without_marks
from otofolio.reading.markup.addresses import web_address


def one_line(value: Any) -> Any:
    """A text with single blanks for all its white space; any other value stays."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _inline(value: str) -> str:
    for href in refused_links(value):
        raise PydanticCustomError("link", "The link to “{href}” is not published.", {
            "href": href, "hint": "a link starts with https:// or mailto:"})  # fmt: skip
    return value


def _when(value: Any) -> When:
    if not isinstance(value, str):
        raise PydanticCustomError("when", "This must be a date.", {"hint": _WHEN_HINT})
    try:
        return parse_when(value)
    except DateError as error:
        facts = {"said": error.said, "hint": _WHEN_HINT, "stretch": error.stretch}
        raise PydanticCustomError("when", "{said}", facts) from None


def _address(value: str) -> str:
    address = web_address(value if "://" in value else f"https://{value}") if " " not in value else ""
    if not address:
        raise PydanticCustomError("address", "“{value}” is not a web address.", {
            "value": value, "hint": "write it as your browser shows it: https://example.com/page"})  # fmt: skip
    if len(address) > _LONGEST_ADDRESS:
        raise PydanticCustomError("address", "This address has {count} letters, too many for browsers and codes.", {
            "count": len(address), "hint": "take a shorter one"})  # fmt: skip
    return address


_LONGEST_ADDRESS = 2000


def _email(value: str) -> str:
    local, _, host = value.partition("@")
    if not local or "." not in host.strip(".") or any(c in value for c in " ,;<>\"'()") or "@" in host:
        raise PydanticCustomError("email", "“{value}” is not an e-mail address.", {
            "value": value, "hint": "write it as name@example.com"})  # fmt: skip
    return value


def _phone(value: str) -> str:
    if sum(c.isdigit() for c in value) < 5 or not all(c.isdigit() or c in "+-().  x/extEXT#" for c in value):
        raise PydanticCustomError("phone", "“{value}” is not a telephone number.", {
            "value": value, "hint": "write it with its country code: +1 555 010 0199"})  # fmt: skip
    return value


def _color(value: str) -> str:
    if value.casefold() in ACCENTS:
        return ACCENTS[value.casefold()]
    digits = value.removeprefix("#")
    if len(digits) not in (3, 6) or any(c not in "0123456789abcdefABCDEF" for c in digits):
        hint = f'write {", ".join(ACCENTS)}, or six hexadecimal digits in quotes: "#0b5c6b"'
        raise PydanticCustomError("color", "“{value}” is not a color.", {"value": value, "hint": hint})
    return "#" + (digits if len(digits) == 6 else "".join(2 * c for c in digits)).lower()


def _mark(value: Any) -> Any:
    """`yes`, `no`, or a priority number."""
    if not isinstance(value, str) or value.strip().casefold() in _YES_OR_NO:
        return value
    word = value.strip()
    if word.isdecimal() and len(word) < 5 and 1 <= int(word) <= 999:
        return int(word)
    raise PydanticCustomError("mark", "This must be yes, no, or a number from 1 to 999, not “{value}”.", {
        "value": word[:40], "hint": "yes puts the entry on the one page, no keeps it off, 1 comes first"})  # fmt: skip


def one_or_several(value: Any) -> Any:
    """A text alone as a list of one."""
    return (value,) if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    """A text as its paragraphs. In a folded block (`>-`), YAML makes one line end of an empty line."""
    if not isinstance(value, str):
        return value
    stripped = "\n".join(map(str.strip, value.split("\n")))
    parts = stripped.split("\n\n" if "\n\n" in stripped.strip() else "\n")
    return tuple(part for part in parts if part.strip())


def in_any_case(choices: Iterable[str]) -> BeforeValidator:
    """Capitals never matter in a choice; what is none stays as it is written."""
    known = {choice.casefold(): str(choice) for choice in choices}

    def spelled(value: Any) -> Any:
        return known.get(value.strip().casefold(), value) if isinstance(value, str) else value

    return BeforeValidator(spelled)


_COLOR_CHOICE = WithJsonSchema({"anyOf": [{"enum": list(ACCENTS)}, {"type": "string"}]})
_YES_OR_NO = ("yes", "no", "true", "false", "on", "off", "y", "n", "t", "f", "")
_WHEN_HINT = "write 2025, 2025-08, 2025-08-14, Aug 2025, 2026 (expected) or present"

Text = Annotated[str, BeforeValidator(one_line), AfterValidator(without_marks)]
Inline = Annotated[str, BeforeValidator(one_line), AfterValidator(_inline)]
Date = Annotated[When, BeforeValidator(_when)]
Address = Annotated[str, BeforeValidator(one_line), AfterValidator(_address)]
Email = Annotated[str, BeforeValidator(one_line), AfterValidator(_email)]
Phone = Annotated[str, BeforeValidator(one_line), AfterValidator(_phone)]
Color = Annotated[str, BeforeValidator(one_line), AfterValidator(_color), _COLOR_CHOICE]
Emails = Annotated[tuple[Email, ...], BeforeValidator(one_or_several)]
Mark = Annotated[bool | int | None, BeforeValidator(_mark)]
Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Strings = tuple[Text, ...]
Inlines = tuple[Inline, ...]
Paragraphs = Annotated[tuple[Inline, ...], BeforeValidator(_paragraphs)]


class Fields(BaseModel):
    """Named fields, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
