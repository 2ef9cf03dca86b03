"""A small portfolio, made into texts in memory."""

from __future__ import annotations

from pathlib import Path

from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.paste import Part
from otofolio.paste import Pasted, make_texts, render_parts
from otofolio.problems import Problem

ROOT = Path(__file__).parents[2]
TODAY = PartialDate(2026, 11, 25)
BASE = "name: {given: Jordan, middle: Lee, family: Avery}\nspecialty: {name: Otolaryngology, match_year: 2027}\n"


def inputs(folder: Path, cv: str, bib: str = "", private: str = "") -> Inputs:
    """The files in a folder. `cv` goes behind a name and a specialty unless it has its own."""
    whole = cv if cv.startswith("name:") else BASE + cv
    (folder / "cv.yaml").write_text(whole, encoding="utf-8")
    (folder / "publications.bib").write_text(bib, encoding="utf-8")
    if private:
        (folder / "private.yaml").write_text(private, encoding="utf-8")
    return Inputs(folder / "cv.yaml", "https://jordan-avery.example/", TODAY)


def parts(given: Inputs) -> tuple[dict[str, Part], tuple[Problem, ...]]:
    """The parts by their names, and the problems."""
    loaded = load_portfolio(given)
    assert loaded.career and loaded.portfolio, "\n".join(map(str, loaded.problems))
    made, problems = render_parts(loaded.career, loaded.portfolio)
    return {part.slug: part for part in made}, problems


def files(made: Pasted) -> dict[str, str]:
    """By their names."""
    return {file.uri: file.data.decode() for file in made.artifacts}


def example() -> Inputs:
    """The example's."""
    return Inputs(ROOT / "cv.yaml", "https://jordan-avery.example/", TODAY)


def example_files() -> dict[str, str]:
    """Everything of the example."""
    return files(make_texts(example()))
