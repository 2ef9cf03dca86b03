"""Bytes of an input file, made into text that knows its lines.

People save these files with whatever program they have: Unicode with or without a mark, Windows and Latin-1 files,
files that two programs have written to in turn. All of them are read, and what was not UTF-8 is reported.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from otofolio.model.letters import composed
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.controls import control_problem, lines_with_controls, without_controls
from otofolio.reading.encodings import text_of

LARGEST_INPUT = 50_000_000
"""Bytes of an input. A bibliography of 10,000 entries with abstracts has 20 million, a camera's photo 15 million."""
_FARTHEST_WORD = 10_000
"""How far into a line a word is looked for: programs write whole files on one line."""


def read_input(path: Path) -> bytes:
    """The bytes of a file that a person names. Raises OSError as `open_input`, and if there are too many."""
    with open_input(path) as stream:
        return read_stream(stream, str(path))


def open_input(path: Path) -> BinaryIO:
    """A file that a person names, opened for reading; every input comes in here.

    Raises OSError with a reason for people if it is not there, cannot be read, or is no regular file (a pipe would
    keep us waiting, and a device never ends).
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        number = os.open(path, flags)
    except ValueError:  # a NUL in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    return os.fdopen(number, "rb") if _is_file(number) else _refused(number, path)


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """The bytes of an open file or pipe. Raises OSError with a reason for people if they are too many."""
    data = stream.read(LARGEST_INPUT + 1)
    if len(data) > LARGEST_INPUT:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST_INPUT // 1_000_000} MB", name)
    return data


def _is_file(number: int) -> bool:
    return stat.S_ISREG(os.fstat(number).st_mode)


def _refused(number: int, path: Path) -> BinaryIO:
    is_folder = stat.S_ISDIR(os.fstat(number).st_mode)
    os.close(number)
    said = "it is a folder" if is_folder else "it is a pipe or a device, and not a file"
    raise OSError(errno.EISDIR if is_folder else errno.EINVAL, said, str(path))


class SourceText:
    """A file's name and its text, with `\\n` as its only line end."""

    def __init__(self, file: str, text: str) -> None:
        """Keep the text; lines are counted only when somebody asks for a place."""
        self.file = file
        self.text = text
        self._lines: dict[int, str] = {}

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_text(self, line: int) -> str:
        """The line of that number (from 1) without its line end; nothing if there is no such line."""
        known = self._lines.get(line)
        if known is None:  # kept, because a file on one line would be copied for each place in it
            known = self._lines[line] = self._cut_line(line)
        return known

    def _cut_line(self, line: int) -> str:
        starts = self.line_starts
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end]

    def position(self, line: int, column: int = 0) -> Position:
        """The place by line and column, both from 1; column 0 is the line as a whole."""
        return Position(self.file, line, column, self.line_text(line))

    def position_of(self, word: str, line: int) -> Position:
        """The place of a word on a line, in any case; the line's first letter if the word is not on it."""
        text = self.line_text(line)
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}", re.IGNORECASE)
        found = pattern.search(text, 0, _FARTHEST_WORD) if word else None
        start = found.start() if found else re.match(r"\s*", text).end()  # type: ignore[union-attr]
        return self.position(line, start + 1 if start < len(text) else 0)

    def position_at(self, offset: int) -> Position:
        """The place of a character, counted from 0."""
        line = bisect_right(self.line_starts, offset)
        return self.position(line, offset - self.line_starts[line - 1] + 1)

    def line_at(self, offset: int) -> int:
        """The number of the line (from 1) of a character (from 0)."""
        return bisect_right(self.line_starts, offset)


def decode(data: bytes, file: str) -> tuple[SourceText, tuple[Problem, ...]]:
    """Make text of any bytes. UTF-8 and marked UTF-16/32 pass silently; anything else comes with a notice.

    Control characters are taken out, with a warning.
    """
    whole, notices = decode_whole(data, file)
    source, problems = take_controls_out(whole)
    return source, (*notices, *problems)


def decode_whole(data: bytes, file: str) -> tuple[SourceText, tuple[Problem, ...]]:
    """The same with its control characters."""
    text, encoding = text_of(data)
    source = SourceText(file, _clean(text))
    return source, (_encoding_notice(source, encoding, data),) if encoding else ()


def take_controls_out(whole: SourceText) -> tuple[SourceText, tuple[Problem, ...]]:
    """The text without what no page can show, and one warning for the file if there was any."""
    lines = lines_with_controls(whole.text)
    if not lines:
        return whole, ()
    source = SourceText(whole.file, without_controls(whole.text))
    return source, (control_problem([source.position(line) for line in lines]),)


def _clean(text: str) -> str:
    """One kind of line end, and accents composed with their letters (NFC), as macOS does not write them."""
    text = _one_line_end(text).replace("\ufeff", "")  # the mark of a file that was put behind another
    if text.isascii():
        return text
    return "\n".join([line if line.isascii() else composed(line) for line in text.split("\n")])


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encoding_notice(source: SourceText, encoding: str, data: bytes) -> Problem:
    place = _first_foreign_letter(source, data)
    return Problem(
        place,
        f"This file is not saved as UTF-8, so its special letters were read as {encoding}. "
        f"The first one reads “{_around(place)}”.",
        "check that the letters are right; to be sure, save the file as UTF-8 in your editor",
        Severity.NOTICE,
    )


def _first_foreign_letter(source: SourceText, data: bytes) -> Position:
    """The first letter on a line that is not UTF-8."""
    try:
        data.decode("utf-8")
        line = 1
    except UnicodeDecodeError as error:
        line = 1 + _one_line_end(data[: error.start].decode("latin-1")).count("\n")
    letter = re.search(r"[^\x00-\x7f]", source.line_text(line))
    return source.position(line, letter.start() + 1 if letter else 0)


def _around(place: Position) -> str:
    """The word with the letter in question, and a little of its surroundings."""
    start = max(0, place.column - 12)
    return " ".join(place.source_line[start : place.column + 12].split())
