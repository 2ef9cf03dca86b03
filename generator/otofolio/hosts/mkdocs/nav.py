"""The navigation for a site whose `mkdocs.yml` names none: our pages in their order, then the person's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import nest_paths


def default_nav(ours: Iterable[tuple[str, File]], files: Files) -> list[Any]:
    """What `nav` in `mkdocs.yml` would say.

    `ours` pairs each page's title with the file at its address, generated or hand-written.
    """
    entries: list[Any] = [{title: file.src_uri} for title, file in ours]
    taken = {file.src_uri for _, file in ours}
    own = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
    entries += nest_paths([uri for uri in own if uri not in taken])
    return entries
