"""`otofolio export DIR`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from otofolio.cli.arguments import Command, add_inputs, path
from otofolio.cli.inputs import inputs_beside
from otofolio.cli.outputs import tell_problems, write


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR", help="where to write")
    parser.add_argument("--for", dest="engine", choices=("mkdocs", "zensical"), default="mkdocs",
                        help="the engine that will build it; mkdocs by default")  # fmt: skip
    add_inputs(parser)


def _run(options: Namespace) -> int:
    from otofolio.hosts.export.project import export_project
    from otofolio.settings import read_settings

    project = export_project(inputs_beside(options), read_settings(options.config_file), options.engine)
    tell_problems(project.problems)
    return write(project.artifacts, options.folder)


EXPORT = Command(
    "export",
    "write a project for another engine",
    "Write a project that builds the same website without Otofolio: pages as Markdown, files, and mkdocs.yml.",
    _add_arguments,
    _run,
)
