"""Hostile text in any field adds no header, recipient, event, formula, element, or file elsewhere."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from email import message_from_bytes, policy
from html.parser import HTMLParser

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_sample import TODAY, files, rendered

from otofolio.model.network import (
    Event,
    LogEntry,
    Meeting,
    MeetingKind,
    Network,
    News,
    Person,
    Program,
    Sent,
    ThankYou,
    TheirName,
    TheirWork,
    Visit,
)

NASTY = (
    "x\r\nBcc: evil@example.org", "x\nEND:VEVENT\nBEGIN:VEVENT", '=HYPERLINK("http://evil.example")', "a\0b",
    "\u202egnp.exe", "</pre><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "../../../etc/passwd", "CON",
    "a\u2028b", "x\x85Bcc: y", "@SUM(1)", "+1", "-1", "\t=1", "a,b;c\\n", "{advice}{me}", "\ud800", "é" * 300,
    "=?utf-8?q?=0ABcc:_evil=40example.org?=", "a\u200bb", "<evil@example.org>", "a:b/c\\d*e?f|g", "x" * 2000, "\r",
    "\n", " ", "“”", "'", "日本語 名前",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
UNSAFE = re.compile(r"[^a-z0-9.-]")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    def text() -> str:
        return draw(TEXTS)

    def person(number: int) -> Person:
        log = (LogEntry(date(2026, 11, 12), Sent.FOLLOW_UP, None, text(), "<id@example.org>", text()),)
        met = Meeting(text(), date(2026, 11, 23), text(), text(), text(), draw(st.sampled_from(list(MeetingKind))))
        return Person(
            name=TheirName(text(), text(), text()),
            role=text(),
            institution=text(),
            email=f"person{number}@example.org",
            met=(met,) if number else (),
            log=() if number else log,
            work=TheirWork(text(), text()),
            visit=Visit(date(2027, 2, 1), None, text(), text(), text()),
            attending="Congress",
            question=text(),
            days=text(),
            introduced_by=text(),
            helped=text(),
            thank_you=ThankYou.FINE,
        )

    return Network(
        people=(person(0), person(1)),
        programs=(Program(name=text(), city=text(), tier=text(), img=text(), source=text(), notes=text()),),
        events=(
            Event(name="Congress", start=date(2026, 12, 1), end=date(2026, 12, 2), city=text()),
            Event(name=text()),
        ),
        news=(News(date(2026, 11, 20), "", text(), text(), good=True),),
    )


@given(networks())
@settings(max_examples=60)
def test_nothing_gets_out_of_its_place(network: Network) -> None:
    made = files(rendered(network))
    mails = {name: data for name, data in made.items() if name.endswith(".eml")}
    assert len(mails) == 2
    for name in made.keys() - {".gitignore"}:
        assert not UNSAFE.search(name)
        assert len(name) < 120
    for data in mails.values():
        check_mail(data)
    check_calendar(made["calendar.ics"])
    check_table(made["programs.csv"])
    check_page(made["index.html"])


def check_mail(data: bytes) -> None:
    message = message_from_bytes(data, policy=policy.default)
    assert not message.defects
    for name in message:  # its headers
        assert name in {"From", "To", "Subject", "X-Unsent", "In-Reply-To", "References", "MIME-Version",
                        "Content-Type", "Content-Transfer-Encoding"}  # fmt: skip
        assert not message[name].defects, (name, message[name].defects, data[:600])
    assert len(message.get_all("To")) == len(message["To"].addresses) == 1
    assert message["To"].addresses[0].addr_spec.startswith("person")
    assert not re.search("[\r\n\0\u202e\u2028]", message["Subject"])
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert message.get_content_type() == "text/plain"


def check_calendar(data: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    events = calendar.walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert len(events) == data.count(b"\r\nBEGIN:VEVENT\r\n")
    assert all(len(event.walk("VALARM")) == 1 for event in events)
    season, meetings, letters = 3, 1, 6
    assert len(events) <= season + meetings + letters
    assert not any(component.errors for component in calendar.walk())


def check_table(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert len(rows[1]) == len(rows[0])
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in rows[1])


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


def check_page(data: bytes) -> None:
    page = Elements()
    page.feed(data.decode())
    assert page.handlers == []
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert all(re.fullmatch(r"data:,|mailto:person[^?]*\?subject=[^&]*&body=[^&]*|[a-z0-9.-]+\.eml", one)
               for one in page.addresses)  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_each_hostile_text_in_a_name(nasty: str) -> None:
    met = (Meeting("Congress", TODAY, nasty, nasty),)
    people = (Person(name=TheirName(nasty, nasty, nasty), email="person@example.org", institution=nasty, met=met),)
    made = files(rendered(Network(people=people, programs=(Program(name=nasty, notes=nasty),))))
    for name, data in made.items():
        if name.endswith(".eml"):
            check_mail(data)
    check_calendar(made["calendar.ics"])
    check_table(made["programs.csv"])
    check_page(made["index.html"])
