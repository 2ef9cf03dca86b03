"""Markdown: the skeletons of pages, where headings may hold the person's own words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType

from otofolio.model.artifact import Page

_SPECIAL = re.compile(r"[^\w\s,]|_")
_NOT_YAML = re.compile("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def escape_markdown(text: str) -> str:
    """Text on one line that no Markdown dialect, extension or macro reads anything into.

    Punctuation becomes numeric character references, which every dialect takes as text (CommonMark §2.5).
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def escape_yaml(text: str) -> str:
    """A YAML double-quoted scalar (YAML 1.2 §7.3.1): JSON's escapes, and � for what YAML's characters lack (§5.1)."""
    return json.dumps(_NOT_YAML.sub("�", text), ensure_ascii=False)


def with_front_matter(page: Page, body: str, more: Mapping[str, str] = MappingProxyType({})) -> str:
    """The page as a Markdown file: title, description and hidden parts of the theme, then the body.

    `more` has further entries of the front matter, with values as YAML.

    Home has no title of its own: its browser tab shows the name of the site.
    """
    title = [f"title: {escape_yaml(page.title)}"] if page.uri != "index.md" else []
    description = [f"description: {escape_yaml(' '.join(page.description.split()))}"] if page.description else []
    hide = [f"hide: [{', '.join(page.hide)}]"] if page.hide else []
    others = [f"{name}: {value}" for name, value in more.items()]
    return "\n".join(["---", *title, *description, *hide, *others, "---", "", body])


def marker(name: str) -> str:
    """The place of a piece, on a line of its own."""
    return f"<!-- otofolio:{name} -->"


def skeleton(*blocks: str) -> str:
    """Blocks with a blank line between them; an empty block is left out."""
    return "\n\n".join(filter(None, blocks)) + "\n"
