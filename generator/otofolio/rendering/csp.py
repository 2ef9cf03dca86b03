"""A Content-Security-Policy in each page: nothing from another host, and no script but the page's own."""

from __future__ import annotations

import base64
import hashlib
import re

_ATTRIBUTES = r"""((?:"[^"]*"|'[^']*'|[^'">])*)"""
_INLINE = re.compile(rf"<(script|style)\b{_ATTRIBUTES}>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"""\btype\s*=\s*["']?application/""", re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[^>]*>|<head>", re.IGNORECASE)
_ALWAYS = (
    "default-src 'none'", "base-uri 'self'", "connect-src 'self'", "font-src 'self'", "form-action 'self'",
    "frame-src 'self'", "img-src 'self' data:", "manifest-src 'self'", "media-src 'self'", "worker-src 'self'",
)  # fmt: skip


def with_policy(html: str) -> str:
    """The finished page with its policy (CSP Level 3 §3.3, "The meta element") before everything that it governs.

    Pictures may stand in the style sheet as `data:`, as the theme's do. Styles come from the site's own files; only
    the attribute `style` stays free, because Markdown aligns the columns of tables with it (CSP Level 3 §6.1.16).
    """
    scripts, styles = _hashes(html, "script"), _hashes(html, "style")
    rules = (
        *_ALWAYS,
        " ".join(("script-src 'self'", *scripts)),
        " ".join(("style-src 'self'", *styles)),
        "style-src-attr 'unsafe-inline'",
    )
    element = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    # After the encoding, which must stand in the first 1,024 bytes (HTML Standard §4.2.5.4).
    places = list(_CHARSET.finditer(html, 0, html.find("</head>") + 1 or len(html)))
    return f"{html[: places[-1].end()]}\n{element}{html[places[-1].end() :]}" if places else html


def _hashes(html: str, element: str) -> list[str]:
    """The hash sources of the inline elements (CSP Level 3 §2.3.1), each once. Data is not run, so needs none."""
    bodies = (
        body
        for name, attributes, body in _INLINE.findall(html)
        if name.lower() == element and not _SOURCE.search(attributes) and not _DATA.search(attributes)
    )
    return list(dict.fromkeys(f"'sha256-{_sha256(body)}'" for body in bodies))


def _sha256(body: str) -> str:
    """Of the text as a browser has it, in which every line ends with a line feed (HTML Standard §13.2.3.5)."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
