"""The import as a whole: files in, a draft and a report out, and nothing overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from otofolio.hosts.writing import unwritable, write_file
from otofolio.importing.archive import open_source
from otofolio.importing.detect import read_container
from otofolio.importing.draft import Draft, Entry, LeftOut
from otofolio.importing.merge import Merged, merge
from otofolio.importing.merge_works import bibliography
from otofolio.importing.own import read_own
from otofolio.importing.report import imported_md, summary
from otofolio.importing.validate import usable
from otofolio.importing.writer import write_cv

CV, WORKS, REPORT = "cv.yaml", "publications.bib", "IMPORTED.md"
_NO_NAME = ("start", "end", "date", "location")
_WORKS_HEAD = "% Your portfolio, part 2 of 2: your publications, imported.\n\n"


@dataclass(frozen=True, slots=True)
class _Made:
    """The texts of the files by their names, and what to say before and after they are written."""

    contents: dict[str, str]
    told: str
    rest: str = ""
    name: str = ""
    """The person's, as the draft has it; for the website's title."""


def import_files(paths: Iterable[Path], folder: Path) -> str:
    """Write the draft and its report, and return what to say on the terminal. Raises InputError."""
    drafts = _read(paths)
    target = _target(folder)
    made = _make(drafts, _own_drafts(folder), is_first=target == folder)
    if not made.contents:
        return f"{made.told}\nNothing is new; nothing was written."
    _write(target, made.contents)
    new = "" if target == folder else " Your own files were not changed; copy from it what you want."
    return f"{made.told}\nWrote {', '.join(made.contents)} into {target}.{new}{made.rest}"


def draft_for_new(paths: Iterable[Path]) -> tuple[dict[str, bytes], str, str]:
    """The files that a new portfolio has instead of the samples, what to say about them, and the person's name.

    The name is empty if none of the files has it. Raises InputError.
    """
    made = _make(_read(paths), Draft(), is_first=True)
    contents = {name: text.encode("utf-8", "replace") for name, text in made.contents.items()}
    return contents, made.told + made.rest, made.name


def _read(paths: Iterable[Path]) -> list[Draft]:
    return [_usable(read_container(open_source(path))) for path in paths]


def _make(drafts: list[Draft], own: Draft, *, is_first: bool) -> _Made:
    merged = merge(drafts, own)
    merged = replace(merged, entries=tuple(_checked_facts(merged.entries)))
    told = summary(merged, drafts)
    if (own.entries or own.works) and not (merged.entries or merged.works):
        return _Made({}, told)
    decisions = list(_decisions(merged, is_first))
    contents = {
        CV: write_cv((merged if is_first else _with_name(merged, own)).entries, merged.left_out),
        WORKS: _WORKS_HEAD + bibliography(merged.works, [work.publication.key for work in own.works]),
        REPORT: imported_md(merged, drafts, decisions),
    }
    rest = "\nTo decide:\n" + "\n".join(f"- {line}" for line in decisions) if decisions else ""
    return _Made(contents, told, rest, next((_named(entry) for entry in merged.entries if entry.section == "name"), ""))


def _usable(draft: Draft) -> Draft:
    checked = [usable(entry) for entry in draft.entries]
    entries = tuple(each for each in checked if isinstance(each, Entry))
    misfits = tuple(each for each in checked if isinstance(each, LeftOut))
    return replace(draft, entries=entries, left_out=(*draft.left_out, *misfits))


def _checked_facts(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The surname may be missing, which only the person can add."""
    for entry in entries:
        if entry.section == "name" and "family" not in entry.fields:
            yield replace(entry, question="add your surname as family: …")
        else:
            yield entry


def _own_drafts(folder: Path) -> Draft:
    """The person's files, and what earlier imports put beside them."""
    drafts = [read_own(each) for each in (folder, *_imported(folder)) if each.is_dir()]
    return Draft(
        tuple(entry for draft in drafts for entry in draft.entries),
        tuple(work for draft in drafts for work in draft.works),
    )


def _imported(folder: Path) -> Iterator[Path]:
    """`imported`, `imported-2` …, as far as they exist."""
    number, path = 1, folder / "imported"
    while os.path.lexists(path):
        yield path
        number += 1
        path = folder / f"imported-{number}"


def _target(folder: Path) -> Path:
    if not any(os.path.lexists(folder / name) for name in (CV, WORKS, REPORT)):
        return folder
    count = sum(1 for _ in _imported(folder))
    return folder / (f"imported-{count + 1}" if count else "imported")


def _with_name(merged: Merged, own: Draft) -> Merged:
    """A data file needs a name to be checked, so the draft beside it has the person’s."""
    names = tuple(entry for entry in own.entries if entry.section == "name")[:1]
    return replace(merged, entries=(*names, *merged.entries)) if names else merged


def _decisions(merged: Merged, is_first: bool) -> Iterator[str]:
    if is_first:
        names = [entry for entry in merged.entries if entry.section == "name"]
        if not names:
            yield "Add your name: none of the files has it."
        yield "Say under specialty what you apply for, or work in."
        yield "Name under publish which contact details the website may show; now it shows none."
    for entry in merged.entries:
        if entry.question:
            yield f"{entry.section}, “{_named(entry)}”: {entry.question}"


def _named(entry: Entry) -> str:
    """The two facts by which the person knows the entry: a name, or a post and its place."""
    facts = [value for name, value in entry.fields.items() if isinstance(value, str) and name not in _NO_NAME][:2]
    said = (" " if entry.section == "name" else ", ").join(facts)
    return said if len(said) <= 100 else said[:99] + "…"


def _write(target: Path, contents: dict[str, str]) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            write_file(target / name, text.encode("utf-8", "replace"))
    except OSError as error:
        raise unwritable(error, str(target)) from None
