"""What no letter may say, and what deserves a second look: the Match agreement, patients, other programs, and tone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otofolio.deriving.network.seasons import match_week
from otofolio.model.network import LetterKind
from otofolio.model.outreach import Draft, Due
from otofolio.rendering.letters.phrases import (
    ASKS_TO_CALL,
    BARGAINS,
    BEGGING,
    FLATTERY,
    HURRY,
    PATIENTS,
    RANK_FIRST,
)
from otofolio.rendering.letters.sender import WORD, Sender

FEWEST_WORDS, MOST_WORDS = 50, 125
_LONGEST_SUBJECT = 100
_CLASS = re.compile(r"\bclass of (\d{4})\b", re.IGNORECASE)
_TONE = ((HURRY, "sounds impatient"), (FLATTERY, "reads as flattery"), (BEGGING, "reads as begging"))


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings about one text."""

    refused: str = ""
    doubts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def check_text(due: Due, subject: str, text: str, words: int, sender: Sender) -> Checked:
    """Look at the finished words, wherever they came from."""
    whole = f"{subject}\n{text}"
    return Checked(
        next(_refusals(due, whole, sender), ""),
        tuple(_doubts(due, whole, sender)),
        tuple(_warnings(due, subject, text, words)),
    )


def _refusals(due: Due, whole: str, sender: Sender) -> Iterator[str]:
    if found := next(BARGAINS.found_in(whole), ""):
        yield f"“{found}” asks for a rank or a promise, which the Match agreement does not allow"
    asked = next(ASKS_TO_CALL.found_in(whole), "")
    if asked and match_week(sender.seasons, max(sender.today, due.opens)):
        yield f"“{asked}” asks for a call to a program, which must wait until SOAP ends"
    school = sender.portfolio.school
    for year in _CLASS.finditer(whole):
        if school and school.class_of and int(year[1]) != school.class_of:
            yield f"“{year[0]}” is not your class, which is {school.class_of} in cv.yaml"


def _doubts(due: Due, whole: str, sender: Sender) -> Iterator[str]:
    """Names of other people, programs and meetings: mostly left over from a letter to somebody else."""
    folded, own = whole.casefold(), _own_words(due, sender)
    words = sorted(set(WORD.findall(folded)) & sender.names.keys())
    for name, owners in (named for word in words for named in sender.names[word]):
        if name not in folded or id(due.person) in owners or name in own:
            continue
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            yield f"it names “{name.title()}”, which belongs to somebody else’s letter"


def _own_words(due: Due, sender: Sender) -> str:
    """What this letter may name, whoever else it belongs to."""
    person, portfolio = due.person, sender.portfolio
    school = portfolio.school
    words = [
        *(person.name.full, person.institution, person.program, person.introduced_by, person.work.title),
        *(person.attending, portfolio.name.full, *((school.name, school.location) if school else ())),
        *(word for met in person.met for word in (met.at, met.about)),
        *(news.text for news in due.news),
        *(sender.works[news.work][1] for news in due.news if news.work in sender.works),
    ]
    return "\n".join(words).casefold()


def _warnings(due: Due, subject: str, text: str, words: int) -> Iterator[str]:
    if words > MOST_WORDS:
        yield f"it has {words} words; a busy reader takes in {MOST_WORDS}"
    if words < FEWEST_WORDS and due.kind is not LetterKind.NUDGE:
        yield f"it has only {words} words; {FEWEST_WORDS} leave room for one concrete thing"
    if len(subject) > _LONGEST_SUBJECT:
        yield f"the subject has {len(subject)} letters; a phone shows about 40 and a computer {_LONGEST_SUBJECT}"
    letters = [letter for letter in subject if letter.isalpha()]
    if len(letters) > 6 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        yield "the subject is in capitals"
    whole = f"{subject}\n{text}"
    attached = due.person.attach
    if due.kind is LetterKind.INQUIRY and (len(attached) > 1 or any(not _is_pdf(file.name) for file in attached)):
        yield "a first letter has no attachment, or the one-page PDF only"
    for phrases, what in _TONE:
        if found := next(phrases.found_in(whole), ""):
            yield f"“{found}” {what}"
    yield from (f"“{found}” may identify a patient" for found in PATIENTS.found_in(whole))


def _is_pdf(name: str) -> bool:
    return name.casefold().endswith(".pdf")


def warnings_across(drafts: Sequence[Draft]) -> dict[int, list[str]]:
    """Warnings that only two letters together show, by the place of the later one in the list."""
    found: dict[int, list[str]] = {}
    ranked = [place for place, draft in enumerate(drafts) if any(RANK_FIRST.found_in(draft.body))]
    for place in ranked[1:]:
        found.setdefault(place, []).append("it is the second letter that says you will rank a program first")
    departments: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for place, draft in enumerate(drafts):
        person = draft.due.person
        if not person.institution:
            continue
        stretches = _stretches(draft.body)
        others = departments.setdefault(person.institution.casefold(), [])
        if alike := next((name for name, other in others if _alike(stretches, other)), ""):
            found.setdefault(place, []).append(f"it is more than half like the one to {alike}, and they do talk")
        others.append((person.name.full, stretches))
    return found


def _stretches(text: str) -> frozenset[str]:
    """Every three words in a row."""
    words = text.casefold().split()
    return frozenset(" ".join(words[at : at + 3]) for at in range(max(len(words) - 2, 0)))


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return 2 * len(first & second) > min(len(first), len(second))
