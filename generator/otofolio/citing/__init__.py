"""Citations as runs of text, in AMA, NLM (Vancouver) and APA style."""

from __future__ import annotations

from otofolio.citing.styles.ama import cite_ama
from otofolio.citing.styles.apa import cite_apa
from otofolio.citing.styles.nlm import cite_nlm
from otofolio.model.portfolio import AuthorPolicy, CitationStyle
from otofolio.model.publication import Publication
from otofolio.model.text import RichText

_STYLES = {CitationStyle.AMA: cite_ama, CitationStyle.NLM: cite_nlm, CitationStyle.APA: cite_apa}


def format_citation(
    publication: Publication, style: CitationStyle, authors: AuthorPolicy = AuthorPolicy.STYLE
) -> RichText:
    """Cite a publication. With `AuthorPolicy.STYLE` long author lists are cut as the style does, never the owner."""
    return _STYLES[style](publication, authors is AuthorPolicy.ALL)
