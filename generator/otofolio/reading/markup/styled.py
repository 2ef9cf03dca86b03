"""Pieces of styled text while they are read, and how they become runs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.text import RichText, Role, Run


class Style(NamedTuple):
    """How a stretch of text is set, in the order of the fields of `Run` after its role."""

    italic: bool = False
    bold: bool = False
    superscript: bool = False
    subscript: bool = False
    small_caps: bool = False
    verbatim: bool = False
    href: str = ""


PLAIN = Style()
_TEXT = Role.TEXT


@lru_cache(256)
def verbatim(style: Style, is_so: bool = True) -> Style:
    """The style with or without `verbatim`: what most braces mean."""
    return style._replace(verbatim=is_so)


_SPACES = re.compile(r" {2,}")

Pieces = list[tuple[str, Style]]


def joined(pieces: Pieces) -> RichText:
    """Runs of one style each, without doubled spaces and empty runs."""
    runs: list[tuple[list[str], Style]] = []
    texts: list[str] = []
    last: Style | None = None
    for text, style in pieces:
        is_caseless = style is not PLAIN and style.verbatim and text.lower() == text.upper()
        kept = verbatim(style, False) if is_caseless else style
        if kept is last or kept == last:
            texts.append(text)
        elif text:
            texts, last = [text], kept
            runs.append((texts, kept))
    return _folded([("".join(texts), style) for texts, style in runs])


def _folded(runs: Pieces) -> RichText:
    """Fold white space across runs, and trim both ends."""
    folded: list[Run] = []
    space = True
    for text, style in runs:
        clean = _SPACES.sub(" ", text) if "  " in text else text
        if space and clean.startswith(" "):
            clean = clean[1:]
        if clean:
            folded.append(Run(clean) if style is PLAIN else Run(clean, _TEXT, *style))
            space = clean.endswith(" ")
    if folded and folded[-1].text.endswith(" "):
        last = folded.pop()
        if last.text.strip():
            folded.append(last._replace(text=last.text.rstrip(" ")))
    return tuple(folded)
