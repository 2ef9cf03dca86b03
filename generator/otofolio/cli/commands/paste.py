"""`otofolio paste`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write
from otofolio.terminal import working


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, nargs="?", default=Path("to-paste"), metavar="FOLDER",
                        help="where to write, to-paste by default; not inside the website’s folders")  # fmt: skip
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.paste import make_texts

    inputs = inputs_beside(options)
    with working("Making the texts"):
        made = make_texts(inputs)
    tell_problems(made.problems)
    return write(made.artifacts, options.folder)


PASTE = Command(
    "paste",
    "make texts for other people’s forms: signature, LinkedIn, ERAS",
    "Make an e-mail signature, texts for LinkedIn, biographies and the ERAS sheet, with a page to copy them from.",
    _add_arguments,
    _run,
)
