"""Hostile text in any field adds no element, address, handler, or file elsewhere, and stays in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paste_sample import example

from otofolio.load import load_portfolio
from otofolio.model.career import Career
from otofolio.model.person import Contact, ErasChoice, Item, School
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import rich
from otofolio.paste import render_parts
from otofolio.rendering.paste.folder import render_folder

NASTY = (
    "</script><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "'", '"',
    "a\nb", "a\r\nBcc: evil@example.org", "a\0b", "\u202egnp.exe", "=HYPERLINK(1)", "+1", "@SUM(1)", "\ud800", "&amp;",
    "javascript:alert(1)", "{{ 7*7 }}", "-- \n", "a\u2028b", "<!--", "]]>", "é" * 300, "x" * 3000, " ", "日本語",
    "👂" * 30, "../../etc/passwd", "CON",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
NAMES = {
    "index.html",
    "signature.txt",
    "signature.html",
    "linkedin.txt",
    "biographies.txt",
    "eras-2027.txt",
    ".gitignore",
}


@cache
def loaded() -> tuple[Career, Portfolio]:
    """The example with one entry of each section, and one work of each kind."""
    found = load_portfolio(example())
    assert found.career and found.portfolio
    sections = tuple(replace(section, items=firsts(section.items)) for section in found.portfolio.sections)
    works = tuple(replace(group, entries=group.entries[:1]) for group in found.portfolio.publications)
    portfolio = replace(found.portfolio, sections=sections, publications=works)
    return replace(found.career, items=firsts(found.career.items)), portfolio


def firsts(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.path.endswith("[0]"))


def made_with(nasty: str) -> dict[str, bytes]:
    """Its files with a text in many of its fields."""
    career, portfolio = loaded()
    choice = ErasChoice(True, True, nasty, nasty, nasty, nasty, nasty, nasty, nasty)
    item = Item(section="work", path="work[0]", title=rich(nasty), organization=nasty, location=nasty,
                details=(rich(nasty),), highlights=(rich(nasty),), eras=choice)  # fmt: skip
    contact = Contact(email=nasty, phone=nasty, location=nasty, website=nasty, calendar=nasty)
    shown = ("email", "phone", "location", "website", "calendar")
    career = replace(career, items=(item, *career.items), contact=contact, about=(rich(nasty),), signature=shown)
    sections = [replace(section, items=(item, *section.items)) for section in portfolio.sections]
    groups = [
        replace(group, entries=tuple(
            replace(entry, publication=replace(
                entry.publication, title=rich(nasty), event_title=nasty, volume=nasty, container_title=rich(nasty)))
            for entry in group.entries))
        for group in portfolio.publications
    ]  # fmt: skip
    portfolio = replace(
        portfolio, name=replace(portfolio.name, given=nasty, family=nasty), headline=nasty, credentials=nasty,
        sections=tuple(sections), publications=tuple(groups), school=School(nasty, nasty, nasty, 2027),
        specialty=replace(portfolio.specialty, name=nasty, interests=(nasty, nasty)),
    )  # fmt: skip
    parts, problems = render_parts(career, portfolio)
    assert all(str(problem) for problem in problems)
    return {file.uri: file.data for file in render_folder(parts, portfolio.name.short)}


class Elements(HTMLParser):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.styles: set[str] = set()
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.styles |= {value or "" for name, value in attrs if name == "style"}


def check(made: dict[str, bytes]) -> None:
    assert made.keys() == NAMES
    page, signature = Elements(made["index.html"]), Elements(made["signature.html"])
    assert page.tags.count("script") == page.tags.count("style") == page.tags.count("title") == 1
    assert not {"img", "svg", "iframe", "form", "object", "base"} & {*page.tags, *signature.tags}
    assert not [name for name in (*page.attributes, *signature.attributes) if name.startswith("on")]
    assert set(signature.tags) <= {"table", "tr", "td", "b", "a", "br"}
    assert page.styles == signature.styles == {"font:14px/1.4 Arial,Helvetica,sans-serif"}
    for address in (*page.addresses, *signature.addresses):
        assert re.match(r"#|https?://|mailto:|tel:|data:,\Z", address), address
    for name, data in made.items():
        text = data.decode()
        assert not re.search("[\0\r\x85\u2028\u202e]", text.replace("�", "")), name
    assert made["signature.html"].count(b"\n") == 1


@pytest.mark.parametrize("nasty", NASTY)
def test_each_hostile_text(nasty: str) -> None:
    check(made_with(nasty))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    check(made_with(text))
