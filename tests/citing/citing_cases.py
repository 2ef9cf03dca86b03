"""The case files: an item of CSL-JSON, its authors as `Family, Given`, `{Group}` or parts, its text in each style."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from otofolio.citing import format_citation
from otofolio.model.plans import AuthorPolicy
from otofolio.model.publication import Contributor, Publication
from otofolio.model.text import RichText, Role, Run
from otofolio.reading.csl_json.file import read_csl_json

OWNER = ("Avery", "Jordan Lee")
FOLDER = Path(__file__).parent / "cases"


def load_cases() -> list[dict[str, Any]]:
    files = sorted(FOLDER.glob("*.toml"))
    return [
        {"file": file.stem, **case}
        for file in files
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def work_of(case: dict[str, Any]) -> Publication:
    (work,), problems = read_csl_json(json.dumps(case["item"]), "case.json")
    assert problems == ()
    equal = case.get("equal", [])
    authors = tuple(_author(name, number in equal) for number, name in enumerate(case["authors"], 1))
    identifiers = replace(work.identifiers, arxiv=case.get("arxiv", ""))
    return replace(work, identifiers=identifiers, authors=authors, authors_truncated=case.get("truncated", False))


def runs_of(case: dict[str, Any], style: str) -> RichText:
    return format_citation(work_of(case), style, AuthorPolicy(case.get("policy", "style")))


def marks(runs: RichText) -> list[str]:
    """What stands apart in a citation, as `role style: text → address`. Authors are not listed: `owner` is."""
    return [
        f"{' '.join(filter(None, (run.role.value, *_styles(run))))}: {run.text}{f' → {run.href}' if run.href else ''}"
        for run in runs
        if _styles(run) or run.href or run.role not in (Role.TEXT, Role.AUTHOR)
    ]


def _styles(run: Run) -> list[str]:
    return [name for name in ("italic", "bold", "superscript", "subscript", "small_caps") if getattr(run, name)]


def _author(name: str | dict[str, Any], equal: bool) -> Contributor:
    if isinstance(name, dict):
        return Contributor(**name, equal=equal)
    if name.startswith("{"):
        return Contributor(literal=name.strip("{}"), equal=equal)
    family, _, given = name.partition(", ")
    return Contributor(family=family, given=given, is_owner=(family, given) == OWNER, equal=equal)
