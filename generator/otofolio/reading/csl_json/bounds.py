"""What a JSON value may be: not nested without end, and made of whole characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

DEEPEST = 30
"""Lists and objects in one another. CSL-JSON's own fields, such as `issued`, need four."""
_HALF = re.compile("[\ud800-\udfff]")


def is_too_deep(value: Any) -> bool:
    """Whether lists and objects are in one another more often than `DEEPEST` times; looked at level by level."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def without_halves(value: Any) -> Any:
    """The value with � for each half of a character, in names and texts at any depth."""
    if isinstance(value, str):
        return value if value.isascii() else _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {without_halves(name): without_halves(inner) for name, inner in value.items()}
    return [without_halves(inner) for inner in value] if isinstance(value, list) else value


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
