"""Short biographies and a spoken introduction, made of what the data says, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from otofolio.model.paste import form_length
from otofolio.model.person import Item, Seeking
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain

SHORT_LENGTHS = (280, 160, 50)
"""Characters."""
SPOKEN_WORDS = 75
"""Thirty seconds, at 150 words a minute."""


_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Biography:
    """A text that keeps to a length, and what was left out of it for want of room."""

    text: str
    limit: int
    left_out: tuple[str, ...] = ()


def derive_biographies(portfolio: Portfolio) -> tuple[Biography, ...]:
    """In the third person, the longest first."""
    return tuple(_biography(portfolio, length) for length in SHORT_LENGTHS)


def derive_introduction(portfolio: Portfolio) -> Biography:
    """In the first person, to be said in thirty seconds. The limit counts words."""
    sentences = list(_spoken(portfolio))
    return _fitted(sentences, SPOKEN_WORDS, lambda text: len(text.split()))


def missing_facts(portfolio: Portfolio) -> tuple[str, ...]:
    """What would make the texts say more, as fields of the data file."""
    specialty, school = portfolio.specialty, portfolio.school
    facts = {
        "school": school,
        "school.class_of": school is None or school.class_of,
        "specialty.match_year (the year that it names is over)": not _match_is_over(portfolio),
        "specialty.match_year": specialty.match_year or specialty.seeking is not Seeking.RESIDENCY,
        "specialty.interests": specialty.interests,
        "research": portfolio.section("research"),
    }
    return tuple(name for name, value in facts.items() if not value)


def seeking_words(portfolio: Portfolio) -> str:
    """`applying to otolaryngology in the 2027 Match`; without the Match if its year is over."""
    specialty = portfolio.specialty
    name = _WORD.sub(_in_a_sentence, specialty.name)
    match specialty.seeking:
        case Seeking.FELLOWSHIP:
            return f"looking for a fellowship in {name}"
        case Seeking.POSITION:
            return f"looking for a position in {name}"
    has_match = specialty.match_year and not _match_is_over(portfolio)
    when = f" in the {specialty.match_year} Match" if has_match else ""
    return f"applying to {name}{when}"


def _in_a_sentence(word: re.Match[str]) -> str:
    """`Otolaryngology` in small letters, `ENT` as it is."""
    return word[0].lower() if word[0][1:].islower() else word[0]


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b, and c`; by semicolons if a word has a comma."""
    words = tuple(words)
    if any("," in word for word in words):
        return "; ".join(words)
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _match_is_over(portfolio: Portfolio) -> bool:
    year = portfolio.specialty.match_year
    return bool(year) and year < portfolio.today.year


def _biography(portfolio: Portfolio, length: int) -> Biography:
    name, who = portfolio.name.short, _who(portfolio)
    if length == min(SHORT_LENGTHS):
        short = (portfolio.credentials, _degree_and_class(portfolio))
        candidates = [f"{name}, {words}" for words in short if words]
        fitting = (text for text in (*candidates, name) if form_length(text) <= length)
        return Biography(next(fitting, name), length)
    seeking = seeking_words(portfolio)
    sentences = [("who you are", f"{name}{who}."), ("what you look for", f"{seeking[:1].upper()}{seeking[1:]}.")]
    if portfolio.specialty.interests:
        sentences.append(("interests", f"Interests: {listed(portfolio.specialty.interests)}."))
    if figures := _figures(portfolio):
        sentences.append(("figures", f"{figures}."))
    return _fitted(sentences, length, form_length)


def _fitted(sentences: list[tuple[str, str]], limit: int, length: Callable[[str], int]) -> Biography:
    """The first sentence always, and each further one that there is room for, whole."""
    (_, text), *others = sentences
    left_out = []
    for what, sentence in others:
        longer = f"{text} {sentence}"
        if length(longer) <= limit:
            text = longer
        else:
            left_out.append(what)
    return Biography(text, limit, tuple(left_out))


def _who(portfolio: Portfolio) -> str:
    """`, MD Candidate, Class of 2027, at St. Brendan University`."""
    degree = portfolio.credentials or _degree_and_class(portfolio)
    school = portfolio.school.name if portfolio.school else ""
    return (f", {degree}" if degree else "") + (f", {school}" if school else "")


def _degree_and_class(portfolio: Portfolio) -> str:
    school = portfolio.school
    year = f"Class of {school.class_of}" if school and school.class_of else ""
    return ", ".join(filter(None, (school.degree if school else "", year)))


def _figures(portfolio: Portfolio) -> str:
    """`9 articles, 6 as first author; 4 presentations`. One article is no figure to name."""
    numbers = portfolio.numbers
    figures = []
    if numbers.articles > 1:
        first = f", {numbers.first_author} as first author" if numbers.first_author else ""
        figures.append(f"{numbers.articles} articles{first}")
    if numbers.presentations > 1:
        figures.append(f"{numbers.presentations} presentations")
    return "; ".join(figures)


def _spoken(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    yield "name", f"I’m {portfolio.name.short}{_spoken_school(portfolio)}."
    yield "what you look for", f"I’m {seeking_words(portfolio)}."
    citizenship = portfolio.standing.citizenship
    if citizenship.casefold().strip(" .") in ("us citizen", "u.s. citizen", "usa citizen"):
        yield "citizenship", "I’m a US citizen."
    if portfolio.specialty.interests:
        yield "interests", f"What interests me most is {listed(portfolio.specialty.interests)}."
    research = portfolio.section("research")
    if research and (sentence := _spoken_research(research.items[0])):
        yield "research", sentence
    numbers = portfolio.numbers
    if numbers.us_clinical_weeks > 1:
        yield (
            "US clinical experience",
            f"I have {numbers.us_clinical_weeks} weeks of clinical experience in the US.",
        )


def _spoken_school(portfolio: Portfolio) -> str:
    school = portfolio.school
    if not school:
        return ""
    year = f"class of {school.class_of} at " if school.class_of else "from "
    place = f" in {school.location}" if school.location else ""
    return f", {year}{school.name}{place}"


def _spoken_research(item: Item) -> str:
    """The latest post, with its topic if there is one."""
    topic = plain(item.details[0]) if item.details else ""
    if not topic or topic.startswith("Mentor: "):
        return ""
    which = "current" if item.dates.present else "latest"
    return f"My {which} research: {topic.rstrip('.')}."
