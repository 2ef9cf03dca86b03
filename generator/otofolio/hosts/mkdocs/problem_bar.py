"""The bar that `mkdocs serve` adds at the top of each page while the files have problems. No build contains it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from otofolio.problems import Problem, Severity, report
from otofolio.rendering.templating import render_template
from otofolio.visible import visible, visible_line

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_BODY = re.compile(rb"""<body\b(?:"[^"]*"|'[^']*'|[^'">])*>""", re.IGNORECASE)


def problem_bar(problems: Sequence[Problem]) -> str:
    """The bar as HTML, errors first; empty if there is no problem."""
    if not problems:
        return ""
    order = tuple(Severity)
    listed = sorted(problems, key=lambda problem: order.index(problem.severity))
    return render_template(
        "serve/problem_bar.html.j2",
        worst=listed[0].severity.value,
        counted=report(problems).rpartition("\n")[2],
        problems=[_shown(problem) for problem in listed],
    )


def with_problem_bar(app: WSGIApplication, problems: Callable[[], Sequence[Problem]]) -> WSGIApplication:
    """A WSGI application (PEP 3333) whose HTML pages have the bar. All other answers pass as they are."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], exc_info: object = None, /) -> Callable[[bytes], object]:
            started.append((status, headers))
            return _no_writing

        answer = app(environ, hold)
        status, headers = started[-1]
        if dict(headers).get("Content-Type") != "text/html":
            start_response(status, headers)
            return answer
        page = _with_bar(b"".join(answer), problem_bar(problems()).encode())
        others = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return application


def _no_writing(data: bytes) -> None:
    """PEP 3333's old way to answer, which MkDocs does not take."""
    raise NotImplementedError


def _with_bar(page: bytes, bar: bytes) -> bytes:
    """At the very beginning of the body, so that a keyboard and a screen reader come to it first."""
    body = _BODY.search(page, max(page.find(b"</head>"), 0))
    at = body.end() if body else 0
    return page[:at] + bar + page[at:]


class _Shown(NamedTuple):
    kind: str
    place: str
    message: str
    excerpt: str
    hint: str


def _shown(problem: Problem) -> _Shown:
    where = problem.position
    whole_file = where.line == 1 and not where.column
    place = visible_line(where.file) + ("" if whole_file else f", line {where.line}")
    _, *excerpt = (line.removeprefix("    ") for line in str(replace(problem, hint="")).splitlines())
    return _Shown(
        problem.severity.value, place, visible(problem.message), "\n".join(excerpt), visible_line(problem.hint)
    )
