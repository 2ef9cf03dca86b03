"""What the plugin does with MkDocs's collection of files."""

from __future__ import annotations

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
    private = {_identity(path) for path in inputs}
    for file in [file for file in files if file.abs_src_path and _identity(Path(file.abs_src_path)) in private]:
        files.remove(file)


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> Iterator[tuple[Page, File, bool]]:
    """Each page with the file that stands at its address, and whether that is a hand-written one, which wins."""
    own = _own_by_address(files, config)
    for page in pages:
        inclusion = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
        content = with_front_matter(page, page.markdown)
        file = File.generated(config, page.uri, content=content, inclusion=inclusion)
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
            files.append(File.generated(config, artifact.uri, content=artifact.data))


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


def _identity(path: Path) -> tuple[int, int] | Path:
    """The file itself: on a Mac or Windows, `Portrait.PNG` and `portrait.png` are one."""
    try:
        status = path.stat()
    except OSError:
        return path.resolve()
    return status.st_dev, status.st_ino
