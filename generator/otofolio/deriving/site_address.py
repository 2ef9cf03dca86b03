"""The website's address: every printed code and the contact card carry it, so it must be there and must last."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from otofolio.deriving.folding import folded
from otofolio.problems import Position, Problem, Severity

_HOSTS = (
    "github.io", "gitlab.io", "codeberg.page", "netlify.app", "pages.dev", "workers.dev", "vercel.app", "surge.sh",
    "web.app", "firebaseapp.com", "onrender.com", "fly.dev", "herokuapp.com", "azurestaticapps.net", "readthedocs.io",
    "amazonaws.com", "cloudfront.net", "neocities.org", "tiiny.site", "wordpress.com", "blogspot.com", "wixsite.com",
    "weebly.com", "sites.google.com",
)  # fmt: skip
"""Hosts that lend a person a name of theirs."""
_NOWHERE = (".example", ".invalid", ".test")
"""Names that no website can have (RFC 6761 §6)."""


_LONGEST = 2000
"""Letters of an address that still fit a QR code together with `card/` or the page of a work (ISO/IEC 18004 §7.4)."""


def site_address_problems(site_url: str, family: str, where: Position) -> tuple[Problem, ...]:
    """What is wrong with the address, or will be. `family` is the owner's; empty where it is not known.

    `where` is where the address is written, or should be.
    """
    if len(site_url) > _LONGEST:
        said = f"The address of the website has {len(site_url):,} letters, which no QR code holds."
        return (Problem(where, said, "take a shorter one, such as a domain of your own"),)
    parts = _parts(site_url)
    if parts and parts.scheme in ("http", "https") and parts.hostname:
        return _borrowed_host(parts.hostname, where) or _sample_host(parts.hostname, family, where)
    said = f"“{site_url}” is not a web address." if site_url else "The address of the website, `site_url`, is missing."
    return (Problem(where, said, "add a line `site_url: https://your-name.example/`: the QR code leads there"),)


def _parts(site_url: str) -> SplitResult | None:
    try:
        return urlsplit(site_url)
    except ValueError:  # `http://[::1`
        return None


def _borrowed_host(host: str, where: Position) -> tuple[Problem, ...]:
    """A printed code cannot be changed, and an address on somebody else's host ends with the account there."""
    owner = next((owner for owner in _HOSTS if host == owner or host.endswith(f".{owner}")), None)
    if owner is None:
        return ()
    said = f"The address of the website is on {owner}, which is not yours: if you move, every printed code is dead."
    hint = "before you print, get a domain of your own (about $12 a year) and name it in `site_url`"
    return (Problem(where, said, hint, Severity.NOTICE),)


def _sample_host(host: str, family: str, where: Position) -> tuple[Problem, ...]:
    """A sample's address that outlived the sample would be printed on cards; a fictional person may have one."""
    if not host.endswith(_NOWHERE) or not family or folded(family).replace(" ", "") in host.replace("-", ""):
        return ()
    said = f"The address of the website, {host}, is still the sample's: no such website can exist."
    hint = "write your own as `site_url` (and your name as `site_name`): codes, cards and PDFs carry it"
    return (Problem(where, said, hint, Severity.WARNING),)
