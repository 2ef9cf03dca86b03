"""What is saved as a file of publications and is none: web pages, other programs' formats, documents, plain text.

The message says what the file seems to be, and which export to choose instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity
from otofolio.reading.comments import is_remark
from otofolio.reading.source import SourceText

_EXPORT = "where you saved it, choose Export or Cite, and then BibTeX, RIS or CSL JSON"
_AS_TEXT = "export the works from PubMed or your reference manager as BibTeX, RIS or nbib, and put that here"


class Foreign(NamedTuple):
    """A format that is not read."""

    name: str
    looks: re.Pattern[str]
    """How it begins, at the start of a line."""
    hint: str
    end: re.Pattern[str] | None = None
    """Where one of its entries ends, if each of them is reported by itself."""


SECTIONS = (
    Foreign("Web of Science’s own format", re.compile(r"PT [A-Z][ \t]*$", re.MULTILINE),
            "in Web of Science choose Export → BibTeX or RIS",
            re.compile(r"^(?:ER[ \t]*$|(?=PT [A-Z]))", re.MULTILINE)),
    Foreign("EndNote’s tagged format", re.compile(r"%0 [A-Z]"), "in EndNote choose the output style BibTeX or RIS",
            re.compile(r"\n[ \t]*\n|\n(?![%\n])")),
    Foreign("a list in LaTeX (thebibliography)",
            re.compile(r"[ \t]*(?:\\begin\{thebibliography\}|\\bibitem\b)"), _AS_TEXT),
    Foreign("XML, such as EndNote and PubMed export",
            re.compile(r"[ \t]*<(?:\?xml|xml|records?|PubmedArticleSet|modsCollection)\b"),
            "export again, and choose BibTeX, RIS or PubMed (nbib)"),
    Foreign("a web page (HTML)", re.compile(r"[ \t]*<(?:!doctype html|html|head|body)\b", re.IGNORECASE),
            f"this is the page and not the list: {_EXPORT}"),
)  # fmt: skip
"""Formats that may be in a file with others."""

_WHOLE = (
    Foreign("a PDF", re.compile(r"%PDF-"), _AS_TEXT),
    Foreign("a Word document or a ZIP archive", re.compile(r"PK\x03\x04|\u00d0\u00cf\x11\u00e0"), _AS_TEXT),
    Foreign("a text with formatting (RTF)", re.compile(r"\{\\rtf"), _AS_TEXT),
    Foreign("a picture", re.compile(r"[\u2030\x89]PNG|\u00ff\u00d8\u00ff|GIF8[79]a|RIFF.{4}WEBP", re.DOTALL), _AS_TEXT),
)  # fmt: skip
"""Formats that fill a file."""

_JSON = Foreign("JSON without publications", re.compile(r"[\[{]|(?:-?[0-9.]+|\"[^\"]*\"|null|true|false)\s*\Z"),
                "from Zotero export CSL JSON, BibTeX or RIS; an entry has at least a title or an author")  # fmt: skip
_CSV = Foreign("a table (CSV)",
               re.compile(r"(?![^\n]*\. )(?:[^\n,;\t]*[,;\t]){3}[^\n]*\n(?:[^\n,;\t]*[,;\t]){3}"), _EXPORT)  # fmt: skip
_TAGGED = Foreign("a list of tagged lines", re.compile(r"[A-Z][A-Z0-9]{1,3} {0,2}[- ] ?\S"),
                  "an entry begins with TY  - JOUR in RIS, with PMID- and its number in PubMed’s format")  # fmt: skip
_YAML = Foreign("a data file such as cv.yaml", re.compile(r"(?:#[^\n]*\n|[ \t]*\n)*[a-z_]+:(?: |\n)"), _AS_TEXT)
_LATEX = Foreign("a LaTeX document", re.compile(r"\s*\\(?:documentclass|begin|section|item)\b"), _AS_TEXT)
_BROKEN = Foreign("BibTeX whose entries cannot be read", re.compile(r"(?s).*@[ \t]*(?:\w+[ \t]*[{(]|\s*\Z)"),
                  "an entry looks like @article{key, title = {…}, author = {…}, year = {2025}}")  # fmt: skip
_TEXT = Foreign("plain text", re.compile(r""), _AS_TEXT)
_GUESSES = (*_WHOLE, *SECTIONS, _JSON, _LATEX, _BROKEN, _YAML, _TAGGED, _CSV, _TEXT)


def whole_file(text: str) -> Foreign | None:
    """The format that fills the file, in which there is nothing to read."""
    return next((each for each in _WHOLE if each.looks.match(text)), None)


def foreign_file(source: SourceText, found: Foreign) -> Problem:
    """A warning that says what a file without publications seems to be."""
    place, hint = source.position(_first_line(source.text)), f"it seems to be {found.name}; {found.hint}"
    return Problem(place, f"No entries were found in {source.file}.", hint, Severity.WARNING)


def nothing_read(source: SourceText) -> Problem | None:
    """The warning for a file of which nothing was read; none for an empty one and for remarks alone."""
    text = _without_remarks(source.text)
    if not text.strip():
        return None
    guess = next(each for each in _GUESSES if each.looks.match(text.lstrip()))
    return foreign_file(source, guess)


def read_foreign(source: SourceText, foreign: Foreign) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """A problem for every entry of the format, or one at its beginning."""
    at_line_start = re.compile(f"^(?:{foreign.looks.pattern})", foreign.looks.flags | re.MULTILINE)
    said = f"Here begins {foreign.name}, which is not read."
    places = [source.position(source.line_at(found.start())) for found in at_line_start.finditer(source.text)]
    reported = places if foreign.end else places[:1]
    return (), tuple(Problem(place, said, foreign.hint) for place in reported)


def _first_line(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip())) + 1


def _without_remarks(text: str) -> str:
    text = re.sub(r"@comment\s*\{[^{}]*\}", "", text, flags=re.IGNORECASE)
    return "\n".join(line for line in text.split("\n") if not is_remark(line))
