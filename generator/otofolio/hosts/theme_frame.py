"""Otofolio's own parts of the theme: masthead, table of contents, footer, and the page for unknown addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from otofolio.hosts.pieces import place_pieces
from otofolio.model.artifact import Artifact

if TYPE_CHECKING:
    from mkdocs.theme import Theme

_THEME = "material"


def use_frame(theme: Theme) -> None:
    """Let Material take our parts before its own, and the person's `custom_dir` before ours."""
    if theme.name == _THEME:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(_folder()))


def root_path(site_url: str | None) -> str:
    """Where the site begins on its host: the page for unknown addresses is shown at any depth."""
    return urlsplit(site_url or "/").path.rstrip("/") + "/"


def frame_templates(pieces: Mapping[str, str], urls: Mapping[str, str]) -> Iterator[Artifact]:
    """The parts for an engine without the plugin, with their pieces in them. `urls` has each page's address."""

    def address(uri: str) -> str:
        return "{{ '" + (urls.get(uri, uri) or ".") + "' | url }}"

    for path, text in _texts(_folder(), ""):
        placed, _ = place_pieces(text, {name: _inert(html) for name, html in pieces.items()}, address)
        yield Artifact(path, placed.encode())


def _inert(html: str) -> str:
    """Data is no template: without its braces, nothing in it is run."""
    return html.replace("{", "&#123;")


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _texts(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry.read_text(encoding="utf-8")


def _folder() -> Path:
    """A folder on the disk, which the theme needs."""
    return Path(str(files("otofolio").joinpath("templates", "site", "theme")))
