"""A letter that no font has is a problem with its place and a way out, and never a blank box or a traceback."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_sample import bare, example, item

from otofolio.deriving.cvs import derive_cvs
from otofolio.deriving.snapshot import plan_snapshot
from otofolio.model.person import CvPlan, PersonName, Section
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError, Position
from otofolio.rendering.cv_pdf import render_cv_pdfs
from otofolio.rendering.missing_letters import font_hint, shown_letters
from otofolio.rendering.snapshot_pdf import fit_snapshot

BURMESE = "\u1000\u102c"
WHERE = Position("cv.yaml", 12)


def with_honor(title: str) -> Portfolio:
    sections = (Section("honors", "Honors", (item(title, position=WHERE),)),)
    return bare(sections=sections, cvs=derive_cvs((CvPlan(),), sections, ()))


def test_the_entry_that_holds_the_letter_is_named_for_both_pdfs() -> None:
    shown = with_honor(f"Prize of {BURMESE}")
    for make in (render_cv_pdfs, lambda portfolio: fit_snapshot(portfolio, plan_snapshot(portfolio))):
        with pytest.raises(InputError) as caught:
            make(shown)
        (problem,) = caught.value.problems
        assert problem.position == WHERE
        assert "\u1000" in problem.message
        assert "pip install manimgx-fonts" in problem.hint


def test_letters_of_every_entry_are_told_at_once_though_the_one_page_has_few_of_them() -> None:
    titles = [f"Prize of \u1000 and \u1001 and \u0b95 no. {number}" for number in range(60)]
    honors = tuple(item(title, position=Position("cv.yaml", 10 + n)) for n, title in enumerate(titles))
    sections = (Section("honors", "Honors", honors),)
    shown = bare(sections=sections, cvs=derive_cvs((CvPlan(),), sections, ()), headline="Applicant \U0001f389")
    with pytest.raises(InputError) as caught:
        fit_snapshot(shown, plan_snapshot(shown))
    head, *entries = caught.value.problems
    assert head.message == "No installed font has the emoji \U0001f389, so no PDF can show this."
    assert [problem.position.line for problem in entries] == list(range(10, 70))
    assert {problem.message for problem in entries} == {
        "No installed font has the letters \u0b95 \u1000 \u1001, so no PDF can show this."
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "the emoji \U0001f467 \U0001f468 \U0001f469,"),
        ("\U0001f44d\U0001f3fd", "the emoji \U0001f44d,"),
        ("\U0001f3f4\U000e0067\U000e007f", "the emoji \U0001f3f4,"),
        ("\U0001f44d\ufe0f \u1000", "the letters \u1000 \U0001f44d,"),
    ],
)
def test_only_what_can_be_seen_is_named(text: str, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        render_cv_pdfs(with_honor(text))
    (problem,) = caught.value.problems
    assert f"No installed font has {shown}" in problem.message
    assert problem.hint.startswith("take the emoji out")
    assert ("pip" in problem.hint) == ("\u1000" in text)


def test_an_invisible_letter_alone_is_named_by_its_number() -> None:
    assert shown_letters(["\u200d"]) == ["U+200D (which is invisible)"]
    assert font_hint(["\u200d"]) == "type the words again"


def test_a_letter_of_the_name_points_at_the_data_file() -> None:
    shown = replace(example(), name=PersonName("Jordan", BURMESE))
    with pytest.raises(InputError) as caught:
        render_cv_pdfs(shown)
    assert [problem.position.file for problem in caught.value.problems] == ["cv.yaml"]


@pytest.mark.parametrize("text", ["a\x00b\x07c", "a\u2028b", "\ufeffa\ufffe", "\ud800", "e\u0301\u200d\u202eabc\u202c"])
def test_what_is_no_letter_at_all_stops_nothing(text: str) -> None:
    assert render_cv_pdfs(with_honor(text))[0].data.startswith(b"%PDF")


@pytest.mark.parametrize("text", ['#import "x"', "$x$", "*a* _b_ `c`", "[#panic()]", "\\u{41}", "</script>", "{{ x }}"])
def test_text_is_never_code(text: str) -> None:
    assert render_cv_pdfs(with_honor(text))[0].data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("letters", "wheel"),
    [
        ("你", "manimgx-fonts-cjk"), ("ん", "manimgx-fonts-cjk"), ("한", "manimgx-fonts-cjk"),
        ("ع", "fontpkg-noto-sans-arabic"), ("א", "fontpkg-heebo"), ("ก", "fontpkg-noto-sans-thai"),
        ("க", "fontpkg-noto-sans-tamil"), ("ა", "manimgx-fonts"),
    ],
)  # fmt: skip
def test_each_script_has_its_wheel(letters: str, wheel: str) -> None:
    assert f"pip install {wheel}`" in font_hint(letters)
