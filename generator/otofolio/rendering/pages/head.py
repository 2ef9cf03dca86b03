"""What machines read in a page's head: link previews (ogp.me) and search engines (schema.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from otofolio.model.portfolio import Portfolio
from otofolio.rendering.html import escape
from otofolio.rendering.records.schema_org import data_script

WIDTH, HEIGHT = 1200, 630
"""Pixels of the picture that link previews show."""


def render_head(
    portfolio: Portfolio, address: str, title: str, description: str, data: Mapping[str, Any] | None = None
) -> str:
    """The head of the page at `address` (below the site's root; empty for Home), one element a line."""
    properties = {
        "og:type": "website" if address else "profile",
        "og:site_name": portfolio.name.short,
        "og:title": title,
        "og:description": description,
        "og:url": portfolio.site_url + address,
        **_picture(portfolio),
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines += [data_script(data)] if data else []
    return "\n".join(lines) + "\n"


def _picture(portfolio: Portfolio) -> dict[str, str]:
    """The picture that is drawn at build (ogp.me, "Structured Properties")."""
    return {
        "og:image": f"{portfolio.site_url}social.png",
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": " – ".join(filter(None, (portfolio.name.full, portfolio.headline))),
    }
