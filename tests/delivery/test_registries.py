"""A format, a style, a file and a command of somebody else's: one entry in a list is all that each takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from portfolio_folder import CONFIG, DATA, ENTRIES

from otofolio import build
from otofolio.citing import styles
from otofolio.citing.style import Style
from otofolio.cli import commands, main
from otofolio.cli.arguments import Command
from otofolio.model.artifact import Artifact
from otofolio.model.publication import Contributor, Publication
from otofolio.model.text import RichText, Run, rich
from otofolio.problems import Problem
from otofolio.reading import stretches
from otofolio.reading.cv.schema import CvFile
from otofolio.reading.formats import Format
from otofolio.reading.source import SourceText
from otofolio.rendering.kit import kit

REFER = "%A Owner, Jane\n%T A short note\n\n%A Cole, Dan\n%T A long note\n\n"


def read_refer(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Two tags of the `refer` format."""
    works = []
    for found in re.finditer(r"^%A (\w+), (\w+)\n%T (.*)$", source.text, re.MULTILINE):
        place = source.position_at(found.start())
        names = (Contributor(family=found[1], given=found[2]),)
        works.append(Publication(key=f"line-{place.line}", position=place, title=rich(found[3]), authors=names))
    return tuple(works), ()


def refer_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return len(text) if end < 0 else end


def cite_shortly(work: Publication, everybody: bool) -> RichText:
    families = [author.family for author in work.authors]
    return (Run(" & ".join(families if everybody else families[:1])), Run(": "), *work.title)


REFER_FORMAT = Format("refer", ("refer",), re.compile("%A "), refer_end, read_refer)
SHORT = Style("short", ("brief",), cite_shortly)


@pytest.fixture
def with_toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "FORMATS", (*stretches.FORMATS, REFER_FORMAT))
    monkeypatch.setattr(styles, "STYLES", (*styles.STYLES, SHORT))


@pytest.mark.usefixtures("with_toys")
def test_a_format_and_a_style_are_cited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.refer").write_text(REFER, encoding="utf-8")
    assert main(["cite", str(tmp_path / "list.refer"), "--style", "short"]) == 0
    assert capsys.readouterr().out == "Owner: A short note\nCole: A long note\n"
    (tmp_path / "both.bib").write_text(REFER + ENTRIES, encoding="utf-8")
    assert main(["cite", str(tmp_path / "both.bib"), "--style", "short"]) == 0
    assert "Cole: A long note\nAvery: On ears\n" in capsys.readouterr().out


@pytest.mark.usefixtures("with_toys")
def test_a_style_is_offered_wherever_styles_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--help"]) == 0
    assert "short" in capsys.readouterr().out
    (tmp_path / "list.refer").write_text(REFER, encoding="utf-8")
    for wrong in ("shrt", "Brief"):
        assert main(["cite", str(tmp_path / "list.refer"), "--style", wrong]) == 1
        assert "did you mean short?" in capsys.readouterr().err
    assert CvFile.model_json_schema()["$defs"]["Citations"]["properties"]["style"]["enum"][-1] == "short"


def portfolio(folder: Path, monkeypatch: pytest.MonkeyPatch, data: str = DATA) -> None:
    monkeypatch.chdir(folder)
    for name, text in (("mkdocs.yml", CONFIG), ("cv.yaml", data), ("publications.bib", ENTRIES)):
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("with_toys")
def test_a_portfolio_takes_the_style(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    portfolio(tmp_path, monkeypatch, f"{DATA}citations: {{style: short}}\n")
    assert main(["check"]) == 0
    portfolio(tmp_path, monkeypatch, f"{DATA}citations: {{style: brief}}\n")
    assert main(["check"]) == 1
    assert "did you mean “short”? The choices are ama, nlm, apa, short" in capsys.readouterr().err


def test_a_file_of_the_site_and_of_the_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portfolio(tmp_path, monkeypatch)
    monkeypatch.setattr(build, "SITE_FILES", (lambda person: [Artifact("me.txt", person.name.full.encode())],))
    monkeypatch.setattr(kit, "KIT_PRINTS", ())
    monkeypatch.setattr(kit, "KIT_FILES", (lambda card, _: [Artifact("call.txt", card.call.encode())],))
    assert main(["export", "out"]) == 0
    assert Path("out/docs/me.txt").read_text(encoding="utf-8") == "Jordan Avery"
    assert main(["kit", "kit"]) == 0
    assert Path("kit/call.txt").read_text(encoding="utf-8") == "Scan for my CV"


def test_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    toy = Command("toy", "say a word", "Say a word.", lambda parser: parser.set_defaults(word="ears"), lambda _: 3)
    monkeypatch.setattr("otofolio.cli.program.COMMANDS", (*commands.COMMANDS, toy))
    assert main(["toy"]) == 3
    assert main(["--help"]) == 0
    assert "say a word" in capsys.readouterr().out
