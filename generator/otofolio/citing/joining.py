"""Pieces of a citation, put together with the punctuation that a careful typesetter would leave.

A piece is plain text or a tuple of runs; an empty piece is absent, and takes its delimiter with it. Where a delimiter
meets punctuation, one of the two gives way: `Why?` and `. ` make `Why? `, `et al.` and `.` make `et al.`. A closing
quotation mark lets a full stop or a comma in, as American usage has it (AMA 11 §8.6; APA 7 §6.9).
"""

from __future__ import annotations

import re

from otofolio.model.text import RichText, Role, Run

Piece = str | RichText

_YIELDING = frozenset(("?.", "?:", "!.", "!:", ":.", ";.", ";:", "..", ",,", ";;", "::", "??", "!!"))
_MARKS = ".,;:!?"
_ENTERS_QUOTES = ".,!?"
_PLAIN = Run("")[1:]


def join(delimiter: str, *pieces: Piece) -> RichText:
    """The pieces that are there, with the delimiter between them."""
    found = [piece for piece in pieces if _is_there(piece)]
    if len(found) < 2:
        return _as_runs(found[0]) if found else ()
    line = _Line()
    line.add(found[0])
    for piece in found[1:]:
        line.punctuate(delimiter)
        line.add(piece)
    return line.finished()


def sentences(*pieces: Piece, tail: tuple[Piece, ...] = ()) -> RichText:
    """The pieces as sentences, each with its full stop; then the tail, which has none."""
    line = _Line()
    for piece in pieces:
        if _is_there(piece):
            if line.started:
                line.punctuate(". ")
            line.add(piece)
    if line.started:
        line.punctuate(".")
    for piece in tail:
        if _is_there(piece):
            if line.started:
                line.punctuate(" ")
            line.add(piece)
    return line.finished()


def ended(piece: Piece, suffix: str = ".") -> RichText:
    """The piece with its final punctuation; nothing for nothing."""
    if not _is_there(piece):
        return ()
    line = _Line()
    line.add(piece)
    line.punctuate(suffix)
    return line.finished()


def wrapped(prefix: str, piece: Piece, suffix: str = "") -> RichText:
    """The piece between its brackets; nothing for nothing."""
    if not _is_there(piece):
        return ()
    line = _Line()
    line.add(prefix)
    line.add(piece)
    line.punctuate(suffix)
    return line.finished()


def styled(piece: Piece, role: Role = Role.TEXT, italic: bool = False) -> RichText:
    """The piece in a role. Italics within italics are upright (AMA 11 ch. 22; APA 7 §6.22)."""
    if isinstance(piece, str):
        return (Run(piece, role, italic),) if piece else ()
    return tuple([Run(run.text, role, run.italic != italic, *run[3:]) for run in piece])


def _is_there(piece: Piece) -> bool:
    if not piece or isinstance(piece, str):
        return bool(piece)
    return bool(piece[0].text) or any(run.text for run in piece)


def _as_runs(piece: Piece) -> RichText:
    return (Run(piece),) if isinstance(piece, str) else piece


class _Line:
    """Runs while they are put together. Plain neighbors become one run."""

    __slots__ = ("_pending", "_runs", "started")

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._pending = ""
        self.started = False

    def add(self, piece: Piece) -> None:
        self.started = True
        if isinstance(piece, str):
            self._pending += piece
            return
        for run in piece:
            if not run.text:
                continue
            if run[1:] == _PLAIN:
                self._pending += run.text
            else:
                self._flush()
                self._runs.append(run)

    def punctuate(self, delimiter: str) -> None:
        """Append a delimiter; its first mark may give way to what is before it, or slip into its quotes."""
        mark = delimiter[:1]
        if not mark or mark not in _MARKS:
            self._pending += delimiter
            return
        last = self._pending or self._before_mark()
        if last[-1] in "”’" and (last[-1] == "”" or "‘" in last):
            inner = last.rstrip("”’")
            if inner[-1:] + mark in _YIELDING:
                delimiter = delimiter[1:]
            elif mark in _ENTERS_QUOTES:
                self._replace_end(inner + mark + last[len(inner) :])
                delimiter = delimiter[1:]
        elif last[-1] + mark in _YIELDING:
            delimiter = delimiter[1:]
        self._pending += delimiter

    def finished(self) -> RichText:
        self._flush()
        return tuple(self._runs)

    def _before_mark(self) -> str:
        """The last run's text; `Li, B.` of `Li, B.†`, because that period is the sentence's too."""
        is_marked = self._runs[-1].role is Role.MARK and len(self._runs) > 1
        return self._runs[-2 if is_marked else -1].text

    def _replace_end(self, text: str) -> None:
        if self._pending:
            self._pending = text
        else:
            place = -2 if self._runs[-1].role is Role.MARK else -1
            self._runs[place] = self._runs[place]._replace(text=text)

    def _flush(self) -> None:
        if self._pending:
            self._runs.append(Run(self._pending))
            self._pending = ""


def without_full_stops(runs: RichText) -> RichText:
    """`J. Biol. Chem.` as `J Biol Chem` (AMA 11 §3.11); a full stop within a word (`arXiv.org`) stays."""
    if not any("." in run.text for run in runs):
        return runs
    return tuple(run._replace(text=_FULL_STOP.sub(r"\1", run.text)) for run in runs)


_FULL_STOP = re.compile(r"\.([^a-z]|$)")
