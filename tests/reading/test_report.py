"""A list of problems as a terminal shows it: what stops the build stands last, above the total."""

from __future__ import annotations

from otofolio.problems import Alike, Position, Problem, Refusal, Severity, grouped, nearest, report

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


def alike(line: int, file: str = "a.bib", hint: str = "look") -> Problem:
    return Problem(
        Position(file, line), f"Name {line} is odd.", hint, NOTICE, Alike("{count} names are odd", f"“N{line}”")
    )


def test_many_alike_are_one_with_their_number_and_the_first_three() -> None:
    (one,) = grouped(alike(line) for line in range(2, 9))
    assert one.message == "7 names are odd: “N2” (line 2); “N3” (line 3); “N4” (line 4); and 4 more."
    assert (one.position.line, one.hint, one.severity) == (2, "look", NOTICE)


def test_two_alike_are_named_both() -> None:
    (one,) = grouped([alike(3), alike(5)])
    assert one.message == "2 names are odd: “N3” (line 3); “N5” (line 5)."


def test_what_stands_alone_is_said_as_it_is() -> None:
    others = [problem(1, ERROR), problem(1, ERROR), alike(2), alike(2, "b.bib"), alike(2, hint="other")]
    assert grouped(others) == tuple(others)


def test_hints_about_one_value_do_not_keep_the_alike_apart() -> None:
    of_kind = Alike("{count} journals are loud", "“LOUD”", has_own_hint=True)
    loud = [Problem(Position("a.bib", line), "It is loud.", f"write Loud {line}", NOTICE, of_kind) for line in (1, 2)]
    (one,) = grouped(loud)
    assert (one.message, one.hint) == ("2 journals are loud: “LOUD” (line 1); “LOUD” (line 2).", "write Loud 1")


def test_thousands_are_written_with_a_comma() -> None:
    (one,) = grouped(alike(line) for line in range(1, 1235))
    assert one.message.startswith("1,234 names are odd")
    assert one.message.endswith("; and 1,231 more.")


def test_a_refusal_becomes_an_error_at_its_place() -> None:
    assert Refusal("No.", "try again").at(Position("a.bib", 3)) == Problem(Position("a.bib", 3), "No.", "try again")


def test_only_what_is_near_is_guessed() -> None:
    assert nearest("institutoin", ["institution", "role"]) == "institution"
    assert nearest("xyz", ["institution", "role"]) == nearest("role", []) == ""
