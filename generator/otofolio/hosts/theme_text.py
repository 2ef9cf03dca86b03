"""Titles and descriptions, which Material and Zensical print as they are: escaped at the last step before they do."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from otofolio.model.artifact import Page
from otofolio.rendering.html import escape

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage

_SITE = ("site_name", "site_description", "site_author")
_FRONT_MATTER = ("title", "subtitle", "description", "author")


def theme_text(value: Any) -> Markup:
    """Text as the theme may print it, in an element or in an attribute. What is markup already stays as it is."""
    return value if isinstance(value, Markup) else escape(str(value))


def escape_page(page: Page) -> Page:
    """For an engine without this plugin: the front matter's texts are HTML."""
    return replace(page, title=str(theme_text(page.title)), description=str(theme_text(page.description)))


def escape_front_matter(text: str) -> str:
    """The same for a page written by hand. It stays as it is if nothing in it needs escaping."""
    import yaml
    from mkdocs.utils.meta import get_data

    body, meta = get_data(text)
    escaped = {name: str(theme_text(meta[name])) for name in _FRONT_MATTER if isinstance(meta.get(name), str)}
    if all(meta[name] == value for name, value in escaped.items()):
        return text
    return f"---\n{yaml.safe_dump({**meta, **escaped}, allow_unicode=True, sort_keys=False)}---\n\n{body}"


def escape_menu(nav: Navigation) -> None:
    """The titles of sections and links; those of pages wait until the pages are read."""
    waiting = list(nav.items)
    while waiting:
        entry = waiting.pop()
        if not entry.is_page:
            entry.title = theme_text(entry.title or "")
        waiting += entry.children or ()


def escape_site(config: MkDocsConfig, pages: Iterable[HostPage]) -> None:
    """What the theme prints of `mkdocs.yml` and of each page, hand-written ones too, once everything is read."""
    for name in _SITE:
        if config[name]:
            config[name] = theme_text(config[name])
    for page in pages:
        _escape_host_page(page)


def _escape_host_page(page: HostPage) -> None:
    for name in _FRONT_MATTER:
        if page.meta.get(name) is not None:
            page.meta[name] = theme_text(page.meta[name])
    title = page.title or ""
    if not isinstance(title, Markup):
        title = theme_text(title if "title" in vars(page) else html.unescape(title))  # a heading's text comes as HTML
    page.title = title
    if not page.is_homepage:  # the theme would take the escaping off a title that comes from elsewhere
        page.meta.setdefault("title", title)
