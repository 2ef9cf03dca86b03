"""What no letter should hold is found wherever it is: the words that are looked for first are in all of it."""

from __future__ import annotations

import re
import string
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otofolio.rendering.letters import phrases
from otofolio.rendering.letters.phrases import Phrases

ALL = {name: value for name, value in vars(phrases).items() if isinstance(value, Phrases)}
PATTERNS = [(name, number) for name, value in ALL.items() for number in range(len(value.patterns))]
PLAIN = st.characters(codec="ascii")


def spelled(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same in its own spelling, with few letters between the words, because each letter is drawn by itself.

    What is between and around the words keeps none of them from being found; capitals have a test of their own.
    """
    return re.compile(pattern.pattern.replace("{0,60}", "{0,2}"))


@pytest.mark.parametrize(("name", "number"), PATTERNS)
@settings(max_examples=30)  # a text costs some milliseconds, and no pattern has as many words to choose from
@given(data=st.data())
def test_everything_that_a_pattern_matches_is_found(name: str, number: int, data: st.DataObject) -> None:
    group = ALL[name]
    text = data.draw(st.from_regex(spelled(group.patterns[number]), alphabet=PLAIN, fullmatch=True))
    assert list(group.found_in(text)) == [found[0] for one in group.patterns if (found := re.search(one, text))]


def test_capitals_are_found() -> None:
    """All that a pattern takes for a letter of English, but for the two that no such letter has as its capital."""
    letters = re.findall("[a-z]", "".join(map(chr, range(sys.maxunicode))), re.IGNORECASE)
    assert {"K", "ſ", "\u212a"} < set(letters)
    for letter in string.ascii_lowercase:
        pattern = re.compile(letter, re.IGNORECASE)
        alike = set(filter(pattern.match, letters)) - {"İ", "ı"}
        assert all(list(Phrases((letter,), (pattern,)).found_in(f"a{one}")) for one in alike), letter
