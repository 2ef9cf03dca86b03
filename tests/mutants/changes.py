"""What each mutant changes, and whether that is only the wording of a message: such mutants are left out of the count.

The rule: a mutant is left out if the one thing that it changes is the text of a string literal which is passed to
`Problem(…)` or `Refusal(…)`, bound to `said`, `hint` or `message`, or yielded as a finding (in a generator of
`_Finding`). A literal replaced by None is counted, and so is everything inside the braces of an f-string: it decides
what is said, not how.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

_ORIGINAL = "__mutmut_orig"
_CALLS = {"Problem", "Refusal"}
_NAMES = {"said", "hint", "message"}
_PRINTABLE = (ast.expr, ast.stmt)
_CONTEXT = 40
"""Letters to show on either side of what a mutant changes."""


@dataclass(frozen=True)
class Change:
    """The smallest part of the source that a mutant changes."""

    before: str
    after: str
    is_wording: bool


def changes(mutated: Path) -> dict[str, Change]:
    """Of a file written by mutmut, the change of each mutant by its function's name (`x_f__mutmut_3`)."""
    tree = ast.parse(mutated.read_text(encoding="utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    originals = {name.removesuffix(_ORIGINAL): node for name, node in functions.items() if name.endswith(_ORIGINAL)}
    mutants = [name for name in functions if "__mutmut_" in name and not name.endswith(_ORIGINAL)]
    return {name: _change(originals[name.rpartition("__mutmut_")[0]], functions[name]) for name in mutants}


def _change(original: ast.FunctionDef, mutant: ast.FunctionDef) -> Change:
    found = _difference(original, mutant)
    if found is None:  # a default or a decorator, which mutmut keeps in the original
        return Change("", "", is_wording=False)
    before, after = found
    texts = {id(node) for part in _messages(original) for node in ast.walk(part)}
    is_wording = _is_text(before) and _is_text(after) and id(before) in texts
    return Change(*_shortened(ast.unparse(before), ast.unparse(after)), is_wording)


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Both without the most of what they begin and end with alike."""
    start = max(0, _alike(before, after) - _CONTEXT)
    end = max(0, _alike(before[start:][::-1], after[start:][::-1]) - _CONTEXT)
    left, right = ("…" if start else ""), ("…" if end else "")
    return left + before[start : len(before) - end] + right, left + after[start : len(after) - end] + right


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _messages(function: ast.FunctionDef) -> Iterator[ast.AST]:
    yields_findings = function.returns is not None and "_Finding" in ast.unparse(function.returns)
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            yield from node.args
        elif (
            isinstance(node, ast.Assign)
            and _NAMES & {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}
        ) or (isinstance(node, ast.Yield) and node.value and yields_findings):
            yield node.value


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _difference(one: ast.AST, other: ast.AST) -> tuple[ast.AST, ast.AST] | None:
    """The innermost expressions or statements that hold all in which two trees differ."""
    pairs = [
        pair
        for name in one._fields
        if name != "name"
        for pair in zip_longest(_listed(getattr(one, name, None)), _listed(getattr(other, name, None)))
    ]
    differing = [(a, b) for a, b in pairs if _text(a) != _text(b)]
    if len(differing) == 1:
        a, b = differing[0]
        if isinstance(a, ast.AST) and isinstance(b, type(a)) and (found := _difference(a, b)):
            return found
        if isinstance(a, _PRINTABLE) and isinstance(b, _PRINTABLE):
            return a, b
    return (one, other) if differing and isinstance(one, _PRINTABLE) else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return ast.dump(value) if isinstance(value, ast.AST) else repr(value)
