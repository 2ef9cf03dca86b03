"""`otofolio upgrade [DIR]`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from otofolio import __version__
from otofolio.cli.arguments import Command, path
from otofolio.terminal import put


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, nargs="?", default=Path(), metavar="DIR",
                        help="the portfolio; the current folder by default")  # fmt: skip


def _run(options: Namespace) -> int:
    from otofolio.starter.upgrade import upgrade

    changes = upgrade(options.folder)
    put("\n".join(changes) if changes else f"Nothing to change: the portfolio has Otofolio {__version__}.")
    return 0


UPGRADE = Command(
    "upgrade",
    "give a portfolio this version of Otofolio",
    "Replace what a portfolio is built with by this version of Otofolio, and list what changed.",
    _add_arguments,
    _run,
)
