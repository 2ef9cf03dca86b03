"""A key for each entry, and one of its own: keys are addresses on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.bibtex.field_reader import RawEntry
from otofolio.reading.source import SourceText
from otofolio.reading.works.keys import bibtex_with_key, free_key


def with_unique_keys(entries: Iterable[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    """Make up missing keys, and change those that were taken before."""
    taken: dict[str, int] = {}
    for entry in entries:
        key = free_key(entry.key or _made_up_key(entry), taken)
        if key == entry.key:
            yield entry
        else:
            problems.append(_key_problem(entry, key, source))
            yield entry._replace(key=key, source_text=bibtex_with_key(entry.source_text, key))


def _key_problem(entry: RawEntry, key: str, source: SourceText) -> Problem:
    place = source.position_of("@", entry.line)
    if not entry.key:
        said = f"This entry has no key, so it is called “{key}”."
        alike = Alike("{count} entries have no key, so they got one", f"“{key}”")
        hint = "write a key after the opening brace: @article{avery2026ear,"
        return Problem(place, said, hint, Severity.NOTICE, alike)
    said = f"There is another entry with the key “{entry.key}”, so this one is called “{key}”."
    alike = Alike("{count} entries have the key of an earlier one, so they were renamed", f"“{entry.key}” to “{key}”")
    hint = "give each entry a key of its own, or delete an entry that is the same work"
    return Problem(place, said, hint, Severity.WARNING, alike)


def _made_up_key(entry: RawEntry) -> str:
    """First author's first word, year, first long word of the title: the way Google Scholar makes keys."""
    fields = entry.fields
    words = [fields.get("author", "") or fields.get("editor", ""), fields.get("year", "") or fields.get("date", "")[:4]]
    title = [word for word in re.findall(r"[^\W\d_]+", fields.get("title", "")) if len(word) > 3]
    parts = [next(iter(re.findall(r"[^\W_]+", word)), "") for word in words] + title[:1]
    return "".join(parts).lower() or f"{entry.type}-line-{entry.line}"
