"""Portfolios to measure: the example, and the example's person with very many publications."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SURNAMES = (
    "Adeyemi", "Castellanos", r"{\'O} Conaill", r"N{\'u}{\~n}ez-Ferrer", r"S{\o}rensen", "Okafor", "Zhao", "Lindqvist",
    "van der Berg", "Petrov",
)  # fmt: skip
_GIVEN = ("Ruth", "Miriam", r"S{\'e}amus", r"In{\'e}s", "J. R.", "Daniel K.", "Wei-Ling", "Hannah", "Pieter", "A. B.")
_WORDS = (
    "cochlear", "implantation", "outcomes", "hearing", "adults", "children", "rural", "access", "registry", "cohort",
    "trial", "otology", "airway", "voice", "{Down}", "{CI}", r"\emph{in vivo}", r"$\beta$-lactam", "simulation",
    "teaching", "survey", "review", "telehealth", "vertigo", "tinnitus", "surgery",
)  # fmt: skip
_JOURNALS = ("Example Journal of Otology", r"Example Laryngology \& Otology Letters", "Example Hearing Research")


def copy_example(folder: Path) -> Path:
    """The example's sources, where a run may write."""
    folder.mkdir(parents=True)
    for name in ("mkdocs.yml", "cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    return folder


def example_with(count: int, folder: Path) -> Path:
    """The example with so many other publications, always the same ones."""
    copy_example(folder)
    (folder / "publications.bib").write_text("\n".join(_entries(count)), encoding="utf-8")
    return folder


def with_people(count: int, folder: Path) -> Path:
    """The example with so many people to write to, all of whom have been met this week."""
    copy_example(folder)
    shutil.copy(ROOT / "private.example.yaml", folder / "private.yaml")
    day = date.today() - timedelta(days=2)
    people = "\n".join(
        f"  - {{name: {{title: Dr., given: Ruth, family: Family{number}}}, institution: Hospital {number},"
        f" email: person{number}@example.org, met: {{at: Eastern Otology Congress, on: {day.isoformat()},"
        f" about: the topic {number}, advice: read the book {number}}}}}"
        for number in range(count)
    )
    (folder / "network.yaml").write_text(f"people:\n{people}\n", encoding="utf-8")
    return folder


def plain_site(exported: Path, folder: Path) -> Path:
    """A MkDocs site without our plugin: the project that was exported beforehand."""
    shutil.copytree(exported, folder)
    return folder


def _entries(count: int) -> Iterator[str]:
    chance = random.Random(20260926)
    for number in range(count):
        year, title = chance.randint(1995, 2026), " ".join(chance.sample(_WORDS, 9))
        yield f"""@article{{key{number:05},
  author = {{{_authors(chance)}}},
  title = {{{number} {title}}},
  journal = {{{chance.choice(_JOURNALS)}}},
  year = {{{year}}},
  volume = {{{chance.randint(1, 90)}}},
  number = {{{chance.randint(1, 12)}}},
  pages = {{{number}--{number + 7}}},
  doi = {{10.5555/bench.{number}}},
  pmid = {{{90000000 + number}}},
  abstract = {{{" ".join(chance.choices(_WORDS, k=120))}.}},
}}
"""


def _authors(chance: random.Random) -> str:
    surnames = chance.sample(_SURNAMES, chance.randint(1, 7))
    names = [f"{surname}, {chance.choice(_GIVEN)}" for surname in surnames]
    names.insert(chance.randint(0, len(names)), "Avery, Jordan L.")
    return " and ".join(names)
