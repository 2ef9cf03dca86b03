"""The MkDocs plugin: an adapter that hands MkDocs what `build` has made, and nothing else."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from otofolio.build import Site, build_site
from otofolio.loading import Inputs, load_portfolio, today
from otofolio.nav import with_generated_nav
from otofolio.pieces import place_pieces
from otofolio.problems import InputError, Problem, Severity

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.otofolio")


class OtofolioConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    cv = config_options.Type(str, default="cv.yaml")


class OtofolioPlugin(BasePlugin[OtofolioConfig]):
    """Adds the generated pages and files to the site."""

    def __init__(self) -> None:
        """Start without a site; `mkdocs serve` keeps the instance, and so the last good one."""
        self._site: Site | None = None
        self._serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a bad edit must keep the last good site alive."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet and the script."""
        config.extra_css.insert(0, "assets/otofolio.css")
        config.extra_javascript.insert(0, "assets/otofolio.js")  # type: ignore[arg-type]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make everything before MkDocs empties the site folder, so that an error keeps the last good site."""
        try:
            self._site = self._build(config)
        except InputError as error:
            if not (self._serving and self._site):
                raise PluginError(_report(error.problems)) from None
            log.error("%s\n\nThe last good version is still served.", _report(error.problems))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over what was made. A hand-written file at the same address wins."""
        site = self._made()
        for artifact in site.files_and_pages():
            if (
                (own := files.get_file_from_path(artifact.uri))
                and own.generated_by is None
                and _is_hand_written(own, config)
            ):
                log.info("Otofolio leaves %s to your own file in %s.", artifact.uri, Path(config.docs_dir).name)
                continue
            files.append(File.generated(config, artifact.uri, content=artifact.data))
        config.nav = with_generated_nav(config.nav, files, site)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the pieces where their markers stand, and point their links at this site's addresses."""
        html, unknown = place_pieces(html, self._made().pieces, lambda uri: _address(uri, page, files))
        for problem in unknown:
            log.warning("%s: %s", page.file.src_uri, problem)
        return html
