"""A built site at another address: one that this machine serves meanwhile, which no `site_url` may be."""

from __future__ import annotations

from pathlib import Path

WRITTEN = "https://jordan-avery.example/"
"""The address in the example's `mkdocs.yml`."""


def move_site(folder: Path, url: str) -> None:
    """Instant navigation and canonical links work only at the address that the pages name."""
    for path in (path for path in folder.rglob("*") if path.suffix in (".html", ".xml", ".json")):
        text = path.read_text(encoding="utf-8")
        if WRITTEN in text:
            path.write_text(text.replace(WRITTEN, url), encoding="utf-8")
