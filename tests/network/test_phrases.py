"""What no letter should hold is found wherever it is: the words that are looked for first are in all of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otofolio.rendering.letters import phrases
from otofolio.rendering.letters.phrases import Phrases

ALL = {name: value for name, value in vars(phrases).items() if isinstance(value, Phrases)}
PATTERNS = [(name, number) for name, value in ALL.items() for number in range(len(value.patterns))]
PLAIN = st.characters(max_codepoint=0x17F, exclude_characters="İı")  # no letter of English has these as its capital


@pytest.mark.parametrize(("name", "number"), PATTERNS)
@settings(max_examples=30)  # a text costs some milliseconds, and no pattern has as many words to choose from
@given(data=st.data())
def test_everything_that_a_pattern_matches_is_found(name: str, number: int, data: st.DataObject) -> None:
    group = ALL[name]
    text = data.draw(st.from_regex(group.patterns[number], alphabet=PLAIN))
    assert list(group.found_in(text)) == [found[0] for one in group.patterns if (found := re.search(one, text))]
