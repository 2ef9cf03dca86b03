"""What few read of a long publication list, in files of their own: the page sends for them when the list is there.

Five hundred abstracts and records are three quarters of a page whose first quarter is what a phone's reader waits for.
"""

from __future__ import annotations

import json
import re
from typing import Any

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import RichText
from otofolio.rendering.html import element_id, html_of
from otofolio.rendering.records.coins import coins_title
from otofolio.rendering.records.schema_org import escape_script, publications_data

ABSTRACTS = "publications/abstracts.json"
RECORDS = "publications/records.json"
_LONG = 100
_WEB = re.compile("https?:", re.IGNORECASE)


def is_long(portfolio: Portfolio) -> bool:
    """Whether the list is so long that its abstracts and records come after it."""
    return len(portfolio.works) > _LONG


def render_long_list(portfolio: Portfolio) -> tuple[Artifact, ...]:
    """A long list's abstracts, `{ID: HTML}`, and records, `{"coins": [title of a COinS span], "data": JSON-LD}`."""
    if not is_long(portfolio):
        return ()
    works = portfolio.works
    abstracts = {element_id(work.key): html_of(_linked_abroad(work.abstract)) for work in works if work.abstract}
    records = {
        "coins": [coins_title(work) for work in works],
        "data": escape_script(publications_data(portfolio)),
    }
    return _json_file(ABSTRACTS, abstracts), _json_file(RECORDS, records)


def _linked_abroad(runs: RichText) -> RichText:
    """Without the addresses of this site: those are relative to a page, and the file does not know to which."""
    return tuple(run if _WEB.match(run.href) else run._replace(href="") for run in runs)


def _json_file(uri: str, content: dict[str, Any]) -> Artifact:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Artifact(uri, text.encode("utf-8", "replace"))
