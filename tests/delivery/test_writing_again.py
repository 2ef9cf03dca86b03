"""`export` and `kit` into a folder that is there: what they made goes, what somebody else made stays."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from portfolio_folder import DATA, Folder, run, small

from otofolio.hosts.writing import LIST, write_artifacts
from otofolio.model.artifact import Artifact


def artifacts(**files: str) -> list[Artifact]:
    return [Artifact(uri.replace("__", "/").replace("_", "."), text.encode()) for uri, text in files.items()]


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def write(folder: Path, **files: str) -> str:
    return "\n".join(map(str, write_artifacts(artifacts(**files), folder, folder.name).problems))


@pytest.fixture
def portfolio(tmp_path: Path) -> Folder:
    return small(tmp_path)


def test_what_is_no_longer_made_is_removed_by_the_command(portfolio: Folder) -> None:
    assert run(portfolio.path, "otofolio", "export", "out").status == 0
    (portfolio.path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    portfolio.write("publications.bib", "")
    assert run(portfolio.path, "otofolio", "export", "out").status == 0
    assert (portfolio.path / "out" / "mine.txt").is_file()
    names = {path.name for path in (portfolio.path / "out" / "docs").iterdir()}
    assert not {"publications.md", "publications.bib", "publications"} & names


def test_an_export_over_itself_changes_no_byte(portfolio: Folder) -> None:
    assert run(portfolio.path, "otofolio", "kit", "kit").status == 0
    before = {path: path.read_bytes() for path in (portfolio.path / "kit").rglob("*") if path.is_file()}
    done = run(portfolio.path, "otofolio", "kit", "kit")
    assert (done.status, done.err) == (0, "")
    assert {path: path.read_bytes() for path in (portfolio.path / "kit").rglob("*") if path.is_file()} == before


def test_a_file_that_is_as_it_was_is_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, a_md="1", b_md="2")
    before = {path.name: path.stat().st_ino for path in out.glob("*.md")}
    assert write(out, a_md="1", b_md="changed") == ""
    after = {path.name: path.stat().st_ino for path in out.glob("*.md")}
    assert [name for name in before if before[name] != after[name]] == ["b.md"]
    assert content(out) == {"a.md": "1", "b.md": "changed"}


def test_an_empty_folder_goes_with_its_last_file_and_any_other_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, a_md="1", p__one_md="2", q__two_md="3")
    (out / "q" / "own.txt").write_text("own", encoding="utf-8")
    assert write(out, a_md="1") == ""
    assert content(out) == {"a.md": "1", "q/own.txt": "own"}
    assert not (out / "p").exists()


def test_a_changed_file_is_kept_and_reported(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, a_md="1", b_md="2")
    (out / "a.md").write_text("changed", encoding="utf-8")
    (out / "b.md").write_text("changed", encoding="utf-8")
    said = write(out, a_md="new", c_md="3")
    assert "changed or are not ours: a.md." in said
    assert "No longer made, but kept because they were changed: b.md." in said
    assert content(out) == {"a.md": "changed", "b.md": "changed", "c.md": "3"}
    assert "a.md" in write(out, a_md="new", c_md="3")


def test_a_hostile_list_removes_nothing_outside(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    write(out, a_md="1")
    (out / "link").symlink_to(tmp_path)
    (out / "file-link.txt").symlink_to(secret)
    (out / "folder").mkdir()
    total = sha256(b"x").hexdigest()
    names = ("../secret.txt", str(secret), "link/secret.txt", "file-link.txt", "a/../../secret.txt", "folder", ".",
             "\\x", "C:secret.txt", "a.md/b", "", "\0", "x" * 5000, "\ud800")  # fmt: skip
    lines = "".join(f"{total}  {name}\n" for name in names) + "no line of a list\n" + "\xff\n"
    (out / LIST).write_bytes(lines.encode("utf-8", "surrogatepass"))
    write(out, b_md="2")
    assert secret.read_text(encoding="utf-8") == "x"
    assert (out / "link").is_symlink()
    assert (out / "file-link.txt").is_symlink()
    assert (out / "folder").is_dir()


def test_links_in_the_folder_are_not_followed(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    out.mkdir()
    outside.mkdir()
    (outside / "x.md").write_text("theirs", encoding="utf-8")
    (out / "p").symlink_to(outside)
    (out / "x.md").symlink_to(outside / "x.md")
    (out / "dead.md").symlink_to(outside / "dead.md")
    (out / ".otofolio-part").symlink_to(outside / "x.md")
    (out / ".otofolio-unfinished").symlink_to(outside)
    said = write(out, p__one_md="1", x_md="2", dead_md="3", a_md="4")
    assert "p/one.md, x.md, dead.md" in said
    assert content(outside) == {"x.md": "theirs"}
    assert (out / "a.md").read_text(encoding="utf-8") == "4"


def test_two_names_that_differ_in_case_only_are_not_confused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, P__one_md="1")
    write(out, p__one_md="1")
    assert (out / "p" / "one.md").is_file()


def test_the_list_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    write(tmp_path / "out", a_md="1")
    assert (tmp_path / "out" / LIST).read_text(encoding="utf-8") == f"{sha256(b'1').hexdigest()}  a.md\n"


def test_private_values_do_not_get_into_the_list(portfolio: Folder) -> None:
    portfolio.write("cv.yaml", DATA)
    assert run(portfolio.path, "otofolio", "kit", "kit").status == 0
    assert "0142" not in (portfolio.path / "kit" / LIST).read_text(encoding="utf-8")
