"""How time grows with the input: `make growth`. Each reader and each pattern reads texts four times as long, in turn.

    .venv/bin/python tests/bench/growth.py [--only WORD] [--seconds 0.2]

The exponent is 1 where time grows with the input, and 2 where it grows with its square. Sizes grow until a run takes
`--seconds` for half a million letters, or ten times as long for fewer, or the text has 10 million letters. What is then
steeper than 1.6 is marked, and the exit status is 1. Memory that runs short looks steep: run it again with `--only`.
Of the many units that fill a field or a pattern, the one is measured that takes it longest.
"""

from __future__ import annotations

import argparse
import importlib
import math
import pkgutil
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import otofolio
from otofolio.cite import cite_file
from otofolio.deriving.duplicates import merge_duplicates
from otofolio.deriving.owner import mark_owner_in_all, owner_of
from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.person import PersonName
from otofolio.problems import report
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.facts.inline import parse_inline
from otofolio.reading.markup.latex import decode_html, decode_latex
from otofolio.reading.works.naming.lists import read_names

LARGEST = 10_000_000
STEEPEST = 1.6
_LARGE = 500_000
_SCREENED = 3_000
TODAY = PartialDate(2026, 7, 1)


class Sample(NamedTuple):
    """What is run, and the text of a given length for it."""

    what: str
    run: Callable[[str], object]
    text: Callable[[int], str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, the steepest growth last."""
    parser = argparse.ArgumentParser(description="Measure how time grows with the input.")
    parser.add_argument("--only", default="", help="only what has this word in its name")
    parser.add_argument("--seconds", type=float, default=0.2, help="how long the longest run should take at least")
    options = parser.parse_args(arguments)
    steep = 0
    for sample in samples(options.only):
        size, seconds, steepness = growth(sample, options.seconds)
        is_steep = steepness > STEEPEST and seconds > options.seconds
        steep += is_steep
        print(f"{sample.what:<78}{size:>11,} {seconds:>8.3f} s {steepness:>6.2f}{'  STEEP' * is_steep}", flush=True)
    print(f"\n{steep} too steep")
    return int(steep > 0)


def growth(sample: Sample, enough: float) -> tuple[int, float, float]:
    """The greatest size, its seconds, and the exponent between it and a quarter of it."""
    size, quarter, seconds = 2_000, timed(sample, 500), timed(sample, 2_000)
    while size * 4 <= LARGEST and seconds < 10 * enough and (seconds < enough or size < _LARGE):
        size, quarter, seconds = size * 4, seconds, timed(sample, size * 4)
    return size, seconds, exponent(min(quarter, timed(sample, size // 4)), seconds)


def exponent(quarter: float, seconds: float) -> float:
    """Of the growth from a quarter of the size on."""
    return math.log(seconds / quarter, 4)


def timed(sample: Sample, size: int) -> float:
    """Seconds of the processor for one run: other programs do not count."""
    text = sample.text(size)
    started = time.process_time()
    sample.run(text)
    return max(1e-6, time.process_time() - started)


def samples(only: str) -> Iterator[Sample]:
    """Everything that has the word in its name."""
    yield from (sample for sample in reader_samples() if only in sample.what)
    for kind, choice in (*field_samples(), *pattern_samples()):
        if only in kind:
            yield max(choice, key=lambda sample: timed(sample, _SCREENED))


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A text of a length that repeats a unit, in which `№` is its number."""

    def text(size: int) -> str:
        count = max(1, size // len(unit))
        units = unit * count if "№" not in unit else "".join(unit.replace("№", str(n)) for n in range(count))
        return before + units + after

    return text


def read(name: str) -> Callable[[str], object]:
    """Read, report and derive: what `otofolio check` does to a file of publications."""
    return lambda text: checked(text, name)


def checked(text: str, name: str) -> object:
    works, problems = read_bibliography(text.encode(), name)
    marked, notices = mark_owner_in_all(works, owner_of(PersonName("Jordan", "Avery", "L.")))
    report((*problems, *notices))
    return merge_duplicates(marked)


def cite(text: str) -> object:
    """What `otofolio cite` does."""
    return cite_file(text.encode(), "a.bib", "ama", "Avery JL")


def check_cv(text: str) -> object:
    """What `otofolio check` does to a data file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "cv.yaml")
        file.write_text(text, encoding="utf-8")
        return report(load_portfolio(Inputs(file, "https://a.example/", TODAY)).problems)


_REST = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
_MACRO = "@string{m={" + "x" * 4900 + "}}\n"
_ARTICLE = "@article{{k№, title={{A title number №}}, author={{Avery, J L}}, {}}}\n"


def reader_samples() -> Iterator[Sample]:
    """Whole files of what is broken, missing, doubled, nested or endless."""
    bib = {
        "entries": _ARTICLE.format("journal={J}, year=2020"),
        "works of others": "@article{a№, title={Title №}, author={Okafor, D}}\n",
        "entries on one line": _ARTICLE.format("year=2020").strip(),
        "equal keys": "@article{a, title={T №}}\n",
        "equal entries": "@article{a, title={The very same long title}, doi={10.1/a}, author={Avery, J}}\n",
        "equal titles at other meetings": "@misc{a№, title={The very same long title}, kind=poster, eventtitle={M№}}\n",
        "no keys": "@article{title={Title}}\n",
        "missing crossrefs": _ARTICLE.format("crossref={none№}"),
        "missing xdata": _ARTICLE.format("xdata={none№}"),
        "journals of one initial": _ARTICLE.format("journal={Journal Of Otology№}"),
        "unclosed entries": "@article{a№, title={T\n",
        "unclosed on one line": "@article{a, title={T ",
        "unclosed quotes": '@article{a№, title="T\n',
        "at signs": "@",
        "at signs in lines": "@\n",
        "at and brace": "@{",
        "entries without commas": "@article{a№ title={T} year=2020}\n",
        "comments": "% a remark\n",
        "comment blocks": "@comment{a}\n",
        "unclosed comment blocks": "@comment{a\n",
        "words between": "some words\n@article{a№, title={T}}\n",
        "entries without at": "article{a№, title={T}}\n",
        "commented out": "% @article{a№, title={T}}\n",
        "macros": "@string{m№ = {text}}\n",
        "doubling macros": "@string{a = a # a}\n",
        "undefined macros": "@article{a№, title=word}\n",
        "commas": ",\n",
    }
    for what, unit in bib.items():
        yield Sample(f"bib: {what}", read("a.bib"), repeated(unit))
    parts = {
        "authors of many fields": "author={A№, B},",
        "keywords of many fields": "keywords={A№},",
        "one field many times": "title={A№},",
        "fields": "f#={A},",
        "macro fields": "f#=mac,",
        "fields without commas": "f#={A} ",
        "private fields": "file#={A},",
        "private fields on a line": "comment-",
        "macro parts": "title=mac",
    }
    for what, unit in parts.items():
        yield Sample(f"bib entry: {what}", read("a.bib"), repeated(unit, "@string{mac={Text}}\n@article{k, ", "}\n"))
    yield Sample("bib entry: a macro joined to itself", read("a.bib"), repeated(" # m", f"{_MACRO}@a{{k, title=m", "}"))
    yield Sample("bib: a long macro in every entry", read("a.bib"), repeated("@a{k, title=m}\n", _MACRO))
    yield Sample("bib: a chain of crossrefs", read("a.bib"), chain("crossref"))
    yield Sample("bib: a chain of xdata", read("a.bib"), chain("xdata"))
    yield Sample("bib: everybody's xdata", read("a.bib"), everybody)
    yield Sample("bib: one store with many fields for many", read("a.bib"), one_store)
    yield Sample("cite: entries", cite, repeated(bib["entries"]))
    yield Sample("cite: 100,000 authors", cite, repeated("A№, B and ", "@article{k, title={T}, author={", "Z, Z}}"))
    ris = {
        "records": "TY  - JOUR\nTI  - T #\nAU  - Avery, J\nER  - \n",
        "without ER": "TY  - JOUR\nTI  - T #\n",
        "authors": "AU  - Avery№, J\n",
        "lines that go on": "and on\n",
        "keywords that go on": "KW  - a\nb\n",
        "web of science": "PT J\nAU A\nER\n",
        "ends": "ER  - \n",
    }
    for what, unit in ris.items():
        yield Sample(f"ris: {what}", read("a.ris"), repeated(unit, "TY  - JOUR\nTI  - T\n"))
    nbib = {
        "records": "PMID- #\nTI  - T\nFAU - Avery, J\n\n",
        "equal numbers": "PMID- 1\nTI  - T\n\n",
        "authors with iDs": "FAU - Avery№, J\nAUID- ORCID: 0000-0002-1825-0097\n",
        "lines that go on": "      and on\n",
    }
    for what, unit in nbib.items():
        yield Sample(f"nbib: {what}", read("a.nbib"), repeated(unit, "PMID- 1\nTI  - T\n"))
    json = {
        "items": '{"id":"a№","type":"book","title":"T"},\n',
        "items on one line": '{"id":"a№","type":"book","title":"T"},',
        "equal ids": '{"id":"a","type":"book","title":"T"},',
        "broken items": '{"id":"a№","title":T},\n',
        "broken items on one line": '{"id":"a№","title":T},',
        "unclosed strings": '{"id":"a№","title":"T},',
        "nested lists": "[",
        "nested objects": '{"a":',
        "no publications": "{},",
        "surrogates": '{"title":"\\\\ud800 №"},'.replace("\\\\", "\\"),
    }
    for what, unit in json.items():
        yield Sample(f"csl-json: {what}", read("a.json"), repeated(unit, "[", "]"))
    wide = {"authors": '{"family":"A№"},', "nested": "["}
    for what, unit in wide.items():
        yield Sample(f"csl-json item: {what}", read("a.json"), repeated(unit, '[{"title":"T","author":[', "]}]"))
    cv = {
        "unknown fields": "field№: a\n",
        "one field": "headline: a\n",
        "brackets": "[",
        "braces": "{a: ",
        "dashes": "- ",
        "question marks": "? ",
        "layers of aliases": "a№: &a№ [x, x]\n",
        "aliases": "a№: *x\n",
        "quotes": '"',
        "tabs": "\t",
        "tags": "!a ",
        "anchors": "&a ",
        "documents": "---\n",
        "percent": "%a\n",
    }
    for what, unit in cv.items():
        before = "x: &x [1]\n" if what == "aliases" else ""
        yield Sample(f"cv.yaml: {what}", check_cv, repeated(unit, before, "\n" + _REST))
    lists = {
        "honors": "  - {title: Prize №, year: 2020}\n",
        "broken honors": "  - {titel: Prize №, jahr: 2020}\n",
        "empty honors": "  -\n",
    }
    for what, unit in lists.items():
        yield Sample(f"cv.yaml list: {what}", check_cv, repeated(unit, _REST + "honors:\n"))
    for what, unit in TEXT_UNITS.items():
        quoted = unit.replace("\\", "\\\\").replace('"', '\\"')
        yield Sample(f"cv.yaml summary: {what}", check_cv, repeated(quoted, _REST + 'summary: "a', '"\n'))


def chain(field: str) -> Callable[[int], str]:
    """Entries each of which takes over from the one before."""
    return lambda size: "".join(f"@book{{b{n}, f{n}={{A}}, {field}={{b{n - 1}}}}}\n" for n in range(size // 35))


def one_store(size: int) -> str:
    """Entries all of which take over many fields from one."""
    fields = "".join(f"f{number}={{A}}," for number in range(size // 20))
    return f"@xdata{{s, {fields}}}\n" + "".join(f"@book{{b{n}, xdata={{s}}}}\n" for n in range(size // 40))


def everybody(size: int) -> str:
    """Entries each of which takes over from all of them."""
    count = math.isqrt(size // 6)
    keys = ",".join(f"b{n}" for n in range(count))
    return "".join(f"@book{{b{n}, f{n}={{A}}, xdata={{{keys}}}}}\n" for n in range(count))


TEXT_UNITS = {
    unit.encode("unicode_escape").decode(): unit
    for unit in (
        " ", "a", "A", "1", "-", ".", ",", "!", "a ", "A ", "{", "}", "{}", "{a}", "$", "$a", "$a$", "$5 ", "$_", "$$",
        "\\", "\\a", "\\'", "\\'{", "\\&", "\\$", "\\url{", "\\emph{", "\\textsuperscript{", "\\textsuperscript{{a}",
        "\\textless", "$<$i", "\\frac", "$\\frac{", "<", "<a ", "<i>", "</i>", "<sup>", "<sup>a</sup>", "<tex>",
        "&", "&a", "&amp;", "'", "''", "`", "``", "---", "~", "\u00a0", "\u0301", "\u0301\u0323", "\u4e00", "_{", "^{",
        "*", "**", "*a", "**a ", "\\*", "[", "[a](", "[a](b", "(", ")", "()", ";", ":", "/", "\\/", " and ", "and ",
        " & ", "A, ", "Aa Bb, ", "Avery JL and ", "van ", "McA", "A.", "A. ", "{A} and ", "{", "a{", "a,", "*, ", " *",
        "[poster", "[ abstract ", "submitted !", "presented ", "given to ", "at the ", "in review ", "PMID ", "PMID:",
        "PubMed ", "PMC ", "arxiv:", "http://", "https://doi.org/", "doi:", "10.1/a ", "www.a.", "2020-", "2020 ",
        "May ", "c. ", "%41", "\u200d", "\ufffd", "\U0001f600", "\x00", "\x1b", "\u2028", "@a{", "=", "\"", "I ", "J-",
        "ß", "é", "’", "“", "O'", "a-", "a–", "1-", "1, ", "1 & ", "s' ", "vol. 1 ", "e2", "x1y",
    )
}  # fmt: skip
FIELDS = (
    *("author", "title", "journal", "booktitle", "note", "howpublished", "pages", "volume", "number", "year", "month"),
    *("date", "doi", "url", "pmid", "pmcid", "eprint", "keywords", "abstract", "author+an", "equal", "orcid-numbers"),
    *("status", "kind", "crossref", "edition", "publisher", "address", "isbn", "issn", "pdf", "type", "series"),
    *("eventdate", "award"),
)


def field_samples() -> Iterator[tuple[str, Iterator[Sample]]]:
    """Each function for text and each field, with each unit."""
    functions = {"latex": decode_latex, "html": decode_html, "names": read_names, "inline": parse_inline}
    for name, function in functions.items():
        yield f"text {name}", filled(f"text {name}", function, "a", "a!")
    for field in FIELDS:
        yield f"field {field}", filled(f"field {field}", cite, f"@article{{k, {field} = {{a", "a!}}\n")


def filled(what: str, run: Callable[[str], object], before: str, after: str) -> Iterator[Sample]:
    """A sample for each unit."""
    return (Sample(f"{what}: {name}", run, repeated(unit, before, after)) for name, unit in TEXT_UNITS.items())


def pattern_samples() -> Iterator[tuple[str, Iterator[Sample]]]:
    """Every pattern of the package alone, with each unit behind each beginning."""
    for name, pattern in patterns():
        yield f"pattern {name}", applied(pattern, name)


def applied(pattern: re.Pattern[str], name: str) -> Iterator[Sample]:
    """A sample for each unit and beginning."""
    return (apply(pattern, name, start, unit) for start, unit in pieces_for(pattern))


def apply(pattern: re.Pattern[str], name: str, start: str, unit: str) -> Sample:
    """Use the pattern in every way that is used."""
    return Sample(
        f"pattern {name} {start!r} {unit!r}",
        lambda text: (pattern.search(text), pattern.fullmatch(text), pattern.sub("", text)),
        repeated(unit, start, "\0!"),
    )


def pieces_for(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Beginnings and units made of a pattern's own words and signs, and of the units for texts."""
    words = list(dict.fromkeys(re.findall(r"[A-Za-z]{3,}|[^\w\s\\()?*+|^$.]", pattern.pattern)))[:16]
    units = dict.fromkeys((*TEXT_UNITS.values(), *words, *(f"{word} " for word in words)))
    return ((start, unit) for start in ("", *words[:8]) for unit in units)


BOUNDED = (
    "citing.numbers.",
    "reading.names._PUBMED_NAME",
    "reading.misplaced._FILLER",
    "reading.annotations._ANNOTATION",
)
"""Patterns that see a few hundred letters only, as their callers look at the length first, or never search."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The compiled patterns that are kept in modules, one by one."""
    for module in pkgutil.walk_packages(otofolio.__path__, "otofolio."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            place = f"{module.name.removeprefix('otofolio.')}.{name}"
            for number, pattern in enumerate(found_in(value)):
                if isinstance(pattern.pattern, str) and not place.startswith(BOUNDED):
                    yield f"{place}[{number}]", pattern


def found_in(value: object) -> Iterator[re.Pattern[str]]:
    """Patterns in a value: itself, or in a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from found_in(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from found_in(inner)


if __name__ == "__main__":
    sys.exit(main())
