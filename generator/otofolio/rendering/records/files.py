"""The publications as files for reference managers: the whole list, and every entry by itself."""

from __future__ import annotations

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.records.bibtex import bibtex_entry
from otofolio.rendering.records.csl_json import render_csl_json
from otofolio.rendering.records.orcid import render_orcid_bibtex
from otofolio.rendering.records.ris import ris_record


def render_records(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """`publications.bib`, `.ris`, `.json`, `orcid.bib`; `publications/STEM.bib` and `.ris` for each entry, in UTF-8."""
    works = portfolio.works
    if not works:
        return ()
    stems = file_stems(work.key for work in works)
    bibtex = {f"publications/{stems[work.key]}.bib": bibtex_entry(work) for work in works}
    ris = {f"publications/{stems[work.key]}.ris": ris_record(work) for work in works}
    whole = {
        "publications.bib": "\n".join(bibtex.values()),
        "publications.ris": "".join(ris.values()),
        "publications.json": render_csl_json(works),
    }
    if orcid := render_orcid_bibtex(works):
        whole["orcid.bib"] = orcid
    texts = whole | bibtex | ris
    return tuple(Artifact(uri, text.encode("utf-8", "replace")) for uri, text in texts.items())
