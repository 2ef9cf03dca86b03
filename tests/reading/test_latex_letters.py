"""Every letter that LaTeX commands make is in the fonts that Otofolio brings, or has a substitute that is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import fontpkg
import pytest
from fontTools.ttLib import TTFont

from otofolio.model.letters import LOOKALIKES
from otofolio.model.text import plain
from otofolio.reading.markup import latex_tables as tables
from otofolio.reading.markup.latex import decode_latex
from otofolio.rendering.typesetting import missing_letters
from otofolio.rendering.typesetting.substitutes import substitute

SHIPPED = ("source-sans-3", "source-serif-4", "noto-sans")
COMMON = re.findall(
    r"\w+",
    """
    sim approx simeq cong ast star leqslant geqslant leq geq ll gg lesssim gtrsim circ mapsto
    hookrightarrow to in notin  subset subseteq cup cap perp propto mp pm cdots ldots vdots lfloor
    rfloor emptyset wedge vee therefore nabla partial  longrightarrow Leftrightarrow Longrightarrow
    rightleftharpoons parallel angle infty sum prod dagger ddagger  bullet bigcirc diamond sharp
    checkmark
    """,
)


@pytest.fixture(scope="module")
def covered() -> frozenset[str]:
    files = [file.path for name in SHIPPED for file in fontpkg.families()[name].files]
    return frozenset().union(*map(letters_of, files))


def letters_of(path: Path) -> frozenset[str]:
    with TTFont(path) as font:
        return frozenset(map(chr, font.getBestCmap()))


def missing(texts: list[str], covered: frozenset[str]) -> set[str]:
    return {letter for text in texts for letter in text if not letter.isspace()} - covered


def test_the_tables_make_only_letters_that_print(covered: frozenset[str]) -> None:
    made = [
        *tables.SYMBOLS.values(),
        *tables.ACCENTS.values(),
        *tables.MATH_ACCENTS.values(),
        *tables.CHARACTERS.values(),
    ]
    assert missing(made, covered) == set()


def test_lookalikes_print(covered: frozenset[str]) -> None:
    assert missing(list(LOOKALIKES.values()), covered) == set()
    assert not covered & set(map(chr, LOOKALIKES))


@pytest.mark.parametrize("command", COMMON)
def test_common_commands_make_letters_that_print(command: str, covered: frozenset[str]) -> None:
    for source in (f"$x \\{command} y$", f"A {{\\{command}}} b"):
        text = plain(decode_latex(source).text)
        assert missing([text], covered) == set(), text


def test_signs_of_a_formula_print(covered: frozenset[str]) -> None:
    text = plain(decode_latex(r"$a * b - c' \sqrt{2} \vec{v} \hat{x}^{2}_{i} \frac{1}{2}$").text)
    assert missing([text], covered) == set()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"A $\sim$50\% reduction", "A ~50% reduction"), (r"$n \sim 5$", "n ~ 5"), (r"$p \leqslant 0.05$", "p ≤ 0.05"),
        (r"$a * b$", "a*b"), (r"$f: x \mapsto y$", "f:x → y"), (r"$x \in A$", "x in A"), (r"$a \ll b$", "a << b"),
    ],
)  # fmt: skip
def test_they_read_as_they_were_meant(source: str, shown: str) -> None:
    assert plain(decode_latex(source).text) == shown


def test_every_substitute_prints(covered: frozenset[str]) -> None:
    letters = [chr(code) for code in (*range(0x2000, 0x2C00), *range(0x1D400, 0x1D800), *range(0x3000, 0x3040))]
    told = [substitute(letter) for letter in letters if unicodedata.category(letter) not in ("Cn", "Cf", "Zl", "Zp")]
    assert missing(told, covered) == set()


def test_letters_that_are_not_asked_for_print(covered: frozenset[str]) -> None:
    letters = [chr(code) for code in range(0x80, 0x2100) if unicodedata.category(chr(code))[0] not in "CZ"]
    sure = [letter for letter in letters if not missing_letters._UNSURE.match(letter)]
    assert len(sure) > 1000
    assert missing(sure, covered) == set()
