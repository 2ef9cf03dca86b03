"""`otofolio new DIR`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from otofolio.cli.arguments import Command, path
from otofolio.terminal import put


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR", help="the folder; it is created if it does not exist")


def _run(options: Namespace) -> int:
    from otofolio.starter.new import write_starter

    written = write_starter(options.folder)
    put(f"Wrote {len(written)} files into {options.folder}\n\nNow:\n\n    cd {options.folder}\n    mkdocs serve\n")
    return 0


NEW = Command(
    "new",
    "start a portfolio in a folder",
    "Write a complete, commented portfolio that builds at once. Nothing that exists is overwritten.",
    _add_arguments,
    _run,
)
