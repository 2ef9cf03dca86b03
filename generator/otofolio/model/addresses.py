"""Web addresses: where identifiers lead, how an address looks in print, and which are this site's own."""

from __future__ import annotations

from urllib.parse import quote

DOI_RESOLVER = "https://doi.org/"
ARXIV = "https://arxiv.org/abs/"


def doi_address(doi: str) -> str:
    """The resolver's address of a bare DOI (DOI Handbook §3.8: what a URL reserves is percent-encoded)."""
    return DOI_RESOLVER + quote(doi, safe="/:;()._-")


def pubmed_address(pmid: str) -> str:
    """A PubMed number's record."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid)}/"


def pmc_address(pmcid: str) -> str:
    """The full text of a PubMed Central number, which has its prefix."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid)}/"


def arxiv_address(number: str) -> str:
    """An arXiv number's record."""
    return ARXIV + quote(number)


def bare_address(address: str) -> str:
    """`https://jordan-avery.example/` as a person types it: `jordan-avery.example`. Empty if it has no scheme."""
    return address.partition("://")[2].rstrip("/")


def is_site_path(address: str) -> bool:
    """Whether it leads to a file of this site: it has neither a scheme nor a host (RFC 3986 §4.2)."""
    return bool(address) and ":" not in address.partition("/")[0] and not address.startswith(("//", "#"))
