"""Who the person knows, the programs they apply to, and the meetings they go to: `network.yaml`. Never published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from otofolio.model.dates import PartialDate
from otofolio.problems import Position


class MentorKind(StrEnum):
    """What somebody is to the person. The first four are the kinds of mentor that everybody needs."""

    CLINICAL = "clinical"
    RESEARCH = "research"
    CAREER = "career"
    NEAR_PEER = "near-peer"
    SPONSOR = "sponsor"


MENTORS = (MentorKind.CLINICAL, MentorKind.RESEARCH, MentorKind.CAREER, MentorKind.NEAR_PEER)


class ThankYou(StrEnum):
    """Whether a program wants thank-you notes; some ask for none."""

    NO = "no"
    FINE = "fine"
    UNKNOWN = "unknown"


class MeetingKind(StrEnum):
    """How long and how formal a meeting was: an interview and a long conversation ask for a thank-you note."""

    MEETING = "meeting"
    CONVERSATION = "conversation"
    INTERVIEW = "interview"


class LetterKind(StrEnum):
    """The letters that Otofolio drafts, each named as its template."""

    INQUIRY = "research-inquiry"
    BEFORE_CONFERENCE = "before-conference"
    FOLLOW_UP = "follow-up"
    THANK_YOU = "thank-you"
    NUDGE = "nudge"
    UPDATE = "update"
    MENTOR = "mentor-request"
    GOOD_NEWS = "good-news"


class Sent(StrEnum):
    """What the log may say was sent: our letters, and those that people write themselves."""

    INQUIRY = "research-inquiry"
    BEFORE_CONFERENCE = "before-conference"
    FOLLOW_UP = "follow-up"
    THANK_YOU = "thank-you"
    NUDGE = "nudge"
    UPDATE = "update"
    MENTOR = "mentor-request"
    GOOD_NEWS = "good-news"
    INTEREST = "interest"
    RANK_FIRST = "rank-first"
    OTHER = "other"


class Received(StrEnum):
    """What the log may say came back. After `no` and `bounce`, nobody is written to again."""

    REPLY = "reply"
    NO = "no"
    BOUNCE = "bounce"


@dataclass(frozen=True, slots=True)
class TheirName:
    """A name as its owner uses it. `title` is empty if it is not known."""

    family: str
    given: str = ""
    title: str = ""

    @property
    def full(self) -> str:
        """`Miriam Castellanos`."""
        return " ".join(filter(None, (self.given, self.family)))

    @property
    def addressed(self) -> str:
        """`Dr. Castellanos`, or the full name if no title is known, so that no title is guessed."""
        return f"{self.title} {self.family}" if self.title else self.full


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conversation. `on` is None if the day is not noted."""

    at: str = ""
    on: date | None = None
    about: str = ""
    advice: str = ""
    """What they advised, so that it continues “your advice to …”."""
    detail: str = ""
    """What only this conversation had."""
    kind: MeetingKind = MeetingKind.MEETING


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One message, in either direction: exactly one of `sent` and `received` is set."""

    on: date | None = None
    sent: Sent | None = None
    received: Received | None = None
    subject: str = ""
    message_id: str = ""
    """`<…@…>`, as the mail program shows it (RFC 5322 §3.6.4)."""
    about: str = ""
    position: Position = Position("network.yaml")


@dataclass(frozen=True, slots=True)
class TheirWork:
    """A work of theirs, and the one thing that the person understood in it."""

    title: str = ""
    point: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """When the person could work with them."""

    start: date
    end: date | None = None
    place: str = ""
    topic: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach by hand, with its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody to write to."""

    name: TheirName
    role: str = ""
    institution: str = ""
    program: str = ""
    """The name of one of `programs`, if they belong to it."""
    email: str = ""
    mentor: MentorKind | None = None
    ask_to_mentor: MentorKind | None = None
    met: tuple[Meeting, ...] = ()
    log: tuple[LogEntry, ...] = ()
    """In the order of the days; what has no day comes first."""
    work: TheirWork = TheirWork()
    visit: Visit | None = None
    attending: str = ""
    """The name of one of `events`."""
    question: str = ""
    days: str = ""
    introduced_by: str = ""
    helped: str = ""
    thank_you: ThankYou | None = None
    contact: bool = True
    """Whether they may be written to at all."""
    attach: tuple[Attachment, ...] = ()
    position: Position = Position("network.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program and the person's own notes about it; only `name` may ever reach a letter, and only its own."""

    name: str
    city: str = ""
    state: str = ""
    tier: str = ""
    thank_you: ThankYou = ThankYou.UNKNOWN
    img: str = ""
    source: str = ""
    signal: bool = False
    away: PartialDate | None = None
    notes: str = ""
    position: Position = Position("network.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting of a society. `showing` names works of the bibliography by their keys."""

    name: str
    start: date | None = None
    end: date | None = None
    city: str = ""
    abstracts_due: date | None = None
    showing: tuple[str, ...] = ()
    new_work_only: bool = False
    """The meeting does not take what was shown elsewhere."""
    position: Position = Position("network.yaml")


@dataclass(frozen=True, slots=True)
class News:
    """Something worth telling: a work by its key, or a sentence, with its link."""

    on: date
    work: str = ""
    text: str = ""
    link: str = ""
    good: bool = False
    position: Position = Position("network.yaml")


@dataclass(frozen=True, slots=True)
class Network:
    """Everything in `network.yaml`."""

    people: tuple[Person, ...] = ()
    programs: tuple[Program, ...] = ()
    events: tuple[Event, ...] = ()
    news: tuple[News, ...] = ()
    season: int = 0
    """The year of the Match; 0 if the file does not say."""

    def program_of(self, person: Person) -> Program | None:
        """The program that somebody belongs to: by its name, else by an institution of the same name."""
        wanted = (person.program or person.institution).casefold()
        return next((one for one in self.programs if wanted and one.name.casefold() == wanted), None)

    def event(self, name: str) -> Event | None:
        """The event of that name."""
        return next((event for event in self.events if name and event.name.casefold() == name.casefold()), None)
