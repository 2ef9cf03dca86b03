"""What the commands need to know of `mkdocs.yml`: the site's address, and where the data file is."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from otofolio.loading import shown_path
from otofolio.problems import InputError, Position, Problem
from otofolio.reading.source import read_input


@dataclass(frozen=True, slots=True)
class Settings:
    """As `mkdocs.yml` says; empty and `cv.yaml` where it says nothing or is not there."""

    site_url: str = ""
    data_file: Path = Path("cv.yaml")
    published_folders: tuple[Path, ...] = (Path("docs"), Path("site"))
    """What MkDocs publishes or empties: nothing private may be written there."""


def read_settings(config_file: Path) -> Settings:
    """Read `mkdocs.yml`. Raises InputError where it is not YAML."""
    if not config_file.exists():
        return Settings()
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load
    from yaml import YAMLError

    try:
        stream = BytesIO(read_input(config_file))
        stream.name = str(config_file)  # INHERIT starts from here
        config: Any = yaml_load(stream, get_yaml_loader())
    except (YAMLError, ConfigurationError, UnicodeDecodeError) as error:
        raise InputError([_unreadable(config_file, error)]) from None
    if not isinstance(config, dict):
        return Settings()
    folder, options = config_file.parent, _plugin_options(config.get("plugins"))
    return Settings(
        str(config.get("site_url") or ""),
        folder / str(options.get("cv", "cv.yaml")),
        (folder / str(config.get("docs_dir") or "docs"), folder / str(config.get("site_dir") or "site")),
    )


def _plugin_options(plugins: Any) -> dict[str, Any]:
    """The options of our plugin, which stand in a list of names and mappings, or in one mapping."""
    listed = plugins.items() if isinstance(plugins, dict) else _pairs(plugins or [])
    return next((dict(options or {}) for name, options in listed if name == "otofolio"), {})


def _pairs(plugins: Any) -> list[tuple[str, Any]]:
    return [pair for entry in plugins for pair in (entry.items() if isinstance(entry, dict) else [(entry, None)])]


def _unreadable(config_file: Path, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error.__context__, "problem_mark", None)
    place = Position(shown_path(config_file), mark.line + 1, mark.column + 1) if mark else Position(str(config_file))
    return Problem(place, "This file is not valid YAML from here on.", "look for a missing colon, quote or blank here")
