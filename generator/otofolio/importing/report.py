"""What became of everything: for the terminal in short, and in full as `IMPORTED.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from otofolio.importing.draft import Draft, LeftOut, Origin
from otofolio.importing.merge import Merge, Merged, title_of
from otofolio.importing.texts import one_line

_SPECIAL = "\\`*_[]<>#|&"


def summary(merged: Merged, drafts: list[Draft]) -> str:
    """Counts, on a few lines."""
    lines = [f"{source}: {count} items" for source, count in sorted(_by_source(drafts).items())]
    items = sum(not each.is_detail for each in merged.left_out)
    placed = len(merged.entries) + len(merged.works)
    lines.append(f"{placed} placed, {len(merged.merges)} merged, {items} left out.")
    return "\n".join(lines)


def _by_source(drafts: list[Draft]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for draft in drafts:
        counts.update(entry.origin.source for entry in draft.entries)
        counts.update(work.origin.source for work in draft.works)
        counts.update(each.origin.source for each in draft.left_out if not each.is_detail)
    return counts


def imported_md(merged: Merged, drafts: list[Draft], decisions: Iterable[str]) -> str:
    """The whole report. What is private is in it by its place alone."""
    parts = [
        "# What was imported\n",
        "Every item of your files is in one of these lists. Delete this file when you have read it.\n",
        "\n".join(f"- {line}" for line in summary(merged, drafts).split("\n")) + "\n",
        _section("To decide", [_escaped(line) for line in decisions]),
        _section("Placed, by section", _counts(merged)),
        _section("Merged", map(_merge, merged.merges)),
        _section("Left out", map(_left_out, merged.left_out)),
        _section("Placed, one by one", _placed(merged)),
    ]
    return "\n".join(filter(None, parts))


def _section(title: str, lines: Iterable[str]) -> str:
    listed = [f"- {line}" for line in lines]
    return "\n".join([f"## {title} ({len(listed)})\n", *listed, ""]) if listed else ""


def _counts(merged: Merged) -> Iterator[str]:
    counts = Counter((each.section.replace("sections:", ""), each.origin.source) for each in merged.entries)
    counts.update(("publications", each.origin.source) for each in merged.works)
    for (section, source), count in sorted(counts.items()):
        yield _escaped(f"{section}: {count} from {source}")


def _placed(merged: Merged) -> Iterator[str]:
    for entry in merged.entries:
        what = "" if entry.section == "contact" else title_of(entry.fields)
        yield _about(entry.origin, what, entry.section.replace("sections:", ""))
    for work in merged.works:
        yield _about(work.origin, work.publication.plain_title, "publications")


def _merge(merge: Merge) -> str:
    note = f"; {merge.note}" if merge.note else ""
    return _about(merge.origin, merge.what, f"the same as {merge.into.source}, {merge.into.place}{note}")


def _left_out(each: LeftOut) -> str:
    return _about(each.origin, each.what, each.reason)


def _about(origin: Origin, what: str, said: str) -> str:
    named = f" “{what[:120]}”" if what else ""
    return _escaped(f"{origin.source}, {origin.place}{named}: {said}")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in one_line(text))
