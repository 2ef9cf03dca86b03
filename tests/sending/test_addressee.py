"""Whom `--to` names, and the message to them: the cases in `cases/addressees.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_sample import bare

from otofolio.model.artifact import Artifact
from otofolio.model.person import Contact, PersonName, School, Specialty
from otofolio.problems import Refusal
from otofolio.reading.mail_address import read_addressee
from otofolio.rendering.sending.message import render_message

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "addressees.toml").read_text(encoding="utf-8")
)["case"]
FILES = (Artifact("王-伟-CV.pdf", b"%PDF-1.7"), Artifact("CV.docx", b"PK"))
HEADERS = {"From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def message(to: str, email: str, **changes: Any) -> tuple[bytes, str]:
    eml, txt = render_message(bare(**changes), FILES, to, email)
    return eml.data, txt.data.decode()


@pytest.mark.parametrize("case", CASES, ids=[case["to"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if "email" not in case:
        with pytest.raises(Refusal, match="is not the address of one person"):
            read_addressee(case["to"])
        return
    name, email = read_addressee(case["to"])
    assert email == case["email"]
    data, text = message(name, email)
    assert text.split("\n\n", 1)[1].startswith(case["begins"] + "\n")
    assert text.count("\nBcc") == 0
    check(data, email)


def check(data: bytes, email: str) -> None:
    read = message_from_bytes(data, policy=policy.default)
    assert set(read.keys()) <= HEADERS
    assert [address.addr_spec for address in read["To"].addresses] == [email]
    assert all(not part.defects and not any(part[name].defects for name in part.keys()) for part in read.walk())  # noqa: SIM118
    assert [part.get_filename() for part in read.iter_attachments()] == [file.uri for file in FILES]
    assert [part.get_content() for part in read.iter_attachments()] == [file.data for file in FILES]
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(*[st.text(max_size=60) for _ in range(5)])
@settings(max_examples=60)
def test_no_name_adds_a_header_or_a_recipient(to: str, given_name: str, family: str, short: str, school: str) -> None:
    changes = {
        "name": PersonName(given_name, family), "specialty": Specialty(short, short), "school": School(school),
        "contact": Contact(email="jordan@example.org"),
    }  # fmt: skip
    data, text = message(to, "m@example.org", **changes)
    check(data, "m@example.org")
    assert not re.search("[\0\r\u202a-\u202e\u2028]", text)
    assert [line.partition(":")[0] for line in text.split("\n")[:4]] == ["To", "Subject", "Attach", ""]


def test_a_second_reader_finds_the_same(read_mails: Callable[[Sequence[bytes]], list[dict[str, Any]]]) -> None:
    named = [(read_addressee(case["to"]), case["begins"]) for case in CASES if "email" in case]
    mails = read_mails([message(*who)[0] for who, _ in named])
    for (who, begins), mail in zip(named, mails, strict=True):
        assert [one["address"] for one in mail["to"]] == [who.email]
        assert "cc" not in mail
        assert "bcc" not in mail
        assert mail["subject"] == "Jordan Avery: CV and ENT snapshot"
        assert mail["text"].startswith(begins)
        assert [file["filename"] for file in mail["attachments"]] == [file.uri for file in FILES]
        assert {header["key"] for header in mail["headers"]} <= {name.lower() for name in HEADERS}
