"""`mkdocs.yml` as nodes with places. Nothing in it is run or made into an object: a tag is a word like any other.

MkDocs itself makes Python objects of `!!python/…` tags. Our commands need five settings, and a file that somebody else
wrote may be checked before it is trusted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from otofolio.problems import InputError, Position, Problem, Severity
from otofolio.reading.source import SourceText, decode, read_input
from otofolio.reading.yaml.syntax import syntax_problem

if TYPE_CHECKING:
    from yaml import MappingNode, Node

_TAG = "tag:yaml.org,2002:"
_CHECKED = tuple(_TAG + name for name in ("int", "float", "bool", "null", "timestamp", "binary"))
_DEEPEST = 100
_AS_UTF8 = "save it as UTF-8 in your editor; MkDocs reads nothing else"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of the configuration, as a YAML node, and the file that it is in."""

    node: Node
    source: SourceText

    @property
    def position(self) -> Position:
        """Where the value begins."""
        return self.source.position(self.node.start_mark.line + 1, self.node.start_mark.column + 1)

    def entries(self) -> dict[str, Setting]:
        """The entries of a mapping, its merge keys (`<<`) followed; none if it is not a mapping."""
        return {name: Setting(node, self.source) for name, node in _entries(self.node, set()).items()}

    def members(self) -> tuple[Setting, ...] | None:
        """The members of a list; None if it is not a list."""
        from yaml import SequenceNode

        if not isinstance(self.node, SequenceNode):
            return None
        return tuple(Setting(node, self.source) for node in self.node.value)

    @property
    def is_mapping(self) -> bool:
        """Whether it consists of named values."""
        from yaml import MappingNode

        return isinstance(self.node, MappingNode)

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it is a truth value."""
        return _from_environment(self.node)[0] == f"{_TAG}bool"

    @property
    def text(self) -> str | None:
        """The text, `!ENV` looked up; empty if nothing is given, None if it is anything but text."""
        tag, value = _from_environment(self.node)
        return str(value) if tag == f"{_TAG}str" else "" if tag == f"{_TAG}null" else None


def read_mkdocs_yml(path: Path, shown_as: str) -> tuple[Setting, ...]:
    """The file's top level, then that of the file from which it inherits (`INHERIT`), and so on; empty ones left out.

    Raises InputError if one cannot be read, is not YAML, or holds what MkDocs could not read.
    """
    chain: list[Setting] = []
    seen: set[str] = set()
    place = Position(shown_as)
    while True:
        top = _read(path, shown_as, place)
        seen.add(os.path.realpath(path))
        if top is None:
            return tuple(chain)
        chain.append(top)
        heir = top.entries().get("INHERIT")
        if heir is None:
            return tuple(chain)
        path, place = path.parent / _heritage(heir), heir.position
        shown_as = str(Path(shown_as).parent / _heritage(heir))
        if os.path.realpath(path) in seen:
            raise _stop(place, "These configuration files inherit from each other.", "take one `INHERIT` line out")


def _heritage(heir: Setting) -> str:
    if not heir.text or "\0" in heir.text:
        raise _stop(heir.position, "`INHERIT` must be the name of a file.", "write INHERIT: base.yml")
    return heir.text


def _read(path: Path, shown_as: str, named_at: Position) -> Setting | None:
    """The top level of one file. `named_at` is where the file is named, for one that cannot be read."""
    data = _bytes(path, shown_as, named_at)
    source, notices = decode(data, shown_as)
    if notices and notices[0].severity is Severity.NOTICE:
        raise _stop(notices[0].position, "This file is not saved as UTF-8.", _AS_UTF8)
    if notices:
        said = "The file holds characters that text cannot have."
        raise _stop(notices[0].position, said, "save it as plain text")
    node = _composed(source)
    if node is None:
        return None
    top = Setting(node, source)
    if not top.is_mapping:
        raise _stop(top.position, "This file must consist of lines like `name: value`.", "compare it with the starter")
    if problems := tuple(_unreadable_values(node, source)):
        raise InputError(problems)
    return top


def _bytes(path: Path, shown_as: str, named_at: Position) -> bytes:
    try:
        return read_input(path)
    except FileNotFoundError:
        raise _stop(named_at, f"There is no file “{shown_as}”.", "check the name and the folder you are in") from None
    except OSError as error:
        raise _stop(
            named_at,
            f"“{shown_as}” cannot be read: {error.strerror}.",
            "name a file that you may open, such as mkdocs.yml",
        ) from None


def _composed(source: SourceText) -> Node | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_depth(yaml.parse(source.text, loader), source)
        return yaml.compose(source.text, loader)
    except yaml.MarkedYAMLError as error:
        raise InputError([syntax_problem(error, source)]) from None
    except yaml.YAMLError:
        said = "The file holds characters that text cannot have."
        raise _stop(source.position(1), said, "save it as plain text") from None


def _check_depth(events: Iterator[Any], source: SourceText) -> None:
    """Before nodes are composed, which goes a call deeper for each level."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            where = source.position(event.start_mark.line + 1, event.start_mark.column + 1)
            raise _stop(where, "The lists here are nested too deeply.", "check the brackets in this line")


def _entries(node: Node, merged: set[int]) -> dict[str, Node]:
    """By name; the last of two wins, as in MkDocs. Each mapping is merged but once, so that it ends."""
    from yaml import MappingNode, ScalarNode, SequenceNode

    if not isinstance(node, MappingNode) or id(node) in merged:
        return {}
    merged.add(id(node))
    others: dict[str, Node] = {}
    own: dict[str, Node] = {}
    for key, value in node.value:
        if key.tag == f"{_TAG}merge":
            for one in value.value if isinstance(value, SequenceNode) else (value,):
                others = _entries(one, merged) | others
        elif isinstance(key, ScalarNode):
            own[key.value] = value
    return others | own


def _from_environment(node: Node) -> tuple[str, Any]:
    """A value's tag and text; `!ENV NAME` and `!ENV [NAME, OTHER, default]` as pyyaml-env-tag reads them."""
    from yaml import ScalarNode, SequenceNode
    from yaml.resolver import Resolver

    if node.tag != "!ENV":
        return node.tag, node.value
    children = node.value if isinstance(node, SequenceNode) else [node]
    *names, default = children if len(children) > 1 else (*children, None)
    for name in (child.value for child in names if isinstance(child, ScalarNode)):
        if name in os.environ:
            value = os.environ[name]
            return str(Resolver().resolve(ScalarNode, value, (True, False))), value  # type: ignore[no-untyped-call]
    return (default.tag, default.value) if default else (f"{_TAG}null", "")


def _unreadable_values(top: MappingNode | Node, source: SourceText) -> Iterator[Problem]:
    """What looks like a date or a number and is none (`2025-13-45`): MkDocs would stop at it without a place."""
    from yaml import ScalarNode
    from yaml.constructor import SafeConstructor

    waiting, seen = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            if node.tag in _CHECKED and not _can_be_made(node, SafeConstructor()):
                where = Setting(node, source).position
                said = f"“{node.value}” looks like a date or a number, but it is not one."
                yield Problem(where, said, f'if it is text, put it in quotes: "{node.value}"')
            continue
        parts = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
        fresh = [part for part in parts if id(part) not in seen]
        seen.update(map(id, fresh))
        waiting += fresh


def _can_be_made(node: Node, constructor: Any) -> bool:
    """Of the plain kinds that YAML itself defines: a number, a truth value, a date."""
    from yaml import YAMLError

    try:
        constructor.construct_object(node)
    except (ValueError, LookupError, AttributeError, ArithmeticError, YAMLError):  # as PyYAML runs into it
        return False
    return True


def _stop(position: Position, message: str, hint: str) -> InputError:
    return InputError([Problem(position, message, hint)])
