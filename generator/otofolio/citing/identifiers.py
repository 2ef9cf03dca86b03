"""Identifiers as runs that carry their address."""

from __future__ import annotations

from otofolio.model.addresses import arxiv_address, doi_address, pmc_address, pubmed_address
from otofolio.model.text import RichText, Role, Run


def doi_run(doi: str, prefix: str) -> RichText:
    """A DOI after the style's prefix (`doi:` or the resolver). However often it is wrapped, it is resolved once."""
    bare = _bare(doi)
    if not bare:
        return ()
    return (Run(prefix + bare, Role.IDENTIFIER, href=doi_address(bare)),)


def url_run(url: str) -> RichText:
    """A web address that leads where it says."""
    return (Run(url, Role.IDENTIFIER, href=url),) if url else ()


def arxiv_run(number: str, prefix: str) -> RichText:
    """An arXiv number after the style's prefix (`arXiv:` or the site's address)."""
    if not number:
        return ()
    return (Run(prefix + number, Role.IDENTIFIER, href=arxiv_address(number)),)


def pmid_run(pmid: str) -> RichText:
    """A PubMed number."""
    return (Run(pmid, Role.IDENTIFIER, href=pubmed_address(pmid)),) if pmid else ()


def pmcid_run(pmcid: str) -> RichText:
    """A PubMed Central number, with its prefix."""
    if not pmcid:
        return ()
    return (Run(pmcid, Role.IDENTIFIER, href=pmc_address(pmcid)),)


def _bare(doi: str) -> str:
    text = doi.strip()
    while (start := text.lower().find("doi.org/")) >= 0:
        text = text[start + len("doi.org/") :]
    return text.removeprefix("doi:").strip()
