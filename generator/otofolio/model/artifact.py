"""What rendering hands to a host: files, and pages with their places for generated pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file. `uri` is its address below the site's root, with forward slashes."""

    uri: str
    data: bytes

    @classmethod
    def of(cls, uri: str, texts: Iterable[str], between: str = "") -> Artifact:
        """A file of many texts in UTF-8, which may be very long.

        Each is encoded by itself: a whole text takes two bytes a letter if a single letter is not Latin.
        """
        content = BytesIO()
        for number, text in enumerate(texts):
            content.write(((between if number else "") + text).encode("utf-8", "replace"))
        return cls(uri, content.getvalue())


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
