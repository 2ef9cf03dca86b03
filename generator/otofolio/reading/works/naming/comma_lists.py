"""Several names between commas, as on a title page: `Jordan L. Avery, Daniel Okafor, and Wei Zhao`.

In BibTeX a comma is within a name. The parts tell which of the two is meant: a surname has no initials in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from otofolio.reading.markup.latex import latex_to_plain
from otofolio.reading.works.naming import remarks as said
from otofolio.reading.works.naming.bibtex_name import split_commas
from otofolio.reading.works.naming.covers import bare, readable, without_fonts
from otofolio.reading.works.naming.honors import is_whole_name
from otofolio.reading.works.naming.pubmed import ends_in_initials, is_initials
from otofolio.reading.works.naming.remarks import Remark
from otofolio.reading.works.naming.words import GENERATION_ALONE, PARTICLES, is_degree, is_group, is_title

_ONE_SURNAME = re.compile(r"[^\s,]+,[^,]*")
"""Nearly all names: one word before the only comma."""


def names_between(pieces: list[str], remarks: list[Remark]) -> Iterator[str]:
    """The names of the pieces between one `and` and the next."""
    is_title_page = len(pieces) == 2 and _is_first_last(pieces[1])
    for at, piece in enumerate(pieces):
        if "," not in piece or _ONE_SURNAME.fullmatch(piece) or "=" in piece or piece.startswith("{"):
            yield piece
            continue
        names = _names(piece, is_title_page and at == 0)
        if len(names) > 1:
            remarks.append(Remark(said.SEPARATED, readable(piece), "; ".join(map(readable, names))))
        yield from names if len(names) > 1 else [piece]


def _is_first_last(piece: str) -> bool:
    """Whether a last piece is a whole name without a comma, in the order in which it is spoken."""
    parts = [part for part in split_commas(piece) if part and not is_degree(part)]
    words = parts[0].split() if len(parts) == 1 else []
    return len(words) > 1 and not ends_in_initials(parts[0]) and not is_group(parts[0])


@lru_cache(maxsize=4096)
def _names(piece: str, is_title_page: bool) -> tuple[str, ...]:
    """The names in one piece: itself if it is one name. The same pieces recur through a list of publications."""
    parts = [part for part in split_commas(without_fonts(piece)) if part]
    units = _units(parts)
    plain = [latex_to_plain(bare(unit[0]).text) for unit in units]
    if len(units) < 2 or (is_group(plain[0]) and len(plain) == 2 and not _is_whole(plain[1])):
        return (piece,)
    if _are_names(plain, is_title_page):
        return tuple(", ".join(unit) for unit in units)
    if len(units) > 3 and len(units) % 2 == 0 and _alternate(plain):
        return tuple(", ".join([*units[at], *units[at + 1]]) for at in range(0, len(units), 2))
    return (piece,)


def _units(parts: list[str]) -> list[list[str]]:
    """Each part with the generations and degrees behind it."""
    units: list[list[str]] = []
    for part in parts:
        word = latex_to_plain(bare(part).text)
        if units and (GENERATION_ALONE.fullmatch(word) or (is_degree(word) and not is_title(word))):
            units[-1].append(part)
        else:
            units.append([part])
    return units


def _are_names(parts: list[str], is_title_page: bool) -> bool:
    """Whether each part is a whole name. Two parts without initials may be `García Márquez, Gabriel José`."""
    if not all(_is_whole(part) or len(part.split()) > 1 for part in parts):
        return len(parts) > 2 and sum(map(_is_whole, parts)) > len(parts) / 2 and _is_whole(parts[0]) and not any(
            is_initials(part) for part in parts
        )  # fmt: skip
    if any(_is_only_initials(part) for part in parts):
        return False
    return _is_whole(parts[0]) or len(parts) > 2 or (is_title_page and parts[0].split()[0].lower() not in PARTICLES)


def _is_whole(part: str) -> bool:
    return is_whole_name(part) or is_group(part)


def _is_only_initials(part: str) -> bool:
    return all(is_initials(word) for word in part.split())


def _alternate(parts: list[str]) -> bool:
    """`Lohan, J., Baugher, R.`: surname, given names, surname, given names."""
    surnames, given = parts[::2], parts[1::2]
    if any(_is_only_initials(part) or is_whole_name(part) for part in surnames):
        return False
    if all(_is_only_initials(part) for part in given):
        return True
    return all(len([word for word in part.split() if word not in PARTICLES]) == 1 for part in surnames)
