"""YAML with places: a document as plain values, and the line and column of every key and value in it.

Every scalar stays text, so that `no`, `0123` and `2025-08` arrive as they were typed (YAML 1.1 would read a
boolean, an octal number and a subtraction); the schema says what each field is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from otofolio.problems import Position, Problem
from otofolio.reading.controls import control_problem, has_controls, without_controls
from otofolio.reading.source import SourceText
from otofolio.reading.yaml.bounds import out_of_bounds, too_deep
from otofolio.reading.yaml.line_slips import SPECIAL_SPACE, starts_specially
from otofolio.reading.yaml.syntax import syntax_problem

if TYPE_CHECKING:
    from yaml import Mark

Path = tuple[str | int, ...]

_NAMELESS = ("A name cannot be a list or a group of fields.", 'put a value that starts with [ or { in quotes: "[…]"')


class Place(NamedTuple):
    """Where a name or a value is written. `line` and `column` count from 1."""

    source: SourceText
    line: int
    column: int

    @property
    def position(self) -> Position:
        """The place as problems give it."""
        return self.source.position(self.line, self.column)


@dataclass(slots=True)
class YamlDocument:
    """Plain values and where they are. `keys` has the places of names, `values` of what they are given."""

    data: Any
    source: SourceText
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def nearest(self, *path: str | int) -> Position:
        """The name at a path, or the value in a list; else the nearest above it, at last the first line."""
        found = (self.keys.get(path[:length]) or self.values.get(path[:length]) for length in range(len(path), 0, -1))
        place = next(filter(None, found), None)
        return place.position if place else self.source.position(1)


def read_yaml(source: SourceText) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read one document. A broken one gives no data and a problem that says where it breaks."""
    import yaml  # only if a data file is read

    document = YamlDocument({}, source)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if problem := out_of_bounds(yaml.parse(source.text, Loader=loader), source):
            return document, (problem,)
        node = yaml.compose(source.text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(error, source)
        return document, (too_deep(problem.position) if "nesting depth" in str(error) else problem,)
    except yaml.YAMLError:
        where = source.position(1, 0)
        return document, (Problem(where, "The file holds characters that text cannot have.", "save it as plain text"),)
    if node is None:
        return document, ()
    problems: list[Problem] = []
    document.data = _value(node, (), document, problems)
    return document, tuple(problems)


def _value(node: Any, path: Path, document: YamlDocument, problems: list[Problem]) -> Any:
    import yaml

    document.values[path] = _place(node.start_mark, document)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), document, problems) for index, child in enumerate(node.value)]
    return node.value


def _mapping(node: Any, path: Path, document: YamlDocument, problems: list[Problem]) -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark, document)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(place.position, *_NAMELESS))
            continue
        key = str(key_node.value)
        if starts_specially(key):
            problems.append(Problem(document.source.position(place.line, 1), *SPECIAL_SPACE))
            continue
        if key in data:
            first = document.keys[(*path, key)].line
            problems.append(
                Problem(place.position, f"“{key}” is given twice; the first is in line {first}.", "keep one")
            )
            continue
        document.keys[(*path, key)] = place
        data[key] = _value(value_node, (*path, key), document, problems)
    return data


def _place(mark: Mark, document: YamlDocument) -> Place:
    return Place(document.source, mark.line + 1, mark.column + 1)


def take_controls_out(document: YamlDocument) -> tuple[Problem, ...]:
    """Clean the texts that an escape (`"\\a"`) gave a control character; a warning if there were any."""
    places: list[Position] = []
    document.data = _without_controls(document.data, (), document, places)
    return (control_problem(places),) if places else ()


def _without_controls(value: Any, path: Path, document: YamlDocument, places: list[Position]) -> Any:
    if isinstance(value, dict):
        return {name: _without_controls(inner, (*path, name), document, places) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_controls(inner, (*path, index), document, places) for index, inner in enumerate(value)]
    if isinstance(value, str) and has_controls(value):
        places.append(document.values[path].position)
        return without_controls(value)
    return value
