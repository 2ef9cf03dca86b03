"""The card page, where printed codes lead: one file that paints in the first network round trip."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterator

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem, Severity
from otofolio.rendering.colors import SLATE, WHITE, readable
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.templating import render_template
from otofolio.rendering.wording import counted, weeks_text

BUDGET = 14 * 1024
"""Bytes, compressed: what a server may send before it hears back (RFC 6928: ten segments, less their headers)."""
_FACTS = 3


def render_card_page(portfolio: Portfolio) -> Artifact:
    """`card/index.html`: complete in itself, photo included, without a script or a further request."""
    photo, short = portfolio.photo, portfolio.specialty.short
    html = render_template(
        "pages/card.html.j2",
        name=portfolio.name,
        said=[part for part in (portfolio.name.pronunciation, portfolio.name.pronouns) if part],
        headline=portfolio.headline,
        credentials=portfolio.credentials,
        school=portfolio.school.name if portfolio.school else "",
        facts=[fact for fact in _facts(portfolio) if fact][:_FACTS],
        short=short,
        snapshot_name=filing_name(portfolio.name, f"{short} Snapshot"),
        cv_name=filing_name(portfolio.name, "CV"),
        photo=base64.b64encode(photo.thumbnail).decode() if photo else "",
        colors={"light": readable(portfolio.design.accent, WHITE), "dark": readable(portfolio.design.accent, SLATE)},
        canonical=f"{portfolio.site_url}card/",
    )
    return Artifact("card/index.html", html.encode())


def compressed_size(page: Artifact) -> int:
    """Bytes as a web server sends them, to hold against `BUDGET`."""
    return len(gzip.compress(page.data, 6, mtime=0))


def card_problems(page: Artifact, portfolio: Portfolio) -> tuple[Problem, ...]:
    """A warning if the page does not come in one round trip. Reading has made the photo small enough by itself."""
    size = compressed_size(page)
    if size <= BUDGET:
        return ()
    said = f"The card page is {size / 1024:.1f} KB when compressed; what is over 14 KB keeps a phone waiting."
    hint = "shorten `headline`, or leave `photo` out and see which of the two it is" if portfolio.photo else (
        "shorten `headline`: the card page is what a stranger sees first"
    )  # fmt: skip
    return (Problem(portfolio.position, said, hint, Severity.WARNING),)


def _facts(portfolio: Portfolio) -> Iterator[str]:
    """In the order in which a program asks; the first three that are known are shown."""
    counts, standing = portfolio.numbers, portfolio.standing
    first = f", {counts.first_author} as first author" if counts.first_author else ""
    yield counted(counts.articles, "article") + first if counts.articles else ""
    weeks = weeks_text(counts.us_clinical_weeks)
    yield f"{weeks} of US clinical experience" if weeks else ""
    visa = "no visa needed" if standing.visa_needed is False else ""
    yield ", ".join(filter(None, (standing.citizenship, visa)))
    yield counted(counts.presentations, "presentation") if counts.presentations else ""
    yield f"{portfolio.specialty.match_year} Match" if portfolio.specialty.match_year else ""
