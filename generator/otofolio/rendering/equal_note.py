"""The footnote about equal contribution, for every page on which a citation has the mark."""

from __future__ import annotations

from collections.abc import Iterable

from otofolio.model.text import RichText, Role, Run
from otofolio.rendering.html import html_of


def equal_note(citations: Iterable[RichText]) -> RichText:
    """The footnote to the citations' mark; nothing if none has one."""
    mark = next((run for citation in citations for run in citation if run.role is Role.MARK), None)
    return (mark, Run(" These authors contributed equally.")) if mark else ()


def equal_note_html(citations: Iterable[RichText]) -> str:
    """The same as a paragraph."""
    note = equal_note(citations)
    return f'<p class="o-note">{html_of(note)}</p>' if note else ""
