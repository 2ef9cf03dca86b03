"""`otofolio export DIR`, and `otofolio export --json-resume FILE`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from otofolio.cli.arguments import Command, add_inputs, add_no_cache, path
from otofolio.cli.inputs import inputs_beside, inputs_of
from otofolio.cli.outputs import tell_problems, write
from otofolio.terminal import put, working


def _add_arguments(parser: ArgumentParser) -> None:
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("folder", type=path, nargs="?", metavar="DIR", help="where to write a project")
    target.add_argument("--json-resume", type=path, metavar="FILE",
                        help="write the public facts as JSON Resume instead, such as resume.json")  # fmt: skip
    parser.add_argument("--for", dest="engine", choices=("mkdocs", "zensical"), default="mkdocs",
                        help="the engine that will build the project; mkdocs by default")  # fmt: skip
    add_no_cache(parser)
    add_inputs(parser)


def _run(options: Namespace) -> int:
    return _write_json_resume(options) if options.json_resume else _write_project(options)


def _write_project(options: Namespace) -> int:
    from otofolio.hosts.disk_cache import open_cache
    from otofolio.hosts.export.project import export_project
    from otofolio.settings import read_settings

    settings, cache = read_settings(options.config_file), open_cache(options.cache)
    inputs = inputs_beside(options)
    with working("Making pages and PDFs"):
        project = export_project(inputs, settings, options.engine, cache)
    tell_problems(project.problems)
    return write(project.artifacts, options.folder)


def _write_json_resume(options: Namespace) -> int:
    from otofolio.hosts.resume_file import export_json_resume
    from otofolio.settings import read_settings

    inputs = inputs_of(options, read_settings(options.config_file))
    resume, problems = export_json_resume(inputs, options.json_resume)
    tell_problems(problems)
    put(f"Wrote {options.json_resume}")
    if resume.left_out:
        put("\n".join(["JSON Resume has no place for:", *(f"- {each}" for each in resume.left_out)]))
    return 0


EXPORT = Command(
    "export",
    "write a project for another engine, or a resume.json",
    "Write a project that builds the same website without Otofolio: pages as Markdown, files, and mkdocs.yml. With "
    "--json-resume, write one file for the tools of jsonresume.org.",
    _add_arguments,
    _run,
)
