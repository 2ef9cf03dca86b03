"""Capitals: title case for the books of AMA and the periodicals of APA, first capitals for labels.

Title case as AMA 11 §10.2 and APA 7 §6.17 have it, with the function words that citation processors leave small.
A word that already has a capital is never touched, nor what the source protects (a BibTeX brace group).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otofolio.citing.quotes import respelled
from otofolio.model.text import RichText

_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
        about above across afore after against al along alongside amid amidst among amongst anenst apropos apud
        around as aside astride at athwart atop barring before behind below beneath beside besides between beyond
        but by circa despite down during et except for forenenst from given in inside into lest like modulo near
        next notwithstanding of off on onto out over per plus pro qua sans since than through throughout thruout
        till to toward towards under underneath until unto up upon versus vs v via with within without or yet so
        and nor a an the de von van c ca
        """,
    )
)
_BREAKS = r"‘’“”\"'\-–—/.,;?!:\[\]()"
_SPACES = "\u00a0\u0020\u2000-\u200b\u205f\u3000"
# A straight apostrophe belongs to what follows it, so that `women's` keeps its small `s`.
_TOKEN = re.compile(f" [\"']|'(?=[^{_BREAKS}])[^{_BREAKS}{_SPACES}]*|[{_BREAKS}]|[{_SPACES}]+|[^{_BREAKS}{_SPACES}]+")
_BREAK = re.compile(f"[{_BREAKS}]")
_SPACE = re.compile(f"[{_SPACES}]")
_FIRST_WORD = re.compile(f"[{_BREAKS}{_SPACES}]*([^{_BREAKS}{_SPACES}]+)")
_CLOSERS = {' "': '"', " '": "'", "‘": "’", "“": "”"}
_MAY_HOLD = {' "': " '", " '": ' "', "‘": "‘", "“": "“"}


class _Quote(NamedTuple):
    sign: str
    place: int


def title_case(text: str) -> str:
    """Plain text in title case, of the same length."""
    return _Caser(text, ()).cased()


def title_case_runs(runs: RichText) -> RichText:
    """Styled text in title case; protected, raised and lowered runs keep their letters."""
    text = "".join([run.text for run in runs])
    return respelled(runs, _Caser(text, tuple(_fixed(runs, text))).cased())


def capitalized(text: str) -> str:
    """Text with a capital first letter, if its first word has none."""
    first = _FIRST_WORD.match(text)
    if first is None or first[1] != first[1].lower():
        return text
    return text[: first.start(1)] + _upper(first[1]) + text[first.end(1) :]


def _fixed(runs: RichText, text: str) -> Iterator[tuple[int, int]]:
    """The stretches whose letters stay, in order. Braces around a part of a word (`{S}imulation`) are for all of it."""
    start = last = 0
    for run in runs:
        end = start + len(run.text)
        if run.verbatim:
            first, last = max(last, _word_start(text, start)), _word_end(text, end)
            yield first, last
        elif run.superscript or run.subscript or run.small_caps:
            first, last = max(last, start), max(last, end)
            yield first, last
        start = end


def _word_start(text: str, at: int) -> int:
    """Where the word begins that goes on at a place; the place itself between words."""
    while 0 < at < len(text) and _in_word(text[at]) and _in_word(text[at - 1]):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    """Where the word ends that goes on at a place; the place itself between words."""
    while 0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]):
        at += 1
    return at


def _in_word(letter: str) -> bool:
    return not (_BREAK.match(letter) or _SPACE.match(letter))


class _Caser:
    """Goes through the words. The first, the last, and one after `:`, `?` or `!` are capitalized in any case."""

    def __init__(self, text: str, fixed: tuple[tuple[int, int], ...]) -> None:
        self._text = text
        self._letters = list(text)
        self._fixed = fixed
        self._quotes: list[_Quote] = []
        self._kept: list[int] = []
        self._first = True
        self._after_stop = False
        self._may_be_last = True
        self._last = (0, 0)
        hyphen = _BREAK.search(text)
        self._hyphen = hyphen.start() if hyphen and hyphen[0] == "-" else -1

    def cased(self) -> str:
        """Case every word, then put back what must stay as it was."""
        for start, piece in self._pieces():
            if piece is None:
                self._first, self._after_stop, self._last = False, False, (0, 0)
            elif piece[-1] in _MARKS and not self._is_joined(start, piece):
                self._may_be_last = True
                self._after_stop = self._after_stop or piece in _STOPS
                self._quote(piece, start + len(piece))
            elif not _SPACE.match(piece):
                self._word(start, piece)
        for place in (*self._kept, *(quote.place for quote in self._quotes)):
            self._letters[place : place + 1] = self._text[place : place + 1]
        start, end = self._last
        word = "".join(self._letters[start:end])
        if len(word) > 1 and _is_small(word.lower()):
            self._letters[start] = _upper(word)[0]
        return "".join(self._letters)

    def _pieces(self) -> Iterator[tuple[int, str | None]]:
        """Words, spaces and punctuation with their places; None for a protected stretch."""
        at = 0
        for start, end in (*self._fixed, (len(self._text), len(self._text))):
            for match in _TOKEN.finditer(self._text, at, start):
                yield match.start(), match[0]
            if end > start:
                yield start, None
            at = end

    def _word(self, start: int, word: str) -> None:
        lower = word.lower()
        end = start + len(word)
        wanted = self._first or self._after_stop or end == self._hyphen or (len(word) > 1 and not _is_small(lower))
        if wanted and word == lower:
            self._letters[start] = _upper(word)[0]
        self._first, self._after_stop = False, False
        self._last = (start, end) if self._may_be_last else (0, 0)

    def _quote(self, sign: str, following: int) -> None:
        """An apostrophe (`they’re`, `l’avenir`) is a closing mark without an opening one: no capital after it."""
        if sign in _CLOSERS:
            if self._quotes and _MAY_HOLD[self._quotes[-1].sign] != sign:
                self._keep(self._quotes.pop().place)
            self._quotes.append(_Quote(sign, following))
        elif sign in _CLOSING:
            if self._quotes and _CLOSERS[self._quotes[-1].sign] == sign:
                self._quotes.pop()
            else:
                self._keep(following)

    def _is_joined(self, start: int, piece: str) -> bool:
        """Whether a lone apostrophe is the beginning of a word."""
        return piece == "'" and self._text[start + 1 : start + 2] not in _MARKS

    def _keep(self, place: int) -> None:
        self._kept.append(place)
        self._may_be_last = False


_STOPS = frozenset(":?!")
_CLOSING = frozenset("’”\"'")
_MARKS = frozenset("‘’“”\"'-–—/.,;?!:[]()")


def _is_small(lower: str) -> bool:
    """Whether the word stays small. The list's `v.` and `vs.` take any letter for their full stop, as processors do."""
    return lower in _SMALL or (lower[0] == "v" and (len(lower) == 2 or (len(lower) == 3 and lower[1] == "s")))


def _upper(word: str) -> str:
    """Capitalize, but for a lone Greek letter, which is a symbol."""
    first = word[0].upper()
    if len(first) != 1 or (len(word) == 1 and "\u0370" <= word <= "\u03ff"):
        return word
    return first + word[1:]
