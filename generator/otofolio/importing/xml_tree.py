"""XML as nested dictionaries by local names. Entities cannot be declared, so nothing can expand."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

_DEEPEST = 60


class NotXmlError(Exception):
    """The bytes are not well-formed XML, or declare a document type."""


def read_xml(data: bytes) -> dict[str, Any]:
    """`{root: …}`: text for an element without children and attributes, lists where a name recurs."""
    parser = expat.ParserCreate(namespace_separator=" ")
    building = _Building()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotXmlError(str(error)) from None
    return building.root


def _refuse(*_: object) -> None:
    raise NotXmlError("it declares a document type")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Building:
    """One pass; it lives for one call."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self._open: list[dict[str, Any]] = [self.root]
        self._texts: list[list[str]] = [[]]

    def start(self, _: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise NotXmlError("it is nested too deeply")
        self._open.append({_local(name): value for name, value in attributes.items()})
        self._texts.append([])

    def text(self, data: str) -> None:
        self._texts[-1].append(data)

    def end(self, name: str) -> None:
        node, text = self._open.pop(), "".join(self._texts.pop()).strip()
        value: Any = {**node, "value": text} if node and text else node or text
        parent, key = self._open[-1], _local(name)
        if key not in parent:
            parent[key] = value
        elif isinstance(parent[key], list):
            parent[key].append(value)
        else:
            parent[key] = [parent[key], value]
