"""Volumes, issues, pages and editions: ranges with the style's dash, labels in the singular or plural, ordinals.

What counts as a number follows CSL 1.0.2 ("is-numeric"): digits with letters before or after (`e123`, `2nd`), and
such numbers joined by hyphens, commas or ampersands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_PAGES = re.compile(r"(\d+)-(\d+)")
_JOINER = re.compile(r"(\s*&\s*|,\s+and\s+|\s+and\s+|;\s+|,\s+|\s*\\*[-–]+\s*)")
_PREFIXED = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))\Z")
_NUMERIC = re.compile(r"(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)\Z")
_ROMAN = re.compile(r"[ivxlcmIVXLCM]+\Z")
_FRACTION = re.compile(r"[0-9]+(?:/[0-9]+)+\Z")
_RANGE = re.compile(r"((?:[0-9]*[a-zA-Z]+0*)?)([0-9]+[a-z]*)\s+-\s+((?:[0-9]*[a-zA-Z]+0*)?)([0-9]+[a-z]*)")
_SIMPLE_RANGE = re.compile(r"((?:[0-9]*[a-zA-Z]+0*)?)([0-9]+[a-z]*)(\s*[^0-9]+\s*)([-,a-zA-Z]?0*)([0-9]+[a-z]*)\Z")
_WITH_VOLUME = re.compile(r"(.*[0-9])( (?:vol|no|pt|ch|sec|art|bk|fig|suppl)\. ?[0-9]+)\Z")
_LABELS = {"pages": ("p.", "pp."), "volume": ("vol.",), "issue": ("no.",), "number": ("no.",), "chapter": ("ch.",)}
_RANGED = ("pages", "issue", "volume", "edition", "number")


@dataclass(frozen=True, slots=True)
class RangeStyle:
    """How a style prints ranges: its dash, and whether the second number drops what it shares with the first."""

    dash: str = "–"
    minimal: bool = False


_LONGEST = 300
"""Letters of numbers; what is longer is text in a number's field, and stays as it is."""


class _Part(NamedTuple):
    prefix: str
    value: str
    joiner: str

    @property
    def counts(self) -> bool:
        return self.value[:1].isdigit() or _ROMAN.match(self.value) is not None


def number_text(value: str, kind: str, style: RangeStyle) -> str:
    """The number as printed. `kind` is the field: `pages`, `volume`, `issue`, `number`, `edition` …"""
    if value.isalnum() or len(value) > _LONGEST:
        return value
    value = _unlabeled(value, kind)
    if kind == "pages":
        simple = _PAGES.fullmatch(value)
        if simple:
            return _page_range("", simple[1], "", simple[2], style)
        value = value.replace("–", "-")
    tail = _WITH_VOLUME.match(value)
    if tail:
        return number_text(tail[1], kind, style) + tail[2]
    parts = _parts(value)
    if len(parts) == 1:
        return value
    return "".join(part.prefix + part.value + part.joiner for part in _with_dashes(parts, kind, style))


def is_numeric(value: str, kind: str = "") -> bool:
    """Whether the value is a number, and not a phrase that is only in a number's field."""
    if value.isdigit():
        return True
    value = _unlabeled(value, kind)
    if len(value) > _LONGEST:
        return False
    return bool(value) and (_NUMERIC.match(_parts(value)[0].value) is not None or _FRACTION.match(value) is not None)


def is_plural(value: str, kind: str = "") -> bool:
    """Whether the label of the value is plural: `pp. 1–9`, `Vols. 1–3`."""
    if value.isalnum() or len(value) > _LONGEST:
        return False
    parts = _parts(_unlabeled(value, kind).replace("–", "-"))
    return len(parts) > 1 and parts[0].counts and _NUMERIC.match(parts[0].value) is not None


def edition_text(value: str, style: RangeStyle) -> str:
    """`2nd ed.`, `3rd-4th eds.`; an edition in words as it is."""
    if not is_numeric(value, "edition"):
        return value
    if value.isdigit():
        return f"{_ordinal(value)} ed."
    parts = _with_dashes(_parts(_unlabeled(value, "edition")), "edition", style)
    text = "".join(part.prefix + (part.value if part.prefix else _ordinal(part.value)) + part.joiner for part in parts)
    return f"{text} {'eds.' if is_plural(value, 'edition') else 'ed.'}"


def _ordinal(value: str) -> str:
    if not value.isdecimal() or value[0] == "0" or len(value) > _LONGEST:
        return value
    number = int(value)
    if 10 < number % 100 < 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _unlabeled(value: str, kind: str) -> str:
    """`pp. 12-19` in the field for pages says its label twice."""
    for label in _LABELS.get(kind, ()):
        if value.startswith(label):
            return value[len(label) :].lstrip()
    return value


def _parts(value: str) -> list[_Part]:
    pieces = _JOINER.split(value.strip())
    found = []
    for index in range(0, len(pieces), 2):
        match = _PREFIXED.match(pieces[index])
        joiner = pieces[index + 1] if index + 1 < len(pieces) else ""
        found.append(_Part((match[1] or "") if match else "", match[2] if match else pieces[index], _joiner(joiner)))
    return found


def _joiner(joiner: str) -> str:
    if "&" in joiner:
        return " & "
    return re.sub(r"\s*-\s*", "-", joiner, count=1) if "-" in joiner else joiner


def _with_dashes(parts: list[_Part], kind: str, style: RangeStyle) -> list[_Part]:
    """Print each pair of numbers that a hyphen joins as a range; a third number in a row ends the search."""
    if not parts[0].counts:
        is_number = _NUMERIC.match(parts[0].value) is not None and kind in _RANGED
        return [part._replace(joiner=style.dash) if is_number and part.joiner == "-" else part for part in parts]
    found = list(parts)
    count = 1
    for index in range(1, len(found)):
        count = 1 if found[index].joiner == "-" else count + 1
        if count != 2:
            continue
        first, second = found[index - 1], found[index]
        if first.prefix != second.prefix:
            continue
        count = 1
        if first.joiner == "-":
            found[index - 1], found[index] = _range(first, second, kind, style)
            count = 0
    return found


def _range(first: _Part, second: _Part, kind: str, style: RangeStyle) -> tuple[_Part, _Part]:
    if kind == "pages" and first.value[:1].isdigit() and second.value[:1].isdigit():
        text = f"{first.prefix}{first.value} - {second.prefix}{second.value}"
        text = _RANGE.sub(lambda match: _page_range(match[1], match[2], match[3], match[4], style), text)
        text = re.sub(r"(?<=[^\\])-", style.dash, text)
        simple = _SIMPLE_RANGE.match(text)
        if simple is None:
            return first, second
        return (
            _Part(simple[1], simple[2], style.dash if simple[3] == "-" else simple[3]),
            _Part(simple[4], simple[5], second.joiner),
        )
    plain = all(part.value.isdigit() or _ROMAN.match(part.value) for part in (first, second))
    simple = _SIMPLE_RANGE.match(f"{first.value}-{second.value}") if kind in _RANGED else None
    is_range = plain or (simple is not None and simple[3] == "-")
    return first._replace(joiner=style.dash if is_range else first.joiner), second


def _page_range(prefix: str, begin: str, end_prefix: str, end: str, style: RangeStyle) -> str:
    """`123-30` is printed in full as `123–130`, or shortened as `123–30` (Citing Medicine, ch. 1, "Pagination")."""
    whole = begin[: max(0, len(begin) - len(end))] + end
    if end_prefix in ("", prefix) and _leading(begin) < _leading(whole):
        if style.minimal:
            return f"{prefix}{begin}{style.dash}{_unshared(begin, whole)}"
        return f"{prefix}{begin}{style.dash}{prefix}{whole}"
    return f"{prefix}{begin}{style.dash}{end_prefix}{end}"


def _unshared(begin: str, end: str) -> str:
    if len(begin) != len(end):
        return end
    same = 0
    while same < len(end) and begin[same] == end[same]:
        same += 1
    return end[same:]


def _leading(value: str) -> int:
    digits = re.match(r"\d+", value)
    return int(digits[0]) if digits else 0
