"""Looking things up in nested dictionaries that another program has made."""

from __future__ import annotations

from typing import Any


def listed(value: Any) -> list[Any]:
    """The values of a name that may recur."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def nodes(node: Any, *path: str) -> list[Any]:
    """What is at a path as a list; nothing if the path does not lead anywhere."""
    for name in path:
        node = node.get(name) if isinstance(node, dict) else None
    return listed(node)


def text(node: Any, *path: str) -> str:
    """The text at a path, of the first where there are several; nothing if there is none."""
    for name in path:
        node = listed(node)[0] if listed(node) else None
        node = node.get(name) if isinstance(node, dict) else None
    node = listed(node)[0] if listed(node) else None
    if isinstance(node, dict):
        node = node.get("value")
    return str(node).strip() if isinstance(node, str | int | float) and not isinstance(node, bool) else ""


def day(node: Any, name: str) -> str:
    """A date in parts (`year`, `month`, `day`) as `2025-08-14`."""
    parts = [text(node, name, part) for part in ("year", "month", "day")]
    known = parts[: parts.index("")] if "" in parts else parts
    return "-".join(known)
