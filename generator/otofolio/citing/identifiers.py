"""Identifiers as runs that carry their address."""

from __future__ import annotations

from urllib.parse import quote

from otofolio.model.text import RichText, Role, Run

_RESOLVER = "https://doi.org/"


def doi_run(doi: str, prefix: str) -> RichText:
    """A DOI after the style's prefix (`doi:` or the resolver). However often it is wrapped, it is resolved once."""
    bare = _bare(doi)
    if not bare:
        return ()
    # DOI Handbook §3.8: what a URL reserves is percent-encoded.
    return (Run(prefix + bare, Role.IDENTIFIER, href=_RESOLVER + quote(bare, safe="/:;()._-")),)


def url_run(url: str) -> RichText:
    """A web address that leads where it says."""
    return (Run(url, Role.IDENTIFIER, href=url),) if url else ()


def arxiv_run(number: str, prefix: str) -> RichText:
    """An arXiv number after the style's prefix (`arXiv:` or the site's address)."""
    if not number:
        return ()
    return (Run(prefix + number, Role.IDENTIFIER, href=f"https://arxiv.org/abs/{quote(number)}"),)


def pmid_run(pmid: str) -> RichText:
    """A PubMed number."""
    return (Run(pmid, Role.IDENTIFIER, href=f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid)}/"),) if pmid else ()


def pmcid_run(pmcid: str) -> RichText:
    """A PubMed Central number, with its prefix."""
    if not pmcid:
        return ()
    return (Run(pmcid, Role.IDENTIFIER, href=f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid)}/"),)


def _bare(doi: str) -> str:
    text = doi.strip()
    while (start := text.lower().find("doi.org/")) >= 0:
        text = text[start + len("doi.org/") :]
    return text.removeprefix("doi:").strip()
