"""Problems as GitHub Actions shows them: an annotation at each line of a file, and a summary on the run's page.

Source: docs.github.com/actions/reference/workflows-and-actions/workflow-commands; the escapes are those of
`escapeData` and `escapeProperty` in github.com/actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from otofolio.problems import Problem, Severity, report
from otofolio.rendering.html import escape
from otofolio.visible import visible_line

_SUMMARY = "GITHUB_STEP_SUMMARY"
_MOST_LISTED = 200
"""In the summary, which may have 1 MiB."""


def annotation_lines(problems: Iterable[Problem]) -> tuple[str, ...]:
    """A workflow command for each problem, errors first: of each severity, GitHub shows ten a step."""
    order = tuple(Severity)
    return tuple(map(_annotation, sorted(problems, key=lambda problem: order.index(problem.severity))))


def summary(problems: Sequence[Problem]) -> str:
    """Markdown that lists the problems as a terminal does. Inside `<pre>`, GitHub makes nothing out of their text."""
    if not problems:
        return "### Otofolio: no problems\n"
    left_out = len(problems) - _MOST_LISTED
    more = f"\n{left_out:,} more are not listed here.\n" if left_out > 0 else ""
    return f"### Otofolio: what to look at\n\n<pre>\n{escape(report(problems[:_MOST_LISTED]))}\n</pre>\n{more}"


def append_summary(problems: Sequence[Problem]) -> None:
    """Add the summary to the run's page; nothing happens outside GitHub Actions. Raises OSError."""
    if path := os.environ.get(_SUMMARY):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(problems))


def _annotation(problem: Problem) -> str:
    where = problem.position
    file = visible_line(PurePath(where.file).as_posix())
    place = {"file": file, "line": str(where.line)}
    if where.column:
        place["col"] = str(where.column)
    place["title"] = f"Line {where.line} of {file}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{problem.severity} {properties}::{_data(_text(problem))}"


def _text(problem: Problem) -> str:
    parts = (problem.message, problem.hint and f"hint: {problem.hint}")
    return "\n".join(visible_line(" ".join(part.split())) for part in parts if part)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
