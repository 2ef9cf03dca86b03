"""Which addresses may be published: of the web, and of files of this site. All readers ask here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from otofolio.model.publication import Publication
from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.controls import has_controls

_TILDE = re.compile(r"\{?\\(?:textasciitilde|sim|texttildelow)\b(?:\{\})?\}?|\$\\sim\$|\\~(?:\{\})?|\{\\~\{?\}?\}")
_IN_URL = re.compile(r"\\url\s*\{(.*)\}\Z", re.DOTALL)
_BARE_HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+[A-Za-z]{2,}/)", re.IGNORECASE)
_NOT_IN_HOSTS = re.compile(r"[\\@\s<>\"'`{}|^%]")
_LEADS_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|~|.*\\", re.DOTALL)
_MAIL = re.compile(r"mailto:[^\s@:/\\<>\"]+@[^\s@:/\\<>\"]+\Z", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9().-]+\Z", re.IGNORECASE)
_FILE_SCHEME = re.compile(r":(?<=[Ff][Ii][Ll][Ee]:)")
"""Begins with a sign of its own, for which the engine can leap through the text."""
_ON_DISK = re.compile(r"\bfile:[/\\][^\s{}\"<>]*", re.IGNORECASE)


def clean_address(text: str) -> str:
    """A web address without the LaTeX that exporters escape it with."""
    return _without_latex("".join(text.split()))


def web_address(text: str) -> str:
    """The address with its scheme if it is one of the web, else nothing.

    A script that a browser would run, a place on somebody's disk, and an address with a password are not of the web.
    """
    address = clean_address(text)
    address = f"https://{address}" if _BARE_HOST.match(address) else address
    if has_controls(address) or not address.lower().startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    labels = host.rstrip(".").split(".")
    is_public = ":" in host or (len(labels) > 1 and all(labels))
    return address if is_public and not _NOT_IN_HOSTS.search(parts.netloc) else ""


def site_file(text: str) -> str:
    """A path below the site's root (`posters/mine.pdf`), else nothing.

    A path from the root of a disk, from somebody's home, or to a folder above is not one.
    """
    path = _without_latex(" ".join(text.split())).removeprefix("./")
    meant = _decoded(path)
    if not meant or has_controls(meant) or "\\" in meant or meant.startswith(("/", "~", "#", "?")):
        return ""
    *folders, name = re.split(r"[?#]", meant)[0].split("/")
    has_disk = ":" in (*folders, name)[0]
    climbs = any(not folder.strip(". ") for folder in (*folders, name or "-"))
    return "" if has_disk or climbs else path


def published_address(text: str) -> str:
    """An address of the web or of a file of this site, else nothing."""
    return web_address(text) or site_file(text)


def published_link(text: str) -> str:
    """The same for a link in a text, which may also lead to a person."""
    bare = text.strip()
    return bare if _MAIL.match(bare) or _PHONE.match(bare) or bare.startswith("#") else published_address(text)


def first_address(given: Iterable[str]) -> str:
    """The first of several that is of the web; else the first that is a mere path, which a citation may print.

    The path is not for the site: `read_bibliography` leaves it out.
    """
    found = list(map(clean_address, given))
    paths = (address for address in found if not _LEADS_AWAY.match(address))
    return next(filter(None, (*map(web_address, found), *paths)), "")


def address_problems(work: Publication, given: Iterable[str], place: Position) -> list[Problem]:
    """A warning if addresses were given for a work and none of them may be published."""
    return [] if work.url or not any(given) else [not_of_the_web(work.key, place)]


def not_of_the_web(key: str, place: Position) -> Problem:
    """What to say of a work whose address leads nowhere."""
    said = f"The web address of “{key}” is not one, so it was left out."
    alike = Alike("{count} works have a web address that is not one, so it was left out", f"“{key}”")
    return Problem(place, said, "an address starts with https://", Severity.WARNING, alike)


def addresses_on_disk(text: str) -> list[str]:
    """Addresses of files on somebody's disk (`file:///home/…`) in a text."""
    return _ON_DISK.findall(text) if may_name_a_disk(text) else []


def may_name_a_disk(text: str) -> bool:
    """Whether such an address may be in a text, which may be long."""
    return _FILE_SCHEME.search(text) is not None


def _decoded(path: str) -> str:
    """As a browser and a server would take it: `%2e%2e` is a way up, however often it was encoded."""
    for _ in range(5):
        path, before = unquote(path), path
        if path == before:
            return path
    return ""


def _without_latex(text: str) -> str:
    text = found[1] if (found := _IN_URL.match(text)) else text
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    text = _TILDE.sub("~", text)
    text = re.sub(r"\{?\\textunderscore(?:\{\})?\}?", "_", text)
    text = re.sub(r"\{\\?([_%&#$~<>])\}", r"\1", text)
    return re.sub(r"\\([_%&#$~{}<>:/?.=-])", r"\1", text).replace("{", "").replace("}", "")
