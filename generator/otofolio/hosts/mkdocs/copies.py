"""Copies of the person's own data files, as editors, sync programs and people name them. They hold what is private."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

_DATA = (".yaml", ".yml", ".bib", ".json", ".ris", ".nbib", ".txt", ".csv", ".xml", ".xlsx", ".docx")
_SAVED = (".bak", ".backup", ".old", ".orig", ".save", ".tmp", ".temp", ".swp", ".swo", ".un~", "~")
"""How names of automatic copies end."""


def is_copy(name: str, inputs: Iterable[str]) -> bool:
    """Whether a file beside the input files of these names is a copy of one: `cv.yaml~`, `cv (1).yaml`.

    A copy has the whole name in its own, or the name without its ending and one that data or saved copies have.
    A photo beside `me.jpg` that is called `me-2024.jpg` is another photo, and `me (1).jpg` is a copy.
    """
    return any(_is_copy_of(name.casefold(), PurePath(one.casefold())) for one in inputs)


def has_name(name: str, original: str) -> bool:
    """Whether a file's name is that of another file, or has it in itself as a word: `cv.yaml`, `backup of cv.yaml`."""
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(original.casefold())}(?![a-z0-9])", name.casefold()))


def is_private_data(name: str) -> bool:
    """Whether a file of data says in its name that it is private: `private.yaml`, `cv-private.yml.bak`."""
    lowered = name.casefold()
    return any(ending in lowered for ending in _DATA) and bool(re.search(r"(?<![a-z])private(?![a-z])", lowered))


def _is_copy_of(name: str, original: PurePath) -> bool:
    if name == original.name:
        return False
    if has_name(name, original.name):
        return True
    stem, ending = re.escape(original.stem), re.escape(original.suffix)
    if original.suffix in _DATA:
        endings = "|".join(map(re.escape, {original.suffix, *_SAVED, *_SAME.get(original.suffix, ())}))
        return bool(re.search(rf"(?<![a-z0-9]){stem}(?![a-z]).*(?:{endings})\Z", name))
    return bool(re.search(rf"\A{stem}(?:[ _.-]*\(\d+\)|[ _-]+(?:copy|kopie|copie|copia)\b.*){ending}\Z", name))


_SAME = {".yaml": (".yml", ".yaml.txt"), ".yml": (".yaml", ".yml.txt"), ".bib": (".bib.txt",)}
