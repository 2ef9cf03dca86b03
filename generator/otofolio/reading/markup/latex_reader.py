"""What the commands of LaTeX and the signs of a text mean, made into styled pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.letters import composed
from otofolio.model.text import RichText
from otofolio.reading.markup.addresses import clean_address, published_link
from otofolio.reading.markup.formula import FormulaReader
from otofolio.reading.markup.latex_symbols import rare_symbol
from otofolio.reading.markup.latex_tables import (
    ACCENTS,
    ADDRESSES,
    CHARACTERS,
    COLORED,
    DECLARATIONS,
    DROPPED,
    FOOTNOTES,
    IGNORED,
    JOURNALS,
    QUOTED,
    REFERENCES,
    SPACES,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from otofolio.reading.markup.styled import PLAIN, Style, joined
from otofolio.reading.markup.token_reader import TokenReader

_TABBING_ACCENTS = ("'", "`", "=")
"""LaTeX2e, “tabbing”: `\\a'e` is `\\'e` there, and R writes it everywhere."""
_QUOTES = {"``": "“", "''": "”", "`": "‘"}


class Decoded(NamedTuple):
    """Decoded text, and the fragments of the source that could not be decoded."""

    text: RichText
    unknown: tuple[str, ...] = ()


class LatexReader(TokenReader):
    """What each token of LaTeX and HTML means. It lives for one call of `decode_*`."""

    def result(self) -> Decoded:
        """Read the whole text."""
        while self.at < len(self.text):
            self.read(PLAIN)
        return Decoded(joined(self.out), tuple(dict.fromkeys(self.unknown)))

    def token(self, kind: str, token: re.Match[str], style: Style) -> Style:
        """Deal with one token of LaTeX; the style may change for the rest of the group."""
        if kind == "open":
            self.group(style)
        elif kind == "word":
            return self._word(token, style)
        elif kind == "sign":
            self._sign(token, style)
        elif kind == "dollar":
            self._math(token, style)
        elif kind == "script":
            self.argument(style._replace(superscript=token[0] == "^", subscript=token[0] == "_"))
        elif kind == "entity":
            self.emit(_character(token[0]), style)
        elif kind == "tie":
            self.emit("\u00a0", style)
        elif kind == "dash":
            self.emit("—" if len(token[0]) == 3 else "–", style)
        else:
            self.emit(_QUOTES[token[0]], style)
        return style

    def _word(self, token: re.Match[str], style: Style) -> Style:
        """A command of letters."""
        name = token["word"]
        if name in SYMBOLS:
            self._symbol(SYMBOLS[name], style)
        elif name in STYLES:
            self.argument(_with(style, STYLES[name]))
        elif name in ACCENTS:
            self._accent(ACCENTS[name], style)
        elif name in DECLARATIONS:
            return _with(style, DECLARATIONS[name])
        else:
            self._rare_word(name, token, style)
        return style

    def _rare_word(self, name: str, token: re.Match[str], style: Style) -> None:
        if name == "a" and self.text[self.at : self.at + 1] in _TABBING_ACCENTS:
            self.at += 1
            self._accent(ACCENTS[self.text[self.at - 1]], style)
        elif name in SPACES:
            self.emit(" ", style)
        elif name in DROPPED:
            self.raw_argument()
        elif name == "ensuremath":
            self._formula(self.raw_argument(), style)
        elif name in TRANSPARENT:
            self.argument(style)
        elif name in COLORED:
            self.raw_argument()
            self.argument(style)
        elif name in JOURNALS:
            self._symbol(JOURNALS[name], style)
        elif name in ADDRESSES or name == "href":
            self._address(name, style)
        elif name in QUOTED:
            self._between("“", "”", style)
        elif name in ("symbol", "char"):
            self.emit(_numbered(self.raw_argument()), style)
        elif name not in IGNORED:
            self._unknown_word(name, token, style)

    def _address(self, name: str, style: Style) -> None:
        address = clean_address(self.raw_argument())
        linked = style._replace(href=published_link(address))
        if name == "href":
            self.argument(linked)
        else:
            self.emit(address, linked)

    def _unknown_word(self, name: str, token: re.Match[str], style: Style) -> None:
        """What means a sign, what belongs to a longer text than a field, and what nobody knows."""
        if (symbol := rare_symbol(name)) is not None:
            self._symbol(symbol, style)
        elif name in REFERENCES:
            self._reference(token)
        elif name in FOOTNOTES:
            self.unknown.append(token[0].strip())
            self.optional_arguments()
            if self.out and not self.out[-1][0].endswith(" "):
                self.emit(" ", style)
            self._between("(", ")", style)
        else:
            self.unknown.append(token[0].strip())
            if not self.text.startswith("{", self.at):
                self.emit(token[0].lstrip("\\"), style)

    def _reference(self, token: re.Match[str]) -> None:
        """`\\cite{key}` leads to a list that is not here: the command is left out and quoted."""
        self.optional_arguments()
        self.raw_argument()
        self.unknown.append(self.text[token.start() : self.at].strip())
        if self.text[self.at : self.at + 1] in (",", ".", ";", ":", "") and self.out:
            words, style = self.out[-1]
            self.out[-1] = (words.rstrip(" \u00a0"), style)

    def _between(self, before: str, after: str, style: Style) -> None:
        self.emit(before, style)
        self.argument(style)
        self.emit(after, style)

    def _symbol(self, symbol: str, style: Style) -> None:
        if self.text.startswith("{}", self.at):
            self.at += 2
        self.emit(symbol, style)

    def _sign(self, token: re.Match[str], style: Style) -> None:
        """A backslash with one sign."""
        sign = token["sign"]
        if sign in ACCENTS and sign not in "uvHckrdbthfGU":
            self._accent(ACCENTS[sign], style)
        elif sign in CHARACTERS:
            self.emit(CHARACTERS[sign], style)
        else:
            self.emit(sign, style)
            self.unknown.append(token[0])

    def _accent(self, accent: str, style: Style) -> None:
        """Set an accent on the first letter of the argument; on nothing, it is the sign itself."""
        mark = len(self.out)
        self.argument(style)
        letters = "".join(text for text, _ in self.out[mark:])
        del self.out[mark:]
        base = {"ı": "i", "ȷ": "j"}.get(letters[:1], letters[:1])
        if base.strip():
            self.emit(composed(base + accent + letters[1:]), style)
        else:
            self.emit(_accent_alone(accent) + letters, style)

    def _math(self, token: re.Match[str], style: Style) -> None:
        """A formula, or a dollar sign that only means money."""
        delimiter = token[0]
        end = self.text.find(delimiter, self.at)
        while end > 0 and self.text[end - 1] == "\\":
            end = self.text.find(delimiter, end + 1)
        formula = self.text[self.at : end] if end >= 0 else ""
        if end < 0 or not _is_formula(formula, self.text[end + len(delimiter) : end + len(delimiter) + 1]):
            self.emit(delimiter, style)
            return
        self.at = end + len(delimiter)
        self._formula(formula, style)

    def _formula(self, formula: str, style: Style) -> None:
        pieces, has_unknown = _read_formula(formula, style)
        self.out += pieces
        self.unknown += [f"${formula}$"] if has_unknown else []


@lru_cache(256)
def _with(style: Style, field: str) -> Style:
    return style._replace(**{field: True})  # type: ignore[arg-type]


@lru_cache(1024)
def _read_formula(formula: str, style: Style) -> tuple[tuple[tuple[str, Style], ...], bool]:
    """The formula in pieces, and whether something in it is unknown. The same few are in many titles and abstracts."""
    reader = FormulaReader(formula)
    return tuple(reader.result(style)), reader.unknown


def _is_formula(formula: str, after: str) -> bool:
    """Whether dollars enclose a formula and not two prices: a command or an index decides, then spaces and digits."""
    if not formula.strip():
        return False
    if "\\" in formula or "^" in formula or "_" in formula:
        return True
    prices = formula[0].isdigit() and " " in formula and after[:1].isdigit()
    return not (prices or formula[0] == " " or formula[-1] == " ")


def _character(entity: str) -> str:
    """What `&auml;` means in HTML."""
    from html import unescape  # its table of two thousand names takes a while to import

    return unescape(entity)


def _accent_alone(accent: str) -> str:
    """`\\~{}` and `\\^{}` are how people write the signs themselves."""
    return {"\u0303": "~", "\u0302": "^", "\u0301": "´", "\u0300": "`", "\u0308": "¨"}.get(accent, "")


def _numbered(number: str) -> str:
    is_letter = number.isdecimal() and len(number) < 6 and int(number) < 0xD800
    return chr(int(number)) if is_letter else ""
