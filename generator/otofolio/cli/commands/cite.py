"""`otofolio cite FILE`."""

from __future__ import annotations

import errno
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from otofolio.cli.arguments import Command, path
from otofolio.cli.outputs import tell_problems
from otofolio.problems import Position, Problem, Severity, errors
from otofolio.terminal import lacking_letters, put, working

if TYPE_CHECKING:
    from otofolio.cite import Cited

_STANDARD_INPUT = "standard input"
_MOST_SHOWN = 12


def _add_arguments(parser: ArgumentParser) -> None:
    from otofolio.citing import style_names

    default, *others = style_names()
    parser.add_argument("file", type=path, metavar="FILE", help="the file, or - for standard input")
    parser.add_argument("--style", default=default,
                        help=f"{default} (the default), {', '.join(others)}, or the path of a .csl file")  # fmt: skip
    parser.add_argument("--format", choices=("text", "html", "json"), default="text", help="text is the default")
    parser.add_argument("--owner", default="", metavar="NAME", help="whose name to set bold: “Avery JL”")


def _run(options: Namespace) -> int:
    from otofolio.cite import cite_file

    data, shown = _bibliography(options.file)
    with working("Reading and citing"):
        entries, problems = cite_file(data, shown, options.style, options.owner)
    tell_problems(problems)
    if options.format == "json":
        put(_as_json(entries))
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


def _as_json(entries: Iterable[Cited]) -> str:
    """An array, in letters that the output has."""
    import json

    listed = [{"id": entry.id, "text": entry.text, "html": entry.html} for entry in entries]
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    return json.dumps(listed, indent=1) if lacking_letters(text) else text


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
        tell_problems([Problem(Position("standard output"), said, hint, Severity.WARNING)])


CITE = Command(
    "cite",
    "format a reference list",
    "Print the entries of a BibTeX, BibLaTeX, CSL-JSON, RIS or PubMed file as formatted citations, in its order.",
    _add_arguments,
    _run,
)
