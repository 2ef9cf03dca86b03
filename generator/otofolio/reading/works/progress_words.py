"""The words and phrases that say how far a work has come, as people write them."""

from __future__ import annotations

import re

from otofolio.model.publication import Status

_EXACT = {
    Status.PUBLISHED: "published|ppublish|epublish|epub|collection|print|electronic|published in print|"
    "print electronic|electronic print|electronic ecollection",
    Status.EPUB_AHEAD: "prepublished|pre published|published online|epub before print|eprint ahead of print",
    Status.IN_PRESS: "inpress|in the press|in print",
    Status.SUBMITTED: "revision|r and r|revised|resubmission",
    Status.IN_PREPARATION: "inpreparation|in progress|draft|in writing|unsubmitted|maninprep",
    Status.UNPUBLISHED: "unpublished|not published|not yet published|manunpub",
}
"""Words that are a status only if nothing else is written."""
_PHRASES = {
    Status.PUBLISHED: "published|published online|published in print",
    Status.EPUB_AHEAD: "epub ahead of print|ahead of print|aheadofprint|online ahead of print|online first|"
    "advance online publication|publish ahead of print|published online ahead of print|"
    "published ahead of print|early view",
    Status.IN_PRESS: "in press|forthcoming|to appear|to be published|in production|accepted in press|"
    "accepted and in press",
    Status.ACCEPTED: "accepted for publication|accepted manuscript|accepted for presentation|accepted|mansub accepted",
    Status.PROVISIONALLY_ACCEPTED: "provisionally accepted|conditionally accepted|accepted provisionally|"
    "accepted conditionally|provisional acceptance|conditional acceptance",
    Status.SUBMITTED: "submitted for publication|submitted for review|submitted manuscript|submitted|resubmitted|"
    "under review|in review|in revision|under revision|under consideration|in peer review|under peer review|"
    "under editorial review|with editor|with the editor|revise and resubmit|revise resubmit|revision requested|"
    "revisions requested|minor revision|minor revisions|major revision|major revisions|r and r|mansub",
    Status.IN_PREPARATION: "in preparation|in prep|under preparation|being prepared|being written|work in progress|"
    "manuscript in progress|to be submitted|not yet submitted|preparing for submission",
    Status.UNPUBLISHED: "unpublished manuscript|unpublished ms|unpublished mss|unpublished draft|unpublished paper|"
    "unpublished work|unpublished data|unpublished report|unpublished article|unpublished study",
}
"""Phrases that may be followed by a date, a place or a reason."""
_IF_REVISED = (
    "accepted (?:with|pending|subject to) (?:the )?(?:minor |major |some )?(?:revision|change|edit|correction|review)s?"
)
_AT_REVIEW = (
    "(?:under|in) (?:(?:\\d(?:st|nd|rd)|first|second|third|external|editorial|peer|final) )+(?:review|revision)"
    "|(?:(?:peer|editorial) )?review in progress"
    "|(?:(?:minor|major) )?(?:revisions?|revised (?:manuscript|version|article)) (?:re)?submitted"
)
_NOT_OUT = (
    "expected|anticipated|projected|tentative|scheduled|awaiting(?: [a-z]+)*|"
    "(?:data |patient )?(?:collection|analysis|recruitment|enrollment|study|trial|project|research) "
    "(?:is )?(?:ongoing|in progress|underway|under way)|"
    "pending publication|publication pending|pending|rejected|declined|withdrawn|desk rejected|ongoing|on going|"
    "in process|to be determined|awaiting publication|awaiting decision|awaiting review|"
    "not accepted|never published|on hold|planned"
)
"""Words that are not a step of the way, but say that the work is not out."""
STATUS_BY_WORD = {
    word: status for table in (_PHRASES, _EXACT) for status, words in table.items() for word in words.split("|")
}
_LEAD = (
    "(?:(?:the|this|our|full|status|manuscript|mss?|article|paper|chapter|abstract|study|work|report|is|was|has been|"
    "are|currently|now|presently|recently|still|being|already|just|and|but) )*"
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter"
_TAIL = (
    rf"(?: (?:in |on |as of |since )?(?:the )?(?:\d|(?:{MONTHS})[a-z]*\b).*"
    r"| (?:to|at|with|for|and|or|but|pending|awaiting|doi|pmid|version|manuscript|article|paper|based)\b.*"
    r"| (?:in|by)(?! (?:partial|full|progress|order|support|honou?r|memory|author)).*)?"
)
_BY_PHRASE = (
    (Status.PROVISIONALLY_ACCEPTED, _IF_REVISED),
    (Status.SUBMITTED, _AT_REVIEW),
    *reversed(_PHRASES.items()),
)
_ANY_PHRASE = re.compile(f"{_LEAD}(?:{'|'.join(words for _, words in _BY_PHRASE)}){_TAIL}")
STUCK = re.compile(rf"{_LEAD}(?:{_NOT_OUT})(?: (?:by|to|at|from|with|for|as of) .*| \d.*)?")
REFUSED = re.compile(r"\b(?:rejected|declined|withdrawn|not accepted)\b")
_RESUBMIT = re.compile(r"\br\s?(?:&|and)\s?r\b")


def status_of_phrase(part: str) -> Status | None:
    """The status that a phrase names, whatever follows it; the pattern of each status is made when it is needed."""
    if not _ANY_PHRASE.fullmatch(part):
        return None
    return next(status for status, words in _BY_PHRASE if re.fullmatch(f"{_LEAD}(?:{words}){_TAIL}", part))


def folded_words(text: str) -> str:
    """Small letters and digits, with single blanks."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", _RESUBMIT.sub(" r and r ", text.lower())).split())


def folded_phrase(text: str) -> str:
    """Small letters alone, with single blanks."""
    return " ".join(re.sub(r"[^a-z]+", " ", _RESUBMIT.sub(" r and r ", text.lower())).split())
