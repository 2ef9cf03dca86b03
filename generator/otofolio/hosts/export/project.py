"""A whole project for an engine without the plugin: pages, files, template and configuration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files

from otofolio.build import Built, build_from
from otofolio.deriving.checks import missing_attachments
from otofolio.hosts.export.configuration import configuration_problems, project_configuration
from otofolio.hosts.export.pages import Engine, Places, generated_page, markdown_pieces, own_page
from otofolio.hosts.mkdocs.files import add_artifacts, add_pages, default_nav, own_addresses, remove_inputs, theme_icons
from otofolio.hosts.pieces import unknown_marker
from otofolio.hosts.theme_frame import frame_templates
from otofolio.load import Inputs, shown_path
from otofolio.model.artifact import Artifact, Page
from otofolio.problems import InputError, Position, Problem, errors, in_order
from otofolio.rendering.cache import NO_CACHE, Cache
from otofolio.rendering.site_paths import path_problems
from otofolio.settings import Settings

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

_CARRIED = ("exclude_docs", "draft_docs", "not_in_nav")


@dataclass(frozen=True, slots=True)
class Project:
    """The files of the project by their address in its folder, and everything there is to say."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def export_project(inputs: Inputs, settings: Settings, engine: Engine, cache: Cache = NO_CACHE) -> Project:
    """Make everything, and put the person's own pages and files with it.

    Raises InputError, which carries every problem, if there is an error among them; OSError if one of the person's own
    files cannot be read.
    """
    config = _host_configuration(settings)
    built = build_from(inputs, theme_icons(config), cache=cache)
    files = get_files(config)
    found = [*remove_inputs(files, built.files), *_clashes(built, config)]
    if errors(found):
        raise InputError((*built.problems, *found))
    placed = list(add_pages(files, built.site.pages, config))
    list(add_artifacts(files, built.site.files, config))
    ours = {file.src_uri: page for page, file, is_own in placed if not is_own}
    found += missing_attachments(built.portfolio, lambda uri: files.get_file_from_path(uri) is not None)
    pages = _Pages(built, ours, _places(engine, placed, files), Path(config.docs_dir).name)
    documents = [pages.document(file) for file in files if _is_published(file)]
    menu = default_nav([(page.title, file) for page, file, _ in placed if page.in_nav], files)
    portfolio, shown = built.portfolio, settings.site_position.file
    configuration = project_configuration(
        settings.configuration, engine, portfolio.name.short, portfolio.site_url, menu
    )  # fmt: skip
    found += [*pages.problems, *configuration_problems(settings.configuration, shown)]
    return Project(
        (Artifact("mkdocs.yml", configuration), *_overrides(built, pages.places), *documents),
        in_order((*built.problems, *found)),
    )


class _Pages:
    """Makes documents of the files, and gathers what there is to say about their markers."""

    def __init__(self, built: Built, ours: dict[str, Page], places: Places, docs: str) -> None:
        self._pieces = markdown_pieces(built.site.pieces)
        self._ours = ours
        self.places = places
        self._docs = docs
        self.problems: list[Problem] = []

    def document(self, file: File) -> Artifact:
        """The file as it is, or the page with its pieces in it."""
        uri = f"docs/{file.src_uri}"
        if file.src_uri in self._ours:
            text = generated_page(self._ours[file.src_uri], self._pieces, self.places)
        elif file.is_documentation_page():
            url = file.url.removeprefix("./")
            written, shown = file.content_string, f"{self._docs}/{file.src_uri}"
            text, unknown = own_page(written, self._pieces, self.places, file.src_uri, url)
            self.problems += [unknown_marker(name, self._pieces, shown, written) for name in unknown]
        else:
            return Artifact(uri, file.content_bytes)
        return Artifact(uri, text.encode("utf-8", "replace"))


def _host_configuration(settings: Settings) -> MkDocsConfig:
    """What MkDocs needs to know to tell which files it publishes. Nothing of the person's configuration is run.

    Raises InputError if a setting is not as MkDocs expects it.
    """
    docs, site = settings.published_folders
    given = {name: one for level in reversed(settings.configuration) for name, one in level.entries().items()}
    patterns = {name: text for name in _CARRIED if name in given and (text := given[name].text)}
    config = MkDocsConfig()
    with TemporaryDirectory() as empty:  # MkDocs insists on a folder, and a portfolio need not have one
        config.load_dict({
            "site_name": "Otofolio", "theme": {"name": "material"}, "plugins": [], **patterns,
            "docs_dir": str(docs.absolute()) if docs.is_dir() else empty, "site_dir": str(site.absolute()),
        })  # fmt: skip
        problems, _ = config.validate()
    if problems:
        where = Position(settings.site_position.file)
        hint = "correct this setting as MkDocs explains it"
        raise InputError([Problem(where, f"`{name}` cannot be used: {error}", hint) for name, error in problems])
    config.plugins.on_startup(command="build", dirty=False)  # without which MkDocs makes no generated file
    return config


def _clashes(built: Built, config: MkDocsConfig) -> tuple[Problem, ...]:
    own = own_addresses(config, built.files)
    return path_problems(built.site.paths, own, shown_path(Path(config.docs_dir)))


def _places(engine: Engine, placed: list[tuple[Page, File, bool]], files: Files) -> Places:
    """Our pages by our names for them, and the person's own by theirs."""
    own = {file.src_uri: file for file in files.documentation_pages()}
    ours = {page.uri: file for page, file, _ in placed}
    by_name = own | ours
    return Places(
        engine,
        {uri: file.url.removeprefix("./") for uri, file in by_name.items()},
        {uri: file.src_uri for uri, file in by_name.items()},
    )


def _is_published(file: File) -> bool:
    return not file.inclusion.is_excluded() and file.inclusion is not InclusionLevel.DRAFT


def _overrides(built: Built, places: Places) -> Iterator[Artifact]:
    for part in frame_templates(built.site.pieces, places.urls):
        yield Artifact(f"overrides/{part.uri}", part.data)
