"""Files of tagged lines: RIS (`TY  - JOUR`) and MEDLINE (`PMID- 123`).

Own reader, because the libraries lose what must not be lost: `rispy` reads one entry of eleven if the `ER` lines are
missing, `nbib` has no maintainer, and neither knows the lines from which its values come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.comments import is_remark
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.tag_lines import TagLine, TagLines

_COUNTING = re.compile(r"[\d.)#\s]+$|record #?\d+ of \d+", re.IGNORECASE)
"""What databases write above each entry."""
_QUOTED = 60


@dataclass(slots=True)
class Record:
    """One entry while it is read: the values of each tag in order, and its place."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each tag's first value."""
    source_lines: list[str] = field(default_factory=list)
    going_on: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    """Lines that go on with a value, by its tag and its place, until the record is whole."""

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags."""
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    def position(self, source: SourceText, *tags: str) -> Position:
        """The place of the first of these tags that the record has, else of the record."""
        tag = next((tag for tag in tags if any(self.values.get(tag, ()))), "")
        return source.position_of(tag, self.lines.get(tag, self.line)) if tag else source.position(self.line)

    @property
    def source_text(self) -> str:
        """The record as it is written."""
        return "\n".join(self.source_lines).strip("\n")


Starts = Callable[[str, Record | None, bool], bool]
"""Whether a tag begins a new record, given the record before and whether a blank line is between them."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """A format of tagged lines."""

    lines: TagLines
    starts: Starts
    titles: tuple[str, ...]
    """Tags of which a record has one."""
    short: frozenset[str]
    """Tags whose values are numbers and codes, so that no line goes on with them."""
    end: str = ""
    """The tag behind which nothing belongs to the record."""
    is_indented: bool = False
    """A line that goes on with the one above begins with blanks."""
    between: str = ""
    """What is between two records, in words."""


def read_records(source: SourceText, tagging: Tagging, problems: list[Problem]) -> Iterator[Record]:
    """Split a file into records. Lines without a tag continue the value above them; what has no place is reported."""
    reader = _RecordReader(source, tagging, problems)
    for number, line in enumerate(source.text.split("\n"), start=1):
        if done := reader.take(number, line):
            yield _whole(done)
    if reader.record is not None:
        yield _whole(reader.record)


def _whole(record: Record) -> Record:
    """The record with its values in one piece: added line by line, an endless one would be copied each time."""
    for (tag, place), texts in record.going_on.items():
        record.values[tag][place] = " ".join((record.values[tag][place], *texts)).strip()
    record.going_on.clear()
    return record


class _RecordReader:
    """The record that is being read, and what was reported on the way."""

    def __init__(self, source: SourceText, tagging: Tagging, problems: list[Problem]) -> None:
        self.source, self.tagging, self.problems = source, tagging, problems
        self.record: Record | None = None
        self.tag, self.is_loose, self.is_after_blank, self.is_stray = "", False, False, False
        self.second_title = 0
        """The line of the last title too many; several in a row are reported once."""

    def take(self, number: int, line: str) -> Record | None:
        """Read one more line. Returns the record that it ends."""
        done = None
        if not line.strip():
            self.is_after_blank, self.is_stray = True, False
        elif found := self.tagging.lines.read(line, self.is_loose):
            done = self._add(number, found)
            behind = self.tagging.lines.read(found.value, self.is_loose) if found.tag == self.tagging.end else None
            if behind:  # two files were joined without a line end between them
                done = self._add(number, behind) or done
        else:
            self._continue(number, line)
        if self.record is not None:
            self.record.source_lines.append(line)
        return done

    def _add(self, number: int, found: TagLine) -> Record | None:
        done, record = None, self.record
        if record is None or found.is_damaged or self.tagging.starts(found.tag, record, self.is_after_blank):
            done, record = record, Record(number)
            self.record, self.is_loose = record, found.is_loose
        if found.is_damaged:
            self._tell(number, "This line begins an entry, but its tag is damaged.",
                       f"did you mean {self.tagging.lines.first_tag}  - {found.value}", Severity.WARNING)  # fmt: skip
        values = record.values.setdefault(found.tag, [])
        is_second = found.tag in self.tagging.titles and any(value not in ("", found.value) for value in values)
        if is_second and self.second_title != number - 1:
            self._tell(number, f"The entry that begins on line {record.line} has a second title here, so another entry "
                       "seems to have run into it, and is not listed.",
                       f"put {self.tagging.between} between the two, or delete the title that is wrong",
                       Severity.WARNING)  # fmt: skip
        self.second_title = number if is_second else self.second_title
        record.lines.setdefault(found.tag, number)
        values.append(found.value)
        self.tag, self.is_after_blank, self.is_stray = found.tag, False, False
        return done

    def _continue(self, number: int, line: str) -> None:
        """Keywords go on with another keyword, everything else with more text."""
        text, record = line.strip(), self.record
        is_outside = self.is_after_blank and self.tagging.is_indented and line[0] not in " \t\xa0"
        if record is None or self.tag == self.tagging.end or is_outside:
            self._tell_stray(number, text)
            return
        values = record.values[self.tag]
        if self.tag in self.tagging.short and values[-1]:
            self._tell(number, f"This line has no tag, so it was read as part of “{self.tag}” above it.",
                       "each line begins with its tag, as in TI  - Title", Severity.WARNING)  # fmt: skip
        if self.tag in ("KW", "OT"):
            values.append(text)
        else:
            record.going_on.setdefault((self.tag, len(values) - 1), []).append(text)

    def _tell_stray(self, number: int, text: str) -> None:
        """Once for a stretch of lines."""
        if not self.is_stray and re.search(r"\w", text) and not (is_remark(text) or _COUNTING.match(text)):
            self.is_stray = True
            shown = text if len(text) <= _QUOTED else text[:_QUOTED].rpartition(" ")[0] + " …"
            self._tell(number, f"This text is outside of every entry, so it is not listed: “{shown}”",
                       "write a work as an entry of its own, or delete the text", Severity.NOTICE)  # fmt: skip

    def _tell(self, number: int, message: str, hint: str, severity: Severity) -> None:
        self.problems.append(Problem(self.source.position(number), message, hint, severity))


def empty_record(source: SourceText, line: int) -> Problem:
    """The warning for a record that holds nothing but its first line."""
    said, hint = "This entry is empty, so it is not listed.", "export the list again, or delete the entry"
    alike = Alike("{count} entries are empty, so they are not listed", "one")
    return Problem(source.position(line), said, hint, Severity.WARNING, alike)


def without_full_stop(title: str) -> str:
    """PubMed ends every title with a full stop, which is not part of it."""
    title = title.strip()
    if title.endswith(".") and not title.endswith(("..", " al.", " spp.")):
        title = title[:-1]
    return title
