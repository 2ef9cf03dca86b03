"""Where a command's input is, and where its output may go."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from otofolio.problems import Position, Refusal

if TYPE_CHECKING:
    from otofolio.load import Inputs
    from otofolio.settings import Settings


def inputs_of(options: Namespace, settings: Settings) -> Inputs:
    """As the configuration says, unless the options say otherwise.

    Raises Refusal in a folder that is no portfolio.
    """
    from otofolio.load import Inputs, today

    data_file = options.cv or settings.data_file
    if not (options.cv or options.config_file or settings.configuration or os.path.lexists(data_file)):
        raise Refusal("There is no portfolio in this folder: it has no cv.yaml and no mkdocs.yml.", _where_to_go())
    name = settings.site_name, settings.name_position
    if options.site_url:
        return Inputs(data_file, options.site_url, today(), Position(settings.site_position.file), *name)
    return Inputs(data_file, settings.site_url, today(), settings.site_position, *name)


def inputs_beside(options: Namespace) -> Inputs:
    """The inputs, for a command that writes into a folder.

    Neither the person's own files nor what MkDocs publishes may be written over, least of all by private details.
    Raises Refusal if they would be.
    """
    from otofolio.settings import read_settings

    settings, target = read_settings(options.config_file), _resolved(options.folder)
    inputs = inputs_of(options, settings)
    published = [_resolved(folder) for folder in settings.published_folders]
    if target == _resolved(inputs.data_file).parent or any(folder in (target, *target.parents) for folder in published):
        said = f"Nothing was written into “{options.folder}”: it holds your source files or the website."
        raise Refusal(said, f"choose another folder, such as {_FOLDERS.get(options.command, options.command)}")
    return inputs


_FOLDERS = {"network": "to-write", "paste": "to-paste", "send": "to-send"}
"""Folders that are not called as their commands."""


def _where_to_go() -> str:
    """To the portfolio around this folder, or to the only one in it."""
    above = next(
        (Path(*[os.pardir] * (up + 1)) for up, folder in enumerate(Path.cwd().parents) if _is_one(folder)), None
    )
    inside = [folder for folder in sorted(Path().iterdir()) if _is_one(folder)]
    found = above or (inside[0] if len(inside) == 1 else None)
    if found:
        return f'go to the portfolio first: cd "{found}"'
    return "go to your portfolio’s folder with `cd`, or start one: otofolio new my-portfolio"


def _is_one(folder: Path) -> bool:
    return all(os.path.lexists(folder / name) for name in ("cv.yaml", "mkdocs.yml"))


def _resolved(path: Path) -> Path:
    """Unlike `Path.resolve`, no exception if links lead in a circle."""
    return Path(os.path.realpath(path))
