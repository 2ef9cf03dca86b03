"""BibTeX and BibLaTeX files, as programs and people write them.

The middlewares of `bibtexparser` copy and are slow, so macros, inheritance and decoding are done here and in the
modules beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from otofolio.model.publication import Publication
from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.bibtex.between_entries import problems_between
from otofolio.reading.bibtex.broken import BLOCK_BEGINS, broken_entry
from otofolio.reading.bibtex.crossref import inherit
from otofolio.reading.bibtex.entry_keys import with_unique_keys
from otofolio.reading.bibtex.entry_types import STORES
from otofolio.reading.bibtex.field_reader import RawEntry
from otofolio.reading.bibtex.fields import read_entry
from otofolio.reading.bibtex.published_source import left_out_notice, published_source
from otofolio.reading.bibtex.splitting import Broken, Definition, SplitEntry, split
from otofolio.reading.bibtex.switched_off import (
    behind_a_comment_sign,
    is_behind_a_comment_sign,
    without_switched_off,
)
from otofolio.reading.bibtex.values import Value, read_value
from otofolio.reading.source import SourceText
from otofolio.reading.works.keys import BLOCK_START

_LONGEST_LINE = 10_000
"""Letters of a line that a person may have written; programs write whole files on one line."""
_LONGEST_MACRO = 5000
_MOST_EXPANDED = 10_000_000
"""Letters that the macros of a file may become: ten thousand entries with the name of a journal have 300,000."""
_NO_MACROS: dict[str, str] = {}
_JOINED = {"author": " and ", "editor": " and ", "keywords": ", "}


def read_bibtex(source: SourceText, *, abstracts: bool = True) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every entry of a file. Each one is returned, or is in a problem at its line.

    Without `abstracts`, those in which there is nothing to report are left out, as for a list of references.
    """
    blocks = _Blocks(source)
    entries = list(blocks.entries())
    problems = [*blocks.problems, *left_out_notice(blocks.left_out, source)]
    works = _without_stores(inherit(entries, source, problems), source, problems)
    publications = []
    for entry in with_unique_keys(works, source, problems):
        publication, found = read_entry(entry, source, abstracts=abstracts)
        publications.append(publication)
        problems += found
    return tuple(publications), tuple(problems)


class _Expanded(NamedTuple):
    """A field whose macros were resolved: its name, its value as it is written, and what that means."""

    name: str
    written: str
    meant: str


class _Blocks:
    """The blocks of a file, made into entries whose macros are resolved."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.macros: dict[str, str] = {}
        self.left_out: list[tuple[str, int]] = []
        """Fields that are not published, with their lines."""
        self.expanded = 0

    def entries(self) -> Iterator[RawEntry]:
        """Walk the blocks in order, because a macro counts from its definition on."""
        text, switched_off = without_switched_off(self.source)
        self.problems += switched_off
        is_after_broken = False
        for block in split(text):
            if isinstance(block, SplitEntry):
                if not (_is_prose(block, self.source) or self._is_commented_out(block, block.key)):
                    yield self._entry(block)
            elif isinstance(block, Definition):
                self._define(block)
            elif isinstance(block, Broken):
                self._report_broken(block)
            else:
                found = problems_between(block.text, block.line, self.source)
                self.problems += (one for one in found if one.severity is Severity.ERROR or not is_after_broken)
            is_after_broken = isinstance(block, Broken)  # the words that follow may be the rest of it

    def _define(self, block: Definition) -> None:
        """Keep a macro. One that doubles itself line by line would fill the memory."""
        text = self._value(block.value, block.line).text
        if len(text) > _LONGEST_MACRO:
            said = f"The abbreviation “{block.name}” is too long and was cut."
            alike = Alike("{count} abbreviations are too long and were cut", f"“{block.name}”")
            self._tell(block.line, said, "an abbreviation is for a few words", alike)
        self.macros[block.name.lower()] = text[:_LONGEST_MACRO]

    def _entry(self, block: SplitEntry) -> RawEntry:
        key = block.key.rsplit("\n", 1)[-1].strip() if "\n" in block.key else block.key
        entry = RawEntry(key, block.type, {}, {}, block.line, block.text)
        lists: dict[str, list[str]] = {}
        expanded: list[_Expanded] = []
        for field in block.fields:
            name = field.name.lower()
            if "\n" in name or "%" in name:
                name = _name_below_comments(name)
            value = self._value(field.value, field.line)
            if value.problems or value.undefined:
                self._tell_value(value, key, field.line)
            if value.expanded:
                expanded.append(_Expanded(field.name, field.value, value.text))
            for one_name, text in ((name, value.text), *value.more):
                if one_name and text.strip():
                    self._add(entry, lists, (one_name, text), field.line)
        entry.fields.update((name, _JOINED[name].join(texts)) for name, texts in lists.items())
        text, left_out = published_source(_with_macros_expanded(entry.source_text, expanded))
        self.left_out += ((name, entry.lines.get(name, entry.line)) for name in left_out)
        return entry._replace(source_text=text)

    def _value(self, raw: str, line: int) -> Value:
        """The value with its macros. Those of a file that would fill the memory stay names from some place on."""
        if self.expanded > _MOST_EXPANDED:
            return read_value(raw, _NO_MACROS)
        value = read_value(raw, self.macros)
        self.expanded += len(value.text) if value.expanded else 0
        if self.expanded > _MOST_EXPANDED:
            said = "The abbreviations of this file are so long that from here on they stay as they are."
            self._tell(line, said, "write the text itself")
        return value

    def _add(self, entry: RawEntry, lists: dict[str, list[str]], field: tuple[str, str], line: int) -> None:
        """Keep the first value of a field, as BibTeX does; `lists` of people and keywords are joined in the end."""
        name, value = field
        earlier = entry.fields.get(name)
        if earlier is None:
            entry.fields[name], entry.lines[name] = value, line
            return
        example = f"{name} of “{entry.key}”"
        if earlier != value and name in _JOINED:
            lists.setdefault(name, [earlier]).append(value)
            said = f"“{entry.key}” has the field {name} more than once: they were joined."
            alike = Alike("{count} fields are there more than once and were joined", example)
            self._tell(line, said, "write the field once", alike, Severity.NOTICE)
        elif earlier != value:
            said = f"“{entry.key}” has the field {name} more than once: only the first counts."
            alike = Alike("{count} fields are there more than once: only the first counts", example)
            self._tell(line, said, "delete the one that is wrong", alike)

    def _tell_value(self, value: Value, key: str, line: int) -> None:
        for message, hint in value.problems:
            self._tell(line, f"In “{key}”, {message}", hint, Alike("{count} values are not well formed", f"“{key}”"))
        for word in value.undefined:
            if self.macros.setdefault(word.lower(), word) == word:
                said = f"In “{key}”, the abbreviation “{word}” is not defined, so it is shown as it is."
                alike = Alike("{count} abbreviations are not defined, so they are shown as they are", f"“{word}”")
                self._tell(line, said, "put text in braces, {text}, and define an abbreviation with @string", alike)

    def _tell(
        self, line: int, message: str, hint: str, alike: Alike | None = None, severity: Severity = Severity.WARNING
    ) -> None:
        self.problems.append(Problem(self.source.position_of("@", line), message, hint, severity, alike))

    def _is_commented_out(self, block: SplitEntry | Broken, key: str) -> bool:
        is_so = is_behind_a_comment_sign(block.line, self.source)
        if is_so and (key or isinstance(block, SplitEntry)):
            self.problems.append(behind_a_comment_sign(key, block.line, self.source))
        return is_so

    def _report_broken(self, block: Broken) -> None:
        start = BLOCK_START.match(block.text)
        key = start["key"] if start else ""
        if block.text.lower().startswith("@comment"):
            if BLOCK_BEGINS in block.reason:
                self._tell(block.line, "This @comment is never closed, so the entries below it are listed.",
                           "close it with a } at its end", severity=Severity.NOTICE)  # fmt: skip
        elif not (_is_prose(block, self.source) or self._is_commented_out(block, key)):
            self.problems.append(broken_entry(block, key, self.source))


def _name_below_comments(name: str) -> str:
    """A `%` line between two fields is a comment (as in BibLaTeX), and the name of the next field is below it."""
    lines = [line.strip() for line in name.split("\n")]
    kept = [line for line in lines if line and not line.startswith("%")]
    return kept[-1].split("%")[0].strip() if kept else ""


def _with_macros_expanded(text: str, fields: Iterable[_Expanded]) -> str:
    """An entry that somebody copies must not depend on the `@string` of its file.

    `fields` are in the order of the text.
    """
    pieces, at = [], 0
    for name, value, meant in fields:
        found = re.compile(rf"{re.escape(name)}\s*=\s*(?={re.escape(value)})").search(text, at)
        if found:
            pieces += [text[at : found.end()], "{", meant, "}"]
            at = found.end() + len(value)
    return "".join((*pieces, text[at:]))


def _without_stores(entries: Iterable[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    for entry in entries:
        if entry.type in STORES:
            said = f"“{entry.key}” is an @{entry.type} entry: it lends its fields to others and is not listed itself."
            alike = Alike("{count} entries lend their fields to others and are not listed themselves", f"“{entry.key}”")
            problems.append(Problem(source.position_of("@", entry.line), said, "", Severity.NOTICE, alike))
        else:
            yield entry


def _is_prose(block: SplitEntry | Broken, source: SourceText) -> bool:
    """An address such as `me@example (office)` between entries only looks like the start of one."""
    if isinstance(block, SplitEntry) and block.fields:
        return False
    line = source.line_text(block.line)
    start = BLOCK_START.match(block.text)
    at = line.find(start[0].split("\n")[0], 0, _LONGEST_LINE) if start else -1
    return at > 0 and line[at - 1].isalnum()
