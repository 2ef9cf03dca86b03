"""A letter that no font has is told with its place and a way out, and stops nothing but the person's own name."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from paper_sample import bare, example, fitted_page, item, page_count, read_by_pdfplumber, read_by_pypdf

from otofolio.build import build_site
from otofolio.check import layout_problems
from otofolio.deriving.cvs import derive_cvs
from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.letters import LOOKALIKES
from otofolio.model.person import PersonName, Section
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Cited, Portfolio, PublicationGroup
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import Run, rich
from otofolio.problems import InputError, Position, Problem, Severity
from otofolio.rendering.pdf.cv import render_cv_pdfs
from otofolio.rendering.typesetting.compiler import Press
from otofolio.rendering.typesetting.copying import copying_problems
from otofolio.rendering.typesetting.missing_letters import font_hint, missing_letters, shown_letters
from otofolio.rendering.typesetting.substitutes import substitute
from pdfium_text import read_by_pdfium

BURMESE = "\u1000\u102c"
WHERE = Position("cv.yaml", 12)


def with_honors(*titles: str) -> Portfolio:
    sections = (Section("honors", "Honors", tuple(item(title, position=WHERE) for title in titles)),)
    return bare(sections=sections, cvs=derive_cvs((CvPlan(),), sections, ()))


def with_works(*titles: str) -> Portfolio:
    works = tuple(
        Cited(
            Publication(
                key=f"work{number}", type=WorkType.ARTICLE_JOURNAL, kind=Kind.JOURNAL_ARTICLE, title=rich(title),
                issued=IssueDate(PartialDate(2025)), position=Position("publications.bib", 10 * number + 1),
            ),
            (Run(f"Avery J. {title}. J. 2025."),),
            number + 1,
        )
        for number, title in enumerate(titles)
    )  # fmt: skip
    group = PublicationGroup(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", works)
    return bare(publications=(group,), selected=works, cvs=derive_cvs((CvPlan(),), (), (group,)))


def cv_of(portfolio: Portfolio) -> bytes:
    return render_cv_pdfs(portfolio, Press(missing_letters(portfolio).substitutes))[0].data


def told(portfolio: Portfolio) -> Problem:
    (problem,) = missing_letters(portfolio).problems
    return problem


def test_an_entry_is_named_and_both_pdfs_show_a_substitute() -> None:
    shown = with_works(f"Stapes {BURMESE} mobility \u2643")
    problem = told(shown)
    assert problem.severity is Severity.WARNING
    assert problem.position == Position("publications.bib", 1)
    assert problem.message == (
        "work0: No installed font has the letters \u1000 \u102c \u2643, so the PDFs show “□ [jupiter]” instead; "
        "the website shows what you wrote."
    )
    assert "replace it with Latin letters or words" in problem.hint
    assert "`pip install manimgx-fonts`" in problem.hint
    snapshot = fitted_page(shown, Press(missing_letters(shown).substitutes)).pdf
    for pdf in (cv_of(shown), snapshot):
        assert "Stapes □ mobility [jupiter]" in read_by_pypdf(pdf)
        assert "Stapes □ mobility [jupiter]" in read_by_pdfplumber(pdf)
        assert page_count(pdf) == 1


def test_the_website_shows_the_letter_itself() -> None:
    site = build_site(with_works("Ossicles \u2643"))
    assert any("Ossicles \u2643" in piece for piece in site.pieces.values())
    assert [problem.severity for problem in site.problems] == [Severity.WARNING]


def test_many_alike_are_reported_once() -> None:
    problem = told(with_works(*(f"Prize of \u2643 no. {number}" for number in range(60))))
    assert problem.message.endswith("(60 entries: work0, work1, work2 …).")
    assert problem.position.line == 1


def test_letters_of_the_head_point_at_the_data_file() -> None:
    problem = told(replace(example(), headline=f"Applicant {BURMESE}"))
    assert (problem.position.file, problem.severity) == ("cv.yaml", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "the emoji \U0001f467 \U0001f468 \U0001f469,"),
        ("\U0001f44d\U0001f3fd", "the emoji \U0001f44d,"),
        ("\U0001f3f4\U000e0067\U000e007f", "the emoji \U0001f3f4,"),
        ("\U0001f44d\ufe0f \u1000", "the letters \u1000 \U0001f44d,"),
    ],
)
def test_only_what_can_be_seen_is_named_and_emoji_are_left_out(text: str, said: str) -> None:
    shown = with_honors(f"Prize {text} won")
    problem = told(shown)
    assert f"No installed font has {said} so the PDFs " in problem.message
    assert "leave the emoji out" in problem.message
    assert problem.position == WHERE
    assert problem.hint.startswith("take the emoji out")
    assert ("pip" in problem.hint) == ("\u1000" in text)
    assert ("Prize won" in read_by_pypdf(cv_of(shown))) == ("\u1000" not in text)


def test_an_invisible_letter_alone_is_named_by_its_number() -> None:
    assert shown_letters(["\u200d"]) == ["U+200D (which is invisible)"]
    assert font_hint(["\u200d"]) == "type the words again"


def test_a_letter_of_the_own_name_stops_everything_and_check_says_all_of_it() -> None:
    shown = replace(with_honors("Prize \U0001f389"), name=PersonName("Jordan", BURMESE))
    with pytest.raises(InputError) as caught:
        build_site(shown)
    first, _ = caught.value.problems
    assert (first.position.file, first.severity) == ("cv.yaml", Severity.ERROR)
    assert first.message == "No installed font has the letters \u1000 \u102c, so no PDF can show your name."
    assert set(caught.value.problems) <= set(layout_problems(shown))


@pytest.mark.parametrize(
    "portfolio", [example, lambda: with_honors("Prize \U0001f389"), lambda: with_works("\u2643 العربية हिन्दी")]
)
def test_check_says_what_a_build_says(portfolio: Callable[[], Portfolio]) -> None:
    for shown in (portfolio(), replace(portfolio(), summary=rich("word " * 500))):
        assert set(layout_problems(shown)) == set(build_site(shown).problems)


def test_what_is_no_letter_at_all_stops_nothing() -> None:
    shown = with_honors("a\x00b\x07c", "a\u2028b", "\ufeffa\ufffe", "\ud800", "e\u0301\u200d\u202eabc\u202c")
    assert missing_letters(shown).problems == ()
    assert cv_of(shown).startswith(b"%PDF")


def test_any_letter_has_a_substitute_that_prints() -> None:
    letters = ("\ue000", "\U000f0000", "\U0001fc00", "x\u20e9", "\u0378", "\U00012000", "𝒳", "⟪", "ﬓ")
    assert cv_of(with_honors(*(f"Prize {letter}" for letter in letters))).startswith(b"%PDF")


def test_text_is_never_code() -> None:
    texts = ('#import "x"', "$x$", "*a* _b_ `c`", "[#panic()]", "\\u{41}", "</script>", "{{ x }}")
    read = read_by_pdfium(cv_of(with_honors(*texts)))
    assert [text for text in texts if text.replace('"x"', "“x”") not in read] == []


@pytest.mark.parametrize(
    ("letter", "shown"),
    [("∼", "~"), ("✝", "†"), ("∈", " in "), ("𝒳", "X"), ("ⓢ", "s"), ("♃", "[jupiter]"), ("က", "□"), ("\u20e9", "")],
)
def test_a_substitute_says_the_same_in_plainer_letters(letter: str, shown: str) -> None:
    assert substitute(letter) == shown


def test_a_lookalike_can_never_break_the_data() -> None:
    for letter, shown in LOOKALIKES.items():
        assert json.loads(json.dumps(chr(letter), ensure_ascii=False).translate(LOOKALIKES)) == shown
        assert not any(unicodedata.category(sign) == "Cc" for sign in shown)


@pytest.mark.parametrize(
    ("letters", "wheel"),
    [
        ("你", "manimgx-fonts-cjk"), ("ん", "manimgx-fonts-cjk"), ("한", "manimgx-fonts-cjk"),
        ("ع", "fontpkg-cairo"), ("א", "fontpkg-heebo"), ("ก", "fontpkg-noto-sans-thai"),
        ("க", "fontpkg-noto-sans-tamil"), ("ა", "manimgx-fonts"),
    ],
)  # fmt: skip
def test_each_script_has_its_wheel(letters: str, wheel: str) -> None:
    assert f"pip install {wheel}`" in font_hint(letters)


def test_words_of_other_scripts_copy_as_they_were_written() -> None:
    words = ("العربية", "فارسی", "پشتو", "عربي", "עברית", "Ελληνικά", "Русский", "Tiếng Việt")
    shown = with_honors(*(f"Prize {word} won" for word in words))
    assert copying_problems(shown) == ()
    read = read_by_pypdf(cv_of(shown)).translate(dict.fromkeys(range(0x202A, 0x202F)))
    assert [word for word in words if f"Prize {word} won" not in read] == []


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("हिन्दी", "Devanagari"),
        ("בית חולים", "Hebrew"),
        ("مرحبا بالعالم", "Arabic"),
        ("שָׁלוֹם", "Hebrew"),
        ("தமிழ்", "Tamil"),
    ],
)
def test_what_copies_badly_is_reported_once(text: str, script: str) -> None:
    sections = (Section("honors", "Honors", tuple(item(text, position=Position("cv.yaml", 7 + n)) for n in range(9))),)
    (notice,) = copying_problems(bare(sections=sections))
    assert (notice.severity, notice.position.line) == (Severity.NOTICE, 7)
    assert f"show {script} letters correctly" in notice.message
    assert "line 7 of cv.yaml, line 8 of cv.yaml, line 9 of cv.yaml …" in notice.message


def test_words_of_two_fields_are_no_phrase() -> None:
    shown = item("חולים", organization="בית", location="תל")
    assert copying_problems(bare(sections=(Section("honors", "Honors", (shown,)),))) == ()


def test_a_font_that_draws_dots_apart_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "otofolio.rendering.typesetting.copying.font_families", lambda: ("Source Sans 3", "Noto Sans Arabic")
    )
    (notice,) = copying_problems(with_honors("العربية"))
    assert "pip install fontpkg-cairo" in notice.hint
