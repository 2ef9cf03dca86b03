"""The schema of `network.yaml` for editors, as wide as the reader is."""

from __future__ import annotations

from typing import Any

from otofolio.reading.cv.editor_schema import widened_schema

_LISTS = ("met", "log", "attach", "showing")
"""Lists whose only entry may stand without its dash."""


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
    return schema


def _one_or_more(field: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [field, *([field["items"]] if "items" in field else [])]}
