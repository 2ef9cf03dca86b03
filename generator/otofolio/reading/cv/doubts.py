"""Values that are possible but not likely: a year too far away, a photo of very few pixels, a long summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from otofolio.problems import Position, Problem, Severity
from otofolio.reading.facts.dates import When
from otofolio.reading.yaml.document import Path, YamlDocument

if TYPE_CHECKING:
    from otofolio.model.person import Photo
    from otofolio.reading.cv.schema import CvFile

_BACK, _AHEAD = 75, 15
"""The years of a career, seen from the year of the build."""
_MATCH_BACK, _MATCH_AHEAD = 15, 10
_SUMMARY_WORDS, _SUMMARY_SENTENCES = 60, 3
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Dr|St|Mr|Ms|vs))(?<!\bProf)[.!?][)”*\"]*\s+(?=[\W_]*[A-Z])")
"""Another sentence starts behind it: the last one's end does not count, and neither does `e.g. this`."""
_FEWEST_PIXELS = 200
"""On the shorter side: the site shows it 96 to 200 wide, paper an inch wide."""


def year_notices(parsed: CvFile, document: YamlDocument, this_year: int) -> tuple[Problem, ...]:
    """A notice for every year that is probably a slip of the hand."""
    return tuple(
        Problem(document.values[path].position, _far_away(path, year, this_year),
                "is a digit wrong?", Severity.NOTICE)
        for path, year in _years(parsed, ())
        if path in document.values and not _likely(path, year - this_year)
    )  # fmt: skip


def summary_notices(parsed: CvFile, document: YamlDocument) -> tuple[Problem, ...]:
    """A notice for a summary that is longer than a reader takes in, which names the limit that it passes."""
    words = len(parsed.summary.split())
    sentences = len(_SENTENCE_END.findall(parsed.summary)) + 1
    if words > _SUMMARY_WORDS:
        said = f"The summary has {words} words, more than {_SUMMARY_WORDS}."
    elif sentences > _SUMMARY_SENTENCES:
        said = f"The summary has {sentences} sentences, more than {_SUMMARY_SENTENCES}."
    else:
        return ()
    hint = "shorten it: a reader with thirty seconds takes in no more"
    return (Problem(document.keys[("summary",)].position, said, hint, Severity.NOTICE),)


def photo_notices(photo: Photo, where: Position) -> tuple[Problem, ...]:
    """A notice if what is left of the photo, cut to its shape, is too small to look sharp."""
    if min(photo.width, photo.height) >= _FEWEST_PIXELS:
        return ()
    said = f"The photo, cut to its shape, is only {photo.width} by {photo.height} pixels, and will look blurred."
    return (Problem(where, said, "600 by 800 pixels are ideal", Severity.NOTICE),)


def _years(value: Any, path: Path) -> Iterator[tuple[Path, int]]:
    if isinstance(value, When):
        if value.date:
            yield path, value.date.year
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _years(inner, (*path, index))
    elif hasattr(value, "model_fields_set"):
        for name in sorted(value.model_fields_set):
            yield from _years(getattr(value, name), (*path, name))
    elif isinstance(value, int) and path[-1] in ("match_year", "class_of"):
        yield path, value


def _likely(path: Path, ahead: int) -> bool:
    if path[-1] == "match_year":
        return -_MATCH_BACK <= ahead <= _MATCH_AHEAD
    return -_BACK <= ahead <= _AHEAD


def _far_away(path: Path, year: int, this_year: int) -> str:
    away = abs(year - this_year)
    when = f"{away} years from now" if year > this_year else f"{away} years ago"
    return f"“{path[-1]}” says {year}, which is {when}."
