"""Convert all-caps titles and journal names to normal case. Braces keep what they enclose, known acronyms stay."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from otofolio.model.publication import Publication, WorkType
from otofolio.model.text import RichText, Run

_ACRONYMS = frozenset(
    re.findall(
        r"\w+",
        """
        ABR AI ASHA BMI BPPV BRCA CBCT CI COPD COVID CPAP CRS CSF CT DNA EBV ECG EEG EGFR EMG ENT EU FDA FESS FNA GERD
        HIV HNSCC HPV ICU IVF LPR MRI NHANES NHS NSAID NSAIDS OAE OME ORL OSA PCR PET PTSD RCT RNA SARS SNHL TORS
        UK US USA VEMP
        """,
    )
)
"""Written in capitals in any title. AIDS, IT and WHO are not here: hearing aids, `it` and `who` are commoner."""
_OF_THEIR_OWN = {
    "SARS-COV": "SARS-CoV", "MRNA": "mRNA", "SIRNA": "siRNA", "MIRNA": "miRNA", "PH": "pH",
    "PHD": "PhD", "PH D": "Ph D", "PH.D": "Ph.D", "PH. D": "Ph. D",
}  # fmt: skip
_JOURNAL_ACRONYMS = _ACRONYMS | frozenset(
    re.findall(r"\w+", "ACS AJNR AJR BMC BMJ CA EMBO IEEE JAMA JCO JMIR NEJM PLOS PNAS")
)
_WORD = re.compile(r"SARS-COV\b|PH\.? ?D\b|[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_STOP = re.compile(r"(?<!Ph\.D)(?<!Ph\. D)[.:?!]\s+[^\W\d_]")
_SMALL = frozenset(re.findall(r"\w+", "a an and as at by for from in of on or the to und with"))
_LONGEST_ACRONYM = 5


def title_is_shouted(publication: Publication) -> bool:
    """Three words or more, all in capitals: one short word may be a name."""
    loose = "".join(run.text for run in publication.title if not run.verbatim)
    return loose.isupper() and len([word for word in re.findall(r"[^\W\d_]+", loose) if len(word) > 1]) > 2


def in_sentence_case(publication: Publication) -> Publication:
    """The publication with a shouted title in sentence case."""
    return replace(publication, title=_sentence(publication.title)) if title_is_shouted(publication) else publication


class ContainerWords(NamedTuple):
    """What a work is published in, in the words of a message."""

    singular: str
    plural: str
    source: str
    """Whose spelling counts."""
    field: str
    """Its BibTeX field."""


_JOURNAL = ContainerWords("journal", "journals", "journal", "journal")
_BOOK = ContainerWords("title of the book", "titles of books", "book", "booktitle")
_IN_BOOKS = (
    WorkType.CHAPTER, WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA, WorkType.PAPER_CONFERENCE
)  # fmt: skip


def container_words(publication: Publication) -> ContainerWords:
    """Whether the work is in a journal or in a book: a chapter, a paper in proceedings."""
    return _BOOK if publication.type in _IN_BOOKS else _JOURNAL


def journal_is_shouted(publication: Publication) -> bool:
    """All in capitals, with a word too long for an acronym: `PLOS ONE` and `JAMA` are written so."""
    loose = "".join(run.text for run in publication.container_title if not run.verbatim)
    return loose.isupper() and any(len(word) > _LONGEST_ACRONYM for word in _WORD.findall(loose))


def journal_in_title_case(publication: Publication) -> Publication:
    """The publication with a shouted journal in title case."""
    if not journal_is_shouted(publication):
        return publication
    runs: list[Run] = []
    for run in publication.container_title:
        text = run.text if run.verbatim else _WORD.sub(_capitalized, run.text)
        runs.append(run._replace(text=text if runs else text[:1].upper() + text[1:]))
    return replace(publication, container_title=tuple(runs))


def _capitalized(word: re.Match[str]) -> str:
    if word[0] in _JOURNAL_ACRONYMS:
        return word[0]
    lower = word[0].lower()
    return lower if lower in _SMALL else lower[0].upper() + lower[1:]


def _sentence(title: RichText) -> RichText:
    runs: list[Run] = []
    starts = True
    for run in title:
        text = run.text
        if not run.verbatim:
            text = _WORD.sub(_calmed, text)
            text = _AFTER_STOP.sub(lambda match: match[0].upper(), text)
            text = re.sub(r"\w", lambda letter: letter[0].upper(), text, count=1) if starts else text
        starts = starts and not text.strip()
        runs.append(run._replace(text=text))
    return tuple(runs)


def _calmed(word: re.Match[str]) -> str:
    return word[0] if word[0] in _ACRONYMS else _OF_THEIR_OWN.get(word[0], word[0].lower())
