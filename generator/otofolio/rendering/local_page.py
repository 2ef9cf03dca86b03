"""Pages that a person opens from their own disk: their parts in one file, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from otofolio.model.artifact import Artifact
from otofolio.rendering.templating import render_template

_STYLE, _SCRIPT = "local/page.css", "local/copy.js"


def render_local_page(
    template: str, /, *, styles: Iterable[str] = (), inline: Iterable[str] = (), **values: object
) -> Artifact:
    """`index.html`. `styles` are further style sheets; `inline` are values of `style` attributes that may be used."""
    style = "\n".join(map(_text, (_STYLE, *styles)))
    script = _text(_SCRIPT)
    allowed = [f"'{_hash(style)}'"]
    if inline := list(inline):
        allowed += ["'unsafe-hashes'", *(f"'{_hash(one)}'" for one in inline)]
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src {' '.join(allowed)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    html = render_template(
        template,
        policy=Markup(policy),  # noqa: S704 - our own files and hashes
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        **values,
    )
    return Artifact("index.html", (html.rstrip() + "\n").encode("utf-8", "replace"))


@cache
def _text(name: str) -> str:
    return (files("otofolio") / "templates" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """The hash source of an inline element or attribute (CSP Level 3 §2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
