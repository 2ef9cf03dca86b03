"""Values of BibTeX fields: `{braces}`, `"quotes"`, numbers, macros, and `#` between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from otofolio.reading.latex import closing_brace

Macros = Mapping[str, str]

_BARE = re.compile(r"[^\s#{}\",]+")
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w:+-]*)\s*=\s*(.+)", re.DOTALL)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split(" "))  # noqa: SIM905


class Value(NamedTuple):
    """The text of a field with its macros resolved and its LaTeX as it stood."""

    text: str
    expanded: bool = False
    """A macro of the file was used."""
    problems: tuple[tuple[str, str], ...] = ()
    """Messages with their hints."""
    more: tuple[tuple[str, str], ...] = ()
    """Fields that were found behind a missing comma: names and values."""


def read_value(raw: str, macros: Macros) -> Value:
    """Read the right side of `name = value`."""
    if raw.startswith("{") and raw.endswith("}") and "#" not in raw and "=" not in raw:
        return Value(raw[1:-1])
    if raw.isdecimal() or not raw:
        return Value(raw)
    if raw.startswith('"') and raw.endswith('"') and raw.count('"') == 2 and len(raw) > 1:
        return Value(raw[1:-1])
    return _read_pieces(raw, macros)


def _read_pieces(raw: str, macros: Macros) -> Value:
    pieces: list[str] = []
    problems: list[tuple[str, str]] = []
    expanded, at = False, 0
    while at < len(raw):
        piece, is_macro, end = _piece(raw, at, macros, problems)
        pieces.append(piece)
        expanded |= is_macro
        rest = raw[end:].lstrip()
        if not rest.startswith("#"):
            return _with_rest("".join(pieces), rest, expanded, problems, macros)
        at = len(raw) - len(rest) + 1
        at += len(raw[at:]) - len(raw[at:].lstrip())
    return Value("".join(pieces), expanded, tuple(problems))


def _piece(raw: str, at: int, macros: Macros, problems: list[tuple[str, str]]) -> tuple[str, bool, int]:
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
    return *_macro(bare[0], macros, problems), bare.end()


def _macro(word: str, macros: Macros, problems: list[tuple[str, str]]) -> tuple[str, bool]:
    name = word.lower()
    if name in macros:
        return macros[name], True
    if name not in _MONTHS and not any(letter.isdigit() for letter in word):
        problems.append((f'the abbreviation "{word}" is not defined in this file, so it is shown as it is.',
                         f"if it is text, put it in braces: {{{word}}}; else define it with @string."))  # fmt: skip
    return word, False


def _with_rest(text: str, rest: str, expanded: bool, problems: list[tuple[str, str]], macros: Macros) -> Value:
    """What stands behind a complete value: another field after a missing comma, or words without braces."""
    if not rest:
        return Value(text, expanded, tuple(problems))
    field = _NEXT_FIELD.fullmatch(rest)
    if field is None:
        problems = [(f'"{text} {rest[:40]}" is a value without braces.', "put braces around the whole value.")]
        return Value(f"{text} {rest}", expanded, tuple(problems))
    value = read_value(field[2].strip(), macros)
    problems.append((f"a comma is missing before the field {field[1]}.", "each field ends with a comma."))
    more = ((field[1].lower(), value.text), *value.more)
    return Value(text, expanded or value.expanded, (*problems, *value.problems), more)


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
