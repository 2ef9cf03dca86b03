"""The arguments of `otofolio import`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    """The files, and the folder for the draft."""
    parser.add_argument("files", type=path, nargs="+", metavar="FILE", help="files, zip archives, or folders")
    parser.add_argument("--into", type=path, default=Path(), metavar="DIR",
                        help="the folder for the draft; the current folder by default")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Import, and say what was done."""
    from otofolio.importing.run import import_files
    from otofolio.terminal import put

    put(import_files(options.files, options.into))
    return 0
