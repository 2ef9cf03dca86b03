"""BibTeX and BibLaTeX files, as programs and people write them.

`bibtexparser` splits the file into blocks; it is fast, knows their lines, and survives broken entries. Its middlewares
copy and are slow, so macros, inheritance and decoding are done here and in the modules beside this one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity
from otofolio.reading.bibtex.between_entries import problems_between
from otofolio.reading.bibtex.crossref import inherit
from otofolio.reading.bibtex.entry_types import STORES
from otofolio.reading.bibtex.field_reader import RawEntry
from otofolio.reading.bibtex.fields import read_entry
from otofolio.reading.bibtex.published_source import left_out_notice, published_source
from otofolio.reading.bibtex.values import Value, read_value
from otofolio.reading.source import SourceText
from otofolio.reading.works.keys import bibtex_with_key, free_key

# The library logs what it also returns as failed blocks; people get the latter.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL + 1)

_KEYLESS = re.compile(
    r"(@[ \t]*(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(])(?=\s*[A-Za-z][\w-]*\s*=)", re.IGNORECASE
)
_COMMA_TWICE = re.compile(r',(?<=[}"],)(?:\s*,)+')
_NO_COMMA = re.compile(
    r"(@(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(]\s*[^\s,{}()=\"#%]+)(?=\s+[A-Za-z][\w-]*\s*=\s*[{\"\d])",
    re.IGNORECASE,
)
_BRACE_BELOW = re.compile(r"(@(?<!\S@)\w+)[ \t]*\n([ \t]*)([{(])")
_BLOCK_START = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()=]*)")
_LONGEST_LINE = 10_000
"""Letters of a line that a person may have written; programs write whole files on one line."""
_LONGEST_MACRO = 5000
_MOST_EXPANDED = 10_000_000
"""Letters that the macros of a file may become: ten thousand entries with the name of a journal have 300,000."""
_NO_MACROS: dict[str, str] = {}
_JOINED = {"author": " and ", "editor": " and ", "keywords": ", "}


def read_bibtex(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every entry of a file. Each one is returned, or is in a problem at its line."""
    blocks = _Blocks(source)
    entries = list(blocks.entries())
    problems = [*blocks.problems, *left_out_notice(blocks.left_out, source)]
    works = _without_stores(inherit(entries, source, problems), source, problems)
    publications = []
    for entry in _with_unique_keys(works, source, problems):
        publication, found = read_entry(entry, source)
        publications.append(publication)
        problems += found
    return tuple(publications), tuple(problems)


class _Blocks:
    """The library's blocks, made into entries whose macros are resolved."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.macros: dict[str, str] = {}
        self.left_out: list[tuple[str, int]] = []
        """Fields that are not published, with their lines."""
        self.expanded = 0

    def entries(self) -> Iterator[RawEntry]:
        """Walk the blocks in order, because a macro counts from its definition on."""
        blocks = Splitter(_with_findable_starts(self.source.text)).split().blocks
        blocks.reverse()
        is_after_broken = False
        while blocks:
            content = blocks.pop()  # lets go of each block in turn: they weigh more than what is made of them
            while isinstance(content, ParsingFailedBlock) and content.ignore_error_block is not None:
                content = content.ignore_error_block
            if isinstance(content, Entry):
                if not (_is_prose(content, self.source) or self._is_commented_out(content)):
                    yield self._entry(content)
            elif isinstance(content, String):
                self._define(content)
            elif isinstance(content, ParsingFailedBlock):
                if not (_is_comment(content) or _is_prose(content, self.source) or self._is_commented_out(content)):
                    self.problems.append(_broken(content, self.source))
            elif isinstance(content, ImplicitComment):
                found = problems_between(content.comment, _line(content), self.source)
                self.problems += (one for one in found if one.severity is Severity.ERROR or not is_after_broken)
            is_after_broken = isinstance(content, ParsingFailedBlock)  # the words that follow may be the rest of it

    def _define(self, block: String) -> None:
        """Keep a macro. One that doubles itself line by line would fill the memory."""
        text = self._value(block.value, _line(block)).text
        if len(text) > _LONGEST_MACRO:
            self._tell(_line(block), f'The abbreviation "{block.key}" is too long and was cut.',
                       "an abbreviation stands for a few words.", Severity.WARNING)  # fmt: skip
        self.macros[block.key.lower()] = text[:_LONGEST_MACRO]

    def _entry(self, block: Entry) -> RawEntry:
        key = block.key.rsplit("\n", 1)[-1].strip() if "\n" in block.key else block.key
        entry = RawEntry(key, block.entry_type, {}, {}, _line(block), block.raw or "")
        lists: dict[str, list[str]] = {}
        expanded: list[tuple[str, str, str]] = []
        for field in block.fields:
            name = field.key.lower()
            if "\n" in name or "%" in name:
                name = _name_below_comments(name)
            line = field.start_line + 1
            value = self._value(field.value, line)
            if value.problems or value.undefined:
                self._tell_value(value, key, line)
            if value.expanded:
                expanded.append((field.key, field.value, value.text))
            for one_name, text in ((name, value.text), *value.more):
                if one_name and text.strip():
                    self._add(entry, lists, (one_name, text), line)
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
            self._tell(line, "The abbreviations of this file are so long that from here on they stay as they are.",
                       "write the text itself.", Severity.WARNING)  # fmt: skip
        return value

    def _add(self, entry: RawEntry, lists: dict[str, list[str]], field: tuple[str, str], line: int) -> None:
        """Keep the first value of a field, as BibTeX does; `lists` of people and keywords are joined in the end."""
        name, value = field
        earlier = entry.fields.get(name)
        if earlier is None:
            entry.fields[name], entry.lines[name] = value, line
        elif earlier != value and name in _JOINED:
            lists.setdefault(name, [earlier]).append(value)
            self._tell(line, f'"{entry.key}" has the field {name} more than once: they were joined.',
                       "write the field once.", Severity.NOTICE)  # fmt: skip
        elif earlier != value:
            self._tell(line, f'"{entry.key}" has the field {name} more than once: only the first counts.',
                       "delete the one that is wrong.", Severity.WARNING)  # fmt: skip

    def _tell_value(self, value: Value, key: str, line: int) -> None:
        for message, hint in value.problems:
            self._tell(line, f'In "{key}", {message}', hint, Severity.WARNING)
        for word in value.undefined:
            if self.macros.setdefault(word.lower(), word) == word:
                self._tell(line, f'In "{key}", the abbreviation "{word}" is not defined, so it is shown as it is.',
                           f"if it is text, put it in braces: {{{word}}}; else define it with @string.",
                           Severity.WARNING)  # fmt: skip

    def _tell(self, line: int, message: str, hint: str, severity: Severity) -> None:
        self.problems.append(Problem(self.source.position_of("@", line), message, hint, severity))

    def _is_commented_out(self, block: Entry | ParsingFailedBlock) -> bool:
        """`% @article{…` is a comment in BibLaTeX, and a person who writes it means it so."""
        line = self.source.line_text(_line(block))
        before = line[: max(0, line.find("@", 0, _LONGEST_LINE))]
        if not before.lstrip().startswith("%") or before[-1:] not in ("%", " ", "\t"):
            return False
        if isinstance(block, Entry):
            self._tell(_line(block), f'The entry "{block.key}" is commented out with %, so it is not listed.',
                       "take away the % signs to list it.", Severity.NOTICE)  # fmt: skip
        return True


def _line(block: Block) -> int:
    """The block's line in the file, from 1."""
    return (block.start_line or 0) + 1


def _is_comment(block: ParsingFailedBlock) -> bool:
    """A comment whose braces do not match is a comment still."""
    return (block.raw or "").lower().startswith("@comment")


def _with_findable_starts(text: str) -> str:
    """Make entries that begin oddly begin as the library expects them to, each on the line where it was.

    The patterns begin with a letter of their own, for which the engine can leap through the text.
    """
    text = text.replace("\\\n", "\\ \n")  # the library does not count a line end behind a backslash
    text = _KEYLESS.sub(r"\1,", text)
    text = _NO_COMMA.sub(r"\1,", text)
    text = _COMMA_TWICE.sub(lambda match: "," + match[0][1:].replace(",", " "), text)
    return _BRACE_BELOW.sub(r"\1\3\n\2", text)


def _name_below_comments(name: str) -> str:
    """A `%` line between two fields is a comment (as in BibLaTeX), and the name of the next field stands below it."""
    lines = [line.strip() for line in name.split("\n")]
    kept = [line for line in lines if line and not line.startswith("%")]
    return kept[-1].split("%")[0].strip() if kept else ""


def _with_macros_expanded(text: str, fields: Iterable[tuple[str, str, str]]) -> str:
    """An entry that somebody copies must not depend on the `@string` of its file.

    `fields` are names, values as they are written, and what they become, in the order of the text.
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
            message = (
                f'"{entry.key}" is an @{entry.type} entry: it lends its fields to others and is not listed itself.'
            )
            problems.append(Problem(source.position_of("@", entry.line), message, "", Severity.NOTICE))
        else:
            yield entry


def _with_unique_keys(entries: Iterable[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    """Keys are addresses on the page, so each entry gets one, and one of its own."""
    taken: dict[str, int] = {}
    for entry in entries:
        wanted = entry.key or _made_up_key(entry)
        key = free_key(wanted, taken)
        if key == entry.key:
            yield entry
        else:
            problems.append(_key_problem(entry, key, source))
            yield entry._replace(key=key, source_text=bibtex_with_key(entry.source_text, key))


def _key_problem(entry: RawEntry, key: str, source: SourceText) -> Problem:
    place = source.position_of("@", entry.line)
    if not entry.key:
        return Problem(place, f'This entry has no key, so it is called "{key}".',
                       f"write one after the brace: @{entry.type}{{{key},", Severity.NOTICE)  # fmt: skip
    return Problem(place, f'There is another entry with the key "{entry.key}", so this one is called "{key}".',
                   "give it a key of its own, or delete it if it is the same work.", Severity.WARNING)  # fmt: skip


def _made_up_key(entry: RawEntry) -> str:
    """First author's first word, year, first long word of the title: the way Google Scholar makes keys."""
    fields = entry.fields
    words = [fields.get("author", "") or fields.get("editor", ""), fields.get("year", "") or fields.get("date", "")[:4]]
    title = [word for word in re.findall(r"[^\W\d_]+", fields.get("title", "")) if len(word) > 3]
    parts = [next(iter(re.findall(r"[^\W_]+", word)), "") for word in words] + title[:1]
    return "".join(parts).lower() or f"{entry.type}-line-{entry.line}"


def _is_prose(block: Entry | ParsingFailedBlock, source: SourceText) -> bool:
    """An address such as `me@example (office)` between entries only looks like the start of one."""
    if isinstance(block, Entry) and block.fields:
        return False
    line = source.line_text(_line(block))
    start = _BLOCK_START.match(block.raw or "")
    at = line.find(start[0].split("\n")[0], 0, _LONGEST_LINE) if start else -1
    return at > 0 and line[at - 1].isalnum()


def _broken(block: ParsingFailedBlock, source: SourceText) -> Problem:
    start = _BLOCK_START.match(block.raw or "")
    key = start["key"] if start else ""
    name = f'The entry "{key}"' if key else "This entry"
    what, hint = _reason(getattr(block.error, "abort_reason", ""))
    return Problem(source.position_of("@", _line(block)), f"{name} could not be read: {what}.", hint)


def _reason(reason: str) -> tuple[str, str]:
    """The library's reason in plain words, and what to do."""
    if "end of file" in reason:
        return "it is never closed", "each { needs its }; look for the one that is missing."
    if "block start" in reason:
        return "the next entry begins before this one ends", 'each { needs its }, and each " its partner.'
    if "comma after entry key" in reason:
        return "there is no comma after its key", "write it as @article{key, title = {…}, …}"
    return "a field is not of the form name = {value}", "look for a missing comma, a missing =, or two commas in a row."
