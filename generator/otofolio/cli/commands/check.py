"""`otofolio check`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from otofolio.cli.arguments import Command, add_inputs, add_no_cache
from otofolio.cli.inputs import inputs_of
from otofolio.cli.outputs import tell_problems
from otofolio.problems import InputError, Problem, errors
from otofolio.terminal import put, tell, working

if TYPE_CHECKING:
    from otofolio.check import Checked


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "github"), default="text",
                        help="text is the default; github marks the lines in a run of GitHub Actions")  # fmt: skip
    add_no_cache(parser)
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.check import Checked as _Checked

    try:
        checked = _checked(options)
    except InputError as error:
        checked = _Checked(error.problems)
    if options.format == "github":
        _annotate(checked.problems)
    else:
        tell_problems(checked.problems)
    if not checked.problems:
        tell("No problems.")
    if checked.kept_private:
        tell(checked.kept_private)
    return int(bool(errors(checked.problems)))


def _checked(options: Namespace) -> Checked:
    from otofolio.check import check_inputs
    from otofolio.hosts.disk_cache import open_cache
    from otofolio.settings import read_settings

    settings = read_settings(options.config_file)
    docs, *_ = settings.published_folders
    inputs, cache = inputs_of(options, settings), open_cache(options.cache)
    with working("Reading your files"):
        return check_inputs(inputs, lambda uri: (docs / uri).is_file(), cache)


def _annotate(problems: Sequence[Problem]) -> None:
    from otofolio.hosts.github import annotation_lines, append_summary

    for line in annotation_lines(problems):
        put(line)
    append_summary(problems)


CHECK = Command(
    "check",
    "read the files and report every problem",
    "Read the files and report every problem, without making anything. The exit status is 1 if there is an error.",
    _add_arguments,
    _run,
)
