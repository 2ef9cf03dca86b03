"""A publication's number in any form that people paste: bare, with its name, in an address, in a citation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from otofolio.problems import Refusal
from otofolio.visible import visible_line

_LONGEST = 1_000
_NAME_ALONE = re.compile(r"(?:doi|pmid|pmcid|pmc|pubmed|arxiv|isbn(?:-1[03])?)\s*:?", re.IGNORECASE)
_ARXIV_NUMBER = r"((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5}))(?:v\d+)?"
_ARXIV = re.compile(rf"arxiv(?:\.org/(?:abs|pdf|html)/|[.:/]|\s)\s*{_ARXIV_NUMBER}(?![\d/])", re.IGNORECASE)
_ARXIV_ALONE = re.compile(_ARXIV_NUMBER, re.IGNORECASE)
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+")
_SHORT_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi\s*:\s*)?(10/[a-z0-9]{2,20})", re.IGNORECASE)
_VIEW = re.compile(r"(?:/(?:full|fulltext|abstract|summary|pdf|epdf|epub|html|meta|references)|\.pdf|\.full)+$")
_PMCID = re.compile(r"\bPMC(?:ID)?\s*[:/]?\s*(?:PMC)?\s*(\d{2,9})(?!\d)", re.IGNORECASE)
_PMID = re.compile(r"\b(?:PMID|PubMed(?:\s*(?:ID|PMID))?|MED/)\s*[:=]?\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_PMID_IN_ADDRESS = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})(?!\d)", re.IGNORECASE
)
_PMID_ALONE = re.compile(r"(\d{6,8})")
_ISBN = re.compile(r"\bISBN(?:[- ]?1[03])?\s*:?\s*([\d][\d\s-]*[\dX])(?![\dX])", re.IGNORECASE)
_ISBN_ALONE = re.compile(r"97[89][\d\s-]{10,14}|[\d][\d-]{8,11}[\dX]", re.IGNORECASE)
_EXAMPLES = "write 10.1001/jamaoto.2024.1234, PMID:38123456, PMC1234567, arXiv:2401.01234, or ISBN:978-0-306-40615-7"


class Scheme(StrEnum):
    """Who gave the number."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ISBN = "isbn"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A bare number: a DOI as it was typed, digits, `PMC123`, an arXiv number without its version, ISBN-13 digits."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        """`PMID 38123456`, for a sentence."""
        names = {
            Scheme.DOI: "DOI ",
            Scheme.PMID: "PMID ",
            Scheme.PMCID: "",
            Scheme.ARXIV: "arXiv:",
            Scheme.ISBN: "ISBN ",
        }
        return names[self.scheme] + visible_line(self.value)


def pasted(arguments: Iterable[str]) -> list[str]:
    """The arguments with a name and its number together: a shell makes two of `PMID: 38123456`."""
    texts: list[str] = []
    name = ""
    for argument in arguments:
        if _NAME_ALONE.fullmatch(argument.strip()) and not name:
            name = argument.strip()
        else:
            texts.append(f"{name} {argument}".strip())
            name = ""
    return [*texts, *([name] if name else [])]


def read_identifier(text: str) -> Identifier:
    """What a text names first. Raises Refusal if that is no number of a publication."""
    said = _plain(text)
    found = _arxiv(said) or _doi(said) or _numbered(said) or _isbn(said)
    if found is None:
        shown = visible_line(text[:80])
        raise Refusal(f"“{shown}” is not a DOI, PMID, PMCID, arXiv number, or ISBN.", _EXAMPLES)
    return found


def _plain(text: str) -> str:
    """Without what copying from a page adds: odd blanks and hyphens, invisible letters, brackets and quotes around."""
    letters = unicodedata.normalize("NFKC", text[:_LONGEST])
    shown = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Cf", "Cc", "Cs"))
    shown = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in shown)
    shown = re.sub(r"[\u2010-\u2015\u2212]", "-", shown)
    return " ".join(shown.split()).strip("<>[]{}\"'“”‘’ ")


def _arxiv(text: str) -> Identifier | None:
    found = _ARXIV.search(text) or _ARXIV_ALONE.fullmatch(text)
    return Identifier(Scheme.ARXIV, found[1]) if found else None


def _doi(text: str) -> Identifier | None:
    if short := _SHORT_DOI.fullmatch(text):
        return Identifier(Scheme.DOI, short[1])
    is_address = text.lower().startswith(("http://", "https://"))
    found = _DOI.search(_address_path(text) if is_address or "%2f" in text.lower() else text)
    if not found:
        return None
    doi = _VIEW.sub("", found[0]) if is_address and "doi.org/" not in text else found[0]
    return Identifier(Scheme.DOI, _without_punctuation(doi))


def _address_path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:  # a bracket in the host
        return address


def _without_punctuation(doi: str) -> str:
    """A sentence's comma and closing bracket are not part of it; a bracket that it opens itself is."""
    while doi[-1] in ".,;:'’”>" or (doi[-1] in ")]" and doi.count(doi[-1]) > doi.count("(["[doi[-1] == "]"])):
        doi = doi[:-1]
    return doi


def _numbered(text: str) -> Identifier | None:
    if found := _PMID.search(text) or _PMID_IN_ADDRESS.search(text) or _PMID_ALONE.fullmatch(text):
        return Identifier(Scheme.PMID, str(int(found[1])))
    if found := _PMCID.search(text):
        return Identifier(Scheme.PMCID, f"PMC{int(found[1])}")
    return None


def _isbn(text: str) -> Identifier | None:
    named = _ISBN.search(text)
    found = named[1] if named else text if _ISBN_ALONE.fullmatch(text) else ""
    digits = re.sub(r"[\s-]", "", found).upper()
    if not digits:
        return None
    whole = isbn_13(digits)
    if not whole:
        raise Refusal(f"“{visible_line(found)}” is not a valid ISBN: its last digit does not fit the others.",
                      "compare it with the back of the book")  # fmt: skip
    return Identifier(Scheme.ISBN, whole)


def isbn_13(digits: str) -> str:
    """Thirteen digits of an ISBN of ten or thirteen; nothing if its check digit is wrong (ISO 2108, Annex A)."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
        return _with_check_digit(f"978{digits[:9]}") if total % 11 == 0 else ""
    is_valid = re.fullmatch(r"97[89]\d{10}", digits) and _with_check_digit(digits[:12]) == digits
    return digits if is_valid else ""


def _with_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"
