"""The artifacts as files for other engines: Markdown pages with their pieces in them, and everything else as it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from otofolio.build import Site
from otofolio.hosts.pieces import place_pieces
from otofolio.hosts.theme_text import escape_page
from otofolio.model.artifact import Artifact, Page
from otofolio.rendering.markdown import with_front_matter

_BLANK_LINES = re.compile(r"\n\s*\n")


def export_artifacts(site: Site) -> Iterator[Artifact]:
    """Every page as Markdown with front matter, and every file. Links are those of directory addresses (`cv/`)."""
    pieces = _without_blank_lines(site.pieces)
    for page in site.pages:
        yield Artifact(page.uri, _exported(page, pieces).encode("utf-8", "replace"))
    yield from site.files


def _without_blank_lines(pieces: Mapping[str, str]) -> dict[str, str]:
    """A blank line would end a block of HTML in Markdown (CommonMark §4.6), so the pieces lose theirs."""
    return {name: _BLANK_LINES.sub("\n", html).strip() for name, html in pieces.items()}


def _exported(page: Page, pieces: Mapping[str, str]) -> str:
    depth = _address(page.uri).count("/")
    body, _ = place_pieces(page.markdown, pieces, lambda uri: posixpath.join("../" * depth, _address(uri)) or "./")
    return with_front_matter(escape_page(page), body)


def _address(uri: str) -> str:
    """`cv.md` is served at `cv/`, Home at the root; a file at its own name."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return f"{stem}/" if stem != "index" else ""
