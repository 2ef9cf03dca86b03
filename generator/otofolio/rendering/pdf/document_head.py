"""What every printed document about the person begins with: its metadata, its look, and who it is about."""

from __future__ import annotations

from typing import Any

from otofolio.model.portfolio import Portfolio
from otofolio.rendering.career_line import career_data
from otofolio.rendering.colors import WHITE, readable
from otofolio.rendering.contact_ways import contact_ways
from otofolio.rendering.figures import large_figures, small_figures
from otofolio.rendering.typesetting.print_text import bare_text, print_href, print_text, reads_backward

_WHOLE = 40
"""Letters that a line's end must not part."""


def document_head(portfolio: Portfolio, title: str) -> dict[str, Any]:
    """The values by the names that the templates use. `title` is the document's own: `Curriculum vitae`."""
    name, specialty = bare_text(portfolio.name.full), portfolio.specialty
    school = portfolio.school.name if portfolio.school else ""
    lines = (portfolio.headline, " · ".join(filter(None, (portfolio.credentials, school))))
    return {
        "title": f"{name}: {bare_text(title)}",
        "author": name,
        "keywords": [bare_text(word) for word in (specialty.name, *specialty.interests) if word],
        "look": portfolio.design.look,
        "paper": portfolio.design.paper,
        "accent": readable(portfolio.design.accent, WHITE),
        "name": print_text(portfolio.name.full),
        "name_backward": reads_backward(portfolio.name.full),
        "lines": [{"text": print_text(line), "backward": reads_backward(line)} for line in lines if line],
        "numbers": [figure._asdict() for figure in large_figures(portfolio.numbers)],
        "few": [figure.words for figure in small_figures(portfolio.numbers)],
        "career": career_data(portfolio.career),
        "contact": _contact_line(portfolio),
    }


def _contact_line(portfolio: Portfolio) -> list[dict[str, Any]]:
    """For each way its `text`, its `href` (empty if there is nothing to follow), and whether it stays `whole`."""
    return [
        {
            "text": text if len(text) <= _WHOLE else print_text(text),
            "href": print_href(href, portfolio.site_url) if href else "",
            "whole": len(text) <= _WHOLE,
        }
        for text, href in contact_ways(portfolio)
    ]
