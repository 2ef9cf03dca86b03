"""`otofolio import FILE…`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio.cli.arguments import Command, path
from otofolio.terminal import put, working


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=path, nargs="+", metavar="FILE", help="files, zip archives, or folders")
    parser.add_argument("--into", type=path, default=Path(), metavar="DIR",
                        help="the folder for the draft; the current folder by default")  # fmt: skip


def _run(options: Namespace) -> int:
    from otofolio.importing.run import import_files

    with working("Reading your files"):
        report = import_files(options.files, options.into)
    put(report)
    return 0


IMPORT = Command(
    "import",
    "start from what you have elsewhere",
    "Make a draft of ORCID, LinkedIn, résumé, and bibliography files. Nothing is overwritten, and a report says what "
    "became of every item.",
    _add_arguments,
    _run,
)
