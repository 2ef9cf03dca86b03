"""What people and programs write between the entries of a bibliography without meaning a work."""

from __future__ import annotations

import re

_REMARK = re.compile(r"[%#]|@\s*comment\b", re.IGNORECASE)
_PREAMBLE = (
    r"(?:this|the) (?:file|bibliography|bibtex)\b.* (?:created|generated|exported|written)\b|encoding: |"
    r"(?:automatically )?(?:created|generated|exported|saved) (?:by|with|from)\b|any changes to this file will be lost|"
    r"bibtex export options can be customi[sz]ed|scopus$|export date:|references exported|provider: |database: |"
    r"content: ?text/|copyright \d{4}"
)


def is_remark(line: str) -> bool:
    """Whether a line is a remark, or one that programs write above a list."""
    words = line.strip()
    return bool(_REMARK.match(words) or re.match(_PREAMBLE, words, re.IGNORECASE))
