"""The case files: what a person writes, and what is derived from it.

A case holds `cv` (lines of `cv.yaml`; the name and the specialty stand below unless it names its own), `bib` (the text
of `publications.bib`), `many` (how many articles of which years to add to it), `more` (that of `more.bib`), `private`
(that of `private.yaml`), `today`, `site_url`, and what is expected, each where it matters:

- `items`, `works`, `portfolio`, `card`: by path, by key, or as they are, some of their values by attribute
- `owners`: the place among the authors at which the owner is marked, 0 for nowhere; `authors`: their family names
- `sections`, `groups`, `citations`, `journals`, `selected`, `cvs`, `snapshot`: what stands where, in order
- `parts`: the items of the sections that have labeled parts; `career`: the career line, from its axis to its mark
- `kept_private`, `sent_facts`: the line on what is private; if `sent_facts` is there, all else is as it is sent
- `missing`: the attachments that are not among the site's `files`, in the form of problems; `left_off`: what the usual
  limits of the snapshot leave off, in that form
- `problems`: every one of them, as `severity file:line | a word of the message | a word of the hint`
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from otofolio.deriving.portfolio import derive_portfolio
from otofolio.deriving.sending import derive_to_send
from otofolio.deriving.snapshot import plan_snapshot
from otofolio.load import Inputs, Loaded, load_portfolio
from otofolio.model.career_line import CareerBar, CareerLine
from otofolio.model.dates import PartialDate
from otofolio.model.person import Item, Section
from otofolio.model.portfolio import Cited, CvPart, Portfolio, PublicationGroup
from otofolio.model.publication import Publication
from otofolio.model.text import plain
from otofolio.problems import Problem

FOLDER = Path(__file__).parent / "cases"
TODAY = date(2026, 7, 1)
SITE = "https://jordan-avery.com"
REST = {
    "name": "{given: Jordan, middle: Lee, family: Avery}",
    "specialty": "{name: Otolaryngology–Head and Neck Surgery, short: ENT}",
}


def load_cases() -> list[dict[str, Any]]:
    """Every case of every file, with its file's name."""
    return [
        {"file": file.stem, **case}
        for file in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def derived(case: Mapping[str, Any], folder: Path) -> Loaded:
    """The case as it is loaded from files."""
    own = case.get("cv", "")
    rest = "".join(f"{key}: {value}\n" for key, value in REST.items() if not re.search(f"(?m)^{key}:", own))
    (folder / "cv.yaml").write_text(own + rest, encoding="utf-8")
    (folder / "publications.bib").write_text(case.get("bib", "") + _many(**case.get("many", {})), encoding="utf-8")
    (folder / "more.bib").write_text(case.get("more", ""), encoding="utf-8")
    if "private" in case:
        (folder / "private.yaml").write_text(case["private"], encoding="utf-8")
    derive = derive_to_send if "sent_facts" in case else derive_portfolio
    today = case.get("today", TODAY)
    site = case.get("site_url", SITE)
    return load_portfolio(Inputs(folder / "cv.yaml", site, PartialDate(today.year, today.month, today.day)), derive)


def _many(works: int = 0, first: int = 0, last: int = 0) -> str:
    """Articles without months, spread over the years; the owner is the first author of two in three."""
    first_author = "Avery, Jordan Lee and Ito, K"
    names = (first_author, "Ito, K and Avery, Jordan Lee and Smith, B", first_author)
    years = last - first + 1
    return "".join(
        f"@article{{many{number:03}, title={{On the {number}th ossicle of {number * 7919} patients}}, "
        f"author={{{names[number // years % 3]}}}, journal={{J}}, volume={{{number}}}, "
        f"year={{{first + number % years}}}}}\n"
        for number in range(works)
    )


def shown(loaded: Loaded, case: Mapping[str, Any]) -> dict[str, Any]:
    """What the case speaks of, as it is derived, in the case's own form; nothing if an error stops everything."""
    if loaded.portfolio is None:
        return {}
    facts: dict[str, Any] = {name: view(loaded.portfolio) for name, view in _VIEWS.items() if name in case}
    facts |= {name: getattr(loaded, name) for name in _LINES if name in case}
    for name, things in (("items", _by_path(loaded.portfolio)), ("works", _by_key(loaded.portfolio))):
        if name in case:
            facts[name] = {at: _values(things[at], wanted) for at, wanted in case[name].items()}
    return facts | {name: _values(getattr(loaded, name), case[name]) for name in ("portfolio", "card") if name in case}


def mismatches(problems: tuple[Problem, ...], expected: list[str]) -> list[str]:
    """The problems, or their absence, that a case did not expect; nothing if all is as expected."""
    places = [f"{problem.severity} {Path(problem.position.file).name}:{problem.position.line}" for problem in problems]
    said = [[part.strip() for part in line.split("|")] for line in expected]
    if places != [line[0] for line in said]:
        return [f"{place} | {problem.message}" for place, problem in zip(places, problems, strict=True)] or ["none"]
    return [
        f"{place}: {problem.message} ({problem.hint})"
        for place, problem, (_, *words) in zip(places, problems, said, strict=True)
        for word, text in zip(words, (problem.message, problem.hint), strict=False)
        if word not in text
    ]


def _values(thing: object, wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(attrgetter(name)(thing)) for name in wanted}


def _plain(value: Any) -> Any:
    """A value as a case can write it."""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, tuple):
        return plain(value) if value and hasattr(value[0], "href") else [_plain(part) for part in value]
    return "none" if value is None else value


def _by_path(portfolio: Portfolio) -> dict[str, Item]:
    return {item.path: item for section in portfolio.sections for item in section.items}


def _by_key(portfolio: Portfolio) -> dict[str, Publication]:
    return {entry.publication.key: entry.publication for group in portfolio.publications for entry in group.entries}


def _section(section: Section) -> str:
    return f"{section.title}: {_items(section)}"


def _items(section: Section) -> str:
    return ", ".join(plain(item.title) for item in section.items)


def _group(group: PublicationGroup) -> str:
    return f"{group.title}: {', '.join(f'{entry.number} {entry.publication.key}' for entry in group.entries)}"


def _part(part: CvPart) -> str:
    more = f" (+{part.left_out})" if part.left_out else ""
    if part.section:
        return f"{part.title}: {_items(part.section)}{more}"
    return f"{part.title}: {'; '.join(map(_group, part.groups))}{more}"


def _name(entry: Item | Cited) -> str:
    return plain(entry.title) if isinstance(entry, Item) else entry.publication.key


def _snapshot(portfolio: Portfolio) -> list[str]:
    plan = plan_snapshot(portfolio)
    return [
        plan.title,
        *(
            f"{section.title} [{section.name}{'*' if section.has_publications else ''}]: "
            + ", ".join(f"{_name(line.entry)} {line.rank}" for line in section.lines)
            + (f" (+{section.left_out})" if section.left_out else "")
            for section in plan.sections
        ),
    ]


def _labeled(section: Section) -> str:
    return f"{section.title}: {', '.join(f'{plain(item.title)} [{item.part}]' for item in section.items)}"


def _career(line: CareerLine | None) -> list[str]:
    """`axis 2017.5 to 2027.5`, `2024.5: 2 + 1` (first author, other), `research 2022.75 to 2026.9, 2027.42 | label`."""
    if line is None:
        return []
    halves = sorted({dot.half for dot in line.dots})
    ours = [[dot.is_first for dot in line.dots if dot.half == half] for half in halves]
    return [
        f"axis {line.first} to {line.last}",
        *(f"{half}: {firsts.count(True)} + {firsts.count(False)}" for half, firsts in zip(halves, ours, strict=True)),
        *map(_career_bar, line.bars),
        *(
            [f"{line.mark.label} {line.mark.year} at {line.mark.at:.2f}{' ahead' * line.mark.is_ahead}"]
            if line.mark
            else []
        ),
    ]


def _career_bar(bar: CareerBar) -> str:
    ahead = f", {bar.end:.2f}" if bar.end > bar.done else ""
    return " | ".join([f"{bar.kind} {bar.start:.2f} to {bar.done:.2f}{ahead}", *bar.labels])


_VIEWS: dict[str, Callable[[Portfolio], Any]] = {
    "sections": lambda portfolio: list(map(_section, portfolio.sections)),
    "groups": lambda portfolio: list(map(_group, portfolio.publications)),
    "citations": lambda portfolio: {
        entry.publication.key: plain(entry.citation) for group in portfolio.publications for entry in group.entries
    },
    "owners": lambda portfolio: {
        key: next((place for place, name in enumerate(work.authors, 1) if name.is_owner), 0)
        for key, work in _by_key(portfolio).items()
    },
    "authors": lambda portfolio: {
        key: [name.literal or name.family for name in work.authors] for key, work in _by_key(portfolio).items()
    },
    "journals": lambda portfolio: {key: plain(work.container_title) for key, work in _by_key(portfolio).items()},
    "selected": lambda portfolio: [entry.publication.key for entry in portfolio.selected],
    "cvs": lambda portfolio: {f"{cv.name}/{cv.title}": list(map(_part, cv.parts)) for cv in portfolio.cvs},
    "snapshot": _snapshot,
    "career": lambda portfolio: _career(portfolio.career),
    "parts": lambda portfolio: [
        _labeled(section) for section in portfolio.sections if any(item.part for item in section.items)
    ],
}
_LINES = ("kept_private", "sent_facts")
SPOKEN_OF = {*_VIEWS, *_LINES, "items", "works", "portfolio", "card"}
"""What a case may expect besides its problems."""
