"""Adding the publications to the search index that MkDocs has written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from otofolio.rendering.pages.search_entries import SearchEntry


def add_to_search(index: Path, address: str, entries: Iterable[SearchEntry]) -> None:
    """Each entry as a part of the page at the address, in MkDocs' `search_index.json` (`{"docs": [...]}`).

    Nothing happens if the site has no search, or one whose index was computed beforehand.
    """
    if not index.is_file():
        return
    content: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
    if "index" in content:
        return
    content["docs"] += [
        {"location": f"{address}#{entry.anchor}", "title": entry.title, "text": entry.text} for entry in entries
    ]
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
