"""The MkDocs plugin: an adapter that gives MkDocs the result of `build`, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import get_relative_url

from otofolio.build import Built, build_from
from otofolio.deriving.checks import missing_attachments
from otofolio.hosts.disk_cache import open_cache
from otofolio.hosts.mkdocs.changeover import Changeover
from otofolio.hosts.mkdocs.compiled_templates import CompiledTemplates
from otofolio.hosts.mkdocs.configuration import add_look, inputs_of, refuse_bad_configuration
from otofolio.hosts.mkdocs.enforcing import Enforcement
from otofolio.hosts.mkdocs.files import add_artifacts, add_pages, default_nav, own_addresses, remove_inputs, theme_icons
from otofolio.hosts.mkdocs.first_paint import compile_ahead, paint_first
from otofolio.hosts.mkdocs.problem_bar import with_problem_bar
from otofolio.hosts.mkdocs.rebuilding import Findings, keep_serving
from otofolio.hosts.mkdocs.search import add_to_search
from otofolio.hosts.mkdocs.serve import explain_refusal, watch_closely
from otofolio.hosts.mkdocs.theme_files import prepare_theme
from otofolio.hosts.pieces import add_machine_data, place_pieces, to_search, unknown_marker
from otofolio.hosts.theme_frame import root_path
from otofolio.hosts.theme_text import escape_menu, escape_site
from otofolio.load import shown_path
from otofolio.model.artifact import Page as GeneratedPage
from otofolio.problems import InputError, errors, report
from otofolio.rendering.cache import NO_CACHE
from otofolio.rendering.pages.search_entries import search_entries
from otofolio.rendering.site_paths import path_problems
from otofolio.rendering.templating import keep_compiled
from otofolio.visible import visible_line

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.otofolio")
_PUBLICATIONS = "publications.md"


class OtofolioConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    cv = config_options.Type(str, default="cv.yaml")
    content_security_policy = config_options.Type(bool, default=False)
    cache = config_options.Type(bool, default=True)


class OtofolioPlugin(BasePlugin[OtofolioConfig]):
    """Adds the generated pages and files to the site."""

    def __init__(self) -> None:
        """Start without a site; `mkdocs serve` keeps the instance, and so the last good one."""
        self._built: Built | None = None
        self._findings = Findings()
        self._pages: dict[str, GeneratedPage] = {}
        self._urls: dict[str, str] = {}
        self._serving = False
        self._builds_beside = False
        self._changeover: Changeover | None = None
        self._server: LiveReloadServer | None = None
        self._cache = NO_CACHE
        self._templates = CompiledTemplates()
        self._policy = Enforcement()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options, once the file that they are in has been judged."""
        refuse_bad_configuration(config_file_path)
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a bad edit must keep the last good site alive, and whether the whole site is built."""
        self._serving = command == "serve"
        self._builds_beside = not dirty

    @event_priority(1000)  # before the other plugins, which may remember the folder, or fill in a template
    def _on_config_first(self, config: MkDocsConfig) -> None:
        """Keep the last site in place until the new one is finished. `mkdocs serve` keeps what it has compiled."""
        if self._builds_beside:
            self._changeover = Changeover(config)
        if self._built is None:
            self._cache = open_cache(self.config.cache)
            self._templates = CompiledTemplates(self._cache)
            keep_compiled(self._templates)
        prepare_theme(config.theme, self._templates)

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what is ours."""
        add_look(config)
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make everything before MkDocs empties the site folder, so that an error keeps the last good site."""
        log.info("Reading your files and making pages and PDFs")
        try:
            inputs = inputs_of(config, self.config.cv, serving=self._serving)
            built = build_from(inputs, theme_icons(config), self._built, self._cache)
            found = path_problems(built.site.paths, own_addresses(config, built.files), Path(config.docs_dir).name)
            if errors(found):
                raise InputError((*built.problems, *found))
        except InputError as error:
            self._fail(error)
        else:
            self._built = built
            self._findings.tell((*built.problems, *found))
            if built.kept_private:
                log.info("%s", visible_line(built.kept_private))
            self._watch(self._built.files, config)
        if self._changeover:
            self._changeover.begin()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over the pages and files. A hand-written one at the same address wins."""
        built = self._made()
        compile_ahead(files)
        self._findings.tell(remove_inputs(files, built.files))
        placed = list(add_pages(files, built.site.pages, config))
        own = [file.src_uri for _, file, is_own in placed if is_own]
        for uri in (*own, *add_artifacts(files, built.site.files, config)):
            log.info("Using your %s/%s instead of the generated file.", Path(config.docs_dir).name, visible_line(uri))
        self._urls = {page.uri: file.url.removeprefix("./") for page, file, _ in placed}
        self._pages = {file.src_uri: page for page, file, is_own in placed if not is_own}
        if config.nav is None:
            config.nav = default_nav([(page.title, file) for page, file, _ in placed if page.in_nav], files)
        self._findings.tell(missing_attachments(built.portfolio, lambda uri: files.get_file_from_path(uri) is not None))
        return files

    @event_priority(-100)  # after the other plugins, which may add to the menu
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Escape the menu, which the theme prints as it is."""
        escape_menu(nav)
        return nav

    @event_priority(-100)  # after the other plugins, which may read the titles as text
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape what the theme prints as it is."""
        escape_site(config, [file.page for file in files if file.page])
        # Not while editing: MkDocs reloads the page by a script inline.
        has_policy = self.config.content_security_policy and not self._serving
        self._policy.begin(env, config, wanted=has_policy)
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the markers with their pieces, except those that search doesn't need: they come later."""
        pieces = self._made().site.pieces
        html, unknown = place_pieces(html, to_search(pieces), self._address_from(page))
        source = shown_path(Path(page.file.abs_src_path or page.file.src_uri))
        self._findings.tell(tuple(unknown_marker(name, pieces, source, page.file.content_string) for name in unknown))
        return html

    @event_priority(-100)  # after the other plugins, whose scripts the policy must see
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add what machines read: previews and records in the head, long lists of data at the foot."""
        ours = self._pages.get(page.file.src_uri)
        output, _ = place_pieces(output, self._made().site.pieces, self._address_from(page))
        output = paint_first(output)
        output = add_machine_data(output, ours) if ours else output
        return self._policy.on_page(output, page.url, page.file.src_uri)

    @event_priority(-100)  # after the other plugins, whose scripts the policy must see
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for unknown addresses like every other page."""
        if not template_name.endswith(".html"):
            return output_content
        root = root_path(config.site_url)
        pieces = self._made().site.pieces
        output, _ = place_pieces(output_content, pieces, lambda uri: root + self._urls.get(uri, uri))
        return self._policy.on_template(paint_first(output), template_name)

    @event_priority(-50)  # after the search, before what packs its index
    def _on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the search find each publication, if the page that lists them is ours; name scripts that can't run."""
        if _PUBLICATIONS in self._pages:
            index = Path(config.site_dir, "search", "search_index.json")
            add_to_search(index, self._urls[_PUBLICATIONS], search_entries(self._made().portfolio))
        for said in self._policy.warnings():
            log.warning(said)

    @event_priority(-1000)  # after the other plugins, which may write files of theirs
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:
        """Replace the last site by the finished one."""
        if self._changeover is None:
            return
        try:
            self._changeover.finish()
        except OSError as error:
            said = f"the new site could not replace the last one, which is unchanged: {error}"
            raise PluginError(visible_line(said)) from None
        if not self._serving:
            log.info("The finished site is in %s", visible_line(config.site_dir))

    on_post_build = CombinedEvent(_on_post_build, _on_post_build_last)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it is."""
        if self._changeover:
            self._changeover.give_up()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Keep the server: an edit may name a new file to watch. Problems are shown at the top of each page."""
        watch_closely(server)
        explain_refusal(server)
        config_file = Path(config.config_file_path or "")
        server.builder = lambda: keep_serving(builder, config_file, self._findings)
        server.set_app(with_problem_bar(server.serve_request, lambda: self._findings.problems))
        self._server = server
        return server

    def _address_from(self, page: Page) -> Callable[[str], str]:
        """From an address below the site's root to one relative to the page."""
        root = get_relative_url("./", page.url).removeprefix("./")
        return lambda uri: root + self._urls.get(uri, uri)

    def _made(self) -> Built:
        if self._built is None:
            raise PluginError("Otofolio has made nothing yet: on_pre_build comes first.")
        return self._built

    def _fail(self, error: InputError) -> None:
        if not (self._serving and self._built):
            raise PluginError(f"the input has problems; nothing was published.\n\n{report(error.problems)}") from None
        self._findings.keep_last(error.problems)

    def _watch(self, inputs: Iterable[Path], config: MkDocsConfig) -> None:
        paths = [str(path.resolve()) for path in inputs if path.is_file()]
        config.watch = [*config.watch, *(path for path in paths if path not in config.watch)]
        if self._server:
            for path in paths:
                self._server.watch(path)
