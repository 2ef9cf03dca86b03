"""Bytes of any encoding become text that knows its lines."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.problems import Severity
from otofolio.reading.source import SourceText, decode

TEXT = "% Zoë\n@article{a,\n  title = {Über “das” Ohr},\n}\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF8 * 2 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("ë", "e\u0308").replace("Ü", "U\u0308").encode(),
    ],
)
def test_unicode_in_any_dress_is_read_silently(data: bytes) -> None:
    source, problems = decode(data, "a.bib")
    assert source.text == TEXT
    assert not problems


def test_a_windows_file_is_read_with_a_notice_that_quotes_it() -> None:
    source, problems = decode(TEXT.encode("cp1252"), "a.bib")
    assert source.text == TEXT
    assert [problem.severity for problem in problems] == [Severity.NOTICE]
    assert "Zoë" in problems[0].message
    assert (problems[0].position.line, problems[0].position.column) == (1, 5)


def test_lines_of_two_encodings_in_one_file() -> None:
    source, problems = decode("Núñez\n".encode() + "Østby\n".encode("cp1252"), "a.bib")
    assert source.text == "Núñez\nØstby\n"
    assert [problem.position.line for problem in problems] == [2]


def test_a_declared_encoding_is_believed() -> None:
    source, problems = decode("% Encoding: ISO8859_2\nŁódź\n".encode("iso8859-2"), "a.bib")
    assert "Łódź" in source.text
    assert "ISO8859_2" in problems[0].message


@pytest.mark.parametrize(
    "name",
    [
        *("undefined", "rot13", "base64", "hex", "zip", "idna", "punycode", "unicode_escape", "raw_unicode_escape"),
        *("utf-7", "utf_16_surrogatepass", "cp037", "mbcs", "x" * 500, "_", "-"),
    ],
)
def test_a_declared_encoding_that_is_none_of_text_is_not_believed(name: str) -> None:
    source, problems = decode(f"% Encoding: {name}\nZoë \\ud800 +AGE-\n".encode("cp1252"), "a.bib")
    assert source.text.endswith("Zoë \\ud800 +AGE-\n")
    assert "Windows (CP1252)" in problems[0].message


def test_a_declaration_that_is_wrong_is_not() -> None:
    source, _ = decode("% Encoding: no-such-thing\nZoë\n".encode("cp1252"), "a.bib")
    assert "Zoë" in source.text


def test_chinese() -> None:
    source, problems = decode("@article{a, title = {耳朵}}".encode("gb18030"), "a.bib")
    assert "耳朵" in source.text
    assert len(problems) == 1


def test_places() -> None:
    source = SourceText("a.bib", "one\n\n  three")
    assert source.position(3, 3).source_line == "  three"
    assert source.position_at(7) == source.position(3, 3)
    assert source.position_at(4) == source.position(2, 1)
    assert source.position(99).source_line == ""
    assert SourceText("a.bib", "").position(1).source_line == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_text(data: bytes) -> None:
    source, _ = decode(data, "a.bib")
    assert "\r" not in source.text
    assert source.position_at(len(source.text)).line == source.text.count("\n") + 1


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff\x00")), st.data())
def test_every_offset_is_found_in_its_line(text: str, data: st.DataObject) -> None:
    source = decode(text.encode(), "a.bib")[0]
    if source.text:
        offset = data.draw(st.integers(0, len(source.text) - 1))
        place = source.position_at(offset)
        assert (place.source_line + "\n")[place.column - 1] == source.text[offset]
