"""Put the generated pieces in the place of their markers, with this site's addresses made relative to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from otofolio.model.artifact import Page
from otofolio.problems import Position, Problem, Severity, nearest
from otofolio.rendering.markdown import marker

_MARKER = re.compile(r"(?:<p>\s*)?<!--\s*otofolio:\s*([\w.-]+?)\s*-->(?:\s*</p>)?")
_NOT_TO_SEARCH = ("publications", "cv-publications-", "links-publications", "count-", "selected", "numbers")
_ADDRESS = re.compile(r'="~/([^"#]*)')


def place_pieces(
    html: str,
    pieces: Mapping[str, str],
    address: Callable[[str], str],
    before: Callable[[str], str] = lambda piece: piece,
) -> tuple[str, tuple[str, ...]]:
    """The page with its markers replaced, and the names in markers that name no piece.

    `address` turns an address below the site's root (`cv.pdf`, `publications.md`) into one relative to the page.
    `before` may change a piece first. A marker that names no piece stays: as a comment, it does no harm.
    """
    unknown: list[str] = []

    def placed(match: re.Match[str]) -> str:
        if match[1] in pieces:
            return with_addresses(before(pieces[match[1]]), address)
        unknown.append(match[1])
        return match[0]

    return _MARKER.sub(placed, html), tuple(unknown)


def to_search(pieces: Mapping[str, str]) -> dict[str, str]:
    """The pieces for the search index: a marker replaces each that lists publications, or only counts them.

    A reader who searches for a title wants that entry, which the index gets by itself; and it reads markup slowly.
    """
    return {name: marker(name) if name.startswith(_NOT_TO_SEARCH) else html for name, html in pieces.items()}


def with_addresses(html: str, address: Callable[[str], str]) -> str:
    """Every `="~/path"` as the page needs it. Data cannot forge one, because its quotes are escaped."""
    return _ADDRESS.sub(lambda match: f'="{address(match[1])}', html)


def add_machine_data(html: str, page: Page) -> str:
    """The finished page with what machines read: previews and records in the head, long lists of data at the foot."""
    head = html.find("</head>")
    head = len(html) if head < 0 else head
    foot = html.rfind("</body>", head)
    foot = len(html) if foot < 0 else foot
    return "".join((html[:head], page.head, html[head:foot], page.foot, html[foot:]))


def unknown_marker(name: str, pieces: Mapping[str, str], file: str, text: str) -> Problem:
    """What there is to say about a marker that names no piece. `text` is what the file holds."""
    found = next((match for match in _MARKER.finditer(text) if match[1] == name), None)
    before = text[: found.start()] if found else ""
    lines = text.splitlines() or [""]
    number = before.count("\n") + 1
    column = len(before.rpartition("\n")[2]) + 1 if found else 0
    near = nearest(name, pieces)
    hint = f"did you mean “{near}”?" if near else "the guide’s page about your own pages lists all markers"
    where = Position(file, number, column, lines[number - 1])
    return Problem(where, f"Unknown marker <!-- otofolio:{name} -->.", hint, Severity.WARNING)
