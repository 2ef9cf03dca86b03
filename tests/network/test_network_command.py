"""`otofolio network`, through the user's door, read by programs that we did not write."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import icalendar
import pytest
from network_sample import ROOT

from outreach import DAY, copy_example, run_command, write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path, "network.yaml")


def network(folder: Path, *arguments: str, day: str = DAY) -> subprocess.CompletedProcess[str]:
    return run_command(folder, "network", *arguments, day=day)


SHOWN = """\
! overdue since Nov 17: good news to Dr. Adeyemi (ready)
! overdue since Nov 17: good news to Dr. Okafor (ready)
  today: thank-you note to Dr. Lindqvist (ready)
  today: follow-up to Dr. Castellanos (ready)
  from Nov 26 to Nov 30: one reminder to Pieter van der Berg (ready)
  by Dec 1: research inquiry to Professor Núñez-Ferrer (ready)
"""
LATER = """\
  on Dec 2: update to Dr. Adeyemi
  on Dec 2: good news to Dr. Castellanos
  on Dec 2: mentor request to Pieter van der Berg
  from Mar 19, 2027 to Apr 2, 2027: letter before a conference to Professor Núñez-Ferrer
"""


def test_what_is_due_is_listed_and_drafted(tmp_path: Path) -> None:
    folder = copy_example(tmp_path, "network.yaml")
    done = network(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SHOWN + "Wrote 15 files into to-write\n"
    assert network(folder, "--all").stdout.startswith(SHOWN + LATER)
    made = {path.name: path.read_bytes() for path in (folder / "to-write").iterdir()}
    assert made[".gitignore"] == b"*\n"
    assert "2026-11-25-castellanos-follow-up.txt" in made
    check_mail(made["2026-11-25-castellanos-follow-up.eml"])
    check_calendar(made["calendar.ics"])
    rows = list(csv.DictReader(io.StringIO(made["programs.csv"].decode("utf-8-sig"), newline="")))
    assert [row["Program"] for row in rows] == ["Harborview", "Riverside", "Lakeshore"]


def check_mail(data: bytes) -> None:
    message = message_from_bytes(data, policy=policy.default)
    assert not message.defects
    assert message["To"].addresses[0].addr_spec == "m.castellanos@example.org"
    assert str(message["From"]) == "Jordan Avery <jordan.avery@example.org>"
    assert message["Subject"] == "Endoscopic ear surgery: one question after the Eastern Otology Congress"
    assert message["X-Unsent"] == "1"
    assert "Date" not in message
    assert "Message-ID" not in message
    body = message.get_content().replace("\r\n", "\n")
    assert body.startswith("Dear Dr. Castellanos,\n\nThank you for talking with me about endoscopic ear surgery")
    assert "Your advice to apply for an away rotation in July is now" in body
    assert body.endswith("Best regards,\nJordan Avery\nSt. Brendan University School of Medicine, Class of 2027\n")


def check_calendar(data: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(data)
    events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    match = next(event for said, event in events.items() if said.startswith("Match Week"))
    assert "about March 15–19, 2027, look at nrmp.org" in str(match["SUMMARY"])
    assert (match["DTSTART"].dt, match["DTEND"].dt) == (date(2027, 3, 15), date(2027, 3, 20))
    assert events["Abstracts due: Eastern Otology Congress"]["DTSTART"].dt == date(2026, 12, 15)
    assert events["Write to Dr. Okafor: good news"]["DTSTART"].dt == date(2026, 11, 25)
    assert all(event.walk("VALARM")[0]["TRIGGER"] for event in events.values())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_importing_again_moves_and_does_not_double(folder: Path) -> None:
    def uids(day: str) -> dict[str, str]:
        network(folder, day=day)
        calendar = icalendar.Calendar.from_ical((folder / "to-write" / "calendar.ics").read_bytes())
        return {str(event["SUMMARY"]): str(event["UID"]) for event in calendar.walk("VEVENT")}

    first, second = uids(DAY), uids(str(int(DAY) + 86400))
    assert first == second


def test_a_reply_refers_to_the_letter_only_by_its_id(folder: Path) -> None:
    data = folder / "network.yaml"
    data.write_text(
        "people: [{name: {family: A}, email: a@example.org, log: [{on: 2026-11-14, sent: follow-up, about: ears,"
        " subject: Ears, message_id: 1@example.org}]}]\n",
        encoding="utf-8",
    )
    network(folder)
    message = message_from_bytes((folder / "to-write/2026-11-28-a-nudge.eml").read_bytes(), policy=policy.default)
    assert (message["In-Reply-To"], message["References"]) == ("<1@example.org>", "<1@example.org>")
    assert message["Subject"] == "Ears"
    data.write_text(data.read_text(encoding="utf-8").replace(", message_id: 1@example.org", ""), encoding="utf-8")
    network(folder)
    message = message_from_bytes((folder / "to-write/2026-11-28-a-nudge.eml").read_bytes(), policy=policy.default)
    assert "In-Reply-To" not in message


def test_what_is_missing_is_marked_and_never_ready(folder: Path) -> None:
    (folder / "network.yaml").write_text(
        "people: [{name: {family: A}, email: a@example.org, met: {on: 2026-11-24, at: Rounds, about: ears}}]\n",
        encoding="utf-8",
    )
    done = network(folder)
    assert "follow-up to A (not ready: missing: what they advised)" in done.stdout
    text = (folder / "to-write/2026-11-29-a-follow-up.txt").read_text(encoding="utf-8")
    assert "[NOT READY: missing: what they advised. " in text
    assert "Your advice to [what they advised] is" in text
    assert "mailto:" not in (folder / "to-write/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["docs", "docs/letters", "site", ".", "./"])
def test_the_website_and_the_persons_files_are_left_alone(folder: Path, target: str) -> None:
    before = sorted(folder.rglob("*"))
    done = network(folder, target)
    assert done.returncode == 1
    assert "choose another folder, such as to-write" in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_changed_draft_is_kept(folder: Path) -> None:
    network(folder)
    draft = folder / "to-write" / "2026-11-25-castellanos-follow-up.txt"
    draft.write_text("mine", encoding="utf-8")
    done = network(folder)
    assert draft.read_text(encoding="utf-8") == "mine"
    assert "Left as they are" in done.stderr


def test_every_problem_is_told_at_once_and_nothing_written(folder: Path) -> None:
    (folder / "network.yaml").write_text("poeple: []\nsaeson: 2027\n", encoding="utf-8")
    done = network(folder)
    assert done.returncode == 1
    assert "did you mean “people”?" in done.stderr
    assert "did you mean “season”?" in done.stderr
    assert not (folder / "to-write").exists()


def test_git_ignores_what_is_private(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    shutil.copy(ROOT / "generator/otofolio/starter/files/gitignore", folder / ".gitignore")
    network(folder)
    done = subprocess.run(["git", "status", "--short", "-uall"], cwd=folder, capture_output=True, text=True, check=True)
    assert "cv.yaml" in done.stdout
    assert "network.yaml" not in done.stdout
    assert "to-write" not in done.stdout


def good_news(folder: Path, entry: str, news: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """What is said when two sponsors are to hear of a work, and the letter to the one who did not write it."""
    (folder / "publications.bib").write_text(entry, encoding="utf-8")
    (folder / "network.yaml").write_text(
        "people: [{name: {family: B}, email: b@example.org, mentor: sponsor},"
        " {name: {family: Okafor}, email: o@example.org, mentor: sponsor}]\n"
        f"news: [{{on: 2026-11-24, work: a, good: yes}}{news}]\n",
        encoding="utf-8",
    )
    return network(folder), (folder / "to-write/2026-11-26-b-good-news.txt").read_text(encoding="utf-8")


def test_a_work_is_reported_with_its_status_and_its_authors_in_their_order(folder: Path) -> None:
    entry = (
        "@article{a, author = {Okafor, Daniel and Avery, Jordan L.}, title = {On ears}, journal = {Ex J Otol},"
        " year = 2026, status = {submitted}}\n"
    )
    done, text = good_news(folder, entry, ", {on: 2026-11-23, work: none}")
    assert "“none” is not in your publications." in done.stderr
    line = next(line for line in text.splitlines() if line.startswith("- "))
    assert line.startswith("- Okafor D, Avery JL. On ears. ")
    assert "ubmitted" in line
    assert "ublished" not in text
    assert "Okafor" not in done.stdout


def test_an_identifier_with_signs_is_an_address_that_leads_there(folder: Path) -> None:
    entry = (
        "@article{a, author = {Avery, Jordan L.}, title = {On ears}, journal = {Ex J Otol}, year = 2026,"
        " doi = {10.1002/(SICI)1097<123::AID>3.0.CO;2-#}}\n"
    )
    done, text = good_news(folder, entry, "")
    assert done.returncode == 0
    (line,) = (line for line in text.splitlines() if line.startswith("- "))
    assert line.endswith(" https://doi.org/10.1002/(SICI)1097%3C123::AID%3E3.0.CO;2-%23")
    assert line.count("doi") == 1
