"""What a PDF shows right and yet does not give back right: words of scripts that PDF readers put together wrongly.

A PDF holds glyphs, with letters beside them (ISO 32000-2 §9.10). Where several glyphs make up a letter, or letters
change places, Typst gives the letters more than once, and readers of PDF differ in what they make of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem, Severity
from otofolio.rendering.typesetting.compiler import font_families
from otofolio.rendering.typesetting.printed_texts import PrintedText, printed_texts

_WHOLE_GLYPHS = frozenset(("Almarai", "Amiri", "Cairo"))
"""Arabic fonts with a glyph for each letter. Others draw dots apart, and a dot then copies as a second letter."""
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_ACCENTED = re.compile("[\u0590-\u109f\u1780-\u17ff]")
"""Scripts that write marks on their letters, as Latin does, but that have no letters with the marks on them."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc] +[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OTHER_SCRIPTS = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST_PLACES = 3


def copying_problems(portfolio: Portfolio) -> tuple[Problem, ...]:
    """One notice for the whole document, with the scripts and the first places."""
    own = PrintedText(portfolio.name.full, portfolio.position)
    found = {text: scripts for text in (own, *printed_texts(portfolio)) if (scripts := set(_scripts(text.text)))}
    if not found:
        return ()
    named_scripts = " and ".join(sorted(set().union(*found.values())))
    places = list(dict.fromkeys(text.key or f"line {text.position.line} of {text.position.file}" for text in found))
    named = ", ".join(places[:_MOST_PLACES]) + (" …" if len(places) > _MOST_PLACES else "")
    said = f"The PDFs show {named_scripts} letters correctly, but copying them or searching for them can fail: {named}."
    hint = "if people need to copy or find these words, write them in Latin letters too"
    if "Arabic" in named_scripts and not _has_whole_glyphs():
        hint += (
            "; for single Arabic words, type `pip install fontpkg-cairo` in the terminal: this font copies correctly"
        )
    return (Problem(next(iter(found)).position, said, hint, Severity.NOTICE),)


def _scripts(text: str) -> Iterator[str]:
    """Names of the scripts in a text that do not copy well."""
    if not _OTHER_SCRIPTS.search(text):
        return
    if _ARABIC.search(text) and not _has_whole_glyphs():
        yield "Arabic"
    marks = (letter for letter in _ACCENTED.findall(text) if unicodedata.category(letter)[0] == "M")
    for letter in (*marks, *(pair[0] for pair in _RIGHT_TO_LEFT.findall(text))):
        yield unicodedata.name(letter, "other").partition(" ")[0].capitalize()


def _has_whole_glyphs() -> bool:
    return not _WHOLE_GLYPHS.isdisjoint(font_families())
