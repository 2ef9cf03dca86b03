"""Lists of names: how many are shown, and the owner who always is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from otofolio.citing.person import NameStyle, person
from otofolio.model.publication import Contributor, Contributors
from otofolio.model.text import RichText, Role, Run

EQUAL_MARK = "†"
_MARK_RUN = Run(EQUAL_MARK, Role.MARK, superscript=True)


def name_list(names: Contributors, style: NameStyle, everybody: bool = True, truncated: bool = False) -> RichText:
    """The names that the style shows. The owner is never cut; `truncated` adds the `et al` of the source."""
    shown = range(len(names)) if everybody or len(names) < style.shortest_cut else _shown(names, style)
    if not shown:
        return ()
    is_open = truncated or shown[-1] != len(names) - 1
    joints = _joints(shown, names, style, is_open)
    writer = _Writer()
    for index, joint in zip(shown, joints, strict=True):
        writer.write(joint)
        writer.name(names[index], person(names[index], style))
    if is_open:
        writer.write(", et al." if len(shown) > 1 else " et al.")
    return writer.finished()


def _shown(names: Contributors, style: NameStyle) -> Sequence[int]:
    """The places of the names to print: the first ones, the owner, and the last one if the style keeps it."""
    kept = set(range(style.shown)) | {index for index, name in enumerate(names) if name.is_owner}
    if style.keeps_last:
        kept.add(len(names) - 1)
    return sorted(kept)


def _joints(shown: Sequence[int], names: Contributors, style: NameStyle, is_open: bool) -> list[str]:
    """What is before each name: a comma, the last name's `&`, an ellipsis for those left out in between."""
    joints = ["", *([", "] * (len(shown) - 1))]
    if isinstance(shown, list):
        joints[1:] = [", " if after == before + 1 else ", … " for before, after in pairwise(shown)]
    if style.ampersand and not is_open and len(joints) > 1 and ", … " not in joints:
        # APA 7 §9.8: the comma sets off inverted initials, so a group that follows one name alone takes none.
        has_comma = len(joints) > 2 or (style.inverted and not names[-1].literal)
        joints[-1] = ", & " if has_comma else " & "
    return joints


class _Writer:
    """Collects names; everything between two marked ones is one run."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
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
            self._runs.append(Run(self._pending, Role.AUTHOR))
            self._pending = ""
