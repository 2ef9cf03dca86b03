"""The `otofolio` command: it reads the arguments, calls a plain function, and reports."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from otofolio import __version__
from otofolio.problems import InputError, Problem, errors, report

if TYPE_CHECKING:
    from otofolio.loading import Inputs
    from otofolio.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. The exit status is 0, 1 where the input has an error, 2 where the arguments cannot be used."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except InputError as error:
        _tell(error.problems)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader, `head` say, has had enough
    except OSError as error:
        print(f"{error.filename or 'otofolio'}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="otofolio",
        description="Two plain files, cv.yaml and publications.bib, become a portfolio.",
        epilog="The website itself is built with `mkdocs build`, and shown while you write with `mkdocs serve`.",
    )
    parser.add_argument("--version", action="version", version=f"otofolio {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_new(commands)
    _add_check(commands)
    _add_export(commands)
    _add_kit(commands)
    _add_cite(commands)
    return parser


def _add_new(commands: Commands) -> None:
    parser = _add_command(commands, "new", "start a portfolio in a folder", (
        "Write a complete, commented portfolio that builds at once. Nothing that exists is overwritten."
    ))  # fmt: skip
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder; it is made where it does not exist")
    parser.set_defaults(run=_new)


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
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write")
    _add_inputs(parser)
    parser.set_defaults(run=_export)


def _add_kit(commands: Commands) -> None:
    parser = _add_command(commands, "kit", "make business cards, badges and QR codes to print", (
        "Write what you carry: card sheets, a badge, poster corners, QR codes. None of it belongs on the website."
    ))  # fmt: skip
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write; not inside the website's folders")
    _add_inputs(parser)
    parser.set_defaults(run=_kit)


def _add_cite(commands: Commands) -> None:
    parser = _add_command(commands, "cite", "format a reference list", (
        "Print the entries of a BibTeX, BibLaTeX, CSL-JSON, RIS or PubMed file as formatted citations, in its order."
    ))  # fmt: skip
    parser.add_argument("file", type=Path, metavar="FILE", help="the file, or - for standard input")
    parser.add_argument("--style", default="ama", help="ama (the default), nlm, apa, or the path of a .csl file")
    parser.add_argument("--format", choices=("text", "html", "json"), default="text", help="text is the default")
    parser.add_argument("--owner", default="", metavar="NAME", help="whose name to set bold: “Avery JL”")
    parser.set_defaults(run=_cite)


def _add_command(commands: Commands, name: str, summary: str, description: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=description)
    parser.set_defaults(command=name)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE",
                        help="the MkDocs configuration, mkdocs.yml by default")  # fmt: skip
    parser.add_argument("--cv", type=Path, metavar="FILE", help="the data file, where the configuration names none")
    parser.add_argument("--site-url", metavar="URL", help="the website's address, where the configuration names none")


def _new(options: argparse.Namespace) -> int:
    from otofolio.starting import write_starter

    written = write_starter(options.folder)
    print(f"Wrote {len(written)} files into {options.folder}\n\nNow:\n\n    cd {options.folder}\n    mkdocs serve\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from otofolio.loading import load_portfolio

    loaded = load_portfolio(_inputs(options))
    _tell(loaded.problems)
    if not loaded.problems:
        print("No problems.", file=sys.stderr)
    return int(loaded.portfolio is None)


def _export(options: argparse.Namespace) -> int:
    from otofolio.build import build_from
    from otofolio.exporting import export_artifacts, write_artifacts

    built = build_from(_inputs_beside(options))
    _tell(built.problems)
    count = write_artifacts(export_artifacts(built.site), options.folder)
    print(f"Wrote {count} files into {options.folder}")
    return 0


def _kit(options: argparse.Namespace) -> int:
    from otofolio.exporting import write_artifacts
    from otofolio.loading import load_portfolio
    from otofolio.rendering.kit import render_kit

    loaded = load_portfolio(_inputs_beside(options))
    if loaded.portfolio is None or loaded.card is None:
        raise InputError(loaded.problems)
    kit = render_kit(loaded.portfolio, loaded.card)
    _tell((*loaded.problems, *kit.problems))
    if errors(kit.problems):
        return 1
    count = write_artifacts(kit.artifacts, options.folder)
    print(f"Wrote {count} files into {options.folder}")
    return 0


def _cite(options: argparse.Namespace) -> int:
    from otofolio.cite_file import cite_file
    from otofolio.reading.source import read_input, read_stream

    is_standard_input = str(options.file) == "-"
    shown = "standard input" if is_standard_input else str(options.file)
    data = read_stream(sys.stdin.buffer, shown) if is_standard_input else read_input(options.file)
    entries, problems = cite_file(data, shown, options.style, options.owner)
    _tell(problems)
    if options.format == "json":
        listed = [{"id": entry.id, "text": entry.text, "html": entry.html} for entry in entries]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        for entry in entries:
            print(entry.text if options.format == "text" else f"<p>{entry.html}</p>")
    return int(bool(errors(problems)))


def _inputs(options: argparse.Namespace) -> Inputs:
    from otofolio.settings import read_settings

    return _inputs_of(options, read_settings(options.config_file))


def _inputs_beside(options: argparse.Namespace) -> Inputs:
    """The inputs, for a command that writes into a folder.

    Neither the person's own files nor what MkDocs publishes may be written over, least of all by private details.
    """
    from otofolio.settings import read_settings

    settings, target = read_settings(options.config_file), options.folder.resolve()
    inputs = _inputs_of(options, settings)
    published = [folder.resolve() for folder in settings.published_folders]
    if target == inputs.data_file.resolve().parent or any(folder in (target, *target.parents) for folder in published):
        said = "this folder holds your own files or the website; choose one beside them, such as"
        raise PermissionError(errno.EPERM, f"{said} {options.command}", str(options.folder))
    return inputs


def _inputs_of(options: argparse.Namespace, settings: Settings) -> Inputs:
    from otofolio.loading import Inputs, today

    return Inputs(options.cv or settings.data_file, options.site_url or settings.site_url, today())


def _tell(problems: Sequence[Problem]) -> None:
    if problems:
        print(report(problems), file=sys.stderr)
