"""What a command is, and the arguments that several share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from otofolio.problems import nearest
from otofolio.terminal import put
from otofolio.visible import visible_line


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `otofolio NAME`."""

    name: str
    summary: str
    """For the list of commands: lower-case, no full stop."""
    description: str
    """For its own help."""
    add_arguments: Callable[[argparse.ArgumentParser], None]
    """Called only if the command is the one that runs, so it may import what takes a while."""
    run: Callable[[argparse.Namespace], int]
    """Returns the exit status."""


class Parser(argparse.ArgumentParser):
    """A parser that shows what cannot be used instead of sending it to the terminal."""

    def __init__(self, *, command: Command | None = None, **settings: Any) -> None:
        """Make the parser of a command, or the one of the program."""
        super().__init__(**settings)
        self._command = command

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Add the command's arguments before the first parsing."""
        command, self._command = self._command, None
        if command:
            command.add_arguments(self)
            self.set_defaults(command=command.name, run=command.run)
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._not_understood(unknown[0]))
        return options, unknown

    def _not_understood(self, word: str) -> str:
        """One of the words that are left over, and what was probably meant."""
        if not word.startswith("-"):
            return f'“{word}” is one word too many; a name with spaces in it needs quotes: "my portfolio"'
        known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
        near = nearest(word.partition("=")[0], known)
        return f"there is no option “{word}”; " + (f"did you mean “{near}”?" if near else f"see {self.prog} --help")

    def print_help(self, file: object = None) -> None:
        """Print the help as any other result."""
        put(self.format_help().removesuffix("\n"))

    def error(self, message: str) -> NoReturn:
        """Print the message and leave with status 2."""
        super().error(visible_line(message))


def path(text: str) -> Path:
    """A file's or a folder's name. An empty one would be the current folder, which nobody means."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("this is not the name of a file or a folder")
    return Path(text)


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """What says not to use what earlier runs have kept."""
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="make everything anew, and keep nothing")


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """What says where the portfolio's files are."""
    parser.add_argument("-f", "--config-file", type=path, metavar="FILE", help="the MkDocs configuration (mkdocs.yml)")
    parser.add_argument("--cv", type=path, metavar="FILE", help="the data file (overrides mkdocs.yml)")
    parser.add_argument("--site-url", metavar="URL", help="the website’s address (overrides mkdocs.yml)")
