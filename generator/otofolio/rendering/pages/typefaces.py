"""The website's typefaces: which slice has which letters, what each look takes, and the `@font-face` rules.

A browser fetches a slice if the page has a letter of its range (CSS Fonts 4 §4.5, `unicode-range`), when it lays out
that letter. The slices with the letters of nearly every page are asked for beforehand. `generator/fonts.py` makes the
files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Look

FOLDER, FIRST = "assets/fonts", "text.woff2"
"""Where the files go, and the name of the first slice of any look."""
_BASIC = (
    "20-7E,A0,A9,AE,B0,B1,B7,D7,2010,2011,2013,2014,2018,2019,201C,201D,2020-2022,2026,2032,2033,2192,2212,2264,2265"
)
_LATIN = "A1-A8,AA-AD,AF,B2-B6,B8-D6,D8-FF,131,152,153,2C6,2DA,2DC,2039,203A,20AC,2122"
_EXTENDED = "100-130,132-151,154-17F,18F,192,1E6,1E7,1EA,1EB,1FA-1FF,218-21B,237,259,1E80-1E85,1E9E"
_VIETNAMESE = "1A0,1A1,1AF,1B0,300,301,303,309,323,1EA0-1EF9,20AB"
_GREEK = "370-377,37A-37F,384-38A,38C,38E-3A1,3A3-3FF"
_CYRILLIC = "400-45F,490,491,4B0,4B1,2116"
SANS, SERIF = "Otofolio Sans", "Otofolio Serif"


@dataclass(frozen=True, slots=True)
class Slice:
    """A file of a family: some letters, in one style, in the weights from the first to the second."""

    file: str
    family: str
    range: str
    """Hexadecimal code points and ranges of them, with commas between."""
    weights: tuple[int, int] = (400, 600)
    is_italic: bool = False
    optical_size: int = 14
    """Points, for the family that is drawn differently for each size."""

    @property
    def is_variable(self) -> bool:
        """Whether it has a range of weights."""
        return self.weights[0] != self.weights[1]

    @property
    def letters(self) -> list[int]:
        """The code points of the range."""
        ends = [[int(end, 16) for end in part.split("-")] for part in self.range.split(",")]
        return [letter for end in ends for letter in range(end[0], end[-1] + 1)]


_RANGES = {
    "basic": _BASIC, "latin": _LATIN, "extended": _EXTENDED, "vietnamese": _VIETNAMESE, "greek": _GREEK,
    "cyrillic": _CYRILLIC,
}  # fmt: skip
_UPRIGHT_SANS = tuple(Slice(f"sans-{name}.woff2", SANS, letters) for name, letters in _RANGES.items())
_ITALIC_SANS = tuple(
    Slice(f"sans-italic-{name}.woff2", SANS, letters, (400, 400), is_italic=True)
    for name, letters in _RANGES.items()
    if name in ("basic", "latin", "extended")
)
_TITLES = tuple(
    Slice(f"serif-title-{name}.woff2", SERIF, letters, (600, 600), optical_size=28) for name, letters in _RANGES.items()
)
_UPRIGHT_SERIF = tuple(Slice(f"serif-{name}.woff2", SERIF, letters) for name, letters in _RANGES.items())
_ITALIC_SERIF = tuple(
    Slice(f"serif-italic-{name}.woff2", SERIF, letters, (400, 400), is_italic=True)
    for name, letters in _RANGES.items()
    if name in ("basic", "latin", "extended")
)
SLICES = (*_UPRIGHT_SANS, *_ITALIC_SANS, *_TITLES, *_UPRIGHT_SERIF, *_ITALIC_SERIF)
_OF_LOOK = {
    Look.RECORD: (*_UPRIGHT_SANS, *_ITALIC_SANS, *_TITLES),
    Look.PLAIN: (*_UPRIGHT_SANS, *_ITALIC_SANS),
    Look.SERIF: (*_UPRIGHT_SERIF, *_ITALIC_SERIF),
}


def typeface_files(look: Look) -> Iterator[Artifact]:
    """The slices of the look, and their license."""
    for piece in _OF_LOOK[look]:
        yield Artifact(f"{FOLDER}/{_name(piece, look)}", _packaged(piece.file))
    yield Artifact(f"{FOLDER}/OFL.txt", _packaged("OFL.txt"))


def typeface_rules(look: Look) -> str:
    """The style sheet's beginning: the slices, what takes their place while they come, and what is set in which."""
    rules = [_face(piece, look) for piece in _OF_LOOK[look]]
    system = {SANS: _SYSTEM_SANS, SERIF: _SYSTEM_SERIF}
    stack = {family: f'"{family}", "{family} Fallback", {others}' for family, others in system.items()}
    text = SERIF if look is Look.SERIF else SANS
    title = SANS if look is Look.PLAIN else SERIF
    variables = f":root {{\n  --o-text: {stack[text]};\n  --o-title: {stack[title]};\n}}\n"
    rules += [rule for family in dict.fromkeys((text, title)) for rule in _fallbacks(family)]
    return "".join((*rules, variables, "\n"))


def font_links(look: Look, texts: Iterable[str]) -> str:
    """What has a page fetch the slices that it needs along with the style sheet, one link a line.

    They are the plain letters of each face and, if there is one in `texts`, which are all that the site shows, the
    accented letters of the text.
    """
    first, *others = _OF_LOOK[look]
    plain = [piece for piece in others if piece.range == _BASIC]
    accented = next(piece for piece in others if piece.range == _LATIN)
    letters = re.compile("[" + "".join(map(chr, accented.letters)) + "]")
    asked = [first, *plain, *([accented] if any(map(letters.search, texts)) else ())]
    return "".join(
        f'<link rel="preload" href="~/{FOLDER}/{_name(piece, look)}" as="font" type="font/woff2" crossorigin>\n'
        for piece in asked
    )


_SYSTEM_SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'
_SYSTEM_SERIF = 'Georgia, "Noto Serif", "Times New Roman", serif'
# Measured against the slices, so that nothing moves when they arrive (CSS Fonts 5 §3, metric overrides): the local
# font, its weight, and its size, ascent and descent in percent.
_FALLBACKS = {
    SANS: (("Arial", 400, 94.3, 108.6, 42.4), ("Arial Bold", 600, 92.2, 111.1, 43.4)),
    SERIF: (("Times New Roman", 400, 117.7, 88.0, 28.5), ("Times New Roman Bold", 600, 103.9, 99.8, 32.3)),
}


def _fallbacks(family: str) -> Iterator[str]:
    for local, weight, size, ascent, descent in _FALLBACKS[family]:
        yield (
            f'@font-face {{ font-family: "{family} Fallback"; src: local("{local}"); font-weight: {weight}; '
            f"size-adjust: {size}%; ascent-override: {ascent}%; descent-override: {descent}%; "
            "line-gap-override: 0%; }\n"
        )


def _name(piece: Slice, look: Look) -> str:
    return FIRST if piece is _OF_LOOK[look][0] else piece.file


def _face(piece: Slice, look: Look) -> str:
    """What nearly every page needs may not move the page when it is late; a rarer letter may."""
    name = _name(piece, look)
    weights = " ".join(map(str, piece.weights if piece.is_variable else piece.weights[:1]))
    letters = ",".join(f"U+{part}" for part in piece.range.split(","))
    display = "optional" if name == FIRST else "swap"
    return (
        f'@font-face {{ font-family: "{piece.family}"; src: url(fonts/{name}) format("woff2"); font-weight: {weights}; '
        f"{'font-style: italic; ' if piece.is_italic else ''}font-display: {display}; unicode-range: {letters}; }}\n"
    )


def _packaged(name: str) -> bytes:
    return files("otofolio").joinpath("templates", "site", "fonts", name).read_bytes()
