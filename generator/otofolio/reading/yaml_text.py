"""YAML with places: a document as plain values, and the line and column of every key and value in it.

Every scalar stays text, so that `no`, `0123` and `2025-08` arrive as they were typed (YAML 1.1 would read a
boolean, an octal number and a subtraction); the schema says what each field is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from otofolio.problems import Problem
from otofolio.reading.source import SourceText

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

Path = tuple[str | int, ...]

_DEEPEST = 20
_NULLS = ("", "~", "null", "Null", "NULL")

_PLAIN_WORDS = (
    ("mapping values are not allowed", "A colon followed by a space stands inside a value.",
     'put the whole value in quotes: title: "Cochlear implants: a review"'),
    ("cannot start any token", "This line starts with a character that YAML does not allow here, often a tab.",
     "indent with spaces, and put text that starts with @, %, ` or a tab in quotes"),
    ("found undefined alias", "A value that starts with * or & must be in quotes.", 'write "*text*" with quotes'),
    ("expected <block end>", "The indentation of this line does not fit the lines above it.",
     "start it in the same column as its neighbours; a list item starts with a dash and a space"),
    ("could not find expected ':'", "A name without its colon, or a text that goes on in the next line.",
     "write `name: value`; a long text goes in quotes or after `>-`"),
    ("unexpected end of stream", "A quotation mark or a bracket is opened and never closed.", "close it"),
    ("expected ',' or", "A bracket or a comma is missing in this list.", "write lists as [one, two, three]"),
)  # fmt: skip


@dataclass(slots=True)
class YamlDocument:
    """Plain values and where they stand. `keys` has the places of names, `values` of what they are given."""

    data: Any
    source: SourceText
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)


def read_yaml(source: SourceText) -> tuple[YamlDocument, tuple[Problem, ...]]:
    """Read one document. A broken one gives no data and a problem that says where it breaks."""
    import yaml  # only where a data file is read

    document = YamlDocument({}, source)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(source.text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        return document, (_syntax_problem(error, source),)
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

    document.values[path] = _place(node.start_mark)
    if len(path) > _DEEPEST:
        where = document.source.position(*document.values[path])
        problems.append(Problem(where, "The lists here are nested too deeply.", "does an &anchor refer to itself?"))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), document, problems) for index, child in enumerate(node.value)]
    return None if node.style is None and node.value in _NULLS else node.value


def _mapping(node: Any, path: Path, document: YamlDocument, problems: list[Problem]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        place = _place(key_node.start_mark)
        if key in data:
            first = document.keys[(*path, key)][0]
            where = document.source.position(*place)
            problems.append(Problem(where, f"“{key}” is given twice; the first is in line {first}.", "keep one"))
            continue
        document.keys[(*path, key)] = place
        data[key] = _value(value_node, (*path, key), document, problems)
    return data


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _syntax_problem(error: MarkedYAMLError, source: SourceText) -> Problem:
    mark = error.problem_mark or error.context_mark
    where = source.position(*_place(mark)) if mark else source.position(1, 0)
    said = f"{error.context or ''} {error.problem or ''}"
    for sign, message, hint in _PLAIN_WORDS:
        if sign in said:
            return Problem(where, message, hint)
    hint = "compare it with the starter that `otofolio new` writes"
    return Problem(where, f"This is not valid YAML ({said.strip()}).", hint)
