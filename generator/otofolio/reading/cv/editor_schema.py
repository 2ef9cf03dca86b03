"""The schema of `cv.yaml` for editors, as wide as the reader is."""

from __future__ import annotations

from typing import Any

from otofolio.reading.facts.editor_schema import widened_schema


def editor_schema() -> dict[str, Any]:
    """The whole schema, ready for `json.dumps`."""
    from otofolio.reading.cv.schema import CvFile  # a tenth of a second

    schema = widened_schema(CvFile.model_json_schema())
    definitions = schema["$defs"]
    return {**schema, "$defs": definitions | {"FreeItem": {"anyOf": [{"type": "string"}, definitions["FreeItem"]]}}}
