"""What people do to `cv.yaml` and what they are told: the cases in `cases/cv_*.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from otofolio.model.dates import PartialDate
from otofolio.problems import in_order
from otofolio.reading.cv.file import read_career
from otofolio.reading.source import SourceText
from otofolio.reading.yaml.document import read_yaml

CASES = [
    case
    for name in ("cv_problems.toml", "cv_slips.toml")
    for case in tomllib.loads((Path(__file__).parent / "cases" / name).read_text(encoding="utf-8"))["case"]
]
TODAY = PartialDate(2026, 7, 1)
REST = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\n"
PARSER_SPEAK = re.compile(
    r"while (?:scanning|parsing)|did not find|scalar|token|block (?:mapping|collection)|mapping val"
)


def told(folder: Path, source: str) -> str:
    data_file = folder / "cv.yaml"
    data_file.write_text(source, encoding="utf-8")
    return "\n\n".join(map(str, in_order(read_career(data_file, "cv.yaml", TODAY)[1])))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, case["input"] + REST).strip() == case["told"].strip()


@given(st.text(alphabet="ab:-#'\"[]{}*&!|>%@`?,\t\n \\", max_size=60))
def test_no_text_brings_out_the_words_of_the_parser(text: str) -> None:
    _, problems = read_yaml(SourceText("cv.yaml", text))
    assert not PARSER_SPEAK.search(" ".join(problem.message + problem.hint for problem in problems))
    assert all(1 <= problem.position.line <= text.count("\n") + 2 for problem in problems)


def test_a_photo_is_found_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "IMG_4032.JPG").write_bytes(b"")
    (tmp_path / "IMG_4032.txt").write_bytes(b"")
    shown = told(tmp_path, f"photo: img_4032.jpg\n{REST}")
    assert shown.endswith("hint: did you mean “IMG_4032.JPG”?")
    assert "There is no photo “img_4032.jpg” here." in shown


def test_a_photo_in_a_folder_is_found_there(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "Portrait.png").write_bytes(b"")
    assert told(tmp_path, f"photo: pictures/portrait.jpg\n{REST}").endswith("did you mean “pictures/Portrait.png”?")
    assert "take this line out" in told(tmp_path, f"photo: nowhere/portrait.jpg\n{REST}")


@pytest.mark.parametrize(("size", "words"), [((100, 80), "is only 80 by 80 pixels"), ((600, 800), "")])
def test_a_photo_of_few_pixels_is_reported(size: tuple[int, int], words: str, tmp_path: Path) -> None:
    Image.new("RGB", size, "teal").save(tmp_path / "photo.png")
    shown = told(tmp_path, f"photo: photo.png\n{REST}")
    assert words in shown
    assert bool(shown) == bool(words)


@pytest.mark.parametrize(("year", "words"), [("2072", "46 years from now"), ("1997", "29 years ago"), ("2027", "")])
def test_a_match_that_is_far_away_is_reported(year: str, words: str, tmp_path: Path) -> None:
    shown = told(tmp_path, REST.replace("Otolaryngology}", f"Otolaryngology, match_year: {year}}}"))
    assert words in shown
    assert bool(shown) == bool(words)


def test_a_match_year_in_words_is_answered_with_an_example(tmp_path: Path) -> None:
    shown = told(tmp_path, REST.replace("Otolaryngology}", "Otolaryngology, match_year: twenty}"))
    assert shown.endswith("hint: write the year in digits, such as 2027")
