"""What the parts of an NLM citation share: kinds of works, lists of people, editions."""

from __future__ import annotations

from otofolio.citing.joining import join
from otofolio.citing.names import name_list
from otofolio.citing.numbers import RangeStyle, edition_text
from otofolio.citing.person import NameStyle
from otofolio.citing.quotes import curly
from otofolio.model.publication import Contributors, Publication, WorkType
from otofolio.model.text import RichText

NAMES = NameStyle(shortest_cut=7, shown=6)
RANGES = RangeStyle(minimal=True)
REVIEWS = frozenset((WorkType.ARTICLE_JOURNAL, WorkType.REVIEW, WorkType.REVIEW_BOOK))
NUMBERED = REVIEWS | {WorkType.ARTICLE_MAGAZINE, WorkType.PERIODICAL, WorkType.POST_WEBLOG}
SERIALS = NUMBERED | {WorkType.ARTICLE_NEWSPAPER}
WITHOUT_PAGES = REVIEWS | {WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER}
PARTS = frozenset((WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA))
_LABELS = {"editor": (", editor", ", editors"), "translator": (", translator", ", translators"), "author": ("", "")}


def labeled(names: Contributors, label: str, everybody: bool) -> RichText:
    """A list of people with what they are: `Avery JL, editor`."""
    found = name_list(names, NAMES, everybody)
    return join("", found, _LABELS[label][len(names) > 1]) if found else ()


def has_database_id(work: Publication) -> bool:
    """Whether readers find the article by a number, so that it needs no address."""
    ids = work.identifiers
    return work.type is WorkType.ARTICLE_JOURNAL and bool(ids.doi or ids.pmid or ids.pmcid)


def edition(work: Publication) -> str:
    """`2nd ed.`; of data and software the version."""
    if work.version and not work.edition and work.type in (WorkType.DATASET, WorkType.SOFTWARE):
        return f"Version {curly(work.version)}"
    return curly(edition_text(work.edition, RANGES))
