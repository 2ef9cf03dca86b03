"""What stands in a page's head for machines: link previews (ogp.me) and search engines (schema.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from otofolio.model.portfolio import Portfolio
from otofolio.rendering.html import escape
from otofolio.rendering.schema_org import data_script

PREVIEW = "social.png"
PREVIEW_WIDTH, PREVIEW_HEIGHT = 1200, 630
"""The picture that link previews show, in pixels."""


def render_head(
    portfolio: Portfolio, address: str, title: str, description: str, data: Mapping[str, Any] | None = None
) -> str:
    """The head of the page at `address` (below the site's root; empty for Home), one element a line."""
    picture = portfolio.site_url + PREVIEW
    properties = {
        "og:type": "website" if address else "profile",
        "og:site_name": portfolio.name.short,
        "og:title": title,
        "og:description": description,
        "og:url": portfolio.site_url + address,
        "og:image": picture,
        "og:image:width": str(PREVIEW_WIDTH),
        "og:image:height": str(PREVIEW_HEIGHT),
        "og:image:alt": f"{portfolio.name.full}, {portfolio.headline or portfolio.credentials}".rstrip(", "),
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines += [data_script(data)] if data else []
    return "\n".join(lines) + "\n"
