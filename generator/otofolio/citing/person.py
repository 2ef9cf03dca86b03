"""One name, in the order and with the initials of a style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from otofolio.citing.initials import initials, is_alphabetic, suffix_of
from otofolio.citing.quotes import curly
from otofolio.model.publication import Contributor


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a style writes names, and how many of them.

    A list of `shortest_cut` names or more is cut to the first `shown`.
    """

    full_stops: bool = False
    inverted: bool = True
    ampersand: bool = False
    """The last of several names comes after `&`."""
    shortest_cut: int = 7
    shown: int = 3
    keeps_last: bool = False
    """A shortened list ends in its last name (APA 7 §9.8), not in `et al`."""


def person(name: Contributor, style: NameStyle) -> str:
    """`Smith JA Jr`, `Smith, J. A., Jr.`, or as it is spoken, `J. A. Smith Jr.`."""
    if name.literal:
        return curly(name.literal)
    given, suffix = _given_and_suffix(name)
    if not name.family:
        return _one_name(given, suffix, style)
    if (suffix or name.dropping_particle or name.non_dropping_particle) and is_alphabetic(name.family):
        return _in_full(name, given, suffix, style)
    return _usual(_joined(name.non_dropping_particle, name.family), given, style.full_stops, style.inverted)


def _one_name(given: str, suffix: str, style: NameStyle) -> str:
    """Somebody with given names only is not abbreviated."""
    parts = (given, suffix_of(suffix, style.full_stops) if suffix else "")
    return curly((", " if style.full_stops else " ").join(filter(None, parts)))


# A career's co-authors come back in every second entry.
@lru_cache(maxsize=4096)
def _usual(family: str, given: str, full_stops: bool, inverted: bool) -> str:
    short = initials(given, full_stops) if given else ""
    if not is_alphabetic(family):
        # Chinese, Japanese and Korean names keep their order; only given names spelled in Latin letters take a space.
        return curly(f"{family} {short}" if is_alphabetic(given) else family + given)
    if not short:
        return curly(family)
    if not inverted:
        return curly(f"{short} {family}")
    return curly(f"{family}, {short}" if full_stops else f"{family} {short}")


def _in_full(name: Contributor, given: str, suffix: str, style: NameStyle) -> str:
    short = initials(given, style.full_stops) if given else ""
    suffix = suffix_of(suffix, style.full_stops) if suffix else ""
    family = _joined(name.non_dropping_particle, name.family)
    if style.inverted:
        comma = ", " if style.full_stops else " "
        rest = " ".join(part for part in (short, name.dropping_particle) if part)
        return curly(comma.join(part for part in (family, rest, suffix) if part))
    if name.non_dropping_particle and name.dropping_particle:
        family = f"{name.dropping_particle} {family}"
    else:
        family = _joined(name.dropping_particle, family)
    spoken = " ".join(part for part in (short, family) if part)
    return curly((", " if name.comma_suffix else " ").join(part for part in (spoken, suffix) if part))


def _given_and_suffix(name: Contributor) -> tuple[str, str]:
    """A comma within the given names sets off a suffix: `John, Jr.`."""
    if name.suffix or "," not in name.given:
        return name.given, name.suffix
    given, _, suffix = name.given.partition(",")
    return given.strip(), suffix.strip(" !")


def _joined(particle: str, family: str) -> str:
    """`van` is separate from the family name; `d’` and `al-` are joined to it."""
    if not particle:
        return family
    return particle + family if particle[-1] in "’'-" else f"{particle} {family}"
