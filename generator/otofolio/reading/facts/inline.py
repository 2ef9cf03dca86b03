"""Inline Markdown of the data file's text fields: `*italic*`, `**bold**`, `[text](url)`, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from otofolio.model.text import RichText, Run, plain
from otofolio.reading.markup.addresses import published_link

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*\[\]()_])"
    r"|\*\*(?P<bold>(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S))\*\*"
    r"|\*(?P<italic>(?=\S)[^*]+?(?<=\S))\*"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
_SITE_PATH = re.compile(r"[A-Za-z0-9_./~#?&=%+-]+\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def parse_inline(text: str) -> RichText:
    """Text as runs. A link to anything but the web, mail or telephone stays the text that it is."""
    runs: list[Run] = []
    end = 0
    for match in _TOKEN.finditer(text):
        _append(runs, text[end : match.start()])
        end = match.end()
        if match["escaped"]:
            _append(runs, match["escaped"])
        elif match["label"] and is_safe_link(match["href"]):
            runs += (run._replace(href=match["href"]) for run in parse_inline(match["label"]))
        elif match["label"]:
            _append(runs, match[0])
        elif match["bold"]:
            runs += (run._replace(bold=True) for run in parse_inline(match["bold"]))
        else:
            runs += (run._replace(italic=True) for run in parse_inline(match["italic"]))
    _append(runs, text[end:])
    return tuple(_joined(runs))


def refused_links(text: str) -> tuple[str, ...]:
    """The addresses in a text that `parse_inline` will not link to."""
    found = (match["href"] for match in _TOKEN.finditer(text) if match["label"])
    return tuple(href for href in found if not is_safe_link(href))


def without_marks(text: str) -> str:
    """A plain field's text without the marks that would have no effect there; without any, just as it is."""
    has_marks = any(not match["escaped"] for match in _TOKEN.finditer(text))
    return plain(parse_inline(text)) if has_marks else text


def is_safe_link(href: str) -> bool:
    """Web, mail, telephone, or a path of this site; never `javascript:` or `data:`."""
    return bool(published_link(href)) and (_SCHEME.match(href) or _SITE_PATH.match(href)) is not None


def _append(runs: list[Run], text: str) -> None:
    if text:
        runs.append(Run(text))


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbours without a style as one run."""
    for is_bare, alike in groupby(runs, key=lambda run: run == Run(run.text)):
        if is_bare:
            yield Run("".join(run.text for run in alike))
        else:
            yield from alike
