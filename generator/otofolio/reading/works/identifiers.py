"""Identifiers without what people and databases wrap them in: resolvers, prefixes, escapes."""

from __future__ import annotations

import re
from urllib.parse import unquote

from otofolio.reading.markup.addresses import clean_address

_DOI_WRAPPING = re.compile(
    r"(?:\s*(?:https?://)?(?:(?:dx|www)\.)?doi\.org(?:/|:|\s)\s*|\s*(?:https?://)?doi\.acm\.org/|\s*doi\s*[:=]?\s*(?=10[./]|http))+",
    re.IGNORECASE,
)
_DOI_IN_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10(?:\.\d{3,9})?/\S+)", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID|PubMed(?:\s*(?:ID|PMID))?)\s*(?::\s*)?(\d{1,9})\b", re.IGNORECASE)
_PMID_IN_ADDRESS = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})\b")
_ONE_NUMBER = re.compile(r"(?:[^\d]*[^\w])?(\d+)(?:\W\D*)?")
_PMCID = re.compile(r"\bPMC\s*(?::\s*)?(\d{2,9})(?:\.\d+)?\b", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv(?:\.org/(?:abs|pdf)/|[.:]\s*)|^\s*)((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)",
    re.IGNORECASE,
)


def clean_doi(text: str) -> str:
    """A bare DOI, however often it was wrapped: `https://doi.org/https://doi.org/10.1/x` is `10.1/x`."""
    text = clean_address(text)
    if not text.startswith("10.") and (wrapping := _DOI_WRAPPING.match(text)):
        text = text[wrapping.end() :]
    if "%" in text and text.startswith("10."):
        text = unquote(text)
    return text.rstrip(".,;") if text.startswith(("10.", "10/")) else text


def doi_in(address: str) -> str:
    """The DOI in a resolver's address; nothing if there is none."""
    found = _DOI_IN_ADDRESS.match(address)
    return clean_doi(found[1]) if found else ""


def clean_pmid(text: str) -> str:
    """The digits of a PMID. Text that is something else is returned as it is, so that a check can quote it."""
    text = text.strip()
    found = _ONE_NUMBER.fullmatch(text)
    return found[1] if found else text


def clean_pmcid(text: str) -> str:
    """`PMC` and digits. Text that holds none is returned as it is, so that a check can quote it."""
    found = re.search(r"\d+", text)
    return f"PMC{found[0]}" if found else text.strip()


def pmid_in(text: str) -> str:
    """The PMID that a note (`PMID: 123`) or a PubMed address names."""
    found = _PMID.search(text) or _PMID_IN_ADDRESS.search(text)
    return found[1] if found else ""


def pmcid_in(text: str) -> str:
    """The PMCID that a note or an address names."""
    found = _PMCID.search(text)
    return f"PMC{found[1]}" if found else ""


def arxiv_in(text: str) -> str:
    """The arXiv identifier in an address, a journal (`arXiv preprint arXiv:2101.00001`) or alone."""
    found = _ARXIV.search(text)
    return found[1] if found else ""
