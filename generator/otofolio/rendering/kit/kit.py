"""The kit: everything to print and carry. It never lands on the site, for it may hold private details."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from otofolio.model.artifact import NOT_IN_GIT, Artifact
from otofolio.model.card import Card
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem, in_order
from otofolio.rendering.colors import WHITE, contrast
from otofolio.rendering.kit.card_sheets import badge_print, card_prints
from otofolio.rendering.kit.code_files import code_files, code_print
from otofolio.rendering.kit.codes import KitCodes, make_codes
from otofolio.rendering.kit.directions import render_directions
from otofolio.rendering.kit.poster_corner import poster_prints
from otofolio.rendering.kit.prints import Print, code_problems, room_problems, set_print

_THREADS = 3
_LEAST_CONTRAST = 4.5
"""For text (WCAG 2.2 §1.4.3); a printer makes it no better."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The files, with addresses relative to the kit's folder; none if a problem is an error."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def render_kit(portfolio: Portfolio, card: Card) -> Kit:
    """Cards, badges, poster corners and codes at their print sizes, or every reason why they would not serve."""
    if card.missing:
        return Kit((), card.missing)
    codes, problems = make_codes(portfolio, card)
    if codes is None:
        return Kit((), problems)
    prints = tuple(one for make in KIT_PRINTS for one in make(portfolio, card, codes))
    problems = in_order((*_faint_accent(portfolio, card), *_print_problems(prints)))
    if problems:
        return Kit((), problems)
    with ThreadPoolExecutor(_THREADS) as pool:  # Typst needs no interpreter while it works
        made = list(pool.map(set_print, prints))
    if unset := in_order(one for one in made if isinstance(one, Problem)):
        return Kit((), unset)
    sheets = (one for one in made if isinstance(one, Artifact))
    files = (file for make in KIT_FILES for file in make(card, codes))
    return Kit((*sheets, *files), ())


def _print_problems(prints: tuple[Print, ...]) -> tuple[Problem, ...]:
    """An address that is too long for its codes fits no line either: that is said once."""
    found = tuple(problem for one in prints for problem in code_problems(one))
    if found:
        return found
    with ThreadPoolExecutor(_THREADS) as pool:
        return tuple(problem for problems in pool.map(room_problems, prints) for problem in problems)


def _code_prints(portfolio: Portfolio, card: Card, codes: KitCodes) -> Iterator[Print]:
    for stem, printed in codes.named:
        yield code_print(stem, printed, portfolio, card)


def _pictures(_card: Card, codes: KitCodes) -> Iterator[Artifact]:
    for stem, printed in codes.named:
        yield from code_files(stem, printed)


def _faint_accent(portfolio: Portfolio, card: Card) -> Iterator[Problem]:
    accent = portfolio.design.accent
    ratio = contrast(accent, WHITE)
    if ratio < _LEAST_CONTRAST:
        said = f"The accent color {accent} is too faint on white paper: its contrast is {ratio:.1f} to 1."
        yield Problem(card.accent_position, said, f"text needs {_LEAST_CONTRAST} to 1: take a darker shade")


KIT_PRINTS: tuple[Callable[[Portfolio, Card, KitCodes], Iterable[Print]], ...] = (
    card_prints,
    lambda portfolio, card, codes: (badge_print(portfolio, card, codes),),
    poster_prints,
    _code_prints,
)
"""What is set in type: each makes a sheet, or several of a kind."""

KIT_FILES: tuple[Callable[[Card, KitCodes], Iterable[Artifact]], ...] = (
    _pictures,
    lambda card, codes: (render_directions(card, codes),),
    lambda _card, _codes: (NOT_IN_GIT,),
)
"""Every other file of the kit."""
