"""One pass over a text with LaTeX or HTML: its groups, tags and arguments."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from otofolio.reading.markup.latex_tables import HTML_BREAKS, HTML_OTHER, HTML_STYLES
from otofolio.reading.markup.styled import Pieces, Style, verbatim

_NO_SIGNS = r"[^\\{}$~_^`'<&-]*+(?:(?:-(?!-)|'(?!'))[^\\{}$~_^`'<&-]*+)*+"
_SIGNS = re.compile(
    rf"[\\{{}}$~_^`'<&-](?:(?<=\{{)(?P<two>\{{)?(?P<group>{_NO_SIGNS})\}}(?(two)\}})|(?<=[\\{{}}$~_^`<&])|(?<=-)(?=-)|(?<=')(?='))"
)
"""What may begin a token; and all of a group without any sign, as most are, in one pair of braces or in two."""
_PLAIN_GROUP = re.compile(rf"(?<=\{{)({_NO_SIGNS})\}}")
_BRACE = re.compile(r"(?<!\\)[{}]")
_OPTIONAL = re.compile(r"\s*\[[^\[\]{}]{0,200}\]")


class TokenReader(ABC):
    """Walks the tokens of a text. What a token means is for the subclass to say."""

    def __init__(self, text: str, tokens: re.Pattern[str]) -> None:
        """`tokens` are those of LaTeX, or of HTML alone."""
        self.text = text
        self.tokens = tokens
        self.has_groups = "open" in tokens.groupindex
        self.at = 0
        self.out: Pieces = []
        self.unknown: list[str] = []

    def read(self, style: Style, until: str = "") -> None:
        """Read up to the `}` or the closing tag that ends this group, or to the end."""
        text = self.text
        while self.at < len(text):
            token = self._next_token(style)
            if token is None:
                self.emit(text[self.at :], style)
                self.at = len(text)
                return
            if token.start() > self.at:
                self.out.append((text[self.at : token.start()], style))
            kind = token.lastgroup
            if kind == "close":
                self.at = token.end() if until in ("}", "") else token.start()
                return
            self.at = token.end()
            if token["tag"] is not None:
                if self._tag(token, style, until):
                    return
            else:
                style = self.token(kind or "", token, style)

    def _next_token(self, style: Style) -> re.Match[str] | None:
        """Leap to the next sign that may begin a token; the alternatives are tried there only.

        Groups without any sign in them are read on the way.
        """
        text, out, has_groups = self.text, self.out, self.has_groups
        at = self.at
        while sign := _SIGNS.search(text, at):
            if sign["group"] is not None and has_groups:
                start, at = sign.span()
                if start > self.at:
                    out.append((text[self.at : start], style))
                if words := sign["group"]:
                    out.append((words, verbatim(style)))
                self.at = at
                continue
            if token := self.tokens.match(text, sign.start()):
                return token
            at = sign.start() + 1
        return None

    @abstractmethod
    def token(self, kind: str, token: re.Match[str], style: Style) -> Style:
        """Deal with one token; the style may change for the rest of the group."""

    def emit(self, text: str, style: Style) -> None:
        """Add text as it is."""
        self.out.append((text, style))

    def group(self, style: Style) -> None:
        """A brace group keeps its capitals, unless it begins with a command (BibTeX's special characters)."""
        special = self.text.startswith("\\", self.at)
        self._inside(style if special else verbatim(style))

    def _inside(self, style: Style) -> None:
        """Read up to the brace that closes a group."""
        if found := _PLAIN_GROUP.match(self.text, self.at):
            if words := found[1]:
                self.out.append((words, style))
            self.at = found.end()
        else:
            self.read(style, "}")

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

    def argument(self, style: Style) -> None:
        """Read one argument: a group, a command, or a single character."""
        while self.text.startswith(" ", self.at):
            self.at += 1
        if self.text.startswith("{", self.at):
            self.at += 1
            self._inside(style)
            return
        token = self.tokens.match(self.text, self.at)
        if token is not None and token.lastgroup in ("word", "sign"):
            self.at = token.end()
            self.token(token.lastgroup, token, style)
        elif token is None or token.lastgroup != "close":
            self.emit(self.text[self.at : self.at + 1], style)
            self.at += 1

    def optional_arguments(self) -> None:
        """Pass over `[see][p. 3]`."""
        while found := _OPTIONAL.match(self.text, self.at):
            self.at = found.end()

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


def closing_brace(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed; the end of the text if it is not."""
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(text)


def is_braced(text: str) -> bool:
    """Whether one pair of braces is around all of the text."""
    return text.startswith("{") and text.endswith("}") and closing_brace(text, 0) == len(text) - 1


def _span_style(name: str, attributes: str) -> str | None:
    if name != "span":
        return None
    if "nocase" in attributes:
        return "verbatim"
    return "small_caps" if "small-caps" in attributes else None
