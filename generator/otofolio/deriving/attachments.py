"""The files that publications name: those on this site must be there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from otofolio.model.portfolio import Portfolio
from otofolio.problems import Position, Problem, Severity


def missing_attachments(portfolio: Portfolio, exists: Callable[[str], bool]) -> tuple[Problem, ...]:
    """A warning for every `pdf`, `poster` … below the site's root that leads to no file.

    `exists` takes an address below the root (`posters/ossicle.pdf`).
    """
    return tuple(
        _missing(name, address, work.position)
        for group in portfolio.publications
        for work in (entry.publication for entry in group.entries)
        for name, address in asdict(work.attachments).items()
        if address and _is_here(address) and not exists(address.partition("#")[0].lstrip("/"))
    )


def _is_here(address: str) -> bool:
    """An address without a scheme or a host is a file of this site."""
    return ":" not in address.partition("/")[0] and not address.startswith(("//", "#"))


def _missing(name: str, address: str, position: Position) -> Problem:
    said = f"The {name} “{address}” is not among the files of the site."
    return Problem(position, said, f"put the file at docs/{address.lstrip('/')}, or mend the path", Severity.WARNING)
