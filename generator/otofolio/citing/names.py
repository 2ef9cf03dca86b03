"""Names and lists of names: order, initials, how many are shown, and the owner who always is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from otofolio.citing.initials import initials, is_alphabetic, suffix_of
from otofolio.citing.quotes import curly
from otofolio.model.publication import Contributor, Contributors
from otofolio.model.text import RichText, Role, Run

EQUAL_MARK = "†"
_MARK_RUN = Run(EQUAL_MARK, Role.MARK, superscript=True)


class Last(Enum):
    """How a list joins its last name."""

    PLAIN = ", "
    AMPERSAND = "&"
    COMMA_AMPERSAND = ", &"


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a style writes names. `shortest_cut` is the length of list from which only `shown` names are printed."""

    full_stops: bool = False
    inverted: bool = True
    last: Last = Last.PLAIN
    shortest_cut: int = 7
    shown: int = 3
    keeps_last: bool = False
    """A shortened list ends in its last name (APA 7 §9.8), not in `et al`."""


def person(name: Contributor, style: NameStyle) -> str:
    """One name: `Smith JA Jr`, `Smith, J. A., Jr.`, or as it is spoken, `J. A. Smith Jr.`."""
    if name.literal:
        return curly(name.literal)
    family = _spaced(name.non_dropping_particle, name.family)
    given, suffix = _given_and_suffix(name)
    short = initials(given, style.full_stops) if given else ""
    if not is_alphabetic(family):
        # Chinese, Japanese and Korean names keep their order; with the given names spelt in Latin they take a space.
        return curly(" ".join(part for part in (family, short) if part) if is_alphabetic(given) else family + given)
    suffix = suffix_of(suffix, style.full_stops) if suffix else ""
    if style.inverted:
        comma = ", " if style.full_stops else " "
        rest = " ".join(part for part in (short, name.dropping_particle) if part)
        return curly(comma.join(part for part in (family, rest, suffix) if part))
    if name.dropping_particle and not name.non_dropping_particle:
        family = _spaced(name.dropping_particle, family)
    elif name.dropping_particle:
        family = f"{name.dropping_particle} {family}"
    join = ", " if name.comma_suffix else " "
    return curly(" ".join(part for part in (short, family) if part) + (join + suffix if suffix else ""))


def name_list(
    names: Contributors, style: NameStyle, everybody: bool = True, truncated: bool = False, role: Role = Role.AUTHOR
) -> RichText:
    """The names that the style shows. The owner is never cut; `truncated` adds the `et al` of the source."""
    shown = range(len(names)) if everybody or len(names) < style.shortest_cut else _shown(names, style)
    if not shown:
        return ()
    writer = _Writer(role)
    open_end = truncated or (shown[-1] != len(names) - 1)
    for position, index in enumerate(shown):
        if position:
            writer.write(_delimiter(names, shown, position, style, open_end))
        writer.name(names[index], person(names[index], style))
    if open_end:
        writer.write(", et al." if len(shown) > 1 else " et al.")
    return writer.finished()


def _shown(names: Contributors, style: NameStyle) -> Sequence[int]:
    """The places of the names to print: the first ones, the owner, and the last one where the style keeps it."""
    kept = set(range(style.shown)) | {index for index, name in enumerate(names) if name.is_owner}
    if style.keeps_last:
        kept.add(len(names) - 1)
    return sorted(kept)


def _delimiter(names: Contributors, shown: Sequence[int], position: int, style: NameStyle, open_end: bool) -> str:
    """A comma, the last name's `&`, or an ellipsis for the names left out in between."""
    if shown[position] != shown[position - 1] + 1:
        return ", … "
    is_last = position == len(shown) - 1 and not open_end
    was_cut = style.keeps_last and any(b != a + 1 for a, b in pairwise(shown))
    if not is_last or was_cut or style.last is Last.PLAIN:
        return ", "
    is_inverted = style.last is Last.COMMA_AMPERSAND and not names[shown[position]].literal
    comma = "," if is_inverted or len(shown) > 2 else ""
    return f"{comma} & "


class _Writer:
    """Collects names; everything between two marked ones is one run."""

    def __init__(self, role: Role) -> None:
        self._runs: list[Run] = []
        self._role = role
        self._pending = ""

    def write(self, text: str) -> None:
        self._pending += text

    def name(self, name: Contributor, text: str) -> None:
        if name.is_owner:
            self._flush()
            self._runs.append(Run(text, Role.OWNER, bold=True))
        else:
            self._pending += text
        if name.equal:
            self._flush()
            self._runs.append(_MARK_RUN)

    def finished(self) -> RichText:
        self._flush()
        return tuple(self._runs)

    def _flush(self) -> None:
        if self._pending:
            self._runs.append(Run(self._pending, self._role))
            self._pending = ""


def _given_and_suffix(name: Contributor) -> tuple[str, str]:
    """A comma within the given names sets off a suffix: `John, Jr.`."""
    if name.suffix or "," not in name.given:
        return name.given, name.suffix
    given, _, suffix = name.given.partition(",")
    return given.strip(), suffix.strip(" !")


def _spaced(particle: str, family: str) -> str:
    """`van` stands apart from the family name; `d’` and `al-` are joined to it."""
    if not particle:
        return family
    return particle + family if particle[-1] in "’'-" else f"{particle} {family}"
