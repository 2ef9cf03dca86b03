"""A model's schema for editors (JSON Schema 2020-12): completion, and a first check while one types.

Every scalar of the file is read as text, so `no`, `2025` and `5371` are valid where JSON would want quotes. An editor
that underlines what `otofolio check` accepts is worse than none: if the two differ, this schema is the wider one.
"""

from __future__ import annotations

from typing import Any

_DATE = {
    "type": ["string", "integer"],
    "description": "2025, 2025-08, 2025-08-14, Aug 2025, 2026 (expected) or present",
}


def widened_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A model's JSON Schema as an editor should have it."""
    definitions = {name: _widened(one) for name, one in schema.pop("$defs").items() if name != "PartialDate"}
    definitions["When"] = _DATE
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**draft, **_widened(schema), "$defs": definitions}


def _widened(node: Any) -> Any:
    if isinstance(node, list):
        return [_widened(child) for child in node]
    if not isinstance(node, dict):
        return node
    children = {name: _widened(child) for name, child in node.items() if name != "title" or isinstance(child, dict)}
    match node.get("type"):
        case "string" if "enum" in node:
            return _without_type(children) | {"enum": _typed(node["enum"])}
        case "string":
            return children | {"type": ["string", "number"]}
        case "boolean":
            return _without_type(children) | {"enum": [True, False, "yes", "no"]}
        case "array":
            return {"anyOf": [children, children["items"]]}
    return children


def _without_type(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if name != "type"}


def _typed(words: list[str]) -> list[str | int]:
    """A stock's number without its quotes is a number."""
    return [*words, *(int(word) for word in words if word.isdigit())]
