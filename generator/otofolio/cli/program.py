"""The program: it reads the arguments, calls a plain function, and reports."""

from __future__ import annotations

import os
from pathlib import Path

from otofolio import __version__
from otofolio.cli.arguments import Parser
from otofolio.cli.commands import COMMANDS
from otofolio.cli.outputs import tell_problems
from otofolio.problems import InputError, Position, Problem, Refusal, nearest
from otofolio.terminal import tell


def run(words: list[str]) -> int:
    """Run a command, and say what was wrong with the input. Returns the exit status.

    Raises OSError, whose `filename` says what cannot be read or written.
    """
    try:
        parser = _parser()
        _check_command(parser, words)
        options = parser.parse_args(words)
        _check_current_folder()
        return int(options.run(options))
    except InputError as error:
        tell_problems(error.problems)
    except Refusal as refusal:
        tell("\n".join([str(refusal), *([f"hint: {refusal.hint}"] if refusal.hint else [])]))
    except SystemExit as end:  # the parser has printed its help, or what it cannot use
        return int(end.code or 0)
    return 1


def _check_command(parser: Parser, words: list[str]) -> None:
    """A word that is no command is refused with the one that was probably meant."""
    names = [command.name for command in COMMANDS]
    if not words or words[0].startswith("-") or words[0] in names:
        return
    if words[0] in ("build", "serve"):
        hint = f"that is a command of MkDocs: mkdocs {words[0]}"
    else:
        near = nearest(words[0], names)
        hint = f"did you mean “{near}”?" if near else f"the commands are {', '.join(names)}"
    parser.error(f"“{words[0]}” is not a command; {hint}")


def _check_current_folder() -> None:
    """No file can be named in a folder that another window has deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        said = "The folder you are in has been deleted."
        raise InputError([Problem(Position(os.curdir), said, "change to another one with `cd`")]) from None


def _parser() -> Parser:
    parser = Parser(
        prog="otofolio",
        description="Two plain files, cv.yaml and publications.bib, become a portfolio.",
        epilog="Build the website with `mkdocs build`; preview it with `mkdocs serve`.",
    )
    parser.add_argument("--version", action="version", version=f"otofolio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        commands.add_parser(command.name, help=command.summary, description=command.description, command=command)
    return parser
