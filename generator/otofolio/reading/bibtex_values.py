"""Values of BibTeX fields: `{braces}`, `"quotes"`, numbers, macros, and `#` between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from otofolio.model.dates import MONTHS
from otofolio.reading.latex import closing_brace

Macros = Mapping[str, str]

_BARE = re.compile(r"[^\s#{}\",]+")
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w:+-]*)\s*=\s*(.+)", re.DOTALL)
_COMMENTS = re.compile(r"^(?:%[^\n]*\s*)+")
_JOINT = re.compile(r"\s*#\s*")
_MONTHS = frozenset(month[:length].lower() for month in MONTHS for length in (3, 4, 9))


class Value(NamedTuple):
    """The text of a field with its macros resolved and its LaTeX as it stood."""

    text: str
    expanded: bool = False
    """A macro of the file was used."""
    undefined: tuple[str, ...] = ()
    """Macros that nobody defined; their names stand in the text."""
    problems: tuple[tuple[str, str], ...] = ()
    """Messages with their hints."""
    more: tuple[tuple[str, str], ...] = ()
    """Fields that were found behind a missing comma: names and values."""


def read_value(raw: str, macros: Macros) -> Value:
    """Read the right side of `name = value`."""
    if raw.startswith("{") and raw.endswith("}") and "#" not in raw and "=" not in raw and "%" not in raw:
        return Value(raw[1:-1])
    if raw.isdecimal() or not raw:
        return Value(raw)
    if raw.startswith('"') and raw.endswith('"') and raw.count('"') == 2 and len(raw) > 1:
        return Value(raw[1:-1])
    return _read_pieces(raw, macros)


def _read_pieces(raw: str, macros: Macros) -> Value:
    text, expanded, at = "", False, 0
    undefined: list[str] = []
    while True:
        piece, is_macro, end = _piece(raw, at, macros, undefined)
        text += piece
        expanded |= is_macro
        joint = _JOINT.match(raw, end)
        if joint is None:
            return _with_rest(Value(text, expanded, tuple(undefined)), raw[end:], macros)
        at = joint.end()
        if at >= len(raw):
            return Value(text, expanded, tuple(undefined))


def _piece(raw: str, at: int, macros: Macros, undefined: list[str]) -> tuple[str, bool, int]:
    """One piece: its text, whether it was a macro of the file, and where it ends."""
    if raw[at] == "{":
        end = closing_brace(raw, at)
        return raw[at + 1 : end], False, end + 1
    if raw[at] == '"':
        end = _closing_quote(raw, at)
        return raw[at + 1 : end], False, end + 1
    bare = _BARE.match(raw, at)
    if bare is None:
        return raw[at], False, at + 1
    word = bare[0]
    if word.lower() in macros:
        return macros[word.lower()], True, bare.end()
    if word.lower() not in _MONTHS and not any(letter.isdigit() for letter in word):
        undefined.append(word)
    return word, False, bare.end()


def _with_rest(value: Value, rest: str, macros: Macros) -> Value:
    """What stands behind a complete value: another field after a missing comma, or words without braces."""
    rest = _COMMENTS.sub("", rest.lstrip())
    if not rest:
        return value
    field = _NEXT_FIELD.fullmatch(rest)
    if field is None:
        text = f"{value.text} {rest}"
        problem = (f'"{text[:60]}" is a value without braces.', "put braces around the whole value.")
        return Value(text, value.expanded, (), (problem,))
    following = read_value(field[2].strip(), macros)
    problem = (f"a comma is missing before the field {field[1]}.", "each field ends with a comma.")
    return Value(
        value.text,
        value.expanded or following.expanded,
        value.undefined + following.undefined,
        (problem, *following.problems),
        ((field[1].lower(), following.text), *following.more),
    )


def _closing_quote(raw: str, start: int) -> int:
    """The quotation mark that ends the one at `start`; marks inside braces are text."""
    depth = 0
    for at in range(start + 1, len(raw)):
        if raw[at] == "{":
            depth += 1
        elif raw[at] == "}":
            depth -= 1
        elif raw[at] == '"' and depth <= 0 and raw[at - 1] != "\\":
            return at
    return len(raw)
