"""From the portfolio to texts for other people's forms: signature, LinkedIn, biographies, the ERAS sheet."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.deriving.eras.sheet import derive_sheet
from otofolio.load import Inputs, load_portfolio
from otofolio.model.artifact import Artifact
from otofolio.model.career import Career
from otofolio.model.paste import Part
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError, Problem, errors, grouped, in_order
from otofolio.reading.seasons import read_seasons
from otofolio.rendering.paste.biographies import render_biographies
from otofolio.rendering.paste.eras import render_eras
from otofolio.rendering.paste.folder import length_problems, render_folder
from otofolio.rendering.paste.linkedin import render_linkedin
from otofolio.rendering.paste.signature import render_signature


@dataclass(frozen=True, slots=True)
class Pasted:
    """The files, with addresses relative to their folder, and what deserves attention."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def make_texts(inputs: Inputs) -> Pasted:
    """Read, derive, render. Raises InputError, which carries every problem, if there is an error among them."""
    loaded = load_portfolio(inputs)
    if loaded.portfolio is None or loaded.career is None:
        raise InputError(loaded.problems)
    parts, problems = render_parts(loaded.career, loaded.portfolio)
    artifacts = render_folder(parts, loaded.portfolio.name.short)
    return Pasted(artifacts, grouped(in_order((*errors(loaded.problems), *problems))))


def render_parts(career: Career, portfolio: Portfolio) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """The forms in the order of the page. Of what is private, only what `signature` and `choose` name is in them."""
    contact = career.contact.only(career.signature)
    lacking = [name for name in career.signature if not getattr(contact, name)]
    sheet, problems = derive_sheet(career, portfolio, read_seasons())
    parts = (
        render_signature(portfolio, contact, lacking),
        render_linkedin(portfolio, career.about),
        render_biographies(portfolio),
        *((render_eras(sheet),) if sheet else ()),
    )
    return parts, (*problems, *length_problems(parts, career.position))
