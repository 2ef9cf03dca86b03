"""What a build would say, without the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from otofolio.deriving.checks import missing_attachments
from otofolio.deriving.snapshot import left_off, plan_snapshot
from otofolio.load import Inputs, Loaded, load_portfolio
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem, in_order
from otofolio.rendering.cache import NO_CACHE, Cache
from otofolio.rendering.pages.card import card_problems, render_card_page
from otofolio.rendering.pdf.snapshot import snapshot_problems
from otofolio.rendering.typesetting.compiler import Press
from otofolio.rendering.typesetting.copying import copying_problems
from otofolio.rendering.typesetting.missing_letters import missing_letters


@dataclass(frozen=True, slots=True)
class Checked:
    """What a build would say."""

    problems: tuple[Problem, ...]
    kept_private: str = ""
    """One line on what is kept private and where it is."""


def check_inputs(inputs: Inputs, exists: Callable[[str], bool], cache: Cache = NO_CACHE) -> Checked:
    """Everything that a build would say about the files, in a fraction of its time; and about choices for ERAS.

    `exists` tells whether the site has a file at an address below its root.
    """
    loaded = load_portfolio(inputs)
    if loaded.portfolio is None:
        return Checked(loaded.problems)
    attachments = missing_attachments(loaded.portfolio, exists)
    layout, choices = layout_problems(loaded.portfolio, cache), _eras_problems(loaded)
    return Checked(in_order((*loaded.problems, *layout, *attachments, *choices)), loaded.kept_private)


def _eras_problems(loaded: Loaded) -> tuple[Problem, ...]:
    """What `otofolio paste` would say about the choices for ERAS, of somebody who has made any."""
    career, portfolio = loaded.career, loaded.portfolio
    if not career or not portfolio or not (career.eras.is_wanted or any(item.eras for item in career.items)):
        return ()
    from otofolio.deriving.eras.sheet import derive_sheet  # hardly anybody needs these
    from otofolio.reading.seasons import read_seasons

    return derive_sheet(career, portfolio, read_seasons())[1]


def layout_problems(portfolio: Portfolio, cache: Cache = NO_CACHE) -> tuple[Problem, ...]:
    """What `build_site` says or raises, without making the site."""
    letters = missing_letters(portfolio, cache)
    fitting = snapshot_problems(portfolio, plan_snapshot(portfolio), Press(letters.substitutes, cache))
    return (*letters.problems, *fitting, *other_problems(portfolio))


def other_problems(portfolio: Portfolio) -> tuple[Problem, ...]:
    """What needs no typesetting to be seen."""
    return (*left_off(portfolio), *copying_problems(portfolio), *card_problems(render_card_page(portfolio), portfolio))
