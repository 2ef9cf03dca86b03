"""What rendering hands to a host: files, and pages with their places for generated pieces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. `uri` is its address below the site's root, with forward slashes."""

    uri: str
    data: bytes


NOT_IN_GIT = Artifact(".gitignore", b"*\n")
"""Keeps a folder out of git: what a person hands out or writes is private, and many a repository is public."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a Markdown skeleton, without front matter.

    Headings are Markdown, so that the host makes its table of contents; each generated piece is a
    comment `<!-- otofolio:NAME -->`, which the host replaces by the piece's HTML after it has converted the Markdown.
    """

    uri: str
    """The source address: `publications.md`."""
    title: str
    """What the menu and the browser's tab say. Plain text."""
    description: str
    """One sentence for search engines and link previews. Plain text."""
    markdown: str
    in_nav: bool = True
    hide: tuple[str, ...] = ()
    """Parts of the theme that stay out of this page, as Material's front matter names them: `navigation`, `toc`."""
    head: str = ""
    """Finished HTML for the page's `head`: what link previews and search engines read. Empty, or ends its line."""
    foot: str = ""
    """Finished HTML for the end of `body`, outside the theme's content: data that may wait for the first paint."""
