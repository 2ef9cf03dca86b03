"""The schemas of the data files for editors (JSON Schema 2020-12): completion, and a first check while one types.

Every scalar of a file is read as text, so `no`, `2025` and `5371` are valid where JSON would want quotes. An editor
that underlines what `otofolio check` accepts is worse than none: if the two differ, the schema is the wider one.
"""

from __future__ import annotations

import json
from typing import Any

_DATE = {
    "type": ["string", "integer"],
    "description": "2025, 2025-08, 2025-08-14, Aug 2025, 2026 (expected) or present",
}
_LISTS = ("met", "log", "attach", "showing")
"""Lists whose only entry may be written without its dash."""


def cv_schema() -> str:
    """The schema with which an editor completes and checks `cv.yaml`."""
    from otofolio.reading.cv.schema import CvFile  # a tenth of a second

    schema = _widened_schema(CvFile.model_json_schema())
    definitions = schema["$defs"]
    free = {"FreeItem": {"anyOf": [{"type": "string"}, definitions["FreeItem"]]}}
    return _written({**schema, "$defs": definitions | free})


def network_schema() -> str:
    """The schema with which an editor completes and checks `network.yaml`."""
    from otofolio.reading.network.schema import NetworkFile  # a tenth of a second

    schema = _widened_schema(NetworkFile.model_json_schema())
    definitions = schema["$defs"]
    for name in ("Person", "Event"):
        fields = definitions[name]["properties"]
        fields |= {field: _one_or_more(fields[field]) for field in _LISTS if field in fields}
    lists = ("people", "programs", "events", "news")
    schema["properties"] |= {name: {"anyOf": [schema["properties"][name], {"type": "null"}]} for name in lists}
    return _written({**schema, "$defs": {name: _with_false(one) for name, one in definitions.items()}})


def _written(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _widened_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A model's JSON Schema as wide as the reader is."""
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


def _with_false(node: Any) -> Any:
    """An editor may read the choice `no` as a truth value (YAML 1.1 §10.2.1.2)."""
    if isinstance(node, list):
        return [_with_false(child) for child in node]
    if not isinstance(node, dict):
        return node
    children = {name: _with_false(child) for name, child in node.items()}
    choices = node.get("enum")
    return {**children, "enum": [*choices, False]} if choices and "no" in choices and False not in choices else children


def _one_or_more(field: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [field, *([field["items"]] if "items" in field else [])]}
