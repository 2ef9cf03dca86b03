"""A list of problems as a terminal shows it: what stops the build stands last, above the total."""

from __future__ import annotations

from otofolio.problems import Position, Problem, Severity, report

NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR


def problem(line: int, severity: Severity) -> Problem:
    return Problem(Position("cv.yaml", line), "Something is amiss.", severity=severity)


def test_errors_stand_last_and_the_order_within_a_severity_stays() -> None:
    shown = report(problem(line, severity) for line, severity in enumerate((ERROR, NOTICE, WARNING, ERROR, NOTICE), 1))
    assert shown.split("\n\n") == [
        "cv.yaml:2:1: notice: Something is amiss.",
        "cv.yaml:5:1: notice: Something is amiss.",
        "cv.yaml:3:1: warning: Something is amiss.",
        "cv.yaml:1:1: error: Something is amiss.",
        "cv.yaml:4:1: error: Something is amiss.",
        "2 errors, 1 warning, 2 notices",
    ]


def test_nothing_to_tell_is_nothing() -> None:
    assert report(()) == ""
