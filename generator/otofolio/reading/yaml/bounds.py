"""What a data file may nest and repeat, looked at event by event before anything follows it and runs out of memory.

An `*alias` means all that its `&anchor` holds: a few lines of aliases of aliases would become billions of values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from otofolio.problems import Position, Problem

if TYPE_CHECKING:
    from otofolio.reading.source import SourceText

_DEEPEST = 20
"""Lists and groups in one another; the schema has five levels."""
_MOST_REPEATED = 10_000
"""Values that aliases may become; a whole data file has some hundreds."""


@dataclass(slots=True)
class _Node:
    """A list or a group that is open: its anchor and line, and what it holds so far, aliases followed."""

    anchor: str | None = None
    line: int = 0
    values: int = 1
    depth: int = 1


@dataclass(slots=True)
class _Bounds:
    source: SourceText
    open: list[_Node] = field(default_factory=lambda: [_Node()])
    known: dict[str, _Node] = field(default_factory=dict)
    repeated: int = 0

    def add(self, node: _Node) -> None:
        """A value is complete: its parent holds it, and its anchor names it."""
        parent = self.open[-1]
        parent.values += node.values
        parent.depth = max(parent.depth, 1 + node.depth)
        if node.anchor:
            self.known[node.anchor] = node

    def start(self, event: Any) -> None:
        """A list or a group begins."""
        self.open.append(_Node(event.anchor, event.start_mark.line + 1))

    def alias(self, event: Any) -> Problem | None:
        """Follow an alias; the problem if it leads too far."""
        inside = [node for node in self.open if node.anchor == event.anchor]
        if inside:
            chain = " → ".join(f"&{node.anchor} (line {node.line})" for node in self.open if node.anchor)
            said = f"“*{event.anchor}” is inside “&{event.anchor}”, so it would hold itself: {chain} → *{event.anchor}."
            return self.problem(event, said, "write the value itself, or take this line out")
        meant = self.known.get(event.anchor)
        if meant is None:  # the parser reports it
            return None
        self.repeated += meant.values
        self.add(_Node(None, 0, meant.values, meant.depth))
        if self.repeated > _MOST_REPEATED:
            said = f"The aliases (*{event.anchor} and others) repeat more than {_MOST_REPEATED:,} values."
            return self.problem(event, said, "write the values themselves instead of aliases of aliases")
        return self.too_deep(event) if len(self.open) + meant.depth - 1 > _DEEPEST else None

    def too_deep(self, event: Any) -> Problem:
        mark = event.start_mark
        return too_deep(self.source.position(mark.line + 1, mark.column + 1))

    def problem(self, event: Any, said: str, hint: str) -> Problem:
        mark = event.start_mark
        return Problem(self.source.position(mark.line + 1, mark.column + 1), said, hint)


def too_deep(where: Position) -> Problem:
    """The parser itself stops at a thousand brackets in one another, before it reports the first."""
    said = f"The lists here are nested more than {_DEEPEST} levels deep."
    return Problem(where, said, "look for brackets or dashes that are not meant as a list")


def out_of_bounds(events: Iterable[Any], source: SourceText) -> Problem | None:
    """The first place at which a document nests or repeats too much. `events` are those of its parser."""
    import yaml

    bounds = _Bounds(source)
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            if problem := bounds.alias(event):
                return problem
        elif isinstance(event, yaml.CollectionStartEvent):
            bounds.start(event)
            if len(bounds.open) > _DEEPEST + 1:
                return bounds.too_deep(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            bounds.add(bounds.open.pop())
        elif isinstance(event, yaml.ScalarEvent):
            bounds.add(_Node(event.anchor))
        elif isinstance(event, yaml.DocumentEndEvent):
            return None
    return None
