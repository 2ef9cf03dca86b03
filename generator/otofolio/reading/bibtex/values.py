"""Values of BibTeX fields: `{braces}`, `"quotes"`, numbers, macros, and `#` between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from otofolio.model.dates import MONTHS
from otofolio.reading.markup.latex import closing_brace

Macros = Mapping[str, str]

_BARE = re.compile(r"[^\s#{}\",]+")
_NEXT_FIELD = re.compile(r"([A-Za-z][\w:+-]*)\s*=\s*(?=\S)")
_BLANKS = re.compile(r"\s*(?:%[^\n]*\s*)*")
_JOINT = re.compile(r"\s*#\s*")
_LONGEST_EXPANDED = 1_000_000
"""Letters of the abbreviations in one value; a whole abstract has 3,000."""
_TOO_LONG = ("the abbreviations are too long together, so the last of them are left out.", "write the text itself")
_MONTHS = frozenset(month[:length].lower() for month in MONTHS for length in (3, 4, 9))


class Value(NamedTuple):
    """The text of a field with its macros resolved and its LaTeX as written."""

    text: str
    expanded: bool = False
    """A macro of the file was used."""
    undefined: tuple[str, ...] = ()
    """Macros that nobody defined; the text has their names."""
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
    value, end = _read_pieces(raw, 0, macros)
    return value if end >= len(raw) else _with_rest(value, raw, end, macros)


def _read_pieces(raw: str, at: int, macros: Macros) -> tuple[Value, int]:
    """Pieces joined by `#`, and where they end; comments behind them belong to them."""
    texts: list[str] = []
    expanded, length = False, 0
    undefined: list[str] = []
    while at < len(raw):
        piece, is_macro, at = _piece(raw, at, macros, undefined)
        if not is_macro or length <= _LONGEST_EXPANDED:
            texts.append(piece)
        expanded |= is_macro
        length += len(piece) if is_macro else 0
        joint = _JOINT.match(raw, at)
        if joint is None:
            at = _BLANKS.match(raw, at).end()  # type: ignore[union-attr]
            break
        at = joint.end()
    problems = (_TOO_LONG,) if length > _LONGEST_EXPANDED else ()
    return Value("".join(texts), expanded, tuple(undefined), problems), at


def end_of_value(text: str, start: int) -> int:
    """Where the value that begins here ends, with white space and remarks behind it."""
    return _read_pieces(text, start, {})[1]


def _with_rest(value: Value, raw: str, end: int, macros: Macros) -> Value:
    """Text behind a complete value: more fields after missing commas, or words without braces."""
    problems = list(value.problems)
    more: list[tuple[str, str]] = []
    undefined, expanded = list(value.undefined), value.expanded
    while end < len(raw):
        field = _NEXT_FIELD.match(raw, end)
        if field is None:
            words = f"{value.text} {raw[end:]}" if not more else raw[end:]
            problems.append((f"“{words[:60]}” is a value without braces.", "put braces around the whole value"))
            if not more:
                value, undefined = value._replace(text=words), []
            break
        following, end = _read_pieces(raw, field.end(), macros)
        more.append((field[1].lower(), following.text))
        problems.append((f"a comma is missing before the field {field[1]}.", "each field ends with a comma"))
        undefined += following.undefined
        problems += following.problems
        expanded |= following.expanded
    return Value(value.text, expanded, tuple(undefined), tuple(problems), tuple(more))


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
