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
from otofolio.reading.csl_json import blocks as csl_json_blocks
from otofolio.reading.source import SourceText
from otofolio.reading.tagged import blocks as tagged_blocks

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
    read_to_cite: Callable[[SourceText], Read] | None = None
    """The same without what no citation has, if that takes less time."""

    def next_start(self, lines: str, at: int) -> int:
        """Where the next entry begins, from `at` on; -1 for none. `lines` is the text with a line end before it."""
        found = self._at_line_start.search(lines, at)
        return found.start() if found else -1

    @cached_property
    def _at_line_start(self) -> re.Pattern[str]:
        """Begins with a letter of its own, for which the engine can leap through the text."""
        return re.compile(f"\n(?:{self.starts.pattern})", self.starts.flags)


def _read_bibtex(source: SourceText, *, abstracts: bool = True) -> Read:
    from otofolio.reading.bibtex.file import read_bibtex  # imported when it is needed, as each reader is

    return read_bibtex(source, abstracts=abstracts)


def _read_csl_json(source: SourceText) -> Read:
    from otofolio.reading.csl_json.file import read_csl_json

    return read_csl_json(source.text, source.file)


def _read_ris(source: SourceText) -> Read:
    from otofolio.reading.tagged.ris import read_ris

    return read_ris(source)


def _read_nbib(source: SourceText) -> Read:
    from otofolio.reading.tagged.nbib import read_nbib

    return read_nbib(source)


def _section(each: foreign.Foreign) -> Format:
    return Format(each.name, (), each.looks, partial(_section_end, each), partial(foreign.read_foreign, foreign=each))


def _section_end(each: foreign.Foreign, text: str, start: int) -> int:
    found = each.end.search(text, start + 1) if each.end else None
    return found.end() if found else text.find("\n", start) + 1 or len(text)


BIBTEX = Format("bibtex", ("bib", "bibtex"), bibtex_blocks.STARTS, bibtex_blocks.block_end,
                _read_bibtex, partial(_read_bibtex, abstracts=False))  # fmt: skip
FORMATS = (
    BIBTEX,
    Format("csl-json", ("json",), csl_json_blocks.STARTS, csl_json_blocks.value_end, _read_csl_json),
    Format("ris", ("ris",), tagged_blocks.RIS_STARTS, tagged_blocks.ris_record_end, _read_ris),
    Format("nbib", ("nbib",), tagged_blocks.NBIB_STARTS, tagged_blocks.nbib_record_end, _read_nbib),
    *map(_section, foreign.SECTIONS),
)
