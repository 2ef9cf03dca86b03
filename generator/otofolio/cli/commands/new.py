"""`otofolio new DIR`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, path
from otofolio.terminal import put


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR", help="the folder; it is created if it does not exist")
    parser.add_argument("--from", type=path, nargs="+", dest="sources", default=[], metavar="FILE",
                        help="what you have elsewhere, to begin with instead of the samples")  # fmt: skip


def _run(options: Namespace) -> int:
    from otofolio.importing.run import draft_for_new
    from otofolio.starter.new import write_starter

    own, told = draft_for_new(options.sources) if options.sources else ({}, "")
    written = write_starter(options.folder, own)
    if told:
        put(told)
    enter = f"    cd {_quoted(options.folder)}\n    mkdocs serve\n"
    put(f"Wrote {len(written)} files into {options.folder}\n\nNow:\n\n{enter}")
    return 0


def _quoted(folder: Path) -> str:
    """The path as every shell takes it: in double quotes if it is more than one plain word."""
    return str(folder) if re.fullmatch(r"[\w./\\:+-]+", str(folder)) else f'"{folder}"'


NEW = Command(
    "new",
    "start a portfolio in a folder",
    "Write a complete, commented portfolio that builds at once. Nothing that exists is overwritten.",
    _add_arguments,
    _run,
)
