"""Citations as runs of text, in each of the styles of `citing/styles`."""

from __future__ import annotations

from otofolio.citing import styles
from otofolio.citing.style import Style
from otofolio.model.plans import AuthorPolicy
from otofolio.model.publication import Publication
from otofolio.model.text import RichText
from otofolio.problems import nearest


def format_citation(publication: Publication, style: str, authors: AuthorPolicy = AuthorPolicy.STYLE) -> RichText:
    """Cite a publication in the style of that name.

    With `AuthorPolicy.STYLE` long author lists are cut as the style does, never the owner. Raises KeyError if no style
    has the name.
    """
    found = style_named(style)
    if found is None:
        raise KeyError(style)
    return found.cite(publication, authors is AuthorPolicy.ALL)


def style_named(text: str) -> Style | None:
    """The style of that name, in small letters or capitals; None if there is none."""
    return next((style for style in styles.STYLES if style.name == text.lower()), None)


def nearest_style(text: str) -> str:
    """The name of the style that the person may mean by a text that is not a style's name; empty if none is near."""
    known = {alias: style.name for style in styles.STYLES for alias in (style.name, *style.aliases)}
    return known.get(nearest(text.lower(), known, 0.5), "")


def style_names() -> tuple[str, ...]:
    """The name of each style, in the order of the list."""
    return tuple(style.name for style in styles.STYLES)
