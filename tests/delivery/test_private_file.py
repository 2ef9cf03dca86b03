"""`private.yaml` and the samples, through `otofolio check`: the cases in `cases/private.toml`."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from portfolio_folder import example

from otofolio.cli import main
from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).with_name("cases") / "private.toml").read_text(encoding="utf-8")
)["case"]
REST = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
SITE = "https://jordan-avery.com/"


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.chdir(folder)
    main(["check", "--site-url", SITE])
    return capsys.readouterr().err


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.yaml").write_text(case["cv"] + REST, encoding="utf-8")
    (tmp_path / "publications.bib").write_text(case.get("bib", ""), encoding="utf-8")
    if "private" in case:
        (tmp_path / "private.yaml").write_text(case["private"], encoding="utf-8")
    told = check(tmp_path, monkeypatch, capsys)
    places = [told.find(words) for words in case.get("said", ())]
    assert -1 not in places, told
    assert places == sorted(places), told
    assert [words for words in case.get("unsaid", ()) if words in told] == []
    shown = repr(load_portfolio(Inputs(tmp_path / "cv.yaml", SITE, PartialDate(2026, 7, 1))).portfolio)
    public = "".join(part for part in shown.split("source_line=") if part)
    assert [words for words in case.get("published", ()) if words not in public] == []
    assert [words for words in case.get("hidden", ()) if words in without_places(shown)] == []


def without_places(shown: str) -> str:
    """Positions quote the line that they are in, for problems; no renderer shows them."""
    head, *rest = shown.split("Position(")
    return head + "".join(part.partition("')")[2] or part.partition('")')[2] for part in rest)


def test_a_private_file_that_cannot_be_read_is_a_problem_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.yaml").write_text(REST, encoding="utf-8")
    (tmp_path / "private.yaml").mkdir()
    told = check(tmp_path, monkeypatch, capsys)
    assert "private.yaml:1:1: error: The private data file cannot be read: it is a folder." in told


@pytest.mark.parametrize("index", ["2", "3", "4"])
def test_what_git_shares_is_named(
    index: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`git` itself writes the index that we read."""
    folder = tmp_path / "a portfolio"
    folder.mkdir()
    data = "contact: {phone: +1 555 010 0199, email: a@example.org}\nexams: [{name: Two}]\n"
    (folder / "cv.yaml").write_text(data + REST, encoding="utf-8")
    (folder / "publications.bib").write_text("", encoding="utf-8")
    (tmp_path / "another").write_text("", encoding="utf-8")

    def git(*words: str) -> None:
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True, env=environment)

    git("init")
    git("remote", "add", "origin", "https://git.example/me.git")
    assert "git shares" not in check(folder, monkeypatch, capsys)
    git("add", ".")
    git("update-index", "--index-version", index)
    told = check(folder, monkeypatch, capsys)
    assert (
        "cv.yaml:1:11: notice: Private, but in a file that git shares with others: phone (line 1), exam (line 2)."
        in told
    )
    (folder / "private.yaml").write_text("", encoding="utf-8")
    assert "Git tracks private.yaml" not in check(folder, monkeypatch, capsys)
    git("add", ".")
    assert "private.yaml:1:1: warning: Git tracks private.yaml" in check(folder, monkeypatch, capsys)
    git("remote", "remove", "origin")
    assert "git shares" not in check(folder, monkeypatch, capsys)


def test_a_clone_of_the_example_has_nothing_to_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its private facts are in `private.example.yaml`, as the notice asks of everybody."""
    folder = example(tmp_path).path
    (folder / "private.yaml").unlink()
    for words in (("init",), ("remote", "add", "origin", "https://git.example/me.git"), ("add", ".")):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    monkeypatch.chdir(folder)
    assert main(["check"]) == 0
    assert capsys.readouterr().err == "No problems.\n"


@pytest.mark.parametrize(
    ("named", "files", "said"),
    [
        ("publications: [docs]", ("docs/x.bib",), "cv.yaml:2:16: error: “docs” is a folder"),
        ("publications: [docs]", ("docs/x.bib",), "hint: write “docs/x.bib”"),
        ("publications: [docs]", ("docs/x.md",), "hint: name a file, such as publications.bib"),
        ("publications: [min.ris]", ("mine.ris", "min/x"), "hint: did you mean “mine.ris”?"),
        ("publications: bib/min.ris", ("bib/mine.ris",), "hint: did you mean “bib/mine.ris”?"),
        ("publications: [cv.yml]", (), "hint: create an empty file with that name"),
        ("publications: [mine.bib]", ("mine.bib",), "mine.bib:1:"),
    ],
)
def test_files_of_publications_are_read_and_named_even_if_the_data_file_has_an_error(
    named: str, files: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("@article{x, title = {A", encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(f"headlin: X\n{named}\n{REST}", encoding="utf-8")
    main(["check", "--cv", str(tmp_path / "cv.yaml"), "--site-url", SITE])
    told = capsys.readouterr().err
    assert "“headlin” is not a field" in told
    assert said in told


def test_the_samples_name_of_the_site_is_a_sample_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.yaml").write_text(REST, encoding="utf-8")
    (tmp_path / "publications.bib").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Robin Sample, MD\nplugins: [otofolio]\n", encoding="utf-8")
    told = check(tmp_path, monkeypatch, capsys)
    assert "mkdocs.yml:1:12: warning: What `otofolio new` wrote is still the sample: site_name (line 1)." in told
