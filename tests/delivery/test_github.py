"""`otofolio check --format github`: an annotation at each line, and a summary of the run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from portfolio_folder import DATA, ENTRIES, ENVIRONMENT, Folder, process, small

from otofolio.hosts.github import annotation_lines, summary
from otofolio.problems import Position, Problem, Severity

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
"""As the runner reads a line (actions/runner, ActionCommand.TryParseV2), but for its more tolerant ends."""


def decoded(text: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: decoded(value) for name, value in properties.items()}, decoded(found[3])


def check(folder: Folder, *options: str, summary_file: Path | None = None) -> tuple[int, list[str], str]:
    added = {"GITHUB_STEP_SUMMARY": str(summary_file)} if summary_file else {}
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "GITHUB_STEP_SUMMARY"} | added
    done = process(folder.path, "otofolio", "check", "--format", "github", *options, environment=environment)
    return done.status, done.out.splitlines(), done.err


def test_each_problem_is_at_its_line_and_in_the_summary(tmp_path: Path) -> None:
    folder, listed = small(tmp_path), tmp_path / "summary.md"
    listed.write_text("### Before\n", encoding="utf-8")
    folder.write("cv.yaml", DATA.replace("family", "famliy"))
    folder.write("publications.bib", ENTRIES.replace("year = 2025", "year = 100% {<b>"))
    status, lines, err = check(folder, summary_file=listed)
    found = [parsed(line) for line in lines]
    assert (status, err) == (1, "")
    assert ("cv.yaml", "1", "23") in [(each["file"], each["line"], each.get("col")) for _, each, _ in found]
    assert any("family”?" in text.split("\n")[1] for _, _, text in found)
    assert {each["file"] for _, each, _ in found} == {"cv.yaml", "publications.bib"}
    text = listed.read_text(encoding="utf-8")
    assert text.startswith("### Before\n### Otofolio")
    assert "cv.yaml:1:23: error" in text
    assert "<b>" not in text


def test_nothing_wrong_is_said_in_the_summary(tmp_path: Path) -> None:
    listed = tmp_path / "summary.md"
    assert check(small(tmp_path), summary_file=listed) == (
        0,
        [],
        "No problems.\nKept private: phone, 1 exam (cv.yaml)\n",
    )
    assert listed.read_text(encoding="utf-8") == "### Otofolio: no problems\n"


def test_a_configuration_that_cannot_be_read_is_annotated(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", "site_name: x\n\tsite_url: y\n")
    status, [line], _ = check(folder)
    kind, place, _ = parsed(line)
    assert (status, kind, place["file"], place["line"]) == (1, "error", "mkdocs.yml", "2")


def test_a_warning_and_a_summary_that_cannot_be_written(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("mkdocs.yml", "site_url: https://robin-sample.example/\nplugins: [otofolio]\n")
    status, [line], _ = check(folder)
    kind, place, _ = parsed(line)
    assert (status, kind, place["file"], place["line"]) == (0, "warning", "mkdocs.yml", "1")
    status, _, err = check(folder, summary_file=tmp_path / "no folder" / "summary.md")
    assert status == 1
    assert "No such file" in err


HOSTILE = "a,b:c%0A::stop-commands::x\r\n\x1b[31m::error::y"


@pytest.mark.parametrize("severity", Severity)
def test_no_text_can_end_its_annotation_or_begin_a_command(severity: Severity) -> None:
    problem = Problem(Position(HOSTILE, 3, 0), HOSTILE, HOSTILE, severity)
    [line] = annotation_lines([problem])
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    kind, place, text = parsed(line)
    assert (kind, place["line"], "col" in place) == (severity.value, "3", False)
    assert place["file"].startswith("a,b:c%0A::stop-commands::x")
    assert text.startswith("a,b:c%0A::stop-commands::x")
    assert len(text.split("\n")) == 2


def test_errors_come_first_because_github_shows_only_ten() -> None:
    rising = [Problem(Position("f", line), "m", "", severity) for line, severity in enumerate(reversed(Severity), 1)]
    assert [parsed(line)[0] for line in annotation_lines(rising)] == ["error", "warning", "notice"]


def test_the_summary_is_text_and_has_an_end() -> None:
    class Tags(HTMLParser):
        seen: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.seen.append(tag)

    many = [Problem(Position("f", 1, 1, "</pre><script>"), f"{number} </pre><b>") for number in range(900)]
    text = summary(many)
    Tags().feed(text)
    assert Tags.seen == ["pre"]
    assert "\n700 more are not listed here.\n" in text
    assert len(text.encode()) < 1024 * 1024
