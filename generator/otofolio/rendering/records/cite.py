"""Each work ready to be cited, in one file that the pages cut from: every style's text, its BibTeX, its RIS.

A file for each work and format would be two thousand files for a thousand works, of which hardly one is ever opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from otofolio.citing import styles
from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, Role
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.html import element_id

CITE = "publications/cite.json"


def render_cite(portfolio: Portfolio, bibtex: Mapping[str, str], ris: Mapping[str, str]) -> Artifact:
    """`{"styles": [NAME], "works": {ID: [STEM, [TEXT for each style], BIBTEX, RIS]}}`; the records are by key.

    The portfolio's own style comes first. A text is a list of strings, by turns upright and italic. `STEM` names the
    files that a reader saves. JSON is not HTML: whoever shows it sets text, not markup.
    """
    offered = sorted(styles.STYLES, key=lambda style: style.name != portfolio.style)
    stems = file_stems(work.key for work in portfolio.works)

    def cited(work: Publication) -> list[Any]:
        texts = [_by_turns(style.cite(work, False)) for style in offered]
        return [stems[work.key], texts, bibtex[work.key], ris[work.key]]

    def texts() -> Iterator[str]:
        yield f'{{"styles":{_json([style.name.upper() for style in offered])},"works":{{'
        for number, work in enumerate(portfolio.works):
            yield f"{',' if number else ''}{_json(element_id(work.key))}:{_json(cited(work))}"
        yield "}}"

    # Work by work: of a whole list, the encoder would hold every text several times.
    return Artifact.of(CITE, texts())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _by_turns(citation: RichText) -> list[str]:
    """Upright, italic, upright …; without the mark of equal contribution, which no reference list has."""
    parts = [""]
    for run in citation:
        if run.role is Role.MARK:
            continue
        if run.italic == len(parts) % 2:
            parts.append("")
        parts[-1] += run.text
    return parts
