"""The figures of a career, in the same words on pages and on paper: large from two up, in words below that."""

from __future__ import annotations

from typing import NamedTuple

from otofolio.model.person import Numbers

_LARGE = 2
"""One article, printed large, advertises how few there are."""


class Figure(NamedTuple):
    """A number, with what it counts."""

    number: str
    label: str

    @property
    def words(self) -> str:
        """`9 articles`."""
        return f"{self.number} {self.label}"

    @property
    def bound(self) -> str:
        """The same, for a line that must not end within it."""
        return self.words.replace(" ", "\N{NO-BREAK SPACE}")


def large_figures(counts: Numbers) -> tuple[Figure, ...]:
    """Those to print large."""
    return tuple(Figure(f"{number:,}", many) for number, _, many in _counted(counts) if number >= _LARGE)


def small_figures(counts: Numbers) -> tuple[Figure, ...]:
    """Those that a line of text names: `1 article`."""
    return tuple(Figure(f"{number:,}", one) for number, one, _ in _counted(counts) if 0 < number < _LARGE)


def _counted(counts: Numbers) -> tuple[tuple[int, str, str], ...]:
    return (
        (counts.articles, "article", "articles"),
        (counts.first_author, "as first author", "as first author"),
        (counts.presentations, "presentation", "presentations"),
        (counts.us_clinical_weeks, "week US clinical", "weeks US clinical"),
    )
