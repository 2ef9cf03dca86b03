"""Templates of letters: ours, and those of the person's folder `letters`, which win.

A template is a subject, an empty line, and paragraphs. A sentence is on a line of its own; lines of a paragraph are
joined. `{advice}` is a fact. A line that starts with `? ` is left out if one of its facts is missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from otofolio.model.network import LetterKind
from otofolio.model.outreach import Template
from otofolio.problems import Position, Problem
from otofolio.reading.facts.schema_problems import did_you_mean
from otofolio.reading.source import SourceText, decode, read_input

_FACT = re.compile(r"\{([^{}\n]*)\}")
_SUBJECT = "Subject:"
FOLDER = "letters"


def read_templates(
    folder: Path, shown: str, facts: Collection[str]
) -> tuple[dict[LetterKind, Template], tuple[Problem, ...]]:
    """The template of every kind. `folder` is the person's; `facts` are the names that a template may use."""
    templates: dict[LetterKind, Template] = {}
    problems: list[Problem] = []
    for kind in LetterKind:
        path = folder / FOLDER / f"{kind.value}.md"
        name = f"{shown}{FOLDER}/{kind.value}.md"
        try:
            source, notices = decode(read_input(path), name)
            problems += notices
            templates[kind] = _parsed(source, own=True)
            problems += _checked(templates[kind], source, facts)
        except FileNotFoundError:
            templates[kind] = _ours(kind)
        except OSError as error:
            said = f"The letter cannot be read: {error.strerror or error}."
            problems.append(Problem(Position(name), said, "check that it is a file that you can open"))
            templates[kind] = _ours(kind)
    return templates, tuple(problems)


def _ours(kind: LetterKind) -> Template:
    path = files("otofolio") / "templates" / "letters" / f"{kind.value}.md"
    return _parsed(SourceText(f"{kind.value}.md", path.read_text(encoding="utf-8")), own=False)


def _parsed(source: SourceText, own: bool) -> Template:
    first, _, rest = source.text.lstrip("\n").partition("\n")
    has_subject = first.casefold().startswith(_SUBJECT.casefold())
    subject = first[len(_SUBJECT) :].strip() if has_subject else ""
    blocks = re.split(r"\n[ \t]*\n", rest if has_subject else source.text)
    lines = (tuple(line.rstrip() for line in block.split("\n") if line.strip()) for block in blocks)
    return Template(subject, tuple(block for block in lines if block), source.position(1), own)


def _checked(template: Template, source: SourceText, facts: Collection[str]) -> list[Problem]:
    found = []
    if not template.subject:
        hint = "start the file with a line such as Subject: Thank you for your time"
        found.append(Problem(source.position(1), "This letter has no subject.", hint))
    for match in _FACT.finditer(source.text):
        if match[1] not in facts:
            said = f"“{match[1]}” is not a fact that a letter can use."
            found.append(Problem(source.position_at(match.start()), said, did_you_mean(match[1], facts)))
    return found
