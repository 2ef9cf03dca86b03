"""The Nu HTML Checker on every page that a build makes: no error."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from samples import copy_example

from conftest import built

VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
THEMES_OWN = (
    # Material's drawer and search are hidden checkboxes, which Firefox would otherwise leave ticked after a reload.
    r"Attribute “autocomplete” is only allowed when the input type is .*",
    # The title over the table of contents is a label for a checkbox that Material leaves out where nothing folds.
    r"The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control\.",
)
"""Messages about the theme's markup, which none of ours calls forth."""


def test_every_page_is_as_the_standard_has_it(tmp_path: Path) -> None:
    with built(copy_example(tmp_path / "site")):
        pages = sorted(str(page) for page in (tmp_path / "site" / "built").rglob("*.html"))
    assert len(pages) > 5
    command = [
        str(shutil.which("java")),
        "-jar",
        str(VNU),
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        *pages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    found = [f"{m['url'].rpartition('built/')[2]}:{m['lastLine']}: {m['message']} … {m.get('extract', '')[:160]!r}"
             for m in messages if not any(re.fullmatch(own, m["message"]) for own in THEMES_OWN)]  # fmt: skip
    assert found == []
