"""LaTeX: the cases in `cases/latex.toml`, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.text import RichText, Run, plain
from otofolio.reading.markup.latex import decode_html, decode_latex, is_surely_known

CASES = tomllib.loads((Path(__file__).parent / "cases" / "latex.toml").read_text(encoding="utf-8"))["case"]
MARKS = (("verbatim", "‹", "›"), ("small_caps", "[", "]"), ("italic", "*", "*"), ("bold", "**", "**"),
         ("superscript", "^", "^"), ("subscript", "_", "_"))  # fmt: skip


def marked(text: RichText) -> str:
    return "".join(marked_run(run) for run in text).replace("\u00a0", " ").replace("\u202f", " ")


def marked_run(run: Run) -> str:
    shown = run.text
    for field, before, after in MARKS:
        if getattr(run, field):
            shown = f"{before}{shown}{after}"
    return shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"][:40])
def test_case(case: dict[str, Any]) -> None:
    text, unknown = decode_latex(case["source"])
    if case.get("only_words"):
        assert plain(text) == case["text"].replace("‹", "").replace("›", "")
    else:
        assert marked(text) == case["text"]
        assert list(unknown) == case.get("unknown", [])


def test_a_link_keeps_its_address() -> None:
    text, _ = decode_latex(r"see \href{https://example.org/a\_b}{the page}")
    assert [(run.text, run.href) for run in text] == [("see ", ""), ("the page", "https://example.org/a_b")]


def test_nesting_beyond_reason_is_reported_and_not_a_crash() -> None:
    text, unknown = decode_latex("{" * 5000 + "deep" + "}" * 5000)
    assert "deep" in plain(text)
    assert unknown


def test_html_leaves_latex_alone() -> None:
    assert plain(decode_html(r"costs $5 {or} \alpha &lt; 3 <i>in vivo</i>")) == r"costs $5 {or} \alpha < 3 in vivo"


@given(st.text(st.sampled_from("abz \\{}$~^_<>&;/-'\"`i0"), max_size=60))
def test_anything_is_decoded(source: str) -> None:
    text, _ = decode_latex(source)
    words = plain(text)
    assert words == words.strip(" ")
    assert all(run.text for run in text)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1).map(lambda text: " ".join(text.split())))
def test_plain_words_stay_as_they_are(source: str) -> None:
    assert decode_latex(source) == ((Run(source),) if source else (), ())


PIECES = ["word", " ", "{", "}", "{CI}", "\\emph{", "\\textbf{in vivo}", "$\\beta$", "$", "\\%", "\\'e", "\\~{n}", "--",
          "''", "`", "\\foo", "\\cite{a}", "_{2}", "<i>", "&amp;", "file:", "/", "\ufffd", "\\"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_surely_known_has_nothing_to_report(source: str) -> None:
    if is_surely_known(source):
        text, unknown = decode_latex(source)
        assert unknown == ()
        assert "file:/" not in plain(text)
        assert not any(run.href for run in text)


@pytest.mark.parametrize(
    "source", [r"Adults with {CI}, \emph{in vivo}, $\beta$-lactam, 95\% --- S\o", r"\href{x}{y}", "file:/x"]
)
def test_what_may_be_reported_is_not_surely_known(source: str) -> None:
    assert not is_surely_known(source)


def test_an_ordinary_abstract_is_surely_known() -> None:
    assert is_surely_known("Adults with {CI}, \\emph{in vivo}: $\\beta$-lactam, 95\\% of “60”;\nN\\'u\\~{n}ez's.")
