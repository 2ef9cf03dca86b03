"""`otofolio check`."""

from __future__ import annotations

from argparse import Namespace

from otofolio.cli.arguments import Command, add_inputs
from otofolio.cli.inputs import inputs_of
from otofolio.cli.outputs import tell_problems
from otofolio.problems import errors
from otofolio.terminal import tell


def _run(options: Namespace) -> int:
    from otofolio.build import check_inputs
    from otofolio.settings import read_settings

    settings = read_settings(options.config_file)
    docs, *_ = settings.published_folders
    problems = check_inputs(inputs_of(options, settings), lambda uri: (docs / uri).is_file())
    tell_problems(problems)
    if not problems:
        tell("No problems.")
    return int(bool(errors(problems)))


CHECK = Command(
    "check",
    "read the files and report every problem",
    "Read the files and report every problem, without making anything. The exit status is 1 if there is an error.",
    add_inputs,
    _run,
)
