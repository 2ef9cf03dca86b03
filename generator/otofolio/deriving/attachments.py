"""The files that publications name: those on this site must be there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from otofolio.model.addresses import is_site_path
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Position, Problem, Severity


def missing_attachments(portfolio: Portfolio, exists: Callable[[str], bool]) -> tuple[Problem, ...]:
    """A warning for every `pdf`, `poster` … below the site's root that leads to no file.

    `exists` takes an address below the root (`posters/ossicle.pdf`).
    """
    return tuple(
        _missing(name, address, work.position)
        for work in portfolio.works
        for name, address in asdict(work.attachments).items()
        if is_site_path(address) and not exists(address.partition("#")[0].lstrip("/"))
    )


def _missing(name: str, address: str, position: Position) -> Problem:
    said = f"The {name} “{address}” is not among the files of the site."
    return Problem(position, said, f"put the file at docs/{address.lstrip('/')}, or correct the path", Severity.WARNING)
