"""MkDocs's configuration: what is wrong with it, said at its line; what we add to it; what it says for us."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from otofolio.deriving.site_address import site_address_problems
from otofolio.hosts.theme_frame import use_frame
from otofolio.load import Inputs, today
from otofolio.problems import InputError, Problem, errors, report
from otofolio.settings import read_settings, written_site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_THEME_ICON = "assets/images/favicon.png"


def refuse_bad_configuration(config_file: str | None) -> None:
    """Raise PluginError, which carries every problem, if the file cannot be what the person meant.

    MkDocs gives the options to its plugins before it judges the rest. No file is one from standard input.
    """
    found = errors(_problems(Path(config_file))) if config_file else ()
    if found:
        raise PluginError(f"the configuration has problems; nothing was published.\n\n{report(found)}")


def add_look(config: MkDocsConfig) -> None:
    """Add our parts of the theme, the style sheet, the script, and the initials in place of the theme's icons."""
    use_frame(config.theme)
    config.extra_css.insert(0, "assets/otofolio.css")
    config.extra_javascript.insert(0, "assets/otofolio.js")
    if config.theme.get("favicon") == _THEME_ICON:
        config.theme["favicon"] = "assets/favicon.svg"
    if not config.theme.get("logo") and not (config.theme.get("icon") or {}).get("logo"):
        config.theme["logo"] = "assets/favicon.svg"


def inputs_of(config: MkDocsConfig, cv: str, *, serving: bool) -> Inputs:
    """What `mkdocs.yml` names. The address is the written one, whatever the preview's is."""
    config_file = Path(config.config_file_path or "")
    site = written_site(config_file)
    address = site.site_url if serving and site.site_url else config.site_url or ""
    return Inputs(
        config_file.parent / cv, address, today(), site.site_position, site.site_name, site.name_position, serving
    )


def _problems(config_file: Path) -> tuple[Problem, ...]:
    try:
        settings = read_settings(config_file)
    except InputError as error:
        return tuple(error.problems)
    return site_address_problems(settings.site_url, "", settings.site_position) if settings.site_url else ()
