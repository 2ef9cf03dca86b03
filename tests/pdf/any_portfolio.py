"""Portfolios of any size and script, drawn by hypothesis."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from paper_sample import LATIN, bare

from otofolio.model.dates import DateRange, IssueDate, PartialDate
from otofolio.model.person import Item, PersonName, Section
from otofolio.model.portfolio import Cited, Design, Look, Paper, Portfolio, PublicationGroup
from otofolio.model.publication import Contributor, Kind, Publication, WorkType
from otofolio.model.text import Role, Run, rich

SCRIPTS = (
    LATIN, "人工耳蜗植入后的听力康复研究", "耳鼻咽喉科における手術教育の研究", "이비인후과 수술 교육 연구",
    "زراعة القوقعة في المناطق الريفية", "השתלת שבלול באזורים כפריים", "Кохлеарная имплантация", "Ελληνική ωτολογία",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
)  # fmt: skip

_text = st.tuples(st.sampled_from(SCRIPTS), st.integers(4, 160)).map(lambda pair: pair[0][: pair[1]].strip())
_dates = st.builds(
    lambda year, months, present: DateRange(
        PartialDate(year, 9), None if present else PartialDate(year + months // 12, 1 + months % 12), present
    ),
    st.integers(2010, 2025), st.integers(12, 40), st.booleans(),
)  # fmt: skip
_design = st.builds(Design, st.sampled_from(["#0b5c6b", "#ffee00"]), st.sampled_from(Look), st.sampled_from(Paper))
_mark = st.sampled_from([None, None, None, 1, 2, 3, False])


@st.composite
def items(draw: st.DrawFn, section: str, most: int) -> tuple[Item, ...]:
    """Up to so many lines of a career."""
    number = draw(st.integers(0, most))
    few = [draw(_item(section)) for _ in range(min(number, 6))]
    return tuple(replace(few[place % len(few)], path=f"{section}[{place}]") for place in range(number))


@st.composite
def _item(draw: st.DrawFn, section: str) -> Item:
    return Item(
        section=section,
        path=f"{section}[0]",
        title=rich(draw(_text)),
        organization=draw(_text),
        dates=draw(_dates),
        details=tuple(map(rich, draw(st.lists(_text, max_size=3)))),
        highlights=tuple(map(rich, draw(st.lists(_text, max_size=2)))),
        snapshot=draw(_mark),
    )


@dataclass(frozen=True, repr=False)
class Drawn:
    """A portfolio from a strategy, which shows itself in one line: two hundred entries are no help to anybody."""

    portfolio: Portfolio

    def __repr__(self) -> str:
        shown = self.portfolio
        sizes = {section.name: len(section.items) for section in shown.sections}
        works = sum(len(group.entries) for group in shown.publications)
        design = (shown.design.look.value, shown.design.paper.value)
        return f"Drawn({shown.name.full!r}, {shown.headline!r}, {sizes}, {works} works, {design}, {shown.site_url})"


@st.composite
def portfolios(draw: st.DrawFn) -> Drawn:
    """From one to two hundred entries, in every script, on both papers, in both looks."""
    most = draw(st.sampled_from([1, 3, 10, 40]))
    names = ("education", "research", "clinical-us", "honors", "leadership")
    sections = [Section(name, name.capitalize(), draw(items(name, most))) for name in names]
    works = draw(st.integers(0, most))
    group = PublicationGroup(
        Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles",
        tuple(_cited(f"work{place}", draw(_text) if place < 5 else LATIN, works - place) for place in range(works)),
    )  # fmt: skip
    shown = bare(
        name=PersonName(draw(_text), draw(_text)),
        headline=draw(_text),
        summary=rich(draw(_text)),
        sections=tuple(section for section in sections if section.items),
        publications=(group,) if works else (),
        selected=group.entries[:3],
        design=draw(_design),
        site_url="https://" + "a" * draw(st.sampled_from([3, 40, 90])) + ".example/",
    )
    return Drawn(shown)


def _cited(key: str, title: str, number: int) -> Cited:
    work = Publication(
        key=key, type=WorkType.ARTICLE_JOURNAL, kind=Kind.JOURNAL_ARTICLE, title=rich(title),
        authors=(Contributor(family="Avery", given="Jordan", is_owner=True),), issued=IssueDate(PartialDate(2025)),
    )  # fmt: skip
    citation = (Run("Avery J", Role.OWNER), Run(f". {title}. "), Run("Ex J Otol", italic=True), Run(". 2025."))
    return Cited(work, citation, number)
