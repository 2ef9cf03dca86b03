"""`resume.json`: the portfolio for the tools of jsonresume.org."""

from __future__ import annotations

import json
import os
from pathlib import Path

from otofolio.hosts.writing import write_file
from otofolio.load import Inputs, load_portfolio
from otofolio.problems import InputError, Problem, Refusal
from otofolio.rendering.json_resume import MAKER, JsonResume, render_json_resume


def export_json_resume(inputs: Inputs, path: Path) -> tuple[JsonResume, tuple[Problem, ...]]:
    """Write the file, and return it with what there is to say about the input. Raises InputError, Refusal, OSError.

    A file that is there is replaced only if it is one that we wrote.
    """
    loaded = load_portfolio(inputs)
    if loaded.portfolio is None:
        raise InputError(loaded.problems)
    if os.path.lexists(path) and not _is_ours(path):
        raise Refusal(f"“{path}” was not written by Otofolio, so it was left as it is.", "choose another name")
    resume = render_json_resume(loaded.portfolio)
    write_file(path, resume.data)
    return resume, loaded.problems


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return False
    try:
        resume = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    meta = resume.get("meta") if isinstance(resume, dict) else None
    return isinstance(meta, dict) and meta.get("maker") == MAKER


_LARGEST = 50_000_000
