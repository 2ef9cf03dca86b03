"""The `otofolio` command: it reads the arguments, calls a plain function, and reports."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from otofolio import __version__
from otofolio.problems import InputError, Position, Problem, Severity, errors, report
from otofolio.terminal import finish, lacking_letters, prepare_streams, put, tell
from otofolio.visible import visible_line

if TYPE_CHECKING:
    from otofolio.load import Inputs
    from otofolio.model.artifact import Artifact
    from otofolio.settings import Settings

    Commands = argparse._SubParsersAction["_Parser"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. The exit status is 0, 1 where the input has an error, 2 where the arguments cannot be used."""
    prepare_streams()
    try:
        status = _run(arguments)
    except KeyboardInterrupt:
        status = 130
    return status if finish() else status or 1


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command, and say what was wrong with the input or with the system it runs on."""
    try:
        options = _parser().parse_args(arguments)
        _check_current_folder()
        return int(options.run(options))
    except InputError as error:
        _tell(error.problems)
    except BrokenPipeError:
        pass
    except OSError as error:
        tell(f"{visible_line(str(error.filename or os.curdir))}: {error.strerror or error}")
    except SystemExit as end:  # the parser has printed its help, or what it cannot use
        return int(end.code or 0)
    return 1


def _check_current_folder() -> None:
    """No file can be named in a folder that another window has deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        said = "The folder you are in has been deleted."
        raise InputError([Problem(Position(os.curdir), said, "change to another one with `cd`")]) from None


class _Parser(argparse.ArgumentParser):
    """One that shows what cannot be used instead of sending it to the terminal."""

    def print_help(self, file: object = None) -> None:
        """Print the help as any other result."""
        put(self.format_help().removesuffix("\n"))

    def error(self, message: str) -> NoReturn:
        """Print the message and leave with status 2."""
        super().error(visible_line(message))


def _path(text: str) -> Path:
    """A file's or a folder's name. An empty one would be the current folder, which nobody means."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("this is not the name of a file or a folder")
    return Path(text)


def _parser() -> _Parser:
    parser = _Parser(
        prog="otofolio",
        description="Two plain files, cv.yaml and publications.bib, become a portfolio.",
        epilog="The website itself is built with `mkdocs build`, and shown while you write with `mkdocs serve`.",
    )
    parser.add_argument("--version", action="version", version=f"otofolio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(commands)
    _add_import(commands)
    _add_check(commands)
    _add_export(commands)
    _add_kit(commands)
    _add_cite(commands)
    _add_upgrade(commands)
    return parser


def _add_new(commands: Commands) -> None:
    parser = _add_command(commands, "new", "start a portfolio in a folder", (
        "Write a complete, commented portfolio that builds at once. Nothing that exists is overwritten."
    ))  # fmt: skip
    parser.add_argument("folder", type=_path, metavar="DIR", help="the folder; it is made where it does not exist")
    parser.add_argument("--from", type=_path, nargs="+", dest="sources", default=[], metavar="FILE",
                        help="what you have elsewhere, to begin with instead of the samples")  # fmt: skip
    parser.set_defaults(run=_new)


def _add_import(commands: Commands) -> None:
    from otofolio.importing.command import add_arguments, run

    parser = _add_command(commands, "import", "start from what you have elsewhere", (
        "Make a draft of ORCID, LinkedIn, résumé, and bibliography files. Nothing is overwritten, and a report says "
        "what became of every item."
    ))  # fmt: skip
    add_arguments(parser, _path)
    parser.set_defaults(run=run)


def _add_check(commands: Commands) -> None:
    parser = _add_command(commands, "check", "read the files and report every problem", (
        "Read the files and report every problem, without making anything. Exit status 1 where there is an error."
    ))  # fmt: skip
    _add_inputs(parser)
    parser.set_defaults(run=_check)


def _add_export(commands: Commands) -> None:
    parser = _add_command(commands, "export", "write pages and files for another engine", (
        "Write the pages (Markdown with front matter) and all files into a folder, for any site generator."
    ))  # fmt: skip
    parser.add_argument("folder", type=_path, metavar="DIR", help="where to write")
    _add_inputs(parser)
    parser.set_defaults(run=_export)


def _add_kit(commands: Commands) -> None:
    parser = _add_command(commands, "kit", "make business cards, badges and QR codes to print", (
        "Write what you carry: card sheets, a badge, poster corners, QR codes. None of it belongs on the website."
    ))  # fmt: skip
    parser.add_argument("folder", type=_path, metavar="DIR", help="where to write; not inside the website's folders")
    _add_inputs(parser)
    parser.set_defaults(run=_kit)


def _add_cite(commands: Commands) -> None:
    parser = _add_command(commands, "cite", "format a reference list", (
        "Print the entries of a BibTeX, BibLaTeX, CSL-JSON, RIS or PubMed file as formatted citations, in its order."
    ))  # fmt: skip
    parser.add_argument("file", type=_path, metavar="FILE", help="the file, or - for standard input")
    parser.add_argument("--style", default="ama", help="ama (the default), nlm, apa, or the path of a .csl file")
    parser.add_argument("--format", choices=("text", "html", "json"), default="text", help="text is the default")
    parser.add_argument("--owner", default="", metavar="NAME", help="whose name to set bold: “Avery JL”")
    parser.set_defaults(run=_cite)


def _add_upgrade(commands: Commands) -> None:
    parser = _add_command(commands, "upgrade", "give a portfolio this version of Otofolio", (
        "Replace what a portfolio is built with by this version of Otofolio, and say what is different."
    ))  # fmt: skip
    parser.add_argument("folder", type=_path, nargs="?", default=Path(), metavar="DIR",
                        help="the portfolio; the current folder by default")  # fmt: skip
    parser.set_defaults(run=_upgrade)


def _add_command(commands: Commands, name: str, summary: str, description: str) -> _Parser:
    parser = commands.add_parser(name, help=summary, description=description)
    parser.set_defaults(command=name)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-f", "--config-file", type=_path, metavar="FILE",
                        help="the MkDocs configuration, mkdocs.yml by default")  # fmt: skip
    parser.add_argument("--cv", type=_path, metavar="FILE", help="the data file, if not the configuration’s")
    parser.add_argument("--site-url", metavar="URL", help="the website’s address, if not the configuration’s")


def _new(options: argparse.Namespace) -> int:
    from otofolio.importing.run import draft_for_new
    from otofolio.starter.new import write_starter

    own, told = draft_for_new(options.sources) if options.sources else ({}, "")
    written = write_starter(options.folder, own)
    if told:
        put(told)
    put(f"Wrote {len(written)} files into {options.folder}\n\nNow:\n\n    cd {options.folder}\n    mkdocs serve\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from otofolio.build import check_inputs
    from otofolio.settings import read_settings

    settings = read_settings(options.config_file)
    docs, *_ = settings.published_folders
    problems = check_inputs(_inputs_of(options, settings), lambda uri: (docs / uri).is_file())
    _tell(problems)
    if not problems:
        tell("No problems.")
    return int(bool(errors(problems)))


def _export(options: argparse.Namespace) -> int:
    from otofolio.build import build_from
    from otofolio.hosts.folder import export_artifacts

    built = build_from(_inputs_beside(options))
    _tell(built.problems)
    return _write(export_artifacts(built.site), options.folder)


def _kit(options: argparse.Namespace) -> int:
    from otofolio.load import load_portfolio
    from otofolio.rendering.kit.kit import render_kit

    loaded = load_portfolio(_inputs_beside(options))
    if loaded.portfolio is None or loaded.card is None:
        raise InputError(loaded.problems)
    kit = render_kit(loaded.portfolio, loaded.card)
    _tell((*loaded.problems, *kit.problems))
    if errors(kit.problems):
        return 1
    return _write(kit.artifacts, options.folder)


def _write(artifacts: Iterable[Artifact], folder: Path) -> int:
    from otofolio.hosts.writing import write_artifacts
    from otofolio.load import shown_path

    try:
        written = write_artifacts(artifacts, folder, shown_path(folder))
    except OSError as error:
        said = f"The folder cannot be written to: {error.strerror}."
        hint = "choose another folder, or make room on the disk, and run the command again"
        raise InputError([Problem(Position(shown_path(folder)), said, hint)]) from None
    _tell(written.problems)
    put(f"Wrote {written.count} files into {folder}")
    return 0


def _cite(options: argparse.Namespace) -> int:
    from otofolio.cite import cite_file

    data, shown = _bibliography(options.file)
    entries, problems = cite_file(data, shown, options.style, options.owner)
    _tell(problems)
    if options.format == "json":
        listed = [{"id": entry.id, "text": entry.text, "html": entry.html} for entry in entries]
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        put(json.dumps(listed, indent=1) if lacking_letters(text) else text)
    elif options.format == "html":
        for entry in entries:
            put(_in_encoding(f"<p>{entry.html}</p>"))
    else:
        _put_texts([entry.text for entry in entries])
    return int(bool(errors(problems)))


def _bibliography(file: Path) -> tuple[bytes, str]:
    """The bytes to read, and what to call them."""
    from otofolio.reading.source import read_input, read_stream

    if str(file) != "-":
        return read_input(file), str(file)
    if sys.stdin is None:  # the caller closed it
        raise OSError(errno.EBADF, "it is closed", _STANDARD_INPUT)
    try:
        return read_stream(sys.stdin.buffer, _STANDARD_INPUT), _STANDARD_INPUT
    except OSError as error:
        raise OSError(error.errno, error.strerror, _STANDARD_INPUT) from None


_STANDARD_INPUT = "standard input"


def _in_encoding(html: str) -> str:
    """HTML that the output can hold: a letter that its encoding lacks is a character reference (HTML §13.1.4)."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return html.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _put_texts(texts: list[str]) -> None:
    for text in texts:
        put(text)
    if lacking := lacking_letters("".join(texts)):
        some = " ".join(lacking[:_MOST_SHOWN]) + (" …" if len(lacking) > _MOST_SHOWN else "")
        said = f"The encoding of the output, {sys.stdout.encoding}, does not have {some}; codes are written instead."
        hint = "set the environment variable PYTHONIOENCODING to utf-8"
        _tell([Problem(Position("standard output"), said, hint, Severity.WARNING)])


_MOST_SHOWN = 12


def _upgrade(options: argparse.Namespace) -> int:
    from otofolio.starter.upgrade import upgrade

    changes = upgrade(options.folder)
    put("\n".join(changes) if changes else f"Nothing to change: the portfolio has Otofolio {__version__}.")
    return 0


def _inputs_beside(options: argparse.Namespace) -> Inputs:
    """The inputs, for a command that writes into a folder.

    Neither the person's own files nor what MkDocs publishes may be written over, least of all by private details.
    """
    from otofolio.settings import read_settings

    settings, target = read_settings(options.config_file), _resolved(options.folder)
    inputs = _inputs_of(options, settings)
    published = [_resolved(folder) for folder in settings.published_folders]
    if target == _resolved(inputs.data_file).parent or any(folder in (target, *target.parents) for folder in published):
        said = "this folder holds your own files or the website; choose one beside them, such as"
        raise PermissionError(errno.EPERM, f"{said} {options.command}", str(options.folder))
    return inputs


def _resolved(path: Path) -> Path:
    """Unlike `Path.resolve`, no exception where links lead in a circle."""
    return Path(os.path.realpath(path))


def _inputs_of(options: argparse.Namespace, settings: Settings) -> Inputs:
    from otofolio.load import Inputs, today

    data_file = options.cv or settings.data_file
    if options.site_url:
        return Inputs(data_file, options.site_url, today(), Position(settings.site_position.file))
    return Inputs(data_file, settings.site_url, today(), settings.site_position)


def _tell(problems: Sequence[Problem]) -> None:
    if problems:
        tell(report(problems))
