"""What is wrong with `mkdocs.yml`, said at its line before MkDocs says it without one."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError

from otofolio.deriving.site_address import site_address_problems
from otofolio.problems import InputError, Problem, errors, report
from otofolio.settings import read_settings


def refuse_bad_configuration(config_file: str | None) -> None:
    """Raise PluginError, which carries every problem, if the file cannot be what the person meant.

    MkDocs gives the options to its plugins before it judges the rest. No file is one from standard input.
    """
    found = errors(_problems(Path(config_file))) if config_file else ()
    if found:
        raise PluginError(f"the configuration has problems; nothing was published.\n\n{report(found)}")


def _problems(config_file: Path) -> tuple[Problem, ...]:
    try:
        settings = read_settings(config_file)
    except InputError as error:
        return tuple(error.problems)
    return site_address_problems(settings.site_url, "", settings.site_position) if settings.site_url else ()
