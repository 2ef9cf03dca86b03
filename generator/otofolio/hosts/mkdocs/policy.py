"""A Content-Security-Policy in each page: nothing from another host, and no script except those known beforehand."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

_RUN = re.compile(r"|module|importmap|speculationrules|.*(?:java|ecma|live|j)script.*", re.IGNORECASE | re.DOTALL)
"""Types of scripts that a browser acts on; all others are data (HTML Standard §4.12.1.1, "prepare the script")."""
_RUNS_IN_ADDRESS = re.compile(r"[\x00-\x20]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_ALWAYS = (
    "default-src 'none'", "base-uri 'self'", "connect-src 'self'", "font-src 'self'", "form-action 'self'",
    "frame-src 'self'", "img-src 'self' data:", "manifest-src 'self'", "media-src 'self'", "worker-src 'self'",
)  # fmt: skip


@dataclass(slots=True)
class Inline:
    """What a page holds besides its markup: scripts and style sheets, and the code in its attributes."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    """`onclick="…"`, and addresses that are scripts."""
    policy_at: int | None = None
    """Where a policy belongs, as an index into the page: after the encoding, which must be in the first 1,024 bytes
    (HTML Standard §4.2.5.4), or else at the beginning of the head. None if the page has no head."""


def read_inline(html: str) -> Inline:
    """The inline elements of a page or a template, each as a browser has it."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.found


def with_policy(html: str, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The finished page with its policy, and the scripts in it that are not among the `known` and will not run.

    The policy comes before everything that it governs (CSP Level 3 §3.3, "The meta element"). Pictures may be in the
    style sheet as `data:`, as the theme's are. Styles come from the site's own files and from the page; only the
    attribute `style` stays free, because Markdown aligns the columns of tables with it (CSP Level 3 §6.1.16).
    """
    inline = read_inline(html)
    scripts = [script for script in inline.scripts if script in known]
    blocked = [script for script in inline.scripts if script not in known]
    rules = (
        *_ALWAYS,
        " ".join(("script-src 'self'", *_hashes(scripts))),
        " ".join(("style-src 'self'", *_hashes(inline.styles))),
        "style-src-attr 'unsafe-inline'",
    )
    element = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    at = inline.policy_at
    page = html if at is None else f"{html[:at]}\n{element}{html[at:]}"
    return page, (*blocked, *inline.handlers)


class _Reader(HTMLParser):
    """Gathers the text of scripts and styles, which nothing but their end tag ends, and code in attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = Inline()
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._in_head = False
        self._into: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # of two alike, the first counts
        self.found.handlers += [f'{name}="{value}"' for name, value in given.items() if _is_code(name, value)]
        self._into, self._text = None, ""
        is_first_head = tag == "head" and self.found.policy_at is None
        if is_first_head or (self._in_head and tag == "meta" and "charset" in given):
            line, column = self.getpos()
            self.found.policy_at = self._lines[line - 1] + column + len(self.get_starttag_text() or "")
        self._in_head = is_first_head or (self._in_head and tag != "body")
        if tag == "script" and "src" not in given and _RUN.fullmatch(given.get("type", "").strip()):
            self._into = self.found.scripts
        elif tag == "style":
            self._into = self.found.styles

    def handle_data(self, data: str) -> None:
        self._text += data if self._into is not None else ""

    def handle_endtag(self, tag: str) -> None:
        self._in_head = self._in_head and tag != "head"
        if self._into is not None and tag in ("script", "style"):
            # Every line of a document ends with a line feed (HTML Standard §13.2.3.5).
            self._into.append(self._text.replace("\r\n", "\n").replace("\r", "\n"))
            self._into = None


def _is_code(name: str, value: str) -> bool:
    return name.startswith("on") or (name in ("href", "src", "action") and bool(_RUNS_IN_ADDRESS.match(value)))


def _hashes(bodies: Iterable[str]) -> list[str]:
    """The hash sources of the inline elements (CSP Level 3 §2.3.1), each once."""
    return list(dict.fromkeys(f"'sha256-{_sha256(body)}'" for body in bodies))


def _sha256(body: str) -> str:
    return base64.b64encode(hashlib.sha256(body.encode("utf-8", "xmlcharrefreplace")).digest()).decode()
