"""Accents and letters in Unicode's normal forms."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from otofolio.model.letters import composed, decomposed


@given(st.text(max_size=80))
def test_what_people_write_is_in_the_usual_normal_form(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
    assert decomposed(text) == unicodedata.normalize("NFKD", text)


@example("a" + "\u0344" * 20)
@example("\u00e4" + "\u0301" * 30)
@given(st.text(alphabet="a\u0301\u0323\u00e4\u0344", min_size=31, max_size=200))
def test_no_letter_has_more_than_thirty_accents(text: str) -> None:
    most = run = 0
    for letter in composed(text):
        run = run + 1 if unicodedata.combining(letter) else 0
        most = max(most, run)
    assert most <= 30
    assert composed(text).replace("\u034f", "")[:1] == unicodedata.normalize("NFC", text)[:1]
