"""The citation styles. A new style is one module that exports a `Style`, and one line here."""

from __future__ import annotations

from otofolio.citing.style import Style
from otofolio.citing.styles.ama import AMA
from otofolio.citing.styles.apa import APA
from otofolio.citing.styles.nlm import NLM

STYLES: tuple[Style, ...] = (AMA, NLM, APA)
"""The first is the default."""
