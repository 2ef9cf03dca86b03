"""What must hold for any publication, however odd."""

from __future__ import annotations

import itertools
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from otofolio.citing import format_citation, style_names
from otofolio.citing.casing import title_case
from otofolio.citing.numbers import RangeStyle, number_text
from otofolio.citing.quotes import curly
from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.plans import AuthorPolicy
from otofolio.model.publication import Contributor, Identifiers, Kind, Publication, Status, WorkType
from otofolio.model.text import Role, Run, plain

WORDS = st.text(string.ascii_letters + "äßŁ王 '\"“”‘’-–.,:;!?()&/0123456789", max_size=24)
NAMED = st.text(string.ascii_letters + "éŁ王И -'’.", min_size=1, max_size=12)
DAYS = st.builds(PartialDate, st.integers(1, 2100), st.integers(0, 12), st.integers(0, 28))
PEOPLE = st.lists(
    st.builds(
        Contributor, family=NAMED, given=WORDS, suffix=st.sampled_from(["", "Jr.", "III"]),
        literal=st.sampled_from(["", "", "A Group"]), equal=st.booleans(),
    ),
    max_size=25,
).map(tuple)  # fmt: skip
TITLES = st.lists(st.builds(Run, WORDS, italic=st.booleans(), superscript=st.booleans()), max_size=3).map(tuple)
WORKS = st.builds(
    Publication,
    key=st.just("key"),
    type=st.sampled_from(WorkType),
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    title=TITLES,
    authors=PEOPLE,
    authors_truncated=st.booleans(),
    editors=PEOPLE,
    translators=PEOPLE,
    container_title=TITLES,
    container_title_short=WORDS,
    collection_title=TITLES,
    issued=st.none() | st.builds(IssueDate, DAYS, st.none() | DAYS, st.integers(0, 4), st.booleans(), WORDS),
    event_date=st.none() | st.builds(IssueDate, DAYS),
    accessed=st.none() | st.builds(IssueDate, DAYS),
    identifiers=st.builds(Identifiers, doi=WORDS | st.just("https://doi.org/https://doi.org/10.1/x"), pmid=WORDS),
    **dict.fromkeys(
        ["volume", "issue", "pages", "number", "edition", "publisher", "genre", "event_title", "url", "chapter_number",
         "number_of_pages", "number_of_volumes", "collection_number", "version", "archive", "volume_title"], WORDS,
    ),  # type: ignore[arg-type]
)  # fmt: skip
STYLES = st.sampled_from(style_names())
WAYS = tuple(itertools.product(style_names(), AuthorPolicy))
"""A work takes longer to draw than to cite, so each is cited in every way."""


@settings(max_examples=150)
@given(WORKS)
def test_anything_can_be_cited(work: Publication) -> None:
    for style, policy in WAYS:
        runs = format_citation(work, style, policy)
        assert all(isinstance(run, Run) and run.text for run in runs)
        identifiers = plain(run for run in runs if run.role is Role.IDENTIFIER)
        assert identifiers.lower().count("doi.org/") <= 1


@settings(max_examples=50)
@given(WORKS, st.data())
def test_owner_is_always_visible(work: Publication, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(work.authors)))
    owner = Contributor(family="Avery", given="Jordan", is_owner=True)
    authors = (*work.authors[:place], owner, *work.authors[place:])
    for style, policy in WAYS:
        runs = format_citation(replaced(work, authors), style, policy)
        assert [run.text[:5] for run in runs if run.role is Role.OWNER and run.bold] == ["Avery"]


def replaced(work: Publication, authors: tuple[Contributor, ...]) -> Publication:
    return Publication(key=work.key, type=work.type, kind=work.kind, title=work.title, authors=authors)


CLEAN = st.text(string.ascii_letters + " ", min_size=1, max_size=12).filter(str.strip)


@given(CLEAN, CLEAN, st.sampled_from(["", ".", "?", "!", '"', "et al."]), STYLES, st.sampled_from(WorkType))
def test_punctuation_is_never_doubled(title: str, container: str, end: str, style: str, work_type: WorkType) -> None:
    work = Publication(
        key="key", type=work_type, title=(Run(title.strip() + end),), container_title=(Run(container.strip() + "."),),
        authors=(Contributor(family="Khan", given="O."),), edition="2nd ed.", publisher="Harbour Press Inc.",
        issued=IssueDate(PartialDate(2020)), volume="3",
    )  # fmt: skip
    text = plain(format_citation(work, style))
    assert ".." not in text
    assert not any(pair in text.replace("?”", "”") for pair in ("?.", "!.", ",,", ";;", " ,", " ."))


@given(WORDS)
def test_quotes_and_capitals_keep_the_length(text: str) -> None:
    assert len(curly(text)) == len(text)
    assert title_case(text).lower() == text.lower()


@given(st.integers(1, 9999), st.integers(1, 400))
def test_shortened_pages_mean_the_same_pages(first: int, count: int) -> None:
    last = first + count
    shown = number_text(f"{first}-{last}", "pages", RangeStyle(minimal=True))
    begin, _, end = shown.partition("–")
    shared = len(begin) - len(end) if len(end) < len(begin) else 0
    assert (begin, begin[:shared] + end) == (str(first), str(last))
