"""Texts of other programs as `cv.yaml` has them: one line of inline Markdown, dates, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from otofolio.importing.draft import Fields, Value
from otofolio.model.text import RichText, plain
from otofolio.reading.controls import without_controls
from otofolio.reading.facts.dates import parse_when
from otofolio.reading.facts.inline import is_safe_link, parse_inline, refused_links
from otofolio.reading.markup.latex import decode_html, decode_latex

_MARK = re.compile(r"[\\*\[\]]")
_LATEX = re.compile(r"\\[A-Za-z]{2,}\s*\{|\\[&%#_$]|\\[\"'`^~=.]\{?[A-Za-z]|\$[^$]*\\[A-Za-z]+[^$]*\$")
_LINK = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>]*)[\"'][^<>]*>(.*?)</a>", re.IGNORECASE)
_LIST_START = re.compile(r"(?:^|\n)\s*(?:[-*+•◦▪]|\d{1,2}[.)])\s+|\s[•◦▪]\s+|<li[^<>]*>", re.IGNORECASE)
_TAG_BREAK = re.compile(r"</?(?:p|br|div|ul|ol|/li)\b[^<>]*>|</li>", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_TIME = re.compile(r"(?<=\d)T\d\d:\S*\Z")
_UNDERSCORED = re.compile(r"(?<!\w)(_{1,2})(?=\S)([^_]+?)(?<=\S)\1(?!\w)")


def one_line(text: str) -> str:
    """Without line ends, control characters and what is half a character."""
    return " ".join(without_controls(text.encode("utf-8", "replace").decode("utf-8")).split())


def inline(text: str) -> str:
    """Plain text, HTML or LaTeX as inline Markdown; signs that Markdown would read are escaped."""
    links: list[tuple[str, str]] = []
    marked = _LINK.sub(lambda found: _kept_link(found, links), one_line(_TAG_BREAK.sub(" ", text)))
    decoded = decode_latex(marked).text if _LATEX.search(marked) else decode_html(marked)
    said = one_line(_markdown(decoded))
    for number, (label, address) in enumerate(links):
        said = said.replace(f"\ue000{number}\ue001", f"[{label}]({address})")
    return said


def markdown(text: str) -> str:
    """Markdown as the inline Markdown of `cv.yaml`; a link that may not be published stays its words."""
    said = one_line(_UNDERSCORED.sub(lambda found: "*" * len(found[1]) + found[2] + "*" * len(found[1]), text))
    said = re.sub(r"`([^`]+)`", r"\1", said)
    said = _MARKDOWN_LINK.sub(lambda found: found[0] if is_safe_link(found[2]) else found[1], said)
    return re.sub(r"\[([^\[\]]+)\]\(", r"\\[\1](", said) if refused_links(said) else said


def words(text: str) -> str:
    """The words alone, for fields that take no marks."""
    return plain(parse_inline(inline(text)))


def linked(text: str, address: str) -> str:
    """The text, already inline Markdown, as a link to the address if that may be published."""
    label, web = _MARK.sub("", plain(parse_inline(text))), one_line(address)
    is_usable = label and is_safe_link(web) and not re.search(r"[()\s]", web)
    return f"[{label}]({web})" if is_usable else text


def _kept_link(found: re.Match[str], links: list[tuple[str, str]]) -> str:
    label, address = _MARK.sub("", words(found[2])), unescape(found[1])
    if not label or not is_safe_link(address) or re.search(r"[()\s]", address):
        return found[2]
    links.append((label, address))
    return f"\ue000{len(links) - 1}\ue001"


def _markdown(runs: RichText) -> str:
    return "".join(_run(_MARK.sub(r"\\\g<0>", run.text), run.bold, run.italic) for run in runs)


def _run(text: str, bold: bool, italic: bool) -> str:
    bare = text.strip()
    if not bare or not (bold or italic):
        return text
    sign = "**" if bold else "*"
    start = len(text) - len(text.lstrip())
    return text[:start] + sign + bare + sign + text[start + len(bare) :]


def points(text: str) -> tuple[str, ...]:
    """The items of a list that lost its lines (“• a • b”), or the text as one; not yet inline Markdown."""
    return tuple(part.strip() for part in _LIST_START.split(text) if part.strip())


def date_text(text: str) -> str:
    """`2022-11` of `Nov 2022`; what is no date comes back as it is, for the check to quote."""
    said = _TIME.sub("", one_line(text))
    if said.startswith("9999"):
        return "present"
    try:
        when = parse_when(said)
    except ValueError:
        return said
    return when.date.iso() + (" (expected)" if when.expected else "") if when.date else "present"


def stretch(start: str, end: str) -> dict[str, str]:
    """The two ends of a post. Without an end it goes on; without a start nothing is known about that."""
    first, last = date_text(start), date_text(end)
    return {"start": first, "end": last or ("present" if first else "")}


def filled(fields: Fields) -> dict[str, Value]:
    """Only what says something."""
    return {name: value for name, value in fields.items() if value}


def inlines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each as inline Markdown, the empty ones left out."""
    return tuple(filter(None, map(inline, texts)))
