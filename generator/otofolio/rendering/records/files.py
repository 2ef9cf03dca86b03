"""The publications as files for reference managers, and the file from which the pages cite each of them."""

from __future__ import annotations

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.records.bibtex import bibtex_entry
from otofolio.rendering.records.cite import render_cite
from otofolio.rendering.records.csl_json import render_csl_json
from otofolio.rendering.records.orcid import render_orcid_bibtex
from otofolio.rendering.records.ris import ris_record


def render_records(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """`publications.bib`, `.ris`, `.json`, `orcid.bib`, and `publications/cite.json`, in UTF-8."""
    works = portfolio.works
    if not works:
        return ()
    bibtex = {work.key: bibtex_entry(work) for work in works}
    ris = {work.key: ris_record(work) for work in works}
    whole = {
        "publications.bib": "\n".join(bibtex.values()),
        "publications.ris": "".join(ris.values()),
        "publications.json": render_csl_json(works),
    }
    if orcid := render_orcid_bibtex(works):
        whole["orcid.bib"] = orcid
    files = (Artifact(uri, text.encode("utf-8", "replace")) for uri, text in whole.items())
    return (*files, render_cite(portfolio, bibtex, ris))
