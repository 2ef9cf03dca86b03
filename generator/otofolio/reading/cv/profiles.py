"""Profiles elsewhere: from a handle, a number or an address to the one address that is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from otofolio.model.person import Profile, ProfileSite
from otofolio.reading.markup.addresses import web_address

ORCID_FORM = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\Z")


@dataclass(frozen=True, slots=True)
class _Known:
    label: str
    host: str
    """What the host of an address must end with."""
    pattern: str
    """The address of a handle."""
    handle: str
    """A regular expression that a handle must match."""
    shows: str


_KNOWN = {
    ProfileSite.ORCID: _Known("ORCID", "orcid.org", "https://orcid.org/{}", "", "Verified list of works"),
    ProfileSite.GOOGLE_SCHOLAR: _Known(
        "Google Scholar", "scholar.google", "https://scholar.google.com/citations?user={}", r"[\w-]{12}",
        "Publications with their citation counts"),
    ProfileSite.PUBMED: _Known(
        "PubMed", "ncbi.nlm.nih.gov", "https://pubmed.ncbi.nlm.nih.gov/?term={}", r".+", "Indexed articles"),
    ProfileSite.RESEARCHGATE: _Known(
        "ResearchGate", "researchgate.net", "https://www.researchgate.net/profile/{}", r"[\w.-]+",
        "Publications and full texts"),
    ProfileSite.SCOPUS: _Known(
        "Scopus", "scopus.com", "https://www.scopus.com/authid/detail.uri?authorId={}", r"\d{6,12}",
        "Indexed documents and h-index"),
    ProfileSite.WEB_OF_SCIENCE: _Known(
        "Web of Science", "webofscience.com", "https://www.webofscience.com/wos/author/record/{}", r"[A-Z0-9-]+",
        "Indexed publications and reviews"),
    ProfileSite.LINKEDIN: _Known(
        "LinkedIn", "linkedin.com", "https://www.linkedin.com/in/{}", r"[\w%.-]+", "Professional profile"),
    ProfileSite.DOXIMITY: _Known(
        "Doximity", "doximity.com", "https://www.doximity.com/pub/{}", r"[\w.-]+", "Physician profile"),
    ProfileSite.GITHUB: _Known("GitHub", "github.com", "https://github.com/{}", r"[A-Za-z\d-]+", "Code and data"),
    ProfileSite.X: _Known("X", "x.com", "https://x.com/{}", r"\w{1,15}", "Short posts"),
    ProfileSite.BLUESKY: _Known(
        "Bluesky", "bsky.app", "https://bsky.app/profile/{}", r"[\w.-]+\.\w+", "Short posts"),
    ProfileSite.INSTAGRAM: _Known(
        "Instagram", "instagram.com", "https://www.instagram.com/{}", r"[\w.]+", "Pictures"),
}  # fmt: skip


def orcid_check_digit(base: str) -> str:
    """The check character of an iD's first 15 digits (ISO 7064 MOD 11-2, as orcid.org documents it)."""
    total = 0
    for digit in base:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


class ProfileError(ValueError):
    """What leads to no profile; its text is a sentence for the person."""


def read_profile(site: ProfileSite, value: str) -> Profile:
    """One profile. Raises ProfileError."""
    known = _KNOWN[site]
    if site is ProfileSite.ORCID:
        handle = _orcid(value)
        return Profile(site, known.label, known.pattern.format(handle), handle, known.shows)
    if "://" in value or value.startswith("www."):
        return _from_address(site, known, value if "://" in value else f"https://{value}")
    handle = value.removeprefix("@")
    if not re.fullmatch(known.handle, handle):
        raise ProfileError(f"“{value}” is not a {known.label} name; paste the profile's whole address.")
    return Profile(site, known.label, known.pattern.format(quote(handle, safe="%")), _shown(site, handle), known.shows)


def _orcid(value: str) -> str:
    bare = re.sub(r"\Ahttps?://(www\.)?orcid\.org/", "", value.strip()).rstrip("/")
    match = ORCID_FORM.match(bare)
    if match is None:
        raise ProfileError("An ORCID iD has 16 digits in four groups: 0000-0002-1825-0097.")
    digits = "".join(match.groups()).upper()
    if orcid_check_digit(digits[:15]) != digits[15]:
        raise ProfileError(f"The ORCID iD {bare} has a typing error: its last character does not fit the others.")
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _from_address(site: ProfileSite, known: _Known, value: str) -> Profile:
    address = web_address(value)
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    own = known.host if site is not ProfileSite.X else "x.com|twitter.com"
    if not _is_host(host, own):
        raise ProfileError(f"“{value}” is not an address at {known.host}.")
    take = _HANDLE_IN_ADDRESS.get(site)
    return Profile(site, known.label, address, take(address) if take else "", known.shows)


def _is_host(host: str, own: str) -> bool:
    names = own.split("|")
    return any(host == name or host.endswith(f".{name}") or host.startswith(f"{name}.") for name in names)


def _last_part(address: str) -> str:
    return urlsplit(address).path.rstrip("/").rpartition("/")[2]


def _scholar_user(address: str) -> str:
    return parse_qs(urlsplit(address).query).get("user", [""])[0]


def _shown(site: ProfileSite, handle: str) -> str:
    return f"@{handle}" if site in _AT_SITES else handle


_AT_SITES = (ProfileSite.X, ProfileSite.BLUESKY, ProfileSite.INSTAGRAM)
_HANDLE_IN_ADDRESS: dict[ProfileSite, Callable[[str], str]] = {
    ProfileSite.GOOGLE_SCHOLAR: _scholar_user,
    ProfileSite.RESEARCHGATE: _last_part,
    ProfileSite.LINKEDIN: _last_part,
    ProfileSite.GITHUB: _last_part,
    ProfileSite.DOXIMITY: _last_part,
    ProfileSite.X: lambda address: f"@{_last_part(address)}",
    ProfileSite.BLUESKY: lambda address: f"@{_last_part(address)}",
    ProfileSite.INSTAGRAM: lambda address: f"@{_last_part(address)}",
}
