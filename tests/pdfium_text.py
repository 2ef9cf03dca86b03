"""The text of a PDF as Chrome copies it."""

from __future__ import annotations

from contextlib import closing

import pypdfium2 as pdfium

HYPHEN_AT_LINE_END = "\ufffe"
"""What pdfium makes of it."""


def read_by_pdfium(data: bytes) -> str:
    """All of it, white space made even."""
    with closing(pdfium.PdfDocument(data)) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(text.replace(HYPHEN_AT_LINE_END, "-").split())
