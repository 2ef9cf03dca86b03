"""What the schema refuses, in words that a medical student understands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from otofolio.problems import Position, Problem, nearest
from otofolio.reading.facts.field_names import known_fields, meant_instead, model_at, synonym
from otofolio.reading.yaml.document import Path, YamlDocument
from otofolio.reading.yaml.line_slips import quoted

_Saying = Callable[[str, Mapping[str, Any]], tuple[str, str]]

_ALSO_CALLED = {"us letter": "letter", "phone number": "phone", "e-mail": "email", "job": "position"}
_AWAY = (
    "write sub-internship if you worked as an intern does, elective if not; core is for a clerkship of your own school"
)
_SEVERAL = ("rotation", "clerkship", "away", "visiting", "audition")
"""Words for more than one kind of clinical work: only the person knows which."""
_YEARS = ("match_year", "class_of")
_WITH_COMMAS = ("also_published_as", "highlights")
"""Lists whose entries may hold a comma."""
_SIGNS = ":,#[]{}\"'&*!|>%@`"
"""What a value cannot hold without quotation marks, least of all within brackets."""
_LONGEST_FORM = 120


def schema_problems(found: Iterable[Mapping[str, Any]], document: YamlDocument, root: Any) -> tuple[Problem, ...]:
    """Turn pydantic's findings (`ValidationError.errors()`) into problems with their places.

    `root` is the model that the document was checked against.
    """
    findings = tuple(found)
    misspelled = {
        (*path[:-1], near)
        for path in _unknown_fields(findings)
        if (near := _meant(str(path[-1]), known_fields(path[:-1], root)))
    }
    return tuple(
        _problem(error, document, root)
        for error in findings
        if error["type"] != "missing" or _path(error) not in misspelled
    )


def _meant(word: str, known: Iterable[str]) -> str:
    return synonym(word, known) or nearest(word, known)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean “institution”?`, or the whole choice if nothing comes near."""
    choice = sorted(known)
    near = nearest(word, choice)
    return f"did you mean “{near}”?" if near else f"known here: {', '.join(choice)}"


def _unknown_fields(findings: Iterable[Mapping[str, Any]]) -> list[Path]:
    return [_path(error) for error in findings if error["type"] == "extra_forbidden"]


def _path(error: Mapping[str, Any]) -> Path:
    """Where it is in the file: pydantic adds which of two kinds of skills it has tried."""
    path = tuple(error["loc"])
    return path[:2] + path[3:] if path[:1] == ("skills",) and len(path) > 2 else path


def _problem(error: Mapping[str, Any], document: YamlDocument, root: Any) -> Problem:
    path = _path(error)
    message, hint = _saying(error, path, root)
    return Problem(_position(error["type"], path, document), message, hint)


def _position(kind: str, path: Path, document: YamlDocument) -> Position:
    """The key of what is unknown, the value of what is wrong, the owner of what is missing."""
    if kind == "missing":
        path = path[:-1]
    for length in range(len(path), -1, -1):
        places = (document.keys, document.values) if kind == "extra_forbidden" else (document.values, document.keys)
        for table in places:
            if path[:length] in table:
                return table[path[:length]].position
    return document.source.position(1, 0)


def _saying(error: Mapping[str, Any], path: Path, root: Any) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "the file")
    if error.get("input") == "" and path and not kind.endswith("too_short"):
        return f"“{name}” is empty.", "write something after the colon, or take the line out"
    if stretch := context.get("stretch"):
        return error["msg"], _two_dates(stretch, path, root)
    if "hint" in context:
        return error["msg"], context["hint"]
    if kind == "extra_forbidden":
        return f"“{path[-1]}” is not a field of {_owner(path[:-1])}.", meant_instead(path, root)
    if kind == "missing":
        return f"“{path[-1]}” is missing from {_owner(path[:-1])}.", f"add a line `{path[-1]}: …`"
    if kind == "model_type" and len(path) == 2 and path[0] == "cv":
        said = f"“{name}” is not a field of “cv”, and not a variant with fields of its own."
        return said, did_you_mean(name, known_fields(path[:-1], root))
    facts = {**context, "input": error.get("input"), "msg": error["msg"], "model": model_at(path, root), "root": root}
    return _VALUE_SAYINGS.get(kind, _unexpected)(name, facts)


def _two_dates(stretch: tuple[str, str], path: Path, root: Any) -> str:
    """What to write for a stretch of time; an award has but one date."""
    start, end = stretch
    if {"start", "end"} <= set(known_fields(path[:-1], root)):
        return f"write two lines: `start: {start}` and `end: {end}`"
    return f"this entry takes one date: `{path[-1]}: {end}`"


def _owner(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "the data file"
    return f"“{names[-1]}”" if not isinstance(path[-1], int) else f"this entry of “{names[-1]}”"


def _choice(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    options = [option.strip(" '") for option in str(facts["expected"]).replace(" or ", ", ").split(",")]
    word = str(facts["input"]).strip().casefold()
    if name == "publish" and word == "address":
        said = "A mailing address is never published."
        return said, "take it out here; `location` is for the city and the state"
    if name == "kind" and any(part in word for part in _SEVERAL):
        return f"“{_shown(facts['input'])}” can be several kinds of clinical experience.", _AWAY
    meant = next((option for option in options if option == _ALSO_CALLED.get(word)), "") or nearest(word, options)
    guess = f"did you mean “{meant}”? The" if meant else "the"
    return f"“{_shown(facts['input'])}” is not a choice for “{name}”.", f"{guess} choices are {', '.join(options)}"


def _text(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    given = facts["input"]
    if isinstance(given, dict) and len(given) == 1 and isinstance(text := next(iter(given.values())), str):
        said = f"The colon divides this text of “{name}” into a name and a value."
        return said, f"put the text in quotes: {quoted(f'{next(iter(given))}: {text}')}"
    return f"“{name}” must be one text, not a list or a group of fields.", "write it on the same line, after the colon"


def _list(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    hint = "start each of its entries with a dash and a space on a line of its own"
    if isinstance(facts["input"], str):
        words = [facts["input"]] if name in _WITH_COMMAS else facts["input"].split(",")
        entries = [_form(None if name == "skills" else facts["model"], word.strip()) for word in words if word.strip()]
        hint = f"write [{', '.join(entries)}], or {hint}" if sum(map(len, entries)) <= _LONGEST_FORM else hint
    return f"“{name}” must be a list.", hint


def _fields(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    said, given = f"“{name}” needs named fields here, each on a line of its own.", facts["input"]
    if facts["model"] in (None, facts["root"]) or not isinstance(given, str):
        return said, "write `name: value` lines below it"
    return said, f"write {_form(facts['model'], given)}"


def _form(model: Any, given: str) -> str:
    """`{language: English, level: native}`: what was given as one text, in the fields that it should have."""
    text = f'"{_shown(given)}"' if any(sign in given for sign in _SIGNS) else _shown(given)
    if model is None:
        return text
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    more = [
        name
        for name, field in model.model_fields.items()
        if not field.is_required() and (field.default == "" or name == "email")
    ]
    names = needed + more[: max(0, 2 - len(needed))]
    values = dict.fromkeys(names, "…")
    if len(needed) == 1:
        values[needed[0]] = text
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"


def _number(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    hint = "write the year in digits, such as 2027" if name in _YEARS else "write digits only: 12"
    return f"“{name}” must be a whole number, not “{_shown(facts['input'])}”.", hint


def _range(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    bound = f"at least {facts['ge']}" if "ge" in facts else f"at most {facts['le']}"
    return f"“{name}” must be {bound}.", f"it says {_shown(facts['input'])}"


def _yes_or_no(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    return f"“{name}” must be yes or no, not “{_shown(facts['input'])}”.", "write yes or no"


def _too_short(name: str, _facts: Mapping[str, Any]) -> tuple[str, str]:
    return f"“{name}” must not be empty.", "write something after the colon"


def _unexpected(name: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    return f"“{name}” cannot be read: {facts['msg']}.", "compare it with the starter that `otofolio new` writes"


def _shown(value: Any) -> str:
    text = " ".join(str("nothing" if value is None else value).split())
    return text if len(text) <= 40 else text[:39] + "…"


_VALUE_SAYINGS: dict[str, _Saying] = {
    "enum": _choice,
    "literal_error": _choice,
    "string_type": _text,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "tuple_type": _list,
    "model_type": _fields,
    "model_attributes_type": _fields,
    "dict_type": _fields,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "bool_parsing": _yes_or_no,
    "bool_type": _yes_or_no,
    "greater_than_equal": _range,
    "less_than_equal": _range,
}
