"""Page numbers as exports write them, made into what a reference list prints. All formats come here.

A single page is given once (AMA 11, ch. 3: inclusive pages only if there is more than one page; Citing Medicine,
ch. 1, “Pagination”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from otofolio.model.publication import Kind, Publication
from otofolio.problems import Alike, Position, Problem, Severity

_USUAL = re.compile(r"(\d+)-(\d+)")
_AND_FOLLOWING = re.compile(r"(\w{1,20})\s?[-–]\s?[&+?]\.?")
"""Web of Science and Ovid: “and following pages”."""
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[-–](?:0?[1-9]|1[0-2])(?:[-–](?:0?[1-9]|[12]\d|3[01]))?")
"""Google Scholar has the month of posting instead of the pages of a preprint."""
_NONE = ("n/a", "n/a-n/a", "n/a–n/a", "na-na", "no pagination specified-no pagination specified")
_SAYS_NOTHING = ("they say nothing, so they were left out", "leave the field out until you know the pages")
_UNKNOWN_END = (
    "the last page is not known, so only the first is shown",
    "write both pages, 872-879, or only the first",
)
_A_DATE = ("they are a year and a month, so they were left out", "write the pages, or delete the field")


class Pages(NamedTuple):
    """Pages in CSL's form. `remark` and `hint` say what was changed, if a person should know."""

    text: str
    remark: str = ""
    hint: str = ""


def read_pages(text: str, year: int = 0, is_in_volume: bool = False) -> Pages:
    """`e12-e12` as `e12`, `872-&` as `872`, and no `2020-10`. `year` is that of the work, 0 if it has none."""
    if text.isalnum() or not text:
        return Pages(text)
    usual = _USUAL.fullmatch(text)
    if usual and usual[1] != usual[2] and (is_in_volume or len(usual[1]) != 4):
        return Pages(text)
    if text.lower() in _NONE:
        return Pages("", *_SAYS_NOTHING)
    half = len(text) // 2
    if len(text) % 2 and text[half] in "-–" and text[:half] == text[half + 1 :]:
        return Pages(text[:half])
    if found := _AND_FOLLOWING.fullmatch(text):
        return Pages(found[1], *_UNKNOWN_END)
    found = None if is_in_volume else _YEAR_MONTH.fullmatch(text)
    if found and (not year or abs(int(found[1]) - year) <= 1):
        return Pages("", *_A_DATE)
    return Pages(text)


def pages_problem(key: str, written: str, pages: Pages, place: Position) -> Problem:
    """What to report of pages that were changed."""
    said = f"The pages of “{key}” are “{written}”: {pages.remark}."
    alike = Alike(f"{{count}} works have pages that cannot be shown: {pages.remark}", f"“{written}” of “{key}”")
    return Problem(place, said, pages.hint, Severity.NOTICE, alike)


def with_read_pages(works: Iterable[Publication]) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Every work with its pages read, and what was changed."""
    kept: list[Publication] = []
    problems: list[Problem] = []
    for work in works:
        year, in_volume = work.issued.year if work.issued else 0, bool(work.volume) and work.kind is not Kind.PREPRINT
        pages = read_pages(work.pages, year, in_volume)
        kept.append(work if pages.text == work.pages else replace(work, pages=pages.text))
        if pages.remark:
            problems.append(pages_problem(work.key, work.pages, pages, work.position))
    return tuple(kept), tuple(problems)
