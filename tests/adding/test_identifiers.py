"""A number is found in whatever people paste, and nothing else is taken for one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.adding.identifiers import Identifier, Scheme, isbn_13, pasted, read_identifier
from otofolio.problems import Refusal

CASES = tomllib.loads((Path(__file__).parent / "cases" / "identifiers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_every_pasted_form(case: dict[str, Any]) -> None:
    if "refusal" in case:
        with pytest.raises(Refusal, match=case["refusal"]):
            read_identifier(case["text"])
    else:
        assert read_identifier(case["text"]) == Identifier(Scheme(case["scheme"]), case["value"])


def test_a_name_and_its_number_that_the_shell_has_parted() -> None:
    assert pasted(["PMID:", "38123456", "doi", "10.1/x", "PMC1", "ISBN"]) == [
        "PMID: 38123456", "doi 10.1/x", "PMC1", "ISBN",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_is_a_number_or_one_sentence(text: str) -> None:
    try:
        found = read_identifier(text)
    except Refusal as refusal:
        assert str(refusal).endswith(".")
    else:
        assert found.value.isprintable()
        assert " " not in found.value


@given(
    st.from_regex(r"10\.[1-9][0-9]{3,5}/[a-z0-9][a-z0-9.()_-]{0,20}[a-z0-9]", fullmatch=True),
    st.sampled_from(["{}", "doi:{}", "DOI: {}", "https://doi.org/{}", "  {}.", "“{}”", "see doi: {}, 2024"]),
)
def test_a_doi_survives_every_wrapping(doi: str, wrapping: str) -> None:
    if "arxiv" not in doi:
        assert read_identifier(wrapping.format(doi)) == Identifier(Scheme.DOI, doi)


@given(
    st.integers(10**5, 10**8 - 1), st.sampled_from(["{}", "PMID:{}", "pmid {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"])
)
def test_a_pmid_survives_every_wrapping(number: int, wrapping: str) -> None:
    assert read_identifier(wrapping.format(number)) == Identifier(Scheme.PMID, str(number))


@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True), st.integers(0, 9))
def test_one_check_digit_in_ten_fits(twelve: str, digit: int) -> None:
    fitting = [last for last in "0123456789" if isbn_13(twelve + last)]
    assert len(fitting) == 1
    assert bool(isbn_13(f"{twelve}{digit}")) is (str(digit) == fitting[0])
