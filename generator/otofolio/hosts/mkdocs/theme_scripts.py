"""The inline scripts of the theme, known from its templates before there is a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.utils import get_relative_url, is_error_template

from otofolio.hosts.mkdocs.first_paint import INLINE_SCRIPTS
from otofolio.hosts.mkdocs.policy import read_inline
from otofolio.hosts.mkdocs.theme_files import visible_files

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


class KnownScripts:
    """The scripts that a page may hold: the theme's and ours. Of the page, they know only its depth below the root."""

    def __init__(self, env: Environment, config: MkDocsConfig) -> None:
        """Read the templates of the theme, and those that the person has replaced them by."""
        self._env = env
        self._config = config
        self._templates = _script_templates(tuple(config.theme.dirs))
        self._by_base: dict[str, frozenset[str]] = {}

    def of_page(self, url: str) -> frozenset[str]:
        """Those of the page at the address below the site's root."""
        return self._at(get_relative_url(".", url))

    def of_template(self, name: str) -> frozenset[str]:
        """Those of a page that is a template of its own; the one for errors is shown at any address."""
        site_path = urlsplit(self._config.site_url or "/").path
        return self._at(site_path if is_error_template(name) else get_relative_url(".", name))

    def _at(self, base_url: str) -> frozenset[str]:
        if base_url not in self._by_base:
            filled = (self._filled(template, base_url) for template in self._templates)
            self._by_base[base_url] = frozenset((*filled, *INLINE_SCRIPTS))
        return self._by_base[base_url]

    def _filled(self, template: str, base_url: str) -> str:
        """The script with nothing but the site's settings filled in; unchanged if it needs more than that."""
        if "{{" not in template and "{%" not in template:
            return template
        from jinja2 import TemplateError

        try:
            html = self._env.from_string(f"<script>{template}</script>").render(base_url=base_url, config=self._config)
        except TemplateError:
            return template
        return html.removeprefix("<script>").removesuffix("</script>")


@cache
def _script_templates(folders: tuple[str, ...]) -> tuple[str, ...]:
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in _templates(folders))
    return tuple(dict.fromkeys(script for text in texts if "<script" in text for script in read_inline(text).scripts))


def _templates(folders: Iterable[str]) -> Iterator[Path]:
    return (path for folder in folders for path in visible_files(folder) if path.name.endswith(".html"))
