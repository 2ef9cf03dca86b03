"""NLM style, which medicine calls Vancouver (Patrias K, Citing Medicine, 2nd edition, National Library of Medicine)."""

from __future__ import annotations

from otofolio.citing.style import Style
from otofolio.citing.styles.nlm.style import cite_nlm

NLM = Style("nlm", ("vancouver", "pubmed", "medline"), cite_nlm)
