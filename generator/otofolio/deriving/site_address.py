"""The website's address: every printed code and the contact card carry it, so it must be there and must last."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from otofolio.model.letters import folded
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
_LOCAL = (".local", ".localhost", ".localdomain", ".internal", ".home.arpa", ".lan")
"""Names of one network (RFC 6762, 6761 and 8375) and what routers use."""
_NOT_IN_HOSTS = re.compile(r"[!$&'()*+,;=_]")
"""Signs that RFC 3986 allows in a host, and no website's name can have (RFC 952)."""
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x20\x7f-\x9f\\\"<>^`{|}]|%(?![0-9A-Fa-f]{2})")
"""Signs that an address has only in encoded form, if at all (RFC 3986 §2)."""
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
"""Characters (RFC 1035 §2.3.4)."""
_LONGEST = 2_000
"""Bytes: a code has room for 2,331 (ISO/IEC 18004 §7.1, table 7), and a page's own name follows."""
_SHOWN = 80


def site_address_problems(
    site_url: str, family: str, where: Position, *, is_preview: bool = False
) -> tuple[Problem, ...]:
    """What is wrong with the address, or will be. `family` is the owner's; empty if it is not known.

    `where` is the place of `site_url`. A preview has the address of a server on this computer, whatever is written.
    """
    host = _host(site_url)
    if said := _fault(site_url, host) or ("" if is_preview else _unreachable(host)):
        hidden = replace(where, source_line="") if "@" in site_url else where  # it may hold a password
        return (Problem(hidden, said, "add a line `site_url: https://your-name.example/`: the QR code leads there"),)
    return _borrowed_host(host, where) or _sample_host(host, family, where)


def _host(site_url: str) -> str:
    """The host of a web address; nothing if it is not one (RFC 3986 §3.2)."""
    try:
        parts = urlsplit(site_url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    labels = host.removesuffix(".").split(".")
    is_name = len(host) <= _LONGEST_HOST and all(0 < len(label) <= _LONGEST_LABEL for label in labels)
    is_name = is_name and not _NOT_IN_HOSTS.search(host)
    return host if parts.scheme in ("http", "https") and (is_name or ":" in host) else ""


def _fault(site_url: str, host: str) -> str:
    """Why no page could have its address below this one; nothing if all is well."""
    if not site_url:
        return "The address of the website, `site_url`, is missing."
    if "@" in site_url.partition("://")[2].partition("/")[0]:
        return "The address of the website, `site_url`, holds a name or a password, which everybody would read."
    if not host or _NOT_IN_ADDRESSES.search(site_url):
        return f"“{_clipped(site_url)}” is not a web address."
    if "?" in site_url or "#" in site_url:
        return f"“{_clipped(site_url)}” has a ? or a # in it, so no page can have its address below it."
    if (size := len(site_url.encode())) > _LONGEST:
        return f"The address of the website has {size:,} bytes, and a QR code holds {_LONGEST:,} at most."
    return ""


def _unreachable(host: str) -> str:
    """Why nobody but the person could open it: every printed code would lead there."""
    try:
        is_public = ip_address(host).is_global
    except ValueError:
        name = host.removesuffix(".").lower()
        is_public = "." in name and not name.endswith(_LOCAL)
    return (
        ""
        if is_public
        else f"The address of the website is on “{_clipped(host)}”, which only this computer or network can reach."
    )


def _clipped(address: str) -> str:
    return address if len(address) <= _SHOWN else address[: _SHOWN - 1] + "…"


def _borrowed_host(host: str, where: Position) -> tuple[Problem, ...]:
    """A printed code cannot be changed, and an address on somebody else's host ends with the account there."""
    owner = next((owner for owner in _HOSTS if host == owner or host.endswith(f".{owner}")), None)
    if owner is None:
        return ()
    said = f"The address of the website is on {owner}, which you do not own: if you move, printed codes stop working."
    hint = "before you print, get a domain of your own (about $12 a year) and name it in `site_url`"
    return (Problem(where, said, hint, Severity.NOTICE),)


def _sample_host(host: str, family: str, where: Position) -> tuple[Problem, ...]:
    """A sample's address that outlived the sample would be printed on cards; a fictional person may have one."""
    if not host.endswith(_NOWHERE) or not family or folded(family).replace(" ", "") in host.replace("-", ""):
        return ()
    said = f"The address of the website, {host}, is still the sample's: no such website can exist."
    hint = "write your own as `site_url` (and your name as `site_name`): codes, cards and PDFs carry it"
    return (Problem(where, said, hint, Severity.WARNING),)
