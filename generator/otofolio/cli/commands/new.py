"""`otofolio new DIR`."""

from __future__ import annotations

import os
import re
import shutil
import sys
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

    own, told, name = draft_for_new(options.sources) if options.sources else ({}, "", "")
    written = write_starter(options.folder, own, name)
    if told:
        put(told)
    enter = "" if options.folder.resolve() == Path.cwd() else f"    cd {_quoted(options.folder)}\n"
    put(f"Wrote {len(written)} files into {options.folder}\n\nNow:\n\n{enter}    {_mkdocs()} serve\n")
    return 0


def _mkdocs() -> str:
    """As it is to be typed: with its whole path if the environment that runs this is not the active one."""
    own = Path(sys.executable).with_name("mkdocs.exe" if os.name == "nt" else "mkdocs")
    active = shutil.which("mkdocs")
    if not own.is_file() or (active and Path(active).samefile(own)):
        return "mkdocs"
    quoted = _quoted(own)
    return f"& {quoted}" if os.name == "nt" and quoted.startswith('"') else quoted


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
