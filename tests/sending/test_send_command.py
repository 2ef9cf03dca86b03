"""`otofolio send`, through the user's door."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import docx
import pytest
from word_sample import ROOT

from outreach import change, copy_example, run_command, write_small
from pdfium_text import read_by_pdfium

CV, WORD, SNAPSHOT = "Avery-Jordan-CV.pdf", "Avery-Jordan-CV.docx", "Avery-Jordan-ENT-Snapshot.pdf"
TO = "Dr. Castellanos <m.castellanos@example.org>"
Sent = tuple[Path, subprocess.CompletedProcess[str]]
"""A folder, and what was said when its files were made."""
SHOWN = "show: [phone, address, exams, references]"
PHONE, ADDRESS, SCORE, REFERENCE = "+1 555 010 0142", "12 Sample Street", "258", "adeyemi@example.org"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return copy_example(tmp_path, "private.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path, "private.yaml")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """The example sent to somebody, for the tests that only look."""
    folder = copy_example(tmp_path_factory.mktemp("sent"), "private.yaml")
    return folder, send(folder, "--to", TO)


def send(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_command(folder, "send", *arguments)


def made(folder: Path, name: str = "to-send") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / name).iterdir()}


def text_of(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return read_by_pdfium(data)
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_three_files_and_a_draft(sent: Sent, read_mails: Callable[[Sequence[bytes]], list[dict[str, Any]]]) -> None:
    folder, done = sent
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"  {CV}\n  {WORD}\n  {SNAPSHOT}\n  message.eml\n  message.txt\n"
        "Private facts in these files: phone, mailing address, 2 exams, 3 references. "
        "Send them to people, and never publish them.\nWrote 5 files into to-send\n"
    )
    files = made(folder)
    assert files[".gitignore"] == b"*\n"
    message = message_from_bytes(files["message.eml"], policy=policy.default)
    assert not any(part.defects for part in message.walk())
    assert (str(message["To"]), message["X-Unsent"]) == ('"Dr. Castellanos" <m.castellanos@example.org>', "1")
    assert "Date" not in message
    assert {part.get_filename(): part.get_content() for part in message.iter_attachments()} == {
        name: files[name] for name in (CV, WORD, SNAPSHOT)
    }
    (mail,) = read_mails([files["message.eml"]])
    assert [file["filename"] for file in mail["attachments"]] == [CV, WORD, SNAPSHOT]
    assert mail["from"]["address"] == "jordan.avery@example.org"
    body = files["message.txt"].decode().split("\n\n", 1)[1]
    assert mail["text"].strip() == body.strip()
    assert 50 <= len(body.split()) <= 125


def test_the_private_facts_that_are_named_are_in(sent: Sent) -> None:
    files = made(sent[0])
    for name in (CV, WORD):
        text = text_of(files[name])
        assert all(fact in text for fact in (PHONE, ADDRESS, SCORE, REFERENCE)), name
    assert PHONE in text_of(files[SNAPSHOT])


def test_no_other_private_facts_are_in(example: Path) -> None:
    change(example / "private.yaml", SHOWN, "show: [exams]")
    done = send(example)
    assert "Private facts in these files: 2 exams." in done.stdout
    for name in (CV, WORD, SNAPSHOT):
        text = text_of(made(example)[name])
        assert not [fact for fact in (PHONE, ADDRESS, REFERENCE, "Sample Street") if fact in text], name
        assert (SCORE in text) == (name != SNAPSHOT)


def test_without_a_private_file_it_works_and_says_so(folder: Path) -> None:
    (folder / "private.yaml").unlink()
    done = send(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "No private facts are in these files. There is no private.yaml." in done.stdout
    assert PHONE not in text_of(made(folder)[CV])


def test_a_fact_that_is_nowhere_is_reported_at_its_place(folder: Path) -> None:
    change(folder / "private.yaml", SHOWN, "show: [phone, address, grand_rounds]")
    change(folder / "private.yaml", "  address:", "  # address:")
    done = send(folder)
    assert done.returncode == 0
    assert "warning: “address” was to be sent, but it is in neither cv.yaml nor private.yaml." in done.stderr
    assert "add a line `address: …` under `contact:` in private.yaml" in done.stderr
    assert "“grand_rounds” was to be sent" in done.stderr
    assert PHONE in text_of(made(folder)[CV])


def test_a_misspelled_fact_stops_it(folder: Path) -> None:
    change(folder / "private.yaml", SHOWN, "show: [phnoe]")
    done = send(folder)
    assert done.returncode == 1
    assert "error: “phnoe” cannot be sent." in done.stderr
    assert "did you mean “phone”?" in done.stderr
    assert not (folder / "to-send").exists()


@pytest.mark.parametrize(
    "to", ["nobody", "", "a@example.org, b@example.org", "x\r\nBcc: y@example.org <a@example.org>"]
)
def test_nobody_is_refused_before_anything_is_written(folder: Path, to: str) -> None:
    done = send(folder, "--to", to)
    assert done.returncode == 1
    assert "is not the address of one person" in done.stderr
    assert '--to "Dr. Castellanos <m.castellanos@example.org>"' in done.stderr
    assert not (folder / "to-send").exists()


@pytest.mark.parametrize("target", ["docs", "docs/x", "site", "."])
def test_the_website_and_the_persons_files_are_left_alone(folder: Path, target: str) -> None:
    before = sorted(folder.rglob("*"))
    done = send(folder, target)
    assert done.returncode == 1
    assert "choose another folder, such as to-send" in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_what_is_not_ours_is_kept_and_a_message_goes_when_nobody_is_named(folder: Path) -> None:
    (folder / "to-send").mkdir()
    (folder / "to-send" / CV).write_bytes(b"mine")
    done = send(folder, "--to", TO)
    assert "Left as they are" in done.stderr
    assert made(folder)[CV] == b"mine"
    send(folder)
    assert "message.eml" not in made(folder)


def test_names_that_windows_would_refuse_and_names_that_are_too_long(folder: Path) -> None:
    change(folder / "cv.yaml", "  given: Jordan\n", '  given: "a<b>:|c?*\\u202e/../x"\n')
    change(folder / "cv.yaml", "  family: Avery\n", f"  family: {'Longname' * 20}\n")
    change(folder / "cv.yaml", "  short: ENT\n", "")
    done = send(folder)
    assert done.returncode == 0, done.stderr
    names = sorted(name for name in made(folder) if name.endswith((".pdf", ".docx")))
    assert len(names) == 3
    assert all(len(name) <= 100 and not set(name) & set('<>:"/\\|?*\u202e ') for name in names)


def test_git_ignores_it_in_a_new_portfolio(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    shutil.copy(ROOT / "generator/otofolio/starter/files/gitignore", folder / ".gitignore")
    (folder / "to-send").mkdir()
    (folder / "to-send" / "notes.txt").write_text("private", encoding="utf-8")
    done = subprocess.run(["git", "status", "--short", "-uall"], cwd=folder, capture_output=True, text=True, check=True)
    assert "cv.yaml" in done.stdout
    assert "to-send" not in done.stdout
    assert "private.yaml" not in done.stdout
