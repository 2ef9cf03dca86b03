"""What a citation style is: a name, the names that people also call it by, and a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from otofolio.model.publication import Publication
from otofolio.model.text import RichText


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style."""

    name: str
    """As `cv.yaml` and the command call it: lower-case, one word."""
    aliases: tuple[str, ...]
    """What else people call it, lower-case, to suggest its name: `vancouver` is NLM style."""
    cite: Callable[[Publication, bool], RichText]
    """Formats one work; True keeps everybody in its author list, False cuts the list as the style does."""
