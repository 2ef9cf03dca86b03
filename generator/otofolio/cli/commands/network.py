"""`otofolio network`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write
from otofolio.terminal import put, working


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, nargs="?", default=Path("to-write"), metavar="FOLDER",
                        help="where to write, to-write by default; not inside the website’s folders")  # fmt: skip
    parser.add_argument("--all", action="store_true", help="list the letters that are due later, too")
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.network import write_letters

    inputs = inputs_beside(options)
    with working("Drafting the letters"):
        letters = write_letters(inputs, options.all)
    tell_problems(letters.problems)
    put("\n".join(letters.lines) or "Nothing is due this week.")
    return write(letters.artifacts, options.folder)


NETWORK = Command(
    "network",
    "draft the letters that are due this week",
    "Read network.yaml and draft the letters that are due, with a page to copy them from and a calendar.",
    _add_arguments,
    _run,
)
