"""The one-page snapshot as a page: the same content as its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from otofolio.model.artifact import Page
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.filenames import slug
from otofolio.rendering.icons import IconSource
from otofolio.rendering.markdown import marker, skeleton

if TYPE_CHECKING:
    from otofolio.model.snapshot import Snapshot


def snapshot_page(portfolio: Portfolio, snapshot: Snapshot) -> Page:
    short = portfolio.specialty.short
    uri = "-".join(filter(None, (slug(short), "snapshot"))) + ".md"
    return Page(uri, f"{short} Snapshot".strip(), f"{portfolio.name.full} on one page", skeleton(marker("snapshot")))


def snapshot_pieces(portfolio: Portfolio, snapshot: Snapshot, icon: IconSource) -> dict[str, str]:
    return {"snapshot": ""}
