"""Web addresses without the LaTeX that exporters escape them with."""

from __future__ import annotations

import re

_TILDE = re.compile(r"\{?\\(?:textasciitilde|sim|texttildelow)\b(?:\{\})?\}?|\$\\sim\$|\\~(?:\{\})?|\{\\~\{?\}?\}")


def clean_address(text: str) -> str:
    """A web address without the LaTeX that exporters escape it with."""
    text = "".join(text.split())
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    text = _TILDE.sub("~", text)
    text = re.sub(r"\{?\\textunderscore(?:\{\})?\}?", "_", text)
    text = re.sub(r"\{\\?([_%&#$~<>])\}", r"\1", text)
    return re.sub(r"\\([_%&#$~{}<>:/?.=-])", r"\1", text).replace("{", "").replace("}", "")
