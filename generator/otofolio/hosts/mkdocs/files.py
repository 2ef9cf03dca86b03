"""What the plugin does with MkDocs's collection of files, and the navigation that follows from them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.utils import nest_paths

from otofolio.hosts.mkdocs.copies import has_name, is_copy, is_private_data
from otofolio.load import shown_path
from otofolio.model.artifact import Artifact, Page
from otofolio.problems import Position, Problem, Severity
from otofolio.rendering.markdown import with_front_matter
from otofolio.rendering.pages.icons import IconSource

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def remove_inputs(files: Files, inputs: Iterable[Path]) -> tuple[Problem, ...]:
    """Keep the input files out of the site, should they be in the docs folder, and copies of them: they are private.

    A warning for the copies, which nobody knows are there. The data file comes first among the inputs.
    """
    inputs = tuple(inputs)
    private = {_identity(path) for path in inputs}
    paths = {file: Path(file.abs_src_path) for file in files if file.abs_src_path}
    ours = [file for file, path in paths.items() if _identity(path) in private]
    names, folder_of = _names_by_folder(inputs), cache(os.path.realpath)  # hundreds of files are in a few folders
    copies = [
        file
        for file, path in paths.items()
        if file not in ours and _is_copy(path.name, names[folder_of(path.parent)], inputs[0].name)
    ]
    for file in (*ours, *copies):
        files.remove(file)
    return _copies_left_out(sorted(str(file.abs_src_path) for file in copies))


def default_nav(ours: Iterable[tuple[str, File]], files: Files) -> list[Any]:
    """What `nav` in `mkdocs.yml` would say: our pages in their order, then the person's own.

    `ours` pairs each page's title with the file at its address, generated or hand-written.
    """
    entries: list[Any] = [{title: file.src_uri} for title, file in ours]
    taken = {file.src_uri for _, file in ours}
    own = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
    entries += nest_paths([uri for uri in own if uri not in taken])
    return entries


def _names_by_folder(inputs: Iterable[Path]) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for one in inputs:
        names[os.path.realpath(one.parent)].append(one.name)
    return names


def _is_copy(name: str, beside: Sequence[str], data_file: str) -> bool:
    """A copy of an input beside it, one of the data file anywhere, or data whose name says that it is private."""
    return is_copy(name, beside) or has_name(name, data_file) or is_private_data(name)


def _copies_left_out(paths: list[str]) -> tuple[Problem, ...]:
    if not paths:
        return ()
    named = ", ".join(Path(path).name for path in paths[:_MOST_SHOWN])
    more = f" and {len(paths) - _MOST_SHOWN} more" if len(paths) > _MOST_SHOWN else ""
    said = f"Not published, because they look like copies of your data or like private data: {named}{more}."
    hint = "move them out of this folder; a file that is meant for the website needs another name"
    return (Problem(Position(shown_path(Path(paths[0]))), said, hint, Severity.WARNING),)


_MOST_SHOWN = 5


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> Iterator[tuple[Page, File, bool]]:
    """Each page with the file at its address, and whether that is a hand-written one, which wins."""
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
    """Add the files; the result is the addresses that a hand-written file has already."""
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
    """The icons of the theme, from the folder in which Material keeps them; none if the theme has no such folder."""
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
        return Path(os.path.realpath(path))
    return status.st_dev, status.st_ino
