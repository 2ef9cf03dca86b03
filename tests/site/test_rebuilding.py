"""A portfolio that is built again while it is edited: what did not change is not rendered again."""

from __future__ import annotations

from pathlib import Path

from otofolio.build import Built, build_from
from otofolio.load import Inputs
from otofolio.model.dates import PartialDate

DATA = "name: {given: Jordan, family: Avery}\nspecialty: {name: Otolaryngology}\nsnapshot: {limit: 50}\n"
ENTRIES = "".join(f"  - {{title: Number {number}, issuer: Society of Ears, date: 2020}}\n" for number in range(50))
CAREER = f"honors:\n{ENTRIES}leadership:\n{ENTRIES.replace('title:', 'role:').replace('issuer:', 'institution:')}"


def built(folder: Path, data: str, works: str, last: Built | None = None) -> Built:
    (folder / "cv.yaml").write_text(data, encoding="utf-8")
    (folder / "publications.bib").write_text(works, encoding="utf-8")
    return build_from(Inputs(folder / "cv.yaml", "https://jordan-avery.example/", PartialDate(2026, 7, 1)), last=last)


def unfitting(made: Built) -> list[tuple[str, int]]:
    return [(problem.message, problem.position.line) for problem in made.problems if "snapshot" in problem.message]


def test_what_did_not_fit_is_reported_where_it_is_now(tmp_path: Path) -> None:
    works = "@article{a, author={Avery, Jordan}, title={On ears}, journal={Ears}, year=2020}\n"
    first = built(tmp_path, DATA + CAREER, works)
    second = built(tmp_path, f"# one\n# two\n{DATA}# three\n{CAREER}", "\n" + works, first)
    assert second.site.files is first.site.files
    assert unfitting(first)
    assert unfitting(second) == [(message, line + 3) for message, line in unfitting(first)]
