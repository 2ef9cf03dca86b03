"""Text for the typesetter: the one place where text becomes values that a template lays out.

Values are data to the template and never code, so nothing is escaped; but what paper cannot show goes, and a word
that may be longer than a line gets places to break. U+200B marks these: a template makes an empty box of each, which
a line can break at and which leaves no letter in the PDF's text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from otofolio.model.text import Role, Run
from otofolio.rendering.html import safe_href
from otofolio.rendering.typography import typographic, typographic_runs

# PDF/UA-1 (ISO 14289-1 §7.21.7) refuses U+0000, U+FEFF and U+FFFE; no font shows the other control characters.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_LONG_WORD = re.compile(r"(?<![^\s\u200b-])(?!https?://)[^\s\u200b-]{28,}")
"""Typst itself breaks a word at its hyphens, and an address of the web at its signs."""
_BREAKS_ANYWHERE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"
)
"""East Asian letters, between which a line breaks by rules of its own."""
_LABEL_WORD = re.compile(r"[^\s\u200b-]{20,}")
_LAST_PART = re.compile(r", ([^\s,\u200b]{2,10})\Z")
_PIECE, _SHORT = 8, 3
_SIGNS = frozenset("/.,:;?&=#_@%+~")
_LONGEST_HREF = 8000
"""Letters of an address that the typesetter makes a link of; checks.py reports longer ones."""
_WHOLE = 40
"""Letters of a link that no line breaks: a DOI or an address must stay one to be copied."""
_ZERO_WIDTH_SPACE = "\u200b"

PrintRuns = list[dict[str, Any]]


def print_text(text: str) -> str:
    """Plain text on one line."""
    return _broken(typographic(text))


def print_label(text: str) -> str:
    """A section's title for the narrow column beside it, where a shorter word may be longer than a line."""
    return _LABEL_WORD.sub(lambda word: _breakable(word[0]), print_text(text))


def print_place(text: str) -> str:
    """A place on one line; a line never begins with its state or country alone."""
    return _LAST_PART.sub(",\u00a0\\1", print_text(text))


def bare_text(text: str) -> str:
    """Plain text that is never broken: the metadata of a document."""
    return _clean(text).replace(_ZERO_WIDTH_SPACE, "")


def on_paper(data: Any) -> Any:
    """A template's data, every text in it without what paper cannot show. Words stay unbroken: cards have no room."""
    if isinstance(data, dict):
        return {name: on_paper(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [on_paper(value) for value in data]
    return _clean(typographic(data)) if type(data) is str else data


def print_runs(runs: Iterable[Run], site_url: str) -> PrintRuns:
    """Rich text as a list of dictionaries: `text`, the marks that are set, and an absolute `href`.

    Runs without marks that follow one another are one: each takes Typst some memory.
    """
    made: PrintRuns = []
    for run in (_run(run, site_url) for run in typographic_runs(runs) if run.text):
        if made and run.keys() == made[-1].keys() == {"text"}:
            made[-1]["text"] += run["text"]
        else:
            made.append(run)
    return made


def print_href(address: str, site_url: str) -> str:
    """The absolute address if a reader may follow it and a PDF can hold it, else nothing."""
    href = safe_href(address)
    if len(href) > _LONGEST_HREF:
        return ""
    return site_url + href.removeprefix("~/") if href.startswith("~/") else "" if href.startswith("#") else href


def _run(run: Run, site_url: str) -> dict[str, Any]:
    marks = {
        "bold": run.bold or run.role is Role.OWNER,
        "italic": run.italic,
        "superscript": run.superscript,
        "subscript": run.subscript,
        "small_caps": run.small_caps,
        "href": print_href(run.href, site_url) if run.href else "",
    }
    whole = bool(marks["href"]) and is_whole(run.text)
    text = _clean(run.text) if whole else _broken(run.text)
    return {"text": text, **{name: value for name, value in {**marks, "whole": whole}.items() if value}}


def reads_backward(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Unicode Annex 9, rule P2)."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in ("R", "AL") for way in ways if way in ("L", "R", "AL")), False)


def is_whole(text: str) -> bool:
    """Whether a link's text is one short word, which a line must not break."""
    return len(text) <= _WHOLE and not any(map(str.isspace, text))


def _clean(text: str) -> str:
    return _NOT_TEXT.sub("�", _CONTROL.sub(" ", text))


def _broken(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _breakable(word[0]), _clean(text))


def _breakable(word: str) -> str:
    """The word with a place to break after a sign or a few letters, never before a mark that belongs to its letter."""
    if _BREAKS_ANYWHERE.search(word):
        return word
    pieces = [""]
    for letter in word:
        size = len(pieces[-1])
        ends = size >= _PIECE or (size >= _SHORT and pieces[-1][-1] in _SIGNS)
        if ends and letter not in _SIGNS and not unicodedata.category(letter).startswith("M"):
            pieces.append("")
        pieces[-1] += letter
    return _ZERO_WIDTH_SPACE.join(pieces)
