"""`otofolio export DIR`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR", help="where to write")
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.build import build_from
    from otofolio.hosts.folder import export_artifacts

    built = build_from(inputs_beside(options))
    tell_problems(built.problems)
    return write(export_artifacts(built.site), options.folder)


EXPORT = Command(
    "export",
    "write pages and files for another engine",
    "Write the pages (Markdown with front matter) and all files into a folder, for any site generator.",
    _add_arguments,
    _run,
)
