"""Which icons the pages use, by their names in the host's icon set."""

from __future__ import annotations

from collections.abc import Callable

from otofolio.model.person import ProfileSite

IconSource = Callable[[str], str]
"""From an icon's name (`simple/orcid`) to its SVG, trusted as it is; an empty string where the host has none."""

ANY_SITE = "material/link-variant"
SITES = {
    ProfileSite.ORCID: "simple/orcid",
    ProfileSite.GOOGLE_SCHOLAR: "simple/googlescholar",
    ProfileSite.PUBMED: "simple/pubmed",
    ProfileSite.RESEARCHGATE: "simple/researchgate",
    ProfileSite.SCOPUS: "simple/scopus",
    ProfileSite.WEB_OF_SCIENCE: "simple/clarivate",
    ProfileSite.LINKEDIN: "fontawesome/brands/linkedin",
    ProfileSite.DOXIMITY: "material/stethoscope",
    ProfileSite.GITHUB: "simple/github",
    ProfileSite.X: "simple/x",
    ProfileSite.BLUESKY: "simple/bluesky",
    ProfileSite.INSTAGRAM: "simple/instagram",
    ProfileSite.CUSTOM: ANY_SITE,
}


def no_icons(name: str) -> str:
    """For a host without icons: labels have none."""
    return ""
