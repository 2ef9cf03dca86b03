"""What is not imported: foreign files, hostile archives, other people's data; and nothing is ever overwritten."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from otofolio.cli import main
from otofolio.importing import archive

PROFILE = "First Name,Last Name,Address,Birth Date\nAda,Quill,12 Quay Street,Mar 3\n"
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\nHarbor Lab,Research Fellow,,,Jun 2024,\n"
BOMB = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><record:record xmlns:record="r">&b;</record:record>'


def zipped(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as writer:
        for name, data in members.items():
            writer.writestr(name, data)
    return stream.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped({"person.xml": "<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "path outside": (lambda: zipped({"../../x.xml": "<a/>"}), "outside its folder"),
    "nested": (lambda: zipped({"a.zip": zipped({"b.xml": "<a/>"})}), "holds another one"),
    "encrypted": (encrypted, "is encrypted"),
    "cut off": (lambda: zipped({"person.xml": "<a/>"})[:40], "damaged"),
    "Word": (lambda: zipped({"word/document.xml": "<a/>"}), "Word document"),
    "PDF": (lambda: b"%PDF-1.7\n", "a PDF"),
    "web page": (lambda: b"<!DOCTYPE html><html></html>", "a web page"),
    "entities": (BOMB.encode, "declares a document type"),
    "entities in UTF-16": (lambda: ('<?xml version="1.0" encoding="utf-16"?>' + BOMB).encode("utf-16"), "declares"),
    "other JSON": (lambda: b'{"name": "package", "version": "1.0"}', "neither JSON Resume"),
    "broken JSON": (lambda: b'{"basics": {"name": ', "breaks off"),
    "deep JSON": (lambda: b"[" * 100_000, "breaks off"),
    "deep JSON of a record": (lambda: b'{"a":' * 900 + b"1" + b"}" * 900, "nested too deeply|neither JSON Resume"),
    "endless cell": (
        lambda: b"Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n" + b"a" * 200_000,
        "A table in it is damaged",
    ),
    "schema": (lambda: b'{"$schema": "x", "title": "Resume Schema", "type": "object"}', "neither JSON Resume"),
    "empty": (lambda: b"", "an empty file"),
    "words": (lambda: b"Dear all, this is my CV.", "not known"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_sentence_and_nothing_written(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, said = HOSTILE[name]
    source = tmp_path / "source"
    source.write_bytes(make())
    assert main(["import", str(source), "--into", str(tmp_path / "to")]) == 1
    error = capsys.readouterr().err
    assert any(one in error for one in said.split("|"))
    assert error.count("error:") == 1
    assert not (tmp_path / "to").exists()


def test_a_member_that_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(archive, "LARGEST_INPUT", 1000)
    (tmp_path / "source").write_bytes(zipped({"person.xml": b" " * 5000}))
    assert main(["import", str(tmp_path / "source"), "--into", str(tmp_path / "to")]) == 1
    assert "too large" in capsys.readouterr().err


def test_other_peoples_files_are_never_opened(tmp_path: Path) -> None:
    """They are damaged here, so that reading them would be an error."""
    data = zipped({
        "Profile.csv": PROFILE, "Positions.csv": POSITIONS,
        **{f"x/{name}.csv": b"NEVER-READ-THIS" for name in ("messages", "Connections", "Contacts", "Ad_Targeting")},
    })  # fmt: skip
    (tmp_path / "linkedin.zip").write_bytes(data.replace(b"NEVER-READ-THIS", b"never-read-this"))
    assert main(["import", str(tmp_path / "linkedin.zip"), "--into", str(tmp_path / "to")]) == 0
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "to").iterdir())
    assert "never opened" in written
    for private in ("Quay Street", "Mar 3", "never-read"):
        assert private not in written


def test_a_second_import_adds_what_is_new_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, to = tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "to"
    first.write_bytes(zipped({"Profile.csv": PROFILE, "Positions.csv": POSITIONS}))
    more = POSITIONS + "Quay Clinic,Tutor,,,2020,2021\n"
    second.write_bytes(zipped({"Profile.csv": PROFILE, "Positions.csv": more}))
    assert main(["import", str(first), "--into", str(to)]) == 0
    before = {path: path.read_bytes() for path in to.iterdir()}
    assert main(["import", str(first), "--into", str(to)]) == 0
    assert "Nothing is new" in capsys.readouterr().out
    for _ in range(2):
        assert main(["import", str(second), "--into", str(to)]) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(path.name for path in to.iterdir() if path.is_dir()) == ["imported"]
    new = (to / "imported" / "cv.yaml").read_text(encoding="utf-8")
    assert "Quay Clinic" in new
    assert "Harbor Lab" not in new


def test_two_sources_are_one_entry(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"Profile.csv": PROFILE, "Positions.csv": POSITIONS}))
    (tmp_path / "b.json").write_text(
        '{"basics": {"name": "Ada Quill"}, "work": [{"name": "Harbor lab", "position": "Research fellow",'
        ' "startDate": "2024-06-01", "endDate": "2025-05", "location": "Galway"}]}'
    )
    (tmp_path / "c.bib").write_text("@article{q, title={A cohort}, year=2024, doi={10.5555/A}, author={Quill, Ada}}\n")
    (tmp_path / "d.csv").write_text(
        'Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"Quill, A; ",A Cohort,Ear,3,,,2024,\n'
    )
    files = [str(tmp_path / name) for name in ("a.zip", "b.json", "c.bib", "d.csv")]
    assert main(["import", *files, "--into", str(tmp_path / "to")]) == 0
    cv = (tmp_path / "to" / "cv.yaml").read_text(encoding="utf-8")
    assert cv.count("\n  - role: Research Fellow") == 1
    for line in ("    start: 2024-06-01", "    end: 2025-05", "    location: Galway"):
        assert f"\n{line}\n" in cv
    bib = (tmp_path / "to" / "publications.bib").read_text(encoding="utf-8")
    assert bib.count("@article") == 1
    assert "10.5555/A" in bib
    assert "{Ear}" in bib


def test_a_new_portfolio_from_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, to = tmp_path / "a.zip", tmp_path / "to"
    source.write_bytes(zipped({"Profile.csv": PROFILE, "Positions.csv": POSITIONS}))
    assert main(["new", str(to), "--from", str(source)]) == 0
    assert "Harbor Lab" in (to / "cv.yaml").read_text(encoding="utf-8")
    assert (to / "IMPORTED.md").is_file()
    monkeypatch.chdir(to)
    assert main(["check"]) == 0


def test_nothing_is_begun_with_a_file_that_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert main(["new", str(tmp_path / "to"), "--from", str(tmp_path / "a.pdf")]) == 1
    assert not (tmp_path / "to").exists()
