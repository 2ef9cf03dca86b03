"""Everything at once: a career and its publications become the portfolio that renderers lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from otofolio.deriving.career import derive_career_line
from otofolio.deriving.checks import check_publications
from otofolio.deriving.cvs import derive_cvs
from otofolio.deriving.duplicates import merge_duplicates
from otofolio.deriving.groups import count_works, group_publications, selected_works, tally_works
from otofolio.deriving.owner import mark_owner_in_all, owner_of
from otofolio.deriving.sections import derive_sections, us_clinical_weeks
from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.person import ProfileSite
from otofolio.model.plans import AuthorPolicy
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.model.text import RichText
from otofolio.problems import Problem

Cite = Callable[[Publication, str, AuthorPolicy], RichText]
"""Formats a work in the style of that name."""


def derive_portfolio(
    career: Career, publications: Iterable[Publication], cite: Cite, site_url: str, today: PartialDate
) -> tuple[Portfolio, tuple[Problem, ...]]:
    """The portfolio, and what there is to say about the data. `today` is an input, so that builds repeat."""
    works, work_problems = _derive_works(career, publications, today)
    sections, section_problems = derive_sections(career, today)
    groups = group_publications(works, lambda work: cite(work, career.style, career.author_policy))
    portfolio = Portfolio(
        name=career.name,
        specialty=career.specialty,
        site_url=site_url.rstrip("/") + "/",
        today=today,
        credentials=career.credentials,
        headline=career.headline,
        summary=career.summary,
        photo=career.photo,
        school=career.school,
        contact=career.contact.only(career.publish),  # the rest never gets here, so no renderer can leak it
        standing=career.standing,
        profiles=career.profiles,
        sections=sections,
        publications=groups,
        cvs=derive_cvs(career.cvs, sections, groups),
        selected=selected_works(groups),
        numbers=count_works(groups, us_clinical_weeks(sections)),
        tally=tally_works(groups),
        career=derive_career_line(sections, works, career.specialty, today),
        design=career.design,
        snapshot=career.snapshot,
        style=career.style,
        author_policy=career.author_policy,
        position=career.position,
    )
    return portfolio, (*work_problems, *section_problems)


def _derive_works(
    career: Career, publications: Iterable[Publication], today: PartialDate
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    owner = owner_of(career.name, career.also_published_as, _orcid(career))
    marked, problems = mark_owner_in_all(publications, owner)
    checked, notices = check_publications(marked, today)
    merged, duplicates = merge_duplicates(checked)
    return merged, (*problems, *notices, *duplicates)


def _orcid(career: Career) -> str:
    return next((profile.handle for profile in career.profiles if profile.site is ProfileSite.ORCID), "")
