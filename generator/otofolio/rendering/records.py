"""The publications as files for reference managers: the whole list, and every entry by itself."""

from __future__ import annotations

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.bibtex import render_bibtex
from otofolio.rendering.csl_json import render_csl_json
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.ris import render_ris


def render_records(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """`publications.bib`, `.ris` and `.json`; `publications/STEM.bib` and `.ris` for each entry, in UTF-8."""
    works = [entry.publication for group in portfolio.publications for entry in group.entries]
    if not works:
        return ()
    stems = file_stems(work.key for work in works)
    whole = {
        "publications.bib": render_bibtex(works),
        "publications.ris": render_ris(works),
        "publications.json": render_csl_json(works),
    }
    single = {f"publications/{stems[work.key]}.bib": render_bibtex([work]) for work in works}
    single |= {f"publications/{stems[work.key]}.ris": render_ris([work]) for work in works}
    return tuple(Artifact(uri, text.encode("utf-8", "replace")) for uri, text in (whole | single).items())
