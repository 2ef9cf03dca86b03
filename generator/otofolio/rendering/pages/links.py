"""The links page: every profile, every publication's identifiers, the QR code."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.model.addresses import bare_address
from otofolio.model.artifact import Page
from otofolio.model.person import Profile, ProfileSite
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.model.text import RichText, plain, rich
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.markdown import marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.icons import SITES, IconSource
from otofolio.rendering.templating import render_template
from otofolio.rendering.work_links import WorkLink, entry_address, record_links


@dataclass(frozen=True, slots=True)
class IndexedWork:
    """A publication in one line, with its identifiers' links."""

    title: RichText
    address: str
    facts: tuple[str, ...]
    links: tuple[WorkLink, ...]


def links_page(portfolio: Portfolio) -> Page:
    """Profiles first, then the works with their identifiers; beside them the code, to be held out on a phone."""
    blocks = ["# Links"]
    blocks += ["## Profiles", marker("links")] if portfolio.profiles else []
    blocks += ["## Publications", marker("links-publications")] if portfolio.publications else []
    blocks += [marker("qr")]
    description = f"ORCID, Google Scholar and other profiles of {portfolio.name.full}"
    head = render_head(portfolio, "links/", f"Links: {portfolio.name.full}", description)
    return Page("links.md", "Links", description, skeleton(*blocks), hide=("navigation", "toc"), head=head)


def links_pieces(portfolio: Portfolio, icon: IconSource) -> dict[str, str]:
    """`links`, `links-publications`, `qr`."""
    profiles = [_profile(profile, icon) for profile in portfolio.profiles]
    return {
        "links": render_template("pages/links.html.j2", profiles=profiles) if profiles else "",
        "links-publications": render_template(
            "pages/links_works.html.j2", works=[_indexed(work) for work in portfolio.works]
        ),
        "qr": render_template(
            "pages/qr.html.j2",
            site_url=portfolio.site_url,
            shown=bare_address(portfolio.site_url),
            stem=filing_name(portfolio.name, "", "").rstrip("."),
        ),
    }


def _profile(profile: Profile, icon: IconSource) -> dict[str, str]:
    return {
        "label": profile.label, "handle": _handle(profile), "shows": profile.shows, "url": profile.url,
        "icon": icon(SITES[profile.site]),
    }  # fmt: skip


def _handle(profile: Profile) -> str:
    """What a reader recognizes: the handle, or the host of a plain address; a Scholar code says nothing to anybody."""
    if profile.site is ProfileSite.GOOGLE_SCHOLAR:
        return ""
    return profile.handle or bare_address(profile.url).partition("/")[0].removeprefix("www.")


def _indexed(work: Publication) -> IndexedWork:
    where = plain(work.container_title) or work.event_title or work.publisher
    facts = tuple(fact for fact in (where, str(work.year or "")) if fact)
    return IndexedWork(work.title or rich(work.key), entry_address(work), facts, record_links(work))
