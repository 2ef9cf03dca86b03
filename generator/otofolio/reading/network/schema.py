"""The schema of `network.yaml`: every field that it may have, and how each is read."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from otofolio.model.network import MeetingKind, MentorKind, Received, Sent, ThankYou
from otofolio.reading.facts.dates import When, parse_when
from otofolio.reading.facts.values import Address, Date, Text, Year
from otofolio.reading.mail_address import is_mail_address

__all__ = ["NetworkFile", "ValidationError"]

_DAY_HINT = "write the whole date: 2026-11-25 or Nov 25, 2026"
_MESSAGE_ID = re.compile(r"<?([!-;=?A-~]+@[!-;=?A-~]+)>?")


def _day(value: Any) -> date:
    try:
        when = parse_when(value) if isinstance(value, str) else When(None)
    except ValueError as error:
        raise PydanticCustomError("day", "{said}", {"said": str(error), "hint": _DAY_HINT}) from None
    if when.date is None or when.expected or not when.date.day:
        raise PydanticCustomError("day", "This must be a day, with its month and year.", {"hint": _DAY_HINT})
    return when.date.first_day()


def _email(value: str) -> str:
    if not is_mail_address(value):
        raise PydanticCustomError("email", "“{value}” is not the e-mail address of one person.", {
            "value": value[:60], "hint": "write one address, without a name: name@example.com"})  # fmt: skip
    return value


def _message_id(value: str) -> str:
    found = _MESSAGE_ID.fullmatch(value)
    if not found:
        raise PydanticCustomError("message_id", "“{value}” is not a message ID.", {
            "value": value[:60],
            "hint": "copy it from “show original” in your mail program: <…@…>, or take the line out"})  # fmt: skip
    return f"<{found[1]}>"


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, dict | str) else value


def _maybe_none(value: Any) -> Any:
    """`people:` with nothing below it is how everybody starts."""
    return () if value == "" else value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]
OneEmail = Annotated[Text, AfterValidator(_email)]
MessageId = Annotated[Text, AfterValidator(_message_id)]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Name(_Fields):
    """Somebody’s name."""

    family: Annotated[Text, Field(min_length=1)]
    given: Text = ""
    title: Text = ""


class Met(_Fields):
    """A conversation."""

    at: Text = ""
    on: Day | None = None
    about: Text = ""
    advice: Text = ""
    detail: Text = ""
    kind: MeetingKind = MeetingKind.MEETING


class Entry(_Fields):
    """A message that was sent or received."""

    on: Day | None = None
    sent: Sent | None = None
    received: Received | None = None
    subject: Text = ""
    message_id: MessageId = ""
    about: Text = ""


class Work(_Fields):
    """A work of theirs."""

    title: Text = ""
    point: Text = ""


class Visit(_Fields):
    """When you could work with them."""

    start: Day
    end: Day | None = None
    place: Text = ""
    topic: Text = ""
    offer: Text = ""


class Person(_Fields):
    """Somebody whom you know or want to write to."""

    name: Name
    role: Text = ""
    institution: Text = ""
    program: Text = ""
    email: OneEmail = ""
    mentor: MentorKind | None = None
    ask_to_mentor: MentorKind | None = None
    met: Annotated[tuple[Met, ...], BeforeValidator(_one_or_more)] = ()
    log: Annotated[tuple[Entry, ...], BeforeValidator(_one_or_more)] = ()
    work: Work = Work.model_construct()
    visit: Visit | None = None
    attending: Text = ""
    question: Text = ""
    days: Text = ""
    introduced_by: Text = ""
    helped: Text = ""
    thank_you: ThankYou | None = None
    contact: bool = True
    attach: Annotated[tuple[Text, ...], BeforeValidator(_one_or_more)] = ()


class Program(_Fields):
    """A program, with your own notes."""

    name: Annotated[Text, Field(min_length=1)]
    city: Text = ""
    state: Text = ""
    tier: Text = ""
    thank_you: ThankYou = ThankYou.UNKNOWN
    img: Text = ""
    source: Text = ""
    signal: bool = False
    away: Date | None = None
    notes: Text = ""


class Event(_Fields):
    """A meeting of a society."""

    name: Annotated[Text, Field(min_length=1)]
    start: Day | None = None
    end: Day | None = None
    city: Text = ""
    abstracts_due: Day | None = None
    showing: Annotated[tuple[Text, ...], BeforeValidator(_one_or_more)] = ()
    new_work_only: bool = False


class News(_Fields):
    """Something worth telling."""

    on: Day
    work: Text = ""
    text: Text = ""
    link: Address = ""
    good: bool = False


class NetworkFile(_Fields):
    """All of `network.yaml`."""

    season: Year | None = None
    people: Annotated[tuple[Person, ...], BeforeValidator(_maybe_none)] = ()
    programs: Annotated[tuple[Program, ...], BeforeValidator(_maybe_none)] = ()
    events: Annotated[tuple[Event, ...], BeforeValidator(_maybe_none)] = ()
    news: Annotated[tuple[News, ...], BeforeValidator(_maybe_none)] = ()
