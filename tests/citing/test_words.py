"""Quotation marks, capitals, initials, numbers and dates, case by case."""

from __future__ import annotations

import pytest

from otofolio.citing.casing import capitalized, title_case, title_case_runs
from otofolio.citing.dates import month_and_day, month_day_year, year_month, year_month_day
from otofolio.citing.initials import initials, suffix_of
from otofolio.citing.joining import join, sentences
from otofolio.citing.numbers import RangeStyle, edition_text, is_numeric, is_plural, number_text
from otofolio.citing.quotes import curly
from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.text import Run, plain


@pytest.mark.parametrize(
    ("straight", "typographic"),
    [
        ('What patients call "noise"', "What patients call “noise”"),
        ("The 'cocktail party' effect", "The “cocktail party” effect"),
        ("\"A 'quiet' room\" revisited", "“A ‘quiet’ room” revisited"),
        ("Ménière's disease and surgeons' views", "Ménière’s disease and surgeons’ views"),
        ("“Curly” and ‘single’ stay", "“Curly” and ‘single’ stay"),
        ('A 5" drill', 'A 5" drill'),
        ("No marks at all", "No marks at all"),
    ],
)
def test_quotation_marks(straight: str, typographic: str) -> None:
    assert curly(straight) == typographic


@pytest.mark.parametrize(
    ("plain_title", "cased"),
    [
        ("the ear and the air: a history of hearing", "The Ear and the Air: A History of Hearing"),
        ("long-term follow-up of implants", "Long-Term Follow-up of Implants"),
        ("what for? in or out", "What for? In or Out"),
        ("what are ears for", "What Are Ears For"),
        ("patients' and surgeon's views they’re sharing", "Patients' and Surgeon's Views They’re Sharing"),
        ("use of mRNA in iPad users", "Use of mRNA in iPad Users"),
        ("the role of α and tnf", "The Role of α and Tnf"),
        ('hearing "aids for the old"', 'Hearing "Aids for the Old"'),
        ("the ‘cocktail party’ effect", "The ‘Cocktail Party’ Effect"),
        ("“on hearing” and “the ear”", "“On Hearing” and “the Ear”"),
        ("the end 'of war'", "The End 'of War'"),
        ("rock 'n roll ears", "Rock 'n Roll Ears"),
        ("an 'unclosed ear", "An 'unclosed Ear"),
        ("what l’avenir brings", "What l’avenir Brings"),
        ("‘the’ “by ‘the’ sea”", "‘The’ “by ‘the’ Sea”"),
    ],
)
def test_title_case(plain_title: str, cased: str) -> None:
    assert title_case(plain_title) == cased


def test_protected_words_keep_their_letters() -> None:
    runs = (Run("a study of "), Run("de novo", verbatim=True), Run(" hearing loss"))
    assert plain(title_case_runs(runs)) == "A Study of de novo Hearing Loss"


@pytest.mark.parametrize(
    ("parts", "cased"),
    [
        (("a ", "s", "imulation of ears"), "A simulation of Ears"),
        (("ear", "ly", " loss"), "early Loss"),
        (("of ", "t", "he ear"), "Of the Ear"),
        (("pre", "na", "tal ear loss"), "prenatal Ear Loss"),
        (("", "n", "oise of ears"), "noise of Ears"),
        (("hearing los", "s", ""), "Hearing loss"),
    ],
)
def test_a_protected_part_is_for_all_of_its_word(parts: tuple[str, str, str], cased: str) -> None:
    before, protected, after = parts
    assert plain(title_case_runs((Run(before), Run(protected, verbatim=True), Run(after)))) == cased


def test_first_capital() -> None:
    assert [capitalized(text) for text in ("technical report", "iPad app", "", "“quoted” word")] == [
        "Technical report",
        "iPad app",
        "",
        "“Quoted” word",
    ]


@pytest.mark.parametrize(
    ("given", "ama", "apa"),
    [
        ("Mary Ann", "MA", "M. A."),
        ("Jean-Paul", "JP", "J.-P."),
        ("J.-P. M.", "JPM", "J.-P. M."),
        ("J.A.", "JA", "J. A."),
        ("Chr.", "Chr", "Chr."),
        ("Ludwig van", "L van", "L. van"),
        ("Élodie", "É", "É."),
        ("Пётр", "П", "П."),
        ("小明", "小明", "小明"),
        ("YUri", "Yu", "Yu."),
        ("YURi Ann", "YurA", "Yur. A."),
        ("JEan-Luc", "JeL", "Je.-L."),
        ("McArthur", "M", "M."),
        ("Jean de la", "J de la", "J. de la"),
    ],
)
def test_initials(given: str, ama: str, apa: str) -> None:
    assert (initials(given, full_stops=False), initials(given, full_stops=True)) == (ama, apa)


def test_suffixes() -> None:
    suffixes = ("Jr.", "III", "M. D.", "M.D.", "M. Ed.", "MD PhD", "X. Jr.")
    assert [suffix_of(suffix, full_stops=False) for suffix in suffixes] == [
        "Jr", "III", "MD", "MD", "M Ed", "MD PhD", "X Jr",
    ]  # fmt: skip
    assert [suffix_of(suffix, full_stops=True) for suffix in suffixes] == [
        "Jr.", "III", "M. D.", "M. D.", "M. Ed.", "MD PhD", "X. Jr.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "ama", "nlm"),
    [
        ("123-131", "123-131", "123–31"),
        ("123-31", "123-131", "123–31"),
        ("99–101", "99-101", "99–101"),
        ("S101-S109", "S101-S109", "S101–9"),
        ("431-456, 791-823", "431-456, 791-823", "431–56, 791–823"),
        ("iv-ix", "iv-ix", "iv–ix"),
        ("131-123", "131-123", "131–123"),
        ("e0145", "e0145", "e0145"),
        ("12:1-12:9", "12:1-12:9", "12:1-12:9"),
        ("pp. 12-19", "12-19", "12–9"),
        ("2037-2040 vol.4", "2037-2040 vol.4", "2037–40 vol.4"),
        ("A1-A3", "A1-A3", "A1–3"),
        ("A1-B3", "A1-B3", "A1-B3"),
        ("S4-9", "S4-9", "S4-9"),
        ("4-S5", "4-S5", "4-S5"),
        ("v-x, 1-9", "v-x, 1-9", "v–x, 1–9"),
        ("12a-14b", "12a-14b", "12a–4b"),
        ("100-99", "100-199", "100–99"),
        ("12-19, 24", "12-19, 24", "12–9, 24"),
    ],
)
def test_pages(pages: str, ama: str, nlm: str) -> None:
    assert number_text(pages, "pages", RangeStyle(dash="-")) == ama
    assert number_text(pages, "pages", RangeStyle(minimal=True)) == nlm


@pytest.mark.parametrize(
    ("value", "kind", "printed"),
    [
        ("1-2", "issue", "1–2"),
        ("iv-ix", "volume", "iv–ix"),
        ("3a-4b", "issue", "3a–4b"),
        ("1-2-3", "volume", "1-2–3"),
        ("1, 3-4", "issue", "1, 3–4"),
        ("1-3 & 5-7", "issue", "1–3 & 5–7"),
        ("1 and 2", "issue", "1 and 2"),
        ("2a-b", "issue", "2a-b"),
        ("63-II", "issue", "63–II"),
        ("1-2", "chapter", "1–2"),
        ("Spring-Summer", "issue", "Spring-Summer"),
    ],
)
def test_other_numbers(value: str, kind: str, printed: str) -> None:
    assert number_text(value, kind, RangeStyle(minimal=True)) == printed


def test_numbers_and_their_labels() -> None:
    assert [is_numeric(value) for value in ("12", "2nd", "S3", "63-II", "iv", "Second", "12 Suppl 1", "")] == [
        True, True, True, True, True, False, False, False,
    ]  # fmt: skip
    assert [is_plural(value) for value in ("12", "1-3", "12 & 13", "n/a")] == [False, True, True, False]
    editions = [edition_text(value, RangeStyle()) for value in ("1", "2", "3", "11", "22", "103", "2nd", "Second")]
    assert editions == ["1st ed.", "2nd ed.", "3rd ed.", "11th ed.", "22nd ed.", "103rd ed.", "2nd ed.", "Second"]
    several = [edition_text(value, RangeStyle()) for value in ("4", "10", "20", "21", "100", "110", "111", "120", "02")]
    assert several == ["4th ed.", "10th ed.", "20th ed.", "21st ed.", "100th ed.", "110th ed.", "111th ed.",
                       "120th ed.", "02 ed."]  # fmt: skip
    ranges = [edition_text(value, RangeStyle()) for value in ("1-3", "2 & 3", "4th-5th", "10th-11th", "1, 2", "1a")]
    assert ranges == ["1st–3rd eds.", "2nd & 3rd eds.", "4th–5th eds.", "10th–11th eds.", "1st, 2nd eds.", "1a ed."]


def days(*parts: tuple[int, ...], season: int = 0, end_season: int = 0) -> IssueDate:
    return IssueDate(*(PartialDate(*part) for part in parts), season=season, end_season=end_season)


@pytest.mark.parametrize(
    ("when", "ama", "apa", "nlm", "month"),
    [
        (days((2024,)), "2024", "", "2024", "2024"),
        (days((2024, 3, 5)), "March 5, 2024", "March 5", "2024 Mar 5", "2024 Mar"),
        (days((2024, 3, 5), (2024, 3, 5)), "March 5, 2024", "March 5", "2024 Mar 5", "2024 Mar"),
        (days((2024, 3, 5), (2024, 3, 7)), "March 5–7, 2024", "March 5–7", "2024 Mar 5–7", "2024 Mar"),
        (days((2024, 3), (2024, 4)), "March–April 2024", "March–April", "2024 Mar–Apr", "2024 Mar–Apr"),
        (
            days((2024, 11, 30), (2024, 12, 2)),
            "November 30–December 2, 2024", "November 30–December 2", "2024 Nov 30–Dec 2", "2024 Nov–Dec",
        ),
        (
            days((2024, 12, 30), (2025, 1, 2)),
            "December 30, 2024–January 2, 2025", "December 30–January 2", "2024 Dec 30–2025 Jan 2", "2024 Dec–2025 Jan",
        ),
        (days((2024,), season=1), "Spring 2024", "Spring", "2024 Spring", "2024 Spring"),
        (
            days((2024,), (2024,), season=1, end_season=2),
            "Spring–Summer 2024", "Spring–Summer", "2024 Spring–Summer", "2024 Spring–Summer",
        ),
        (
            days((2024,), (2025,), season=4, end_season=1),
            "Winter 2024–Spring 2025", "Winter–Spring", "2024 Winter–2025 Spring", "2024 Winter–2025 Spring",
        ),
        (days((90,)), "90 AD", "", "90 AD", "90 AD"),
        (IssueDate(literal="undated"), "undated", "", "undated", "undated"),
        (None, "", "", "", ""),
    ],
)  # fmt: skip
def test_dates(when: IssueDate | None, ama: str, apa: str, nlm: str, month: str) -> None:
    assert (month_day_year(when), month_and_day(when), year_month_day(when), year_month(when)) == (ama, apa, nlm, month)


def test_joining_drops_what_would_be_doubled() -> None:
    assert plain(join(". ", "Why?", "", "et al.", "Title:", "End")) == "Why? et al. Title: End"
    assert plain(join(", ", "Inc.", "said “yes”", "so")) == "Inc., said “yes,” so"
    assert plain(sentences("A “Why?”", "B", tail=("doi:1", ""))) == "A “Why?” B. doi:1"
    assert sentences("", (), tail=()) == ()
