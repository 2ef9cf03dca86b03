"""APA style (Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10)."""

from __future__ import annotations

from otofolio.citing.style import Style
from otofolio.citing.styles.apa.style import cite_apa

APA = Style("apa", (), cite_apa)
