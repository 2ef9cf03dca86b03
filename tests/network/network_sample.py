"""A small portfolio and a network, rendered in memory or through the command."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from otofolio.deriving.network.due import due_letters
from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.network import LetterKind, Network
from otofolio.model.outreach import Template
from otofolio.model.portfolio import Portfolio
from otofolio.reading.network.file import read_network
from otofolio.reading.network.templates import read_templates
from otofolio.reading.seasons import read_seasons
from otofolio.rendering.letters.facts import MISSING
from otofolio.rendering.letters.folder import Letters, render_letters
from otofolio.rendering.letters.sender import make_sender

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 25)


@cache
def example() -> Portfolio:
    """The example's portfolio."""
    loaded = load_portfolio(Inputs(ROOT / "cv.yaml", "https://jordan-avery.example/", PartialDate(2026, 11, 25)))
    assert loaded.portfolio
    return loaded.portfolio


@cache
def templates() -> dict[LetterKind, Template]:
    """Ours."""
    found, problems = read_templates(Path("nowhere"), "", MISSING)
    assert problems == ()
    return found


def read(folder: Path, text: str) -> Network:
    """The network of a text without errors."""
    (folder / "network.yaml").write_text(text, encoding="utf-8")
    network, problems = read_network(folder / "network.yaml", "network.yaml")
    assert network is not None, "\n".join(map(str, problems))
    return network


def rendered(network: Network, today: date = TODAY, own: dict[LetterKind, Template] | None = None) -> Letters:
    """Everything that the command would write."""
    seasons = read_seasons()
    sender = make_sender(example(), network, seasons, today, "jordan.avery@example.org")
    letters = due_letters(network, seasons, today, example().specialty.match_year)
    return render_letters(letters, {**templates(), **(own or {})}, sender, everything=True)


def files(letters: Letters) -> dict[str, bytes]:
    """By their names."""
    return {file.uri: file.data for file in letters.artifacts}
