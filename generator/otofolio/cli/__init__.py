"""The `otofolio` command: it reads the arguments, calls a plain function, and reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from otofolio import __version__
from otofolio.cli.arguments import Parser
from otofolio.cli.commands import COMMANDS
from otofolio.cli.outputs import tell_problems
from otofolio.hosts.short_run import expect_short_run
from otofolio.problems import InputError, Position, Problem, Refusal, nearest
from otofolio.terminal import finish, prepare_streams, tell
from otofolio.visible import visible_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. The exit status is 0, 1 if the input has an error, 2 if the arguments cannot be used."""
    prepare_streams()
    expect_short_run()
    try:
        status = _run(arguments)
    except KeyboardInterrupt:
        status = 130
    return status if finish() else status or 1


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command, and say what was wrong with the input or with the system it runs on."""
    try:
        parser, words = _parser(), sys.argv[1:] if arguments is None else list(arguments)
        _check_command(parser, words)
        options = parser.parse_args(words)
        _check_current_folder()
        return int(options.run(options))
    except InputError as error:
        tell_problems(error.problems)
    except Refusal as refusal:
        tell("\n".join([str(refusal), *([f"hint: {refusal.hint}"] if refusal.hint else [])]))
    except BrokenPipeError:
        pass
    except OSError as error:
        tell(f"{visible_line(str(error.filename or os.curdir))}: {error.strerror or error}")
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
