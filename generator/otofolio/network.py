"""From `network.yaml` and the portfolio to letters, a calendar and a page."""

from __future__ import annotations

from otofolio.deriving.network.due import due_letters
from otofolio.deriving.network.overview import network_warnings
from otofolio.load import Inputs, load_portfolio, shown_path
from otofolio.model.letters import folded
from otofolio.model.network import Network
from otofolio.model.portfolio import Portfolio
from otofolio.problems import InputError, Problem, Severity, errors, grouped, in_order
from otofolio.reading.network.file import read_network
from otofolio.reading.network.templates import read_templates
from otofolio.reading.seasons import read_seasons
from otofolio.rendering.letters.facts import MISSING
from otofolio.rendering.letters.folder import Letters, render_letters
from otofolio.rendering.letters.sender import make_sender

FILE = "network.yaml"


def write_letters(inputs: Inputs, everything: bool = False) -> Letters:
    """Read, derive, render. Raises InputError, which carries every problem, if there is an error among them."""
    folder = inputs.data_file.parent
    network, problems = read_network(folder / FILE, shown_path(folder / FILE))
    shown = shown_path(folder)
    templates, found = read_templates(folder, "" if shown == "." else f"{shown}/", MISSING)
    loaded = load_portfolio(inputs)
    problems = (*problems, *found, *errors(loaded.problems))
    if network is None or loaded.portfolio is None or loaded.card is None or errors(problems):
        raise InputError(problems)
    today = inputs.today.first_day()
    seasons = read_seasons()
    email = loaded.portfolio.contact.email or loaded.card.contact.email
    sender = make_sender(loaded.portfolio, network, seasons, today, email)
    authors = _authors(loaded.portfolio)
    letters = due_letters(network, seasons, today, loaded.portfolio.specialty.match_year, authors)
    rendered = render_letters(letters, templates, sender, everything)
    warnings = (*network_warnings(network, today), *_unknown_works(network, loaded.portfolio))
    told = grouped(in_order((*problems, *warnings, *rendered.problems)))
    return Letters(rendered.artifacts, rendered.lines, told)


def _authors(portfolio: Portfolio) -> dict[str, frozenset[str]]:
    """The folded family names of each publication's authors, by its key."""
    return {work.key: frozenset(folded(author.family) for author in work.authors) for work in portfolio.works}


def _unknown_works(network: Network, portfolio: Portfolio) -> list[Problem]:
    keys = {work.key for work in portfolio.works}
    named = [(one.work, one.position) for one in network.news if one.work]
    named += [(key, event.position) for event in network.events for key in event.showing]
    hint = "write the key of the entry as the bibliography has it: @article{KEY, …"
    return [
        Problem(position, f"“{key}” is not in your publications.", hint, Severity.WARNING)
        for key, position in named
        if key not in keys
    ]
