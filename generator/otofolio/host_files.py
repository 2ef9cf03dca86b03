"""What the plugin does with MkDocs's collection of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from otofolio.model.artifact import Artifact, Page
from otofolio.rendering.icons import IconSource
from otofolio.rendering.markdown import with_front_matter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def remove_inputs(files: Files, inputs: Iterable[Path]) -> None:
    """Keep the input files out of the site, should they lie in the docs folder: they hold what is private."""
    private = {path.resolve() for path in inputs}
    for file in [file for file in files if file.abs_src_path and Path(file.abs_src_path).resolve() in private]:
        files.remove(file)


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> Iterator[tuple[Page, File, bool]]:
    """Each page with the file that stands at its address, and whether that is a hand-written one, which wins."""
    own = _own_by_address(files, config)
    for page in pages:
        inclusion = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
        content = with_front_matter(page, page.markdown)
        file = File.generated(config, page.uri, content=content, inclusion=inclusion)
        file.use_directory_urls = True  # printed codes and previews name these addresses
        if file.dest_uri in own:
            yield page, own[file.dest_uri], True
            continue
        files.append(file)
        yield page, file, False


def add_artifacts(files: Files, artifacts: Iterable[Artifact], config: MkDocsConfig) -> Iterator[str]:
    """Add the files; the addresses where a hand-written one stands instead."""
    own = _own_by_address(files, config)
    for artifact in artifacts:
        if artifact.uri in own:
            yield artifact.uri
        else:
            included = InclusionLevel.INCLUDED  # whatever `exclude_docs` says of the person's own files
            files.append(File.generated(config, artifact.uri, content=artifact.data, inclusion=included))


def own_addresses(config: MkDocsConfig, inputs: Iterable[Path]) -> dict[str, str]:
    """The person's own files in the docs folder before MkDocs has looked at them: source by address in the site."""
    paths = (Path(root, name) for root, _, names in os.walk(config.docs_dir, followlinks=True) for name in names)
    uris = (path.relative_to(config.docs_dir).as_posix() for path in paths)
    files = Files([File(uri, config.docs_dir, config.site_dir, config.use_directory_urls) for uri in uris])
    remove_inputs(files, inputs)
    return {uri: file.src_uri for uri, file in _own_by_address(files, config).items()}


def theme_icons(config: MkDocsConfig) -> IconSource:
    """The icons of the theme, from the folder in which Material keeps them; none where the theme has no such folder."""
    folders = [folder for root in config.theme.dirs if (folder := Path(root, ".icons")).is_dir()]

    def icon(name: str) -> str:
        found = next((path for folder in folders if (path := folder / f"{name}.svg").is_file()), None)
        return found.read_text(encoding="utf-8") if found else ""

    return icon


def _own_by_address(files: Files, config: MkDocsConfig) -> dict[str, File]:
    """The person's own files by the address that they get; what they exclude counts as not there."""
    set_exclusions(files, config)
    return {
        file.dest_uri: file
        for file in files
        if file.generated_by is None and file.src_dir == config.docs_dir and not file.inclusion.is_excluded()
    }
