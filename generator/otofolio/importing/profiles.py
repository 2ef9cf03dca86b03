"""Profiles and addresses elsewhere, as `profiles:` has them."""

from __future__ import annotations

from urllib.parse import urlsplit

from otofolio.importing.draft import Entry, Found, LeftOut, Origin
from otofolio.importing.texts import one_line, words
from otofolio.model.person import ProfileSite
from otofolio.reading.cv.profiles import read_profile
from otofolio.reading.markup.addresses import web_address

_NAMES = {
    "orcid": ProfileSite.ORCID, "google scholar": ProfileSite.GOOGLE_SCHOLAR, "scholar": ProfileSite.GOOGLE_SCHOLAR,
    "researchgate": ProfileSite.RESEARCHGATE, "pubmed": ProfileSite.PUBMED, "scopus": ProfileSite.SCOPUS,
    "scopus author id": ProfileSite.SCOPUS, "researcherid": ProfileSite.WEB_OF_SCIENCE,
    "web of science": ProfileSite.WEB_OF_SCIENCE, "web of science researcherid": ProfileSite.WEB_OF_SCIENCE,
    "linkedin": ProfileSite.LINKEDIN, "github": ProfileSite.GITHUB, "twitter": ProfileSite.X, "x": ProfileSite.X,
    "bluesky": ProfileSite.BLUESKY, "instagram": ProfileSite.INSTAGRAM, "doximity": ProfileSite.DOXIMITY,
}  # fmt: skip
_ON_HOSTS = (ProfileSite.ORCID, ProfileSite.RESEARCHGATE, ProfileSite.LINKEDIN, ProfileSite.GITHUB, ProfileSite.X,
             ProfileSite.BLUESKY, ProfileSite.INSTAGRAM, ProfileSite.DOXIMITY, ProfileSite.GOOGLE_SCHOLAR)  # fmt: skip


def profile(network: str, handle: str, address: str, origin: Origin) -> Found:
    """An account by its network's name, its handle and its address, any of which may be empty."""
    site = _NAMES.get(one_line(network).casefold())
    sites = (site,) if site else _ON_HOSTS if address else ()
    values = (handle, address) if site else (address,)
    for each in sites:
        for value in filter(None, map(one_line, values)):
            if _is_valid(each, value):
                return Entry("profiles", {each.value: value}, origin)
    web = web_address(one_line(address))
    if not web:
        return LeftOut(origin, f"{network} {handle or address}".strip(), "It has no web address that can be linked.")
    label = words(network) or urlsplit(web).hostname or web
    return Entry("profiles.custom", {"label": label, "url": web}, origin)


def _is_valid(site: ProfileSite, value: str) -> bool:
    try:
        read_profile(site, value)
    except ValueError:
        return False
    return True


def website(address: str, origin: Origin) -> Found:
    """The person's own page, or a profile if it is one."""
    found = profile("", "", address, origin)
    if isinstance(found, Entry) and found.section == "profiles.custom":
        return Entry("contact", {"website": found.fields["url"]}, origin)
    return found
