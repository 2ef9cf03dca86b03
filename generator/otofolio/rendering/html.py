"""HTML: the one place where text becomes markup. Everything else in the pages passes through here or through Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import quote, unquote

import markupsafe
from markupsafe import Markup

from otofolio.model.text import Role, Run

# HTML allows no control characters but white space, no surrogates and no noncharacters (HTML Standard §13.2.3.5).
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_IGNORED = re.compile(r"\A[\x00-\x20]+|[\x00-\x20]+\Z|[\t\n\r]")
_NOT_IN_ADDRESSES = re.compile(r'[ "<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_REACH = re.compile(r"(?:mailto|tel):.", re.IGNORECASE)
_ODD = re.compile("[\\s$~\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What an id may not hold, and the signs of the theme's variables (`document$`) and of our own escape."""
_PREFIXES = re.compile(r"\A(?:work-)+")
_TAKEN = frozenset({
    # members of every object in JavaScript (ECMA-262 §20.1.3)
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
    # the headings of the page
    "publications-and-presentations", "journal-articles", "review-articles", "case-reports", "letters-and-editorials",
    "published-abstracts", "book-chapters", "books", "conference-papers", "oral-presentations", "poster-presentations",
    "preprints", "theses", "datasets-and-software", "other-publications", "submitted-and-in-preparation",
})  # fmt: skip
_BEFORE_A_BREAK = re.compile(r"(?<=[^.@/])(?=[.@/])")
_CLASSES = {Role.TITLE: "o-title", Role.STATUS: "o-status"}


def escape(text: str) -> Markup:
    """Text for an element or a quoted attribute: `& < > " '` escaped, and what HTML does not allow shown as �."""
    return markupsafe.escape(_NOT_TEXT.sub("�", text))


def address_text(text: str) -> Markup:
    """An e-mail or web address as text, with places to break before its signs (Chicago Manual of Style §7.46)."""
    return Markup("<wbr>").join(map(escape, _BEFORE_A_BREAK.split(text)))


def safe_href(address: str) -> str:
    """The address if a reader may follow it, else nothing. Not escaped for HTML yet.

    Web, mail and telephone pass; a path of this site becomes `~/path`, which the host resolves. Browsers drop white
    space at the ends and line ends inside (URL Standard §4.4), so these go first: `java\\nscript:` is no way in.
    """
    bare = _IGNORED.sub("", address)
    if _NOT_TEXT.search(bare):
        return ""
    bare = _NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", bare)
    if _WEB.match(bare) or _REACH.match(bare) or bare.startswith("#"):
        return bare
    if _SCHEME.match(bare) or not bare or bare.startswith(("//", "%5C", "/%5C")):
        return ""
    path = bare.removeprefix("~").lstrip("/")
    return "" if ".." in re.split(r"[/\\]", unquote(path)) else f"~/{path}"


def element_id(key: str) -> str:
    """A work's key as the id of its element (HTML Standard §3.2.6). Not escaped yet.

    No two keys share one. An ordinary key stays as it is, because people link to it; one that is no id, or that is an
    id or a name for the theme, the browser or the page's headings, gets a prefix, and its odd characters as `~20~`.
    """
    return key if _is_ordinary(key) else "work-" + _ODD.sub(lambda match: f"~{ord(match[0]):X}~", key)


def _is_ordinary(key: str) -> bool:
    """Whether it can be an id. A prefixed key is none if it could be taken for another key's id."""
    bare = _PREFIXES.sub("", key)
    return bool(bare) and not _ODD.search(key) and not bare.startswith(("_", "o-")) and bare not in _TAKEN


def fragment(identifier: str) -> str:
    """An element's id as written after `#` in an address (URL Standard, fragment percent-encode set)."""
    return quote(identifier, safe="!$&'()*+,;=:@/?-._~")


def html_of(runs: Iterable[Run], links: bool = True) -> Markup:
    """Rich text as HTML. `links=False` leaves addresses out, for text inside a link."""
    groups = groupby(runs, lambda run: _CLASSES.get(run.role, ""))
    parts = (_classed(name, "".join(_run(run, links) for run in group)) for name, group in groups)
    return Markup("".join(parts))  # noqa: S704 - each run is escaped in _run


def _classed(name: str, html: str) -> str:
    return f'<span class="{name}">{html}</span>' if name else html


def _run(run: Run, links: bool) -> str:
    html = str(escape(run.text))
    if run.superscript:
        html = f"<sup>{html}</sup>"
    elif run.subscript:
        html = f"<sub>{html}</sub>"
    if run.small_caps:
        html = f'<span class="o-small-caps">{html}</span>'
    if run.italic:
        html = f"<em>{html}</em>"
    if run.role is Role.OWNER:
        html = f'<strong class="o-owner">{html}</strong>'
    elif run.bold:
        html = f"<strong>{html}</strong>"
    href = safe_href(run.href) if links and run.href else ""
    return f'<a href="{escape(href)}">{html}</a>' if href else html
