"""The schema of `network.yaml` for editors, as wide as the reader is."""

from __future__ import annotations

from typing import Any

from otofolio.reading.facts.editor_schema import widened_schema

_LISTS = ("met", "log", "attach", "showing")
"""Lists whose only entry may be written without its dash."""


def network_editor_schema() -> dict[str, Any]:
    """The whole schema, ready for `json.dumps`."""
    from otofolio.reading.network.schema import NetworkFile  # a tenth of a second

    schema = widened_schema(NetworkFile.model_json_schema())
    definitions = schema["$defs"]
    for name in ("Person", "Event"):
        fields = definitions[name]["properties"]
        fields |= {field: _one_or_more(fields[field]) for field in _LISTS if field in fields}
    lists = ("people", "programs", "events", "news")
    schema["properties"] |= {name: {"anyOf": [schema["properties"][name], {"type": "null"}]} for name in lists}
    return {**schema, "$defs": {name: _with_false(one) for name, one in definitions.items()}}


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
