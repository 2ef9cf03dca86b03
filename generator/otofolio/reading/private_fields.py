"""The fields in which reference managers keep what is nobody else's business, taken out of a BibTeX entry.

JabRef, BibDesk, Mendeley and Zotero write paths on the person's disk, private remarks, groups, ratings and dates of
editing into the entries. The entry that the site offers for copying is the person's own without these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = (
    "file|pdffile|local[-_]?(?:url|file)|annot(?:e|ation)|groups|owner|timestamp|date-(?:added|modified)|"
    '(?:creation|modification)date|comment(?:-[^\\s={}",%]+|s)?|review|rating|read|readstatus|priority|ranking|relevance|printed|'
    'qualityassured|__markedentry|markedentry|(?:mendeley|bdsk|jabref|citeulike|zotero|posted)-[^\\s={}",%]+'
)
_PRIVATE = re.compile(rf"(?:{_NAMES})", re.IGNORECASE)
_MAYBE = re.compile(rf"(?:^|[\s,}}\"])(?:{_NAMES})\s*=", re.IGNORECASE)
_NAME = re.compile(r"([^\s={}\",%]+)\s*=")
_NEXT_FIELD = re.compile(r"\s*[A-Za-z][\w-]*\s*=")
"""Behind a value without its comma, which the reader forgives."""
_SIGN = re.compile(r"\\.|[{}\",]", re.DOTALL)


def is_private(name: str) -> bool:
    """Whether a reference manager keeps something of the person's own under this name."""
    return bool(_PRIVATE.fullmatch(name))


def without_private_fields(entry: str) -> str:
    """The text of one entry as it stood, without its private fields. It is valid BibTeX still."""
    if not _MAYBE.search(entry):
        return entry
    return "".join(part for part in _parts(entry) if not _is_private_part(part))


def _is_private_part(part: str) -> bool:
    """A `%` line above a field belongs to it, as its name is what stands before the first equals sign."""
    lines = part.split("\n")
    below_comments = "\n".join(line for line in lines if not line.lstrip().startswith("%"))
    name = _NAME.match(below_comments.strip())
    return bool(name and is_private(name[1]))


def _parts(entry: str) -> Iterator[str]:
    """`@type{key,`, then each field with the comma behind it, then the closing brace with the white space before it."""
    opening = re.search(r"[{(]", entry)
    if opening is None:
        yield entry
        return
    end = opening.end() + len(entry[opening.end() :].rstrip()[:-1].rstrip())
    at, depth, quoted = 0, 0, False
    for sign in _SIGN.finditer(entry, opening.end(), end):
        if sign[0] == '"' and depth == 0:
            quoted = not quoted
        elif sign[0] in "{}":
            depth += 1 if sign[0] == "{" else -1
        if depth == 0 and not quoted and (sign[0] == "," or _NEXT_FIELD.match(entry, sign.end())):
            yield entry[at : sign.end()]
            at = sign.end()
    yield entry[at:end]
    yield entry[end:]
