"""The formats that are read: each knows where its entries begin and end, so that a file may hold several."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from otofolio.model.publication import Publication
from otofolio.problems import Problem
from otofolio.reading import foreign
from otofolio.reading.bibtex import blocks as bibtex_blocks
from otofolio.reading.csl_json import file as csl_json
from otofolio.reading.source import SourceText
from otofolio.reading.tagged import nbib, ris

Read = tuple[tuple[Publication, ...], tuple[Problem, ...]]


@dataclass(frozen=True, eq=False)
class Format:
    """A format of bibliographies."""

    name: str
    suffixes: tuple[str, ...]
    starts: re.Pattern[str]
    """How an entry begins, at the start of a line or behind the end of another."""
    entry_end: Callable[[str, int], int]
    """Where the entry that begins at an offset ends, so that nothing in it is taken for another format."""
    read: Callable[[SourceText], Read]

    def next_start(self, lines: str, at: int) -> int:
        """Where the next entry begins, from `at` on; -1 for none. `lines` is the text with a line end before it."""
        found = self._at_line_start.search(lines, at)
        return found.start() if found else -1

    @cached_property
    def _at_line_start(self) -> re.Pattern[str]:
        """Begins with a letter of its own, for which the engine can leap through the text."""
        return re.compile(f"\n(?:{self.starts.pattern})", self.starts.flags)


def _read_bibtex(source: SourceText) -> Read:
    from otofolio.reading.bibtex.file import read_bibtex  # its library takes a while to import

    return read_bibtex(source)


def _section(each: foreign.Foreign) -> Format:
    return Format(each.name, (), each.looks, partial(_section_end, each), partial(foreign.read_foreign, foreign=each))


def _section_end(each: foreign.Foreign, text: str, start: int) -> int:
    found = each.end.search(text, start + 1) if each.end else None
    return found.end() if found else text.find("\n", start) + 1 or len(text)


BIBTEX = Format("bibtex", ("bib",), bibtex_blocks.STARTS, bibtex_blocks.block_end, _read_bibtex)
FORMATS = (
    BIBTEX,
    Format("csl-json", ("json",), csl_json.STARTS, csl_json.value_end,
           lambda source: csl_json.read_csl_json(source.text, source.file)),
    Format("ris", ("ris",), ris.STARTS, ris.record_end, ris.read_ris),
    Format("nbib", ("nbib",), nbib.STARTS, nbib.record_end, nbib.read_nbib),
    *map(_section, foreign.SECTIONS),
)  # fmt: skip
