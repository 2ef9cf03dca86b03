"""The CV as PDF and as Word, and the snapshot, under names that their reader can file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from otofolio.deriving.snapshot import plan_snapshot
from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError, Problem, errors
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.pdf.cv import render_cv_pdfs
from otofolio.rendering.pdf.snapshot import fit_snapshot, render_snapshot_pdf
from otofolio.rendering.typesetting.compiler import Press
from otofolio.rendering.typesetting.missing_letters import missing_letters
from otofolio.rendering.word.cv import render_cv_docx


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The files in the order in which a reader opens them, and what there is to say about their layout."""

    files: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def render_enclosures(portfolio: Portfolio) -> Enclosures:
    """All three. Raises InputError if one of them cannot be laid out."""
    letters = missing_letters(portfolio)
    if errors(letters.problems):
        raise InputError(letters.problems)
    only_full = replace(portfolio, cvs=portfolio.cvs[:1])
    press = Press(letters.substitutes)
    cv = render_cv_pdfs(only_full, press)[0].data
    word = render_cv_docx(portfolio, portfolio.cvs[0])
    fitted = fit_snapshot(portfolio, plan_snapshot(portfolio), press)
    name, snapshot = portfolio.name, f"{portfolio.specialty.short} Snapshot"
    files = (
        Artifact(filing_name(name, "CV"), cv),
        Artifact(filing_name(name, "CV", "docx"), word),
        Artifact(filing_name(name, snapshot), render_snapshot_pdf(portfolio, fitted, press).data),
    )
    return Enclosures(files, (*letters.problems, *fitted.problems))
