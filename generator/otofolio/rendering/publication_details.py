"""What few read of a long publication list, in a file of its own: the page sends for it when the list is there.

Five hundred abstracts and their records are three quarters of the page, and the first that a phone's reader waits for.
"""

from __future__ import annotations

import json

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.coins import coins_title
from otofolio.rendering.html import element_id, html_of
from otofolio.rendering.schema_org import escape_script, publications_data

DETAILS = "publications/details.json"
_LONG = 100


def is_long(portfolio: Portfolio) -> bool:
    """Whether the list is so long that its details come after it."""
    return sum(len(group.entries) for group in portfolio.publications) > _LONG


def render_details(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """Of a long list: `{"abstracts": {ID: HTML}, "coins": [the titles of COinS spans], "data": JSON-LD as a text}`."""
    if not is_long(portfolio):
        return ()
    works = [entry.publication for group in portfolio.publications for entry in group.entries]
    details = {
        "abstracts": {element_id(work.key): html_of(work.abstract) for work in works if work.abstract},
        "coins": [coins_title(work) for work in works],
        "data": escape_script(publications_data(portfolio)),
    }
    text = json.dumps(details, ensure_ascii=False, separators=(",", ":"))
    return (Artifact(DETAILS, text.encode("utf-8", "replace")),)
