"""Names of files: for readers to keep, and for every file system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.person import PersonName
from otofolio.rendering.filenames import file_stems, filing_name, slug


@pytest.mark.parametrize(
    ("given_name", "family", "what", "expected"),
    [
        ("Jordan", "Avery", "CV", "Avery-Jordan-CV.pdf"),
        ("Jordan", "Avery", "ENT Snapshot", "Avery-Jordan-ENT-Snapshot.pdf"),
        ("Inés María", "Núñez-Ferrer", "CV", "Nunez-Ferrer-Ines-Maria-CV.pdf"),
        ("Søren", "Þórsson", "CV", "Thorsson-Soren-CV.pdf"),
        ("Siobhán", "O’Connor", "CV", "OConnor-Siobhan-CV.pdf"),
        ("伟", "王", "CV", "王-伟-CV.pdf"),
        ("محمد", "الأحمد", "CV", "الأحمد-محمد-CV.pdf"),
        ("../..", 'a<b>:"c|d?*\\', "CV", "a-b-c-d-CV.pdf"),
        ("", "", "", "portfolio.pdf"),
    ],
)
def test_a_pdf_has_a_name_that_a_reader_can_file(given_name: str, family: str, what: str, expected: str) -> None:
    assert filing_name(PersonName(given_name, family), what) == expected


@given(st.text(), st.text(), st.text())
def test_a_filing_name_is_one_file_on_every_system(given_name: str, family: str, what: str) -> None:
    name = filing_name(PersonName(given_name, family), what)
    assert not set(name) & set('/\\:*?"<>|\0\r\n ')
    assert name.endswith(".pdf")
    assert not name.startswith(".")


@given(st.lists(st.text(), unique=True))
def test_no_two_keys_share_a_file_even_where_capitals_do_not_count(keys: list[str]) -> None:
    stems = file_stems(keys)
    assert list(stems) == keys
    assert len({stem.lower() for stem in stems.values()}) == len(keys)
    assert all(
        set(stem) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") for stem in stems.values()
    )


def test_a_plain_key_keeps_its_name_and_clashing_ones_do_not() -> None:
    stems = file_stems(["avery2025", "Smith", "smith", "a/b", "con"])
    assert stems["avery2025"] == "avery2025"
    assert stems["Smith"].startswith("Smith-")
    assert stems["a/b"].startswith("a-b-")
    assert stems["con"].startswith("work-con-")


@pytest.mark.parametrize(("text", "expected"), [("ENT", "ent"), ("Head & Neck", "head-neck"), ("耳", "")])
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected
