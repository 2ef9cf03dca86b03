"""`otofolio send`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write
from otofolio.terminal import put, working


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, nargs="?", default=Path("to-send"), metavar="FOLDER",
                        help="where to write, to-send by default; not inside the website’s folders")  # fmt: skip
    parser.add_argument("--to", metavar="PERSON",
                        help='draft a message, too: --to "Dr. Castellanos <m.castellanos@example.org>"')  # fmt: skip
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.send import write_files

    inputs = inputs_beside(options)
    with working("Making the CV and the snapshot"):
        made = write_files(inputs, options.to)
    tell_problems(made.problems)
    put("\n".join(made.lines))
    return write(made.artifacts, options.folder)


SEND = Command(
    "send",
    "make the CV and the snapshot to send, private facts included",
    "Write the CV as PDF and Word and the snapshot as PDF, with the private facts that `send: {show: …}` names.",
    _add_arguments,
    _run,
)
