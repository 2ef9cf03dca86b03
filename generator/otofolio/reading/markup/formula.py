"""Formulas of LaTeX on one line of Unicode."""

from __future__ import annotations

import re

from otofolio.model.letters import composed
from otofolio.reading.markup.latex_symbols import rare_symbol
from otofolio.reading.markup.latex_tables import (
    CHARACTERS,
    DECLARATIONS,
    FUNCTIONS,
    IGNORED,
    MATH_ACCENTS,
    OPERATORS,
    SPACES,
    STYLES,
    SYMBOLS,
    TRANSPARENT,
)
from otofolio.reading.markup.styled import Pieces, Style

_MATH = re.compile(r"\\(?P<word>[A-Za-z]+)|\\(?P<sign>.)|(?P<script>[_^])|(?P<brace>[{}])|(?P<other>.)", re.DOTALL)


class FormulaReader:
    """A formula as readable Unicode on one line: indices raised and lowered, fractions with a slash."""

    def __init__(self, formula: str) -> None:
        """Keep the tokens; spaces mean nothing in a formula."""
        self.tokens = [token for token in _MATH.finditer(formula) if not token[0].isspace() or token["sign"]]
        self.at = 0
        self.out: Pieces = []
        self.unknown = False

    def result(self, style: Style) -> Pieces:
        """The formula, set in a style."""
        while self.at < len(self.tokens):
            self.read(style)
        if self.out:
            self.out[0] = (self.out[0][0].lstrip(), self.out[0][1])
            self.out[-1] = (self.out[-1][0].rstrip(), self.out[-1][1])
        return self.out

    def read(self, style: Style, until: str = "") -> None:
        """Read up to the closing brace, or to the end."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token[0] == "}":
                if until:
                    return
                continue
            self._token(token, style)

    def argument(self, style: Style) -> None:
        """One argument: a group or a single token."""
        if self.at >= len(self.tokens):
            return
        token = self.tokens[self.at]
        self.at += 1
        if token[0] == "{":
            self.read(style, "}")
        else:
            self._token(token, style)

    def _token(self, token: re.Match[str], style: Style) -> None:
        if token["word"]:
            self._word(token["word"], style)
        elif token["script"]:
            raised = token["script"] == "^"
            self.argument(style._replace(superscript=raised, subscript=not raised))
        elif token[0] == "{":
            self.read(style, "}")
        elif token["sign"]:
            self._emit(CHARACTERS.get(token["sign"], token["sign"]), style)
        else:
            self._emit({"-": "−", "'": "′", "~": " "}.get(token[0], token[0]), style)

    def _word(self, name: str, style: Style) -> None:
        if name in MATH_ACCENTS:
            mark = len(self.out)
            self.argument(style)
            letters = "".join(text for text, _ in self.out[mark:])
            self.out[mark:] = [(composed(letters[:1] + MATH_ACCENTS[name] + letters[1:]), style)]
        elif name in ("frac", "tfrac", "dfrac", "sfrac", "nicefrac"):
            self.argument(style)
            self.out.append(("/", style))
            self.argument(style)
        elif name == "not":
            self._negation(style)
        elif name == "sqrt":
            self.out.append(("√", style))
            self.argument(style)
        elif name in STYLES or name in TRANSPARENT or name.startswith("math") or name in ("operatorname", "rm", "ce"):
            field = STYLES.get(name)
            self.argument(style._replace(**{field: True}) if field else style)  # type: ignore[arg-type]
        elif name in SPACES:
            self.out.append((" ", style))
        elif name in FUNCTIONS:
            self._function(name, style)
        elif name not in IGNORED and name not in DECLARATIONS:
            self._symbol(name, style)

    def _negation(self, style: Style) -> None:
        """`\\not=`: a line through the sign, or a word before one that is printed as a word."""
        mark = len(self.out)
        self.argument(style)
        sign = "".join(text for text, _ in self.out[mark:]).strip()
        if len(sign) == 1 and not sign.isalnum():
            self.out[mark:] = [(f" {composed(sign + chr(0x338))} ", style)]
        elif " " in sign or sign == "in":
            self.out[mark:] = [(f" not {sign} ", style)]
        else:
            self.unknown = True  # a letter, which people cross out as `ł`

    def _symbol(self, name: str, style: Style) -> None:
        symbol = SYMBOLS.get(name) or rare_symbol(name)
        if symbol is None:
            self.unknown = True
        else:
            self._emit(symbol, style)

    def _function(self, name: str, style: Style) -> None:
        """`n log n`: the name of a function is set apart from letters and numbers."""
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        before = " " if self.out and self.out[-1][0][-1:].isalnum() else ""
        after = " " if following and (following["word"] or following[0].isalnum()) else ""
        self.out.append((before + name + after, style))

    def _emit(self, text: str, style: Style) -> None:
        between = text in OPERATORS and not (style.superscript or style.subscript)
        self.out.append((f" {text} " if between else text, style))
