"""Where a setting stands in `mkdocs.yml`, so that a problem with it can be shown there."""

from __future__ import annotations

from pathlib import Path

from otofolio.problems import Position
from otofolio.reading.source import decode

_LARGEST = 1_000_000
"""Bytes. A configuration is no longer; a place in it is not worth more."""


def config_place(config_file: Path, shown_as: str, name: str, value: str) -> Position:
    """The value of a setting of the top level; the file as a whole where that has another value, or none."""
    import yaml  # only where there is something to say

    try:
        data = config_file.read_bytes() if config_file.stat().st_size <= _LARGEST else b""
        source, _ = decode(data, shown_as)
        node = yaml.compose(source.text, Loader=yaml.SafeLoader)  # makes nodes of it, and runs nothing
    except (OSError, yaml.YAMLError, RecursionError):
        return Position(shown_as)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    found = next(
        (given for key, given in pairs if key.value == name and str(given.value).rstrip("/") == value.rstrip("/")), None
    )
    return source.position(found.start_mark.line + 1, found.start_mark.column + 1) if found else Position(shown_as)
