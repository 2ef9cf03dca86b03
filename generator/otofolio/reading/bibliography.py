"""A file of publications in any of the formats that people export."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity
from otofolio.reading.source import SourceText, decode

Read = tuple[tuple[Publication, ...], tuple[Problem, ...]]


def read_bibliography(data: bytes, file: str) -> Read:
    """Read a file of BibTeX, CSL-JSON, RIS or PubMed's format, whatever its name. Never raises for what it holds."""
    source, problems = decode(data, file)
    with _without_collector():
        publications, found = _READERS[detect_format(source)](source)
    return publications, (*problems, *found, *_untitled(publications))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes a hundred small values an entry, without cycles; the collector would visit them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _untitled(publications: tuple[Publication, ...]) -> Iterator[Problem]:
    """A work without a title is listed all the same, and cannot be meant."""
    for work in publications:
        if not work.title:
            message = f'"{work.key}" has no title.'
            yield Problem(work.position, message, "add the title, or delete the entry.", Severity.WARNING)


def detect_format(source: SourceText) -> str:
    """`bibtex`, `csl-json`, `ris` or `nbib`: by what comes first in the file, and by its name where nothing tells."""
    if _JSON.match(source.text):
        return "csl-json"
    found = {name: match.start() for name, marker in _MARKERS.items() if (match := marker.search(source.text))}
    if found:
        return min(found, key=lambda name: found[name])
    suffix = source.file.lower().rpartition(".")[2]
    return {"json": "csl-json", "ris": "ris", "nbib": "nbib"}.get(suffix, "bibtex")


_JSON = re.compile(r"\s*(?:\[\s*[{\]]|\{\s*[\"}])")
_MARKERS = {
    "bibtex": re.compile(r"^[ \t]*@[ \t]*\w+\s*[{(]", re.MULTILINE),
    "ris": re.compile(r"^TY  ?-", re.MULTILINE),
    "nbib": re.compile(r"^(?:PMID ?|OWN |STAT|OID )- ?\S", re.MULTILINE),
}


def _read_bibtex(source: SourceText) -> Read:
    from otofolio.reading.bibtex import read_bibtex

    return read_bibtex(source)


def _read_csl_json(source: SourceText) -> Read:
    from otofolio.reading.csl_json import read_csl_json

    return read_csl_json(source.text, source.file)


def _read_ris(source: SourceText) -> Read:
    from otofolio.reading.ris import read_ris

    return read_ris(source)


def _read_nbib(source: SourceText) -> Read:
    from otofolio.reading.nbib import read_nbib

    return read_nbib(source)


_READERS = {"bibtex": _read_bibtex, "csl-json": _read_csl_json, "ris": _read_ris, "nbib": _read_nbib}
