"""Words that no letter should hold, as patterns. Each is searched within one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NEAR = r"[^.?!]{0,60}"
_MONTH_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{_MONTH_DAY})"
_CASE = r"\b(?:patient|admitted|operated on|presented with|year-old)\b"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns, and the words one of which is in everything that they find: most letters have none of them."""

    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def found_in(self, text: str) -> Iterator[str]:
        """The first words that each pattern finds."""
        folded = text.casefold()
        if any(word in folded for word in self.words):
            yield from (found[0] for pattern in self.patterns if (found := pattern.search(text)))


def _patterns(*texts: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)


BARGAINS = Phrases(
    ("rank", "list", "promise", "guarantee", "assure", "commit", "return", "exchange", "chance", "position", "place"),
    _patterns(
        r"\bif you(?:r program)? (?:will |would |could |can )?ranks?\b",
        rf"\b(?:where|how|whether|if)\b{_NEAR}\b(?:on|in) (?:your|the|their) (?:rank(?:ing)? (?:order )?)?list\b",
        rf"\bhow (?:high(?:ly)?|am I|will I|would I|do you|are you)\b{_NEAR}\brank",
        r"\b(?:will|would|could|can|do|are) you (?:please |going to |planning to )?rank(?:ing)? me\b",
        r"\b(?:plan|intend|going|hope|hoping|want|ask|like) (?:for )?(?:you )?to rank me\b",
        r"\brank me (?:first|high|highly|number one|to match)\b",
        rf"\b(?:promise|guarantee|assure|commit)\b{_NEAR}\b(?:spot|position|interview|rank|match)",
        rf"\bin (?:return|exchange) for\b{_NEAR}\b(?:rank|spot|position|interview)",
        r"\b(?:what|where)(?: is| are|’s|'s) my (?:rank|chances?|position|place)\b",
        r"\bmy (?:place|position|chances?) (?:on|in) your\b",
    ),
)
"""They ask for a rank, a promise or a bargain, which the Match agreement does not allow."""

RANK_FIRST = Phrases(
    ("rank", "first choice"),
    _patterns(rf"\brank(?:ing)? (?:you|your program|it)\b{_NEAR}\b(?:first|number one|#\s?1)", r"\bmy first choice\b"),
)
"""Allowed, because it is volunteered: in one letter a season."""

ASKS_TO_CALL = Phrases(
    ("program", "pd", "on my behalf", "for me", "word"),
    _patterns(
        rf"\b(?:call|contact|e-?mail|write to|reach out to|speak (?:to|with)|talk to)\b{_NEAR}"
        r"\b(?:programs?|PDs?|on my behalf|for me)\b",
        r"\bput in a (?:good )?word\b",
    ),
)

FLATTERY = Phrases(
    ("hono", "renowned", "esteemed", "prestigious", "legendary", "illustrious", "idol", "huge fan",
     "amazing", "incredible", "brilliant", "outstanding", "inspirational"),
    _patterns(
        r"\b(?:honou?red|world[- ]renowned|esteemed|prestigious|legendary|illustrious|idol|huge fan)\b",
        r"\b(?:amazing|incredible|brilliant|outstanding|inspirational) (?:work|career|program|surgeon|mentor|talk)\b",
    ),
)  # fmt: skip
BEGGING = Phrases(
    ("beg", "desperate", "please", "last hope", "only hope", "dream program"),
    _patterns(r"\b(?:I beg|begging|desperate(?:ly)?|please,? please|last hope|only hope|dream program)\b"),
)
HURRY = Phrases(
    ("asap", "as soon as", "urgent", "at your earliest"),
    _patterns(r"\b(?:ASAP|as soon as possible|urgent(?:ly)?|at your earliest convenience)\b"),
)

PATIENTS = Phrases(
    ("old", "age", "mrn", "record", "chart", "patient", "admitted", "operated on", "presented with"),
    (
        *_patterns(
            r"\b(?:9\d|1[0-2]\d)[- ]?(?:year|yr)s?[- ]?old\b",
            r"\bage[d]? (?:9\d|1[0-2]\d)\b",
            r"\b(?:MRN|(?:medical )?record (?:number|no\.?)|chart (?:number|no\.?))\W{0,3}\d+",
            rf"{_CASE}{_NEAR}{_DATE}",
            rf"{_DATE}{_NEAR}{_CASE}",
        ),
        re.compile(
            rf"\b(?:patient|year-old)\b{_NEAR}\bfrom (?:[A-Z]\w+(?: [A-Z]\w+)?, [A-Z]\w+|the (?:village|town|county))"
        ),
    ),
)
"""Exact dates with a case, an age over 89, a record number, a place smaller than a state (45 CFR 164.514(b)(2))."""
