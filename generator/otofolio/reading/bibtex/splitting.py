"""Split a BibTeX file into blocks with `bibtexparser`, which is fast and survives broken entries.

The library is wrapped here: it cannot begin an entry everywhere people do, and it does not count every line. The text
that it gets is therefore changed a little first, and what it returns is changed back, so that lines and texts are
those of the file.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from bibtexparser.model import Block, Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

_SWALLOWED = re.compile(
    r"[\n}][ \t]*(?P<entry>@[ \t]*[\w-]+\s*[{(])(?=\s*[^\s,{}()=\"#%]+\s*,\s*[A-Za-z][\w-]*\s*=)", re.IGNORECASE
)
"""An entry with its key and its first field, at the start of a line or behind a brace: no text reads like that."""
_COMMENTS = (ExplicitComment, ImplicitComment)
_UNCOUNTED = "\\\n"
"""A line end that the library does not count."""
_COUNTED = "\\\x00\n"
"""The same with a character that no input has, because `decode` removes it."""
_KEYLESS = re.compile(
    r"(@[ \t]*(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(])(?=\s*[A-Za-z][\w-]*\s*=)", re.IGNORECASE
)
_COMMA_TWICE = re.compile(r',(?<=[}"],)[\s,]*,')
_NO_COMMA = re.compile(
    r"(@(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(]\s*[^\s,{}()=\"#%]+)(?=\s+[A-Za-z][\w-]*\s*=\s*[{\"\d])",
    re.IGNORECASE,
)
_BRACE_BELOW = re.compile(r"(@(?<!\S@)\w+)[ \t]*\n([ \t]*)([{(])")
_LIKE_A_COMMAND = re.compile(
    r"(?:^|(?<=[})]))([ \t]*@)(?=(?:comment|string|preamble)\w+\s*[{(])", re.IGNORECASE | re.MULTILINE
)
_COMMAND_IN_A_WORD = re.compile(r"@(?:comment|string|preamble)\w", re.IGNORECASE)
_BLANK_BEHIND_AT = re.compile(r"@(?<!\S@)([ \t]+)(\w+)(?=\s*[{(])")
_RENAMED = re.compile(r"@_(?=(?:comment|string|preamble)\w)", re.IGNORECASE)


class SplitField(NamedTuple):
    """One field as it is written. `line` counts from 1."""

    name: str
    value: str
    line: int


class SplitEntry(NamedTuple):
    """One entry; its macros are not resolved."""

    key: str
    type: str
    fields: tuple[SplitField, ...]
    line: int
    text: str


class Definition(NamedTuple):
    """One `@string`."""

    name: str
    value: str
    line: int


class Broken(NamedTuple):
    """A block that could not be read, with the library's reason."""

    reason: str
    line: int
    text: str


class Between(NamedTuple):
    """Text between two blocks."""

    text: str
    line: int


SWALLOWS = "block start inside"
"""The reason if the library noticed nothing: a later entry is inside this one."""
Split = SplitEntry | Definition | Broken | Between


def split(text: str) -> Iterator[Split]:
    """The blocks of a file in order; `@comment{…}` and `@preamble{…}` are left out.

    A block into which others were drawn is broken, and they are blocks of their own.
    """
    for block in _blocks(text):
        text = "" if isinstance(block, _COMMENTS) else _restored(block.raw or "")
        if swallowed := _starts_inside(text):
            yield from _apart(text, (block.start_line or 0) + 1, swallowed)
        elif (found := _converted(block)) is not None:
            yield found


def _starts_inside(block: str) -> list[int]:
    """Where other entries begin in the text of a block, from its first character."""
    if block.find("@", 1) < 0:
        return []
    return [found.start("entry") for found in _SWALLOWED.finditer(block)]


def _blocks(text: str) -> Iterator[Block]:
    """What the library finds. Each block is let go of in turn: they weigh more than what is made of them."""
    with _silent_library():
        blocks = Splitter(_with_findable_starts(text)).split().blocks
    blocks.reverse()
    while blocks:
        content = blocks.pop()
        while isinstance(content, ParsingFailedBlock) and content.ignore_error_block is not None:
            content = content.ignore_error_block
        yield content


def _apart(text: str, line: int, starts: list[int]) -> Iterator[Split]:
    """A block as far as the first entry that it swallowed, and each of those. They are not searched again."""
    yield Broken(SWALLOWS, line, text[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        above = line - 1 + text.count("\n", 0, start)
        for part in _blocks(text[start:end]):
            if (found := _converted(part)) is not None:
                yield _moved(found, above)


def _moved(found: Split, lines: int) -> Split:
    moved = found._replace(line=found.line + lines)
    if not isinstance(moved, SplitEntry):
        return moved
    return moved._replace(fields=tuple(field._replace(line=field.line + lines) for field in moved.fields))


def _converted(block: Block) -> Split | None:
    line = (block.start_line or 0) + 1
    if isinstance(block, Entry):
        raw = block.raw or ""
        restored = _restored if "\x00" in raw or "@_" in raw else str
        fields = tuple([SplitField(each.key, restored(each.value), each.start_line + 1) for each in block.fields])
        kind = block.entry_type.removeprefix("_") if _RENAMED.match(raw) else block.entry_type
        return SplitEntry(block.key, kind, fields, line, _restored(raw))
    if isinstance(block, String):
        return Definition(block.key, _restored(block.value), line)
    if isinstance(block, ParsingFailedBlock):
        return Broken(getattr(block.error, "abort_reason", ""), line, _restored(block.raw or ""))
    return Between(_restored(block.comment), line) if isinstance(block, ImplicitComment) else None


def _with_findable_starts(text: str) -> str:
    """Make entries that begin oddly begin as the library expects them to, each on the line where it was.

    The patterns begin with a letter of their own, for which the engine can leap through the text.
    """
    text = text.replace(_UNCOUNTED, _COUNTED)
    text = _BLANK_BEHIND_AT.sub(r"@\2\1", text)
    text = _LIKE_A_COMMAND.sub(r"\1_", text) if _COMMAND_IN_A_WORD.search(text) else text
    text = _KEYLESS.sub(r"\1,", text)
    text = _NO_COMMA.sub(r"\1,", text)
    text = _COMMA_TWICE.sub(lambda match: "," + match[0][1:].replace(",", " "), text)
    return _BRACE_BELOW.sub(r"\1\3\n\2", text)


def _restored(text: str) -> str:
    text = text.replace(_COUNTED, _UNCOUNTED) if "\x00" in text else text
    return "@" + text[2:] if text.startswith("@_") and _RENAMED.match(text) else text


@contextmanager
def _silent_library() -> Iterator[None]:
    """Keep the library from logging what it also returns as broken blocks; other threads' messages pass."""
    logger, thread = logging.getLogger("bibtexparser.splitter"), threading.get_ident()

    def of_others(record: logging.LogRecord) -> bool:
        return record.thread != thread

    logger.addFilter(of_others)
    try:
        yield
    finally:
        logger.removeFilter(of_others)
