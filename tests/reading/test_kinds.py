"""Kinds and statuses come from exact words, and from nothing else."""

from __future__ import annotations

import pytest

from otofolio.model.publication import Kind, Status, WorkType
from otofolio.reading.works.kinds import classify_kind, explicit_kind, nearest_kind
from otofolio.reading.works.progress import status_of

ARTICLE, PAPER, CHAPTER, MISC = WorkType.ARTICLE_JOURNAL, WorkType.PAPER_CONFERENCE, WorkType.CHAPTER, WorkType.DOCUMENT


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_known_by_its_own_name(kind: Kind) -> None:
    assert explicit_kind(kind.value) is kind
    assert explicit_kind(kind.value.replace("-", " ").upper()) is kind


@pytest.mark.parametrize(
    ("work_type", "keywords", "labels", "kind"),
    [
        (ARTICLE, [], [], Kind.JOURNAL_ARTICLE),
        (ARTICLE, ["Systematic Review"], [], Kind.REVIEW),
        (ARTICLE, ["peer review", "review process"], [], Kind.JOURNAL_ARTICLE),
        (ARTICLE, [], ["Meta-Analysis"], Kind.REVIEW),
        (ARTICLE, [], ["Case Reports"], Kind.CASE_REPORT),
        (ARTICLE, ["review"], ["Letter to the editor"], Kind.LETTER),
        (ARTICLE, [], ["Editorial"], Kind.LETTER),
        (ARTICLE, [], ["Meeting Abstract"], Kind.PUBLISHED_ABSTRACT),
        (ARTICLE, [], ["see also the poster"], Kind.JOURNAL_ARTICLE),
        (PAPER, [], [], Kind.CONFERENCE_PAPER),
        (PAPER, [], ["Poster presented at the Annual Meeting"], Kind.POSTER),
        (PAPER, [], ["Podium presentation"], Kind.ORAL),
        (PAPER, ["oral"], [], Kind.ORAL),
        (PAPER, [], ["ePoster"], Kind.POSTER),
        (MISC, [], ["Invited talk at Grand Rounds"], Kind.ORAL),
        (MISC, [], ["https://example.org"], Kind.OTHER),
        (CHAPTER, ["review", "poster"], [], Kind.CHAPTER),
        (WorkType.THESIS, ["case report"], ["PhD thesis"], Kind.THESIS),
        (WorkType.ARTICLE, [], [], Kind.PREPRINT),
        (WorkType.SOFTWARE, [], [], Kind.DATASET),
        (WorkType.PATENT, [], [], Kind.OTHER),
    ],
)
def test_classify(work_type: WorkType, keywords: list[str], labels: list[str], kind: Kind) -> None:
    assert classify_kind(work_type, keywords, labels) is kind


def test_did_you_mean() -> None:
    assert explicit_kind("postre") is None
    assert nearest_kind("postre") == "poster"
    assert nearest_kind("zzz") == ""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In press", Status.IN_PRESS),
        ("in press.", Status.IN_PRESS),
        ("inpress", Status.IN_PRESS),
        ("Epub ahead of print", Status.EPUB_AHEAD),
        ("prepublished", Status.EPUB_AHEAD),
        ("Accepted for publication", Status.ACCEPTED),
        ("under review", Status.SUBMITTED),
        ("inpreparation", Status.IN_PREPARATION),
        ("ppublish", Status.PUBLISHED),
        ("an article in press releases", None),
        ("not submitted", None),
        ("", None),
    ],
)
def test_status(text: str, status: Status | None) -> None:
    assert status_of(text) is status
