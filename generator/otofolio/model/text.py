"""Text with inline markup, kept as typed runs so that each medium escapes and marks it up once, at its last step."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a run of a citation is, so that a medium can set it apart."""

    TEXT = "text"
    AUTHOR = "author"
    OWNER = "owner"
    TITLE = "title"
    CONTAINER = "container"
    IDENTIFIER = "identifier"
    MARK = "mark"
    STATUS = "status"


class Run(NamedTuple):
    """A stretch of text in one style. A named tuple, because a list of 10,000 entries makes 100,000 of them."""

    text: str
    role: Role = Role.TEXT
    italic: bool = False
    bold: bool = False
    superscript: bool = False
    subscript: bool = False
    small_caps: bool = False
    verbatim: bool = False
    """The capitals stay as written: a BibTeX brace group or a CSL `nocase` span."""
    href: str = ""


RichText = tuple[Run, ...]


def rich(text: str) -> RichText:
    """Plain text as rich text; nothing for an empty string."""
    return (Run(text),) if text else ()


def plain(text: Iterable[Run]) -> str:
    """The words without their markup."""
    return "".join([run.text for run in text])
