"""What kind of work an entry is: from explicit words, never from the title.

The words are those of the fields `kind`, `keywords`, `type`, `entrysubtype`, `howpublished` and `note`, and of PubMed's
publication types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from otofolio.model.publication import Kind, WorkType
from otofolio.problems import nearest

_KIND_BY_TYPE = {
    WorkType.ARTICLE: Kind.PREPRINT,
    WorkType.ARTICLE_JOURNAL: Kind.JOURNAL_ARTICLE,
    WorkType.BOOK: Kind.BOOK,
    WorkType.CHAPTER: Kind.CHAPTER,
    WorkType.ENTRY_ENCYCLOPEDIA: Kind.CHAPTER,
    WorkType.ENTRY_DICTIONARY: Kind.CHAPTER,
    WorkType.DATASET: Kind.DATASET,
    WorkType.SOFTWARE: Kind.DATASET,
    WorkType.PAPER_CONFERENCE: Kind.CONFERENCE_PAPER,
    WorkType.SPEECH: Kind.ORAL,
    WorkType.REVIEW: Kind.REVIEW,
    WorkType.REVIEW_BOOK: Kind.REVIEW,
    WorkType.THESIS: Kind.THESIS,
}

_WORDS = {
    Kind.JOURNAL_ARTICLE: "journal article|article|original article|original research|research article|original",
    Kind.REVIEW: "review|review article|systematic review|scoping review|narrative review|literature review|"
    "meta analysis|systematic review and meta analysis|umbrella review|state of the art review|contemporary review|"
    "clinical review|invited review|rapid review|integrative review",
    Kind.CASE_REPORT: "case report|case series|case study|clinical case|case report and review of the literature|"
    "case report and literature review",
    Kind.LETTER: "letter|letter to the editor|editorial|commentary|comment|correspondence|reply|viewpoint|perspective|"
    "opinion|invited commentary|response|author reply",
    Kind.PUBLISHED_ABSTRACT: "abstract|published abstract|meeting abstract|conference abstract|congress abstract",
    Kind.CHAPTER: "chapter|book chapter",
    Kind.BOOK: "book|edited book|monograph",
    Kind.CONFERENCE_PAPER: "conference paper|proceedings paper|proceeding|conference proceeding|paper conference",
    Kind.ORAL: "oral|oral presentation|talk|podium|podium presentation|invited talk|presentation|invited presentation|"
    "platform presentation|platform|invited lecture|lecture|oral abstract|oral poster|rapid oral|grand round|"
    "conference presentation|panel|workshop presentation|keynote|speech|oral paper|paper presentation",
    Kind.POSTER: "poster|poster presentation|e poster|eposter|digital poster|conference poster|poster abstract|"
    "moderated poster|electronic poster|poster session|e poster presentation",
    Kind.PREPRINT: "preprint|pre print|working paper",
    Kind.THESIS: "thesis|dissertation|phd thesis|master thesis|doctoral thesis|mathesis|phdthesis|bathesis",
    Kind.DATASET: "dataset|data set|software|data|code|software and data|computer program",
    Kind.OTHER: "other|misc|video|podcast|blog post|report|patent",
}


# A keyword is a topic as often as a kind: only these tell the kind.
_KIND_KEYWORDS = (
    "review|review article|systematic review|scoping review|narrative review|literature review|meta analysis|"
    "case report|case series|letter|letter to the editor|editorial|commentary|correspondence|"
    "abstract|published abstract|meeting abstract|conference abstract|poster|poster presentation|e poster|eposter|"
    "oral|oral presentation|podium|podium presentation|talk|invited talk|preprint|book chapter"
)

_PRESENTED = (
    (re.compile(r"(?:[\w-]+ )?(?:e ?)?posters? (?:presented|presentation|session|at|given)\b|posters?$"), Kind.POSTER),
    (
        re.compile(
            r"(?:(?:oral|podium|platform|invited|conference|keynote|panel) )*(?:talk|lecture|presentation|speech)s?"
            r"(?: (?:given|presented|at|to|for|in)\b|$)|paper presented (?:at|to)\b|presented at\b|(?:oral|podium)$"
        ),
        Kind.ORAL,
    ),
)
_EVENT_TYPES = (
    WorkType.PAPER_CONFERENCE, WorkType.SPEECH, WorkType.DOCUMENT, WorkType.MANUSCRIPT, WorkType.UNTYPED,
)  # fmt: skip


def folded(text: str) -> str:
    """Words in small letters, singular, with plain spaces: how the tables above are written."""
    words = re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’s", "").replace("'s", "")).split()
    return " ".join(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def explicit_kind(text: str) -> Kind | None:
    """The kind that a person named in so many words; None for words that nobody knows."""
    word = folded(text)
    return _KIND_BY_WORD.get(word) or _KIND_BY_FOLDED_NAME.get(word)


def nearest_kind(text: str) -> str:
    """The name that was probably meant; nothing if none is near."""
    names = [kind.value for kind in Kind]
    return nearest(text.strip().lower(), names)


def classify_kind(work_type: WorkType, keywords: Iterable[str] = (), labels: Iterable[str] = ()) -> Kind:
    """Tell the kind from the type of work, the keywords, and labels such as `type`, `howpublished` and `note`."""
    usual = _KIND_BY_TYPE.get(work_type, Kind.OTHER)
    named = [kind for label in labels if label and (kind := _label_kind(folded(label), work_type))]
    named += [kind for keyword in keywords if (kind := _KEYWORD_KINDS.get(folded(keyword)))]
    return next((kind for kind in named if _may_be(kind, work_type)), usual)


def _label_kind(label: str, work_type: WorkType) -> Kind | None:
    if kind := _KIND_BY_WORD.get(label):
        return kind
    if work_type in _EVENT_TYPES:
        return next((kind for pattern, kind in _PRESENTED if pattern.match(label)), None)
    return None


def _may_be(kind: Kind, work_type: WorkType) -> bool:
    """A chapter tagged "review" stays a chapter, and a thesis a thesis; articles and papers come in all kinds."""
    if work_type in (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE):
        return kind not in (Kind.BOOK, Kind.CHAPTER, Kind.THESIS, Kind.DATASET, Kind.OTHER)
    if work_type in _EVENT_TYPES:
        return kind not in (Kind.REVIEW, Kind.CASE_REPORT, Kind.LETTER, Kind.OTHER, Kind.JOURNAL_ARTICLE)
    if work_type in (WorkType.WEBPAGE, WorkType.POST, WorkType.REPORT, WorkType.GRAPHIC):
        return kind in (Kind.POSTER, Kind.ORAL, Kind.PREPRINT, Kind.DATASET)
    return False


_KIND_BY_WORD = {folded(word): kind for kind, words in _WORDS.items() for word in words.split("|")}
_KEYWORD_KINDS = {folded(word): _KIND_BY_WORD[folded(word)] for word in _KIND_KEYWORDS.split("|")}
_KIND_BY_FOLDED_NAME = {folded(kind.value): kind for kind in Kind}
