"""HTML's one escaping, and which addresses a reader may follow."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.text import Role, Run
from otofolio.rendering.html import address_text, element_id, escape, fragment, html_of, safe_href

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")))


@given(TEXT)
def test_a_browser_reads_back_the_text(text: str) -> None:
    assert html.unescape(str(escape(text))) == text


@given(st.text())
def test_escaped_text_can_neither_open_a_tag_nor_end_an_attribute(text: str) -> None:
    assert not set("<>\"'") & set(str(escape(text)))
    str(escape(text)).encode()


@given(TEXT)
def test_an_address_keeps_its_text_and_breaks_before_its_signs(text: str) -> None:
    shown = str(address_text(text))
    assert html.unescape(shown.replace("<wbr>", "")) == text
    assert str(address_text("<a.b@c.org>")) == "&lt;a<wbr>.b<wbr>@c<wbr>.org&gt;"


@given(st.lists(st.builds(Run, TEXT, st.sampled_from(Role), *[st.booleans()] * 6, href=st.text()), max_size=5))
def test_runs_keep_their_text_whatever_their_markup(runs: list[Run]) -> None:
    reader = _Text()
    reader.feed(str(html_of(runs)))
    reader.close()
    assert reader.text == "".join(run.text for run in runs)
    assert all(address.startswith(("http:", "https:", "mailto:", "tel:", "#", "~/")) for address in reader.addresses)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run("A", Role.OWNER, bold=True), '<strong class="o-owner">A</strong>'),
        (Run("A", bold=True, italic=True), "<strong><em>A</em></strong>"),
        (Run("2", superscript=True), "<sup>2</sup>"),
        (Run("2", subscript=True), "<sub>2</sub>"),
        (Run("T", Role.TITLE), '<span class="o-title">T</span>'),
        (Run("d", href="https://doi.org/1"), '<a href="https://doi.org/1">d</a>'),
        (Run("d", href="papers/a.pdf"), '<a href="~/papers/a.pdf">d</a>'),
        (Run("d", href="javascript:x"), "d"),
    ],
)
def test_a_run_is_marked_up(run: Run, expected: str) -> None:
    assert str(html_of([run])) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+15550100", "tel:+15550100"),
        ("posters/ossicle.pdf", "~/posters/ossicle.pdf"),
        ("/posters/ossicle.pdf", "~/posters/ossicle.pdf"),
        ("~/cv.pdf", "~/cv.pdf"),
        ("#key", "#key"),
        (" posters/my poster.pdf ", "~/posters/my%20poster.pdf"),
        ("https://example.org/<a b>", "https://example.org/%3Ca%20b%3E"),
        ("java\x0bscript:alert(1)", ""),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("//evil.example/x", ""),
        ("/\\evil.example", ""),
        ("\\\\evil.example", ""),
        ("../../etc/passwd", ""),
        ("papers/%2e%2E/%2e./x", ""),
        ("papers\\..\\x", ""),
        ("http:evil", ""),
        ("https://", ""),
        ("mailto:", ""),
        ("", ""),
    ],
)
def test_only_safe_addresses_become_links(address: str, expected: str) -> None:
    assert safe_href(address) == expected


@given(st.text())
def test_a_key_makes_an_id_without_white_space_that_its_link_finds(key: str) -> None:
    identifier = element_id(key)
    assert identifier
    assert not any(letter.isspace() for letter in identifier)
    assert set(fragment(identifier)) <= set(map(chr, range(33, 127))) - set('"<>`#{}|\\^[]')


class _Text(HTMLParser):
    """What a reader sees, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.addresses: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name == "href"]
