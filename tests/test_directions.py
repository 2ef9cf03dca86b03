"""The way of the data (CONTRIBUTING.md): read, derive, render, deliver, and rooms that do not know one another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator" / "otofolio"
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
VALUES = {"model", "problems", "visible"}
"""What every layer may use: values, problems, and how to show what cannot be printed."""
LAYERS = {
    "visible": set(),
    "problems": {"visible"},
    "model": {"problems"},
    "citing": VALUES,
    "reading": VALUES | {"citing"},  # the names of the styles, which cv.yaml chooses from
    "deriving": VALUES,
    "rendering": VALUES | {"citing", "deriving"},
    "importing": VALUES | {"reading", "deriving", "rendering", "hosts"},
    "adding": VALUES | {"reading", "deriving", "rendering", "importing"},
    "hosts": VALUES | {"load", "build", "settings", "reading", "deriving", "rendering"},
    "starter": VALUES | {"load", "reading", "rendering", "hosts"},
}
"""From where each layer may take what, beside itself. `load`, `build` and the command join them and are not here."""
BESIDE = {
    ("reading", "markup"): set(),
    ("reading", "yaml"): set(),
    ("reading", "works"): {"markup"},
    ("reading", "bibtex"): {"markup", "works"},
    ("reading", "csl_json"): {"markup", "works"},
    ("reading", "tagged"): {"markup", "works"},
    ("reading", "facts"): {"markup", "yaml"},
    ("reading", "cv"): {"facts", "markup", "yaml"},
    ("reading", "network"): {"facts", "yaml"},
    ("rendering", "typesetting"): set(),
    ("rendering", "records"): set(),
    ("rendering", "pages"): {"records"},  # a page carries the records of its works
    ("rendering", "pdf"): {"typesetting"},
    ("rendering", "kit"): {"typesetting"},
    ("rendering", "word"): {"typesetting"},
    ("rendering", "letters"): set(),
    ("rendering", "paste"): set(),
    ("rendering", "sending"): {"pdf", "typesetting", "word"},  # it sends what these make
    ("hosts", "mkdocs"): set(),
    ("hosts", "export"): {"mkdocs"},  # another engine gets the files and the menu that MkDocs gets
}
"""Each room, and those beside it that it may use. The modules outside the rooms are for all of them."""
SPLIT = ("reading", "rendering", "hosts")


@cache
def imports() -> list[tuple[str, str]]:
    """Which module takes something from which. Asked for in tests: every process imports this file."""
    return sorted(set(_imports()))


def _imports() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("otofolio."):
                name = str(node.module).removeprefix("otofolio.")
                for alias in node.names:
                    yield module, f"{name}.{alias.name}" if f"{name}.{alias.name}" in MODULES else name


def room(module: str) -> tuple[str, str]:
    """The layer, and the room in it: empty for what is outside the rooms."""
    layer, *rest = module.split(".")
    return layer, rest[0] if rest and (PACKAGE / layer / rest[0]).is_dir() else ""


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_no_layer_reaches_back(layer: str) -> None:
    allowed = {layer} | LAYERS[layer]
    assert [(one, other) for one, other in imports() if room(one)[0] == layer and room(other)[0] not in allowed] == []


def test_the_rooms_of_a_layer_are_apart() -> None:
    crossing = [
        (one, other)
        for one, other in imports()
        if room(one) in BESIDE and room(other) in BESIDE and room(one)[0] == room(other)[0] and room(one) != room(other)
    ]
    assert crossing
    assert [(one, other) for one, other in crossing if room(other)[1] not in BESIDE[room(one)]] == []


def test_every_room_is_listed() -> None:
    found = {(layer, path.parent.name) for layer in SPLIT for path in (PACKAGE / layer).glob("[a-z]*/__init__.py")}
    assert found == BESIDE.keys()


def test_what_is_shared_does_not_know_the_rooms() -> None:
    """Only the list of formats does, which is there to know them; `works` and `yaml` are shared by the formats."""
    shared = [(one, other) for one, other in imports() if room(one) in (("reading", ""), ("rendering", ""))]
    back = [(one, other) for one, other in shared if room(other) in BESIDE and room(one)[0] == room(other)[0]]
    assert [pair for pair in back if pair[0] != "reading.formats" and room(pair[1])[1] not in ("works", "yaml")] == []
