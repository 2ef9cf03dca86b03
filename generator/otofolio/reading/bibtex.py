"""BibTeX and BibLaTeX files, as programs and people write them.

`bibtexparser` splits the file into blocks; it is fast, knows their lines, and survives broken entries. Its middlewares
copy and are slow, so macros, inheritance and decoding are done here and in the modules beside this one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator

from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from otofolio.model.publication import Publication
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.bibtex_values import Macros, Value, read_value
from otofolio.reading.crossref import inherit
from otofolio.reading.entry_types import STORES
from otofolio.reading.fields import RawEntry, read_entry
from otofolio.reading.source import SourceText

# The library logs what it also returns as failed blocks; people get the latter.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL + 1)

_KEYLESS = re.compile(
    r"(@[ \t]*(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(])(?=\s*[A-Za-z][\w-]*\s*=)", re.IGNORECASE
)
_NO_COMMA = re.compile(
    r"(@(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(]\s*[^\s,{}()=\"#%]+)(?=\s+[A-Za-z][\w-]*\s*=\s*[{\"\d])",
    re.IGNORECASE,
)
_BRACE_BELOW = re.compile(r"^([ \t]*@\w+)[ \t]*\n([ \t]*)([{(])", re.MULTILINE)
_UNSEEN = re.compile(r"^[ \t]*@[ \t]*([^\s{}(),=%@]+)\s*[{(]", re.MULTILINE)
_BLOCK_START = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()=]*)")
_JOINED = {"author": " and ", "editor": " and ", "keywords": ", "}


def read_bibtex(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every entry of a file. Each one is returned, or is in a problem at its line."""
    problems: list[Problem] = []
    entries = list(_entries(source, problems))
    works = _without_stores(inherit(entries, source, problems), source, problems)
    publications = []
    for entry in _with_unique_keys(works, source, problems):
        publication, found = read_entry(entry, source)
        publications.append(publication)
        problems += found
    return tuple(publications), tuple(problems)


def _entries(source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    """Walk the blocks in order, because a macro counts from its definition on."""
    macros: dict[str, str] = {}
    for block in Splitter(_with_findable_starts(source.text)).split().blocks:
        if isinstance(block, DuplicateBlockKeyBlock):
            block = block.ignore_error_block
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
            block = block.ignore_error_block
        if isinstance(block, Entry):
            if not _is_commented_out(block, source, problems):
                yield _raw_entry(block, macros, source, problems)
        elif isinstance(block, String):
            macros[block.key.lower()] = read_value(block.value, macros).text
        elif isinstance(block, ParsingFailedBlock):
            if not _is_prose(block, source) and not _is_commented_out(block, source, problems):
                problems.append(_broken(block, source))
        elif isinstance(block, ImplicitComment):
            problems += _unseen(block, source)


def _with_findable_starts(text: str) -> str:
    """Make entries that begin oddly begin as the library expects them to, each on the line where it was."""
    text = _KEYLESS.sub(r"\1,", text)
    text = _NO_COMMA.sub(r"\1,", text)
    return _BRACE_BELOW.sub(r"\1\3\n\2", text)


def _raw_entry(block: Entry, macros: Macros, source: SourceText, problems: list[Problem]) -> RawEntry:
    line = block.start_line + 1
    key = block.key.rsplit("\n", 1)[-1].strip() if "\n" in block.key else block.key
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    text = block.raw
    for field in block.fields:
        name, value = field.key.lower(), field.value
        if "\n" in name or "%" in name:
            name = _name_below_comments(name)
        if not name:
            continue
        result = read_value(value, macros)
        if result.problems or result.expanded:
            problems += _value_problems(result, source.position(field.start_line + 1), key)
            text = _with_macros_expanded(text, field.key, value, result)
        _add(fields, lines, name, result.text, field.start_line + 1, source, problems, key)
        for more, more_value in result.more:
            _add(fields, lines, more, more_value, field.start_line + 1, source, problems, key)
    return RawEntry(key, block.entry_type, fields, lines, line, text)


def _add(
    fields: dict[str, str], lines: dict[str, int], name: str, value: str, line: int,
    source: SourceText, problems: list[Problem], key: str,
) -> None:  # fmt: skip
    """Keep the first value of a field, as BibTeX does; lists of people and keywords are joined."""
    if not value.strip():
        return
    earlier = fields.get(name)
    if earlier is None:
        fields[name], lines[name] = value, line
    elif earlier != value:
        joined = name in _JOINED
        if joined:
            fields[name] = earlier + _JOINED[name] + value
        done = "were joined" if joined else "only the first counts"
        hint = "write the field once." if joined else "delete the one that is wrong."
        message = f'"{key}" has the field {name} more than once: {done}.'
        problems.append(Problem(source.position(line), message, hint, Severity.NOTICE if joined else Severity.WARNING))


def _name_below_comments(name: str) -> str:
    """A `%` line between two fields is a comment (as in BibLaTeX), and the name of the next field stands below it."""
    lines = [line.strip() for line in name.split("\n")]
    kept = [line for line in lines if line and not line.startswith("%")]
    return kept[-1].split("%")[0].strip() if kept else ""


def _value_problems(value: Value, place: Position, key: str) -> Iterator[Problem]:
    for message, hint in value.problems:
        yield Problem(place, f'In "{key}", {message}', hint, Severity.WARNING)


def _with_macros_expanded(text: str, name: str, value: str, result: Value) -> str:
    """An entry that somebody copies must not depend on the `@string` of its file."""
    if not result.expanded:
        return text
    pattern = re.compile(rf"({re.escape(name)}\s*=\s*){re.escape(value)}")
    return pattern.sub(lambda match: f"{match[1]}{{{result.text}}}", text, count=1)


def _without_stores(entries: Iterable[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    for entry in entries:
        if entry.type in STORES:
            message = (
                f'"{entry.key}" is an @{entry.type} entry: it lends its fields to others and is not listed itself.'
            )
            problems.append(Problem(source.position(entry.line), message, "", Severity.NOTICE))
        else:
            yield entry


def _with_unique_keys(entries: Iterable[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    """Keys are addresses on the page, so each entry gets one, and one of its own."""
    taken: set[str] = set()
    for entry in entries:
        wanted = entry.key or _made_up_key(entry)
        key = wanted
        number = 2
        while key in taken:
            key, number = f"{wanted}-{number}", number + 1
        taken.add(key)
        if key != entry.key:
            problems.append(_key_problem(entry, key, source))
            entry = entry._replace(key=key, source_text=_with_key(entry, key))
        yield entry


def _key_problem(entry: RawEntry, key: str, source: SourceText) -> Problem:
    place = source.position(entry.line)
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


def _with_key(entry: RawEntry, key: str) -> str:
    start = _BLOCK_START.match(entry.source_text)
    if start is None:
        return entry.source_text
    comma = "" if entry.source_text[start.end("key") :].lstrip().startswith((",", "}", ")")) else ","
    return entry.source_text[: start.start("key")] + key + comma + entry.source_text[start.end("key") :]


def _is_commented_out(block: Entry | ParsingFailedBlock, source: SourceText, problems: list[Problem]) -> bool:
    """`% @article{…` is a comment in BibLaTeX, and a person who writes it means it so."""
    line = source.line_text(block.start_line + 1)
    before = line.partition("@")[0]
    if not before.lstrip().startswith("%") or not before[-1:] in "% \t":
        return False
    if isinstance(block, Entry):
        problems.append(Problem(source.position(block.start_line + 1),
                                f'The entry "{block.key}" is commented out with %, so it is not listed.',
                                "take away the % signs to list it.", Severity.NOTICE))  # fmt: skip
    return True


def _is_prose(block: ParsingFailedBlock, source: SourceText) -> bool:
    """An address such as `me@example (office)` between entries only looks like the start of one."""
    line = source.line_text(block.start_line + 1)
    start = _BLOCK_START.match(block.raw or "")
    at = line.find(start[0].split("\n")[0]) if start else -1
    return at > 0 and line[at - 1].isalnum()


def _broken(block: ParsingFailedBlock, source: SourceText) -> Problem:
    start = _BLOCK_START.match(block.raw or "")
    key = start["key"] if start else ""
    name = f'The entry "{key}"' if key else "This entry"
    what, hint = _reason(getattr(block.error, "abort_reason", ""))
    return Problem(source.position(block.start_line + 1), f"{name} could not be read: {what}.", hint)


def _reason(reason: str) -> tuple[str, str]:
    """The library's reason in plain words, and what to do."""
    if "end of file" in reason:
        return "it is never closed", "each { needs its }; look for the one that is missing."
    if "block start" in reason:
        return "the next entry begins before this one ends", 'each { needs its }, and each " its partner.'
    if "comma after entry key" in reason:
        return "there is no comma after its key", "write it as @article{key, title = {…}, …}"
    return "a field is not of the form name = {value}", "look for a missing comma, a missing =, or two commas in a row."


def _unseen(block: ImplicitComment, source: SourceText) -> Iterator[Problem]:
    """Text between entries is a comment; but what looks like an entry there must not be lost."""
    for start in _UNSEEN.finditer(block.comment):
        line = (
            block.start_line + 1 + block.comment.count("\n", 0, start.start() + len(start[0]) - len(start[0].lstrip()))
        )
        yield Problem(source.position(line), f'The entry that begins with "@{start[1]}" could not be read.',
                      "an entry begins with a type of letters only: @article{key, …}")  # fmt: skip
