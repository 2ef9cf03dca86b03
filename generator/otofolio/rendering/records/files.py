"""The publications as files for reference managers, and the file from which the pages cite each of them."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.records.bibtex import bibtex_entry
from otofolio.rendering.records.cite import render_cite
from otofolio.rendering.records.csl_json import csl_json_texts
from otofolio.rendering.records.orcid import render_orcid_bibtex
from otofolio.rendering.records.ris import ris_record


def render_records(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """`publications.bib`, `.ris`, `.json`, `orcid.bib`, and `publications/cite.json`, in UTF-8."""
    return tuple(_records(portfolio))


def _records(portfolio: Portfolio) -> Iterator[Artifact]:
    works = portfolio.works
    if not works:
        return
    bibtex = {work.key: bibtex_entry(work) for work in works}
    ris = {work.key: ris_record(work) for work in works}
    yield Artifact.of("publications.bib", bibtex.values(), between="\n")
    yield Artifact.of("publications.ris", ris.values())
    yield Artifact.of("publications.json", csl_json_texts(works))
    if orcid := render_orcid_bibtex(works):
        yield Artifact.of("orcid.bib", (orcid,))
    yield render_cite(portfolio, bibtex, ris)
