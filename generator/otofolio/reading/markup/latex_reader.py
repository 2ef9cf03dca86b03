"""One pass over a text with LaTeX or HTML, made into styled pieces."""

from __future__ import annotations

import html
import re
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
    HTML_BREAKS,
    HTML_OTHER,
    HTML_STYLES,
    IGNORED,
    JOURNALS,
    QUOTED,
    REFERENCES,
    SPACES,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from otofolio.reading.markup.styled import PLAIN, Pieces, Style, joined

_SIGNS = re.compile(r"[\\{}$~_^`'<&-]")
_OPTIONAL = re.compile(r"\s*\[[^\[\]{}]{0,200}\]")
_TABBING_ACCENTS = ("'", "`", "=")
"""LaTeX2e, “tabbing”: `\\a'e` is `\\'e` there, and R writes it everywhere."""
_QUOTES = {"``": "“", "''": "”", "`": "‘"}


class Decoded(NamedTuple):
    """Decoded text, and the fragments of the source that could not be decoded."""

    text: RichText
    unknown: tuple[str, ...] = ()


class LatexReader:
    """One pass over one text. It lives for one call of `decode_*`."""

    def __init__(self, text: str, tokens: re.Pattern[str]) -> None:
        """`tokens` are those of LaTeX, or of HTML alone."""
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.out: Pieces = []
        self.unknown: list[str] = []

    def result(self) -> Decoded:
        """Read the whole text."""
        while self.at < len(self.text):
            self.read(PLAIN)
        return Decoded(joined(self.out), tuple(dict.fromkeys(self.unknown)))

    def read(self, style: Style, until: str = "") -> None:
        """Read up to the `}` or the closing tag that ends this group, or to the end."""
        while self.at < len(self.text):
            token = self._next_token()
            if token is None:
                self.emit(self.text[self.at :], style)
                self.at = len(self.text)
                return
            if token.start() > self.at:
                self.emit(self.text[self.at : token.start()], style)
            kind = token.lastgroup
            if kind == "close":
                self.at = token.end() if until in ("}", "") else token.start()
                return
            self.at = token.end()
            if token["tag"] is not None:
                if self._tag(token, style, until):
                    return
            else:
                style = self._token(kind or "", token, style)

    def _next_token(self) -> re.Match[str] | None:
        """Leap to the next sign that may begin a token; the alternatives are tried there only."""
        sign = _SIGNS.search(self.text, self.at)
        while sign is not None:
            token = self.tokens.match(self.text, sign.start())
            if token is not None:
                return token
            sign = _SIGNS.search(self.text, sign.end())
        return None

    def emit(self, text: str, style: Style) -> None:
        """Add text as it is."""
        self.out.append((text, style))

    def _token(self, kind: str, token: re.Match[str], style: Style) -> Style:
        """Deal with one token of LaTeX; the style may change for the rest of the group."""
        if kind == "open":
            self._group(style)
        elif kind == "word":
            return self._word(token, style)
        elif kind == "sign":
            self._sign(token, style)
        elif kind == "dollar":
            self._math(token, style)
        elif kind == "script":
            self.argument(style._replace(superscript=token[0] == "^", subscript=token[0] == "_"))
        elif kind == "entity":
            self.emit(html.unescape(token[0]), style)
        elif kind == "tie":
            self.emit("\u00a0", style)
        elif kind == "dash":
            self.emit("—" if len(token[0]) == 3 else "–", style)
        else:
            self.emit(_QUOTES[token[0]], style)
        return style

    def _group(self, style: Style) -> None:
        """A brace group keeps its capitals, unless it begins with a command (BibTeX's special characters)."""
        special = self.text.startswith("\\", self.at)
        self.read(style if special else style._replace(verbatim=True), "}")

    def _tag(self, token: re.Match[str], style: Style, until: str) -> bool:
        """Deal with one HTML tag; true if it closes the group that is being read."""
        name, closing = token["tag"].lower(), bool(token["slash"])
        if closing and until == name:
            return True
        field = HTML_STYLES.get(name) or _span_style(name, token["attributes"])
        if field is None and name not in HTML_OTHER:
            self.emit(token[0], style)
        elif name in HTML_BREAKS:
            self.emit(" ", style)
        elif field and not closing and not token[0].endswith("/>"):
            self.read(style._replace(**{field: True}), name)  # type: ignore[arg-type]
        return False

    def _word(self, token: re.Match[str], style: Style) -> Style:
        """A command of letters."""
        name = token["word"]
        if name in SYMBOLS:
            self._stand_for(SYMBOLS[name], style)
        elif name in STYLES:
            self.argument(style._replace(**{STYLES[name]: True}))  # type: ignore[arg-type]
        elif name in ACCENTS:
            self._accent(ACCENTS[name], style)
        elif name in DECLARATIONS:
            return style._replace(**{DECLARATIONS[name]: True})  # type: ignore[arg-type]
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
            self._stand_for(JOURNALS[name], style)
        elif name in ADDRESSES:
            address = clean_address(self.raw_argument())
            self.emit(address, style._replace(href=published_link(address)))
        elif name == "href":
            address = clean_address(self.raw_argument())
            self.argument(style._replace(href=published_link(address)))
        elif name in QUOTED:
            self._between("“", "”", style)
        elif name in ("symbol", "char"):
            self.emit(_numbered(self.raw_argument()), style)
        elif name not in IGNORED:
            self._unknown_word(name, token, style)

    def _unknown_word(self, name: str, token: re.Match[str], style: Style) -> None:
        """What means a sign, what belongs to a longer text than a field, and what nobody knows."""
        if (symbol := rare_symbol(name)) is not None:
            self._stand_for(symbol, style)
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

    def optional_arguments(self) -> None:
        """Pass over `[see][p. 3]`."""
        while found := _OPTIONAL.match(self.text, self.at):
            self.at = found.end()

    def _stand_for(self, symbol: str, style: Style) -> None:
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
            self.emit(_standing_accent(accent) + letters, style)

    def argument(self, style: Style) -> None:
        """Read one argument: a group, a command, or a single character."""
        while self.text.startswith(" ", self.at):
            self.at += 1
        if self.text.startswith("{", self.at):
            self.at += 1
            self.read(style, "}")
            return
        token = self.tokens.match(self.text, self.at)
        if token is not None and token.lastgroup in ("word", "sign"):
            self.at = token.end()
            self._token(token.lastgroup, token, style)
        elif token is None or token.lastgroup != "close":
            self.emit(self.text[self.at : self.at + 1], style)
            self.at += 1

    def raw_argument(self) -> str:
        """The source of a braced argument; nothing if none follows."""
        while self.text.startswith(" ", self.at):
            self.at += 1
        if not self.text.startswith("{", self.at):
            return ""
        end = closing_brace(self.text, self.at)
        argument = self.text[self.at + 1 : end]
        self.at = min(end + 1, len(self.text))
        return argument

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
        reader = FormulaReader(formula)
        self.out += reader.result(style)
        self.unknown += [f"${formula}$"] if reader.unknown else []


def _is_formula(formula: str, after: str) -> bool:
    """Whether dollars enclose a formula and not two prices: a command or an index decides, then spaces and digits."""
    if not formula.strip():
        return False
    if re.search(r"[\\^_]", formula):
        return True
    prices = formula[0].isdigit() and " " in formula and after[:1].isdigit()
    return not (prices or formula[0] == " " or formula[-1] == " ")


def closing_brace(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed; the end of the text if it is not."""
    depth = 0
    for brace in re.compile(r"(?<!\\)[{}]").finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(text)


def _span_style(name: str, attributes: str) -> str | None:
    if name != "span":
        return None
    if "nocase" in attributes:
        return "verbatim"
    return "small_caps" if "small-caps" in attributes else None


def _standing_accent(accent: str) -> str:
    """`\\~{}` and `\\^{}` are how people write the signs themselves."""
    return {"\u0303": "~", "\u0302": "^", "\u0301": "´", "\u0300": "`", "\u0308": "¨"}.get(accent, "")


def _numbered(number: str) -> str:
    is_letter = number.isdecimal() and len(number) < 6 and int(number) < 0xD800
    return chr(int(number)) if is_letter else ""
