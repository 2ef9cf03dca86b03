"""Facts about single authors: BibLaTeX's data annotations (§3.7), `equal = {1,2}`, Web of Science's ORCID lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from otofolio.model.publication import Contributor, Contributors
from otofolio.reading.works.naming.remarks import LONE_EQUAL, Remark, shown

_ORCID = re.compile(r"(?<!\d)(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])(?!\d)")
_ANNOTATION = re.compile(r"\s*(\d{1,4})(?::[a-z-]+)?(?::\d+)?\s*[=:]\s*(.*)", re.DOTALL)
_EQUAL = frozenset(
    [
        "equal",
        "equally",
        "equalcontrib",
        "equalcontribution",
        "equal-contribution",
        "cofirst",
        "co-first",
        "joint",
        "shared",
    ]
)
_CORRESPONDING = frozenset(["corresponding", "corr", "correspondence", "corresp"])
_FIELDS = frozenset(
    ("author+an", "author+an:orcid", "author+an:default", "equal", "corresponding", "orcid-numbers", "orcid")
)


def annotated(authors: Contributors, fields: Mapping[str, str]) -> Contributors:
    """Set `orcid`, `equal` and `corresponding` on the authors that the fields name by their place in the list."""
    if not authors or _FIELDS.isdisjoint(fields):
        return authors
    facts: dict[int, dict[str, str | bool]] = {}
    for number, fact in _facts(fields):
        facts.setdefault(number, {}).update(fact)
    for number, orcid in _web_of_science(authors, fields.get("orcid-numbers", "")):
        facts.setdefault(number, {}).setdefault("orcid", orcid)
    return tuple(_with(author, facts.get(number, {})) for number, author in enumerate(authors, start=1))


def without_lone_equal(authors: Contributors) -> tuple[Contributors, tuple[Remark, ...]]:
    """Nobody contributes equally alone: the mark of a single author is taken off and reported."""
    equal = [author for author in authors if author.equal]
    if len(equal) != 1:
        return authors, ()
    remark = Remark(LONE_EQUAL, shown(equal[0]), shown(equal[0]))
    return tuple(replace(author, equal=False) for author in authors), (remark,)


def bare_orcid(text: str) -> str:
    """`0000-0002-1825-0097`, whatever address it is in; nothing if there is none."""
    found = _ORCID.search(text)
    if not found:
        return ""
    digits = found[1].replace("-", "").upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def _with(author: Contributor, facts: dict[str, str | bool]) -> Contributor:
    return replace(author, **facts) if facts else author  # type: ignore[arg-type]


def _facts(fields: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str | bool]]]:
    for name in ("author+an", "author+an:default", "author+an:orcid", "orcid"):
        for piece in re.split(r";|,(?=\s*\d+\s*[=:])", fields.get(name, "")):
            annotation = _ANNOTATION.fullmatch(piece)
            if annotation:
                yield int(annotation[1]), _fact(annotation[2])
    for name in ("equal", "corresponding"):
        for number in re.findall(r"\b\d{1,4}\b", fields.get(name, "")):
            yield int(number), {name: True}


def _fact(text: str) -> dict[str, str | bool]:
    """What one annotation says; several words are separated by commas."""
    facts: dict[str, str | bool] = {}
    if orcid := bare_orcid(text):
        facts["orcid"] = orcid
    words = {word.strip().strip('"').lower() for word in text.split(",")}
    if words & _EQUAL:
        facts["equal"] = True
    if words & _CORRESPONDING:
        facts["corresponding"] = True
    return facts


def _web_of_science(authors: Contributors, text: str) -> Iterator[tuple[int, str]]:
    """`Avery, Jordan/0000-0002-1825-0097` on lines of their own, in any order."""
    by_name = {f"{author.family}, {author.given}".lower(): number for number, author in enumerate(authors, start=1)}
    for name, orcid in re.findall(r"([^/\n;{}]+)/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", text):
        number = by_name.get(" ".join(name.split()).lower())
        if number:
            yield number, orcid
