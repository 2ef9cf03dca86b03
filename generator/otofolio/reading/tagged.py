"""Files of tagged lines: RIS (`TY  - JOUR`) and MEDLINE (`PMID- 123`).

Own reader, because the libraries lose what must not be lost: `rispy` reads one entry of eleven where the `ER` lines are
missing, `nbib` has no maintainer, and neither knows the lines from which its values come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from otofolio.model.publication import Contributors
from otofolio.reading.source import SourceText


@dataclass(slots=True)
class Record:
    """One entry while it is read: the values of each tag in order, and where it stands."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    source_lines: list[str] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags."""
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    @property
    def source_text(self) -> str:
        """The record as it stood."""
        return "\n".join(self.source_lines).strip("\n")


Starts = Callable[[str, Record | None, bool], bool]
"""Whether a tag begins a new record, given the record before and whether a blank line stands between."""


def read_records(source: SourceText, tag_line: re.Pattern[str], starts: Starts) -> Iterator[Record]:
    """Split a file into records. Lines without a tag continue the value above them."""
    record: Record | None = None
    tag, blank = "", False
    for number, line in enumerate(source.text.split("\n"), start=1):
        match = tag_line.match(line.lstrip("\ufeff"))
        if match:
            tag = match[1].strip()
            if record is None or starts(tag, record, blank):
                if record is not None:
                    yield record
                record = Record(number)
            record.values.setdefault(tag, []).append((match[2] or "").strip())
        elif line.strip() and record is not None and tag:
            _continue(record, tag, line.strip())
        blank = not line.strip()
        if record is not None:
            record.source_lines.append(line)
    if record is not None:
        yield record


def _continue(record: Record, tag: str, text: str) -> None:
    """Keywords go on with another keyword, everything else with more text."""
    values = record.values[tag]
    if tag in ("KW", "OT"):
        values.append(text)
    else:
        values[-1] = f"{values[-1]} {text}".strip()


def made_up_key(authors: Contributors, year: int, title: str, line: int) -> str:
    """First author, year, first long word of the title; the line where there is none of them."""
    first = (authors[0].family or authors[0].literal.split(" ")[0]) if authors else ""
    word = next((word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3), "")
    key = re.sub(r"[^\w]", "", f"{first}{year or ''}{word}").lower()
    return key or f"entry-line-{line}"


def without_full_stop(title: str) -> str:
    """PubMed ends every title with a full stop, which is no part of it."""
    title = title.strip()
    if title.endswith(".") and not title.endswith(("..", " al.", " spp.")):
        title = title[:-1]
    return title
