"""The items of several sources as one draft: what two of them have is one entry, the fuller one field by field."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from otofolio.importing.draft import Draft, Entry, Fields, LeftOut, Origin, Value, Work
from otofolio.importing.merge_works import MergeWorks
from otofolio.model.letters import folded
from otofolio.model.text import plain
from otofolio.reading.facts.inline import parse_inline

OWN = "your cv.yaml"
"""The source of what the person already has; it is compared with, and never changed."""
ONE_OF_A_KIND = ("name", "headline", "summary", "contact", "profiles")
POSTS = ("work", "research", "clinical", "training", "leadership", "volunteering", "teaching")
_MAIN = {
    "post": ("role", "institution"), "education": ("degree", "institution"), "honors": ("title",),
    "certifications": ("name",), "memberships": ("organization", "role"), "languages": ("language",),
    "profiles.custom": ("url",), "grants": ("title",),
    "peer_review": ("journal",), "free": ("title", "organization"),
}  # fmt: skip
_DATES = ("start", "end", "date", "expires")


@dataclass(frozen=True, slots=True)
class Merge:
    """An item that is in the draft, or in the person's own files, as part of another."""

    origin: Origin
    into: Origin
    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is new, and what became of everything else. Every item is in exactly one of the lists."""

    entries: tuple[Entry, ...]
    works: tuple[Work, ...]
    left_out: tuple[LeftOut, ...]
    merges: tuple[Merge, ...]


def merge(drafts: list[Draft], own: Draft) -> Merged:
    """All drafts as one, without what the person's own files have."""
    merging = _Merging(own)
    for draft in drafts:
        for entry in draft.entries:
            merging.add(entry)
    works = MergeWorks(own.works)
    for draft in drafts:
        for work in draft.works:
            works.add(work)
    folded_works = tuple(Merge(*each) for each in works.merges)
    return Merged(
        tuple(entry for entry in merging.kept if entry.origin.source != OWN),
        tuple(work for work in works.kept if work.origin.source != OWN),
        (*(each for draft in drafts for each in draft.left_out), *merging.left_out),
        (*merging.merges, *folded_works),
    )


def title_of(fields: Fields) -> str:
    """What to call an entry in the report: its first text."""
    return next((value for value in fields.values() if isinstance(value, str) and value), "")


class _Merging:
    """The draft as it grows; it lives for one import."""

    def __init__(self, own: Draft) -> None:
        self.kept: list[Entry] = list(own.entries)
        self.merges: list[Merge] = []
        self.left_out: list[LeftOut] = []
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, entry in enumerate(self.kept):
            self._places[_key(entry)].append(place)

    def add(self, entry: Entry) -> None:
        """Place an entry, merge it, or leave it out because there can be only one."""
        places = self._places[_key(entry)]
        if entry.section in ONE_OF_A_KIND:
            self._add_fact(entry, places)
            return
        place = next((place for place in places if _same(self.kept[place], entry)), None)
        if place is None:
            self._keep(entry)
            return
        first = self.kept[place]
        fields, note = _fuller(first.fields, entry.fields)
        if first.origin.source == OWN:
            more = [name for name in entry.fields if name not in first.fields]
            note = f"it also has {', '.join(more)}" if more else ""
        else:
            self.kept[place] = replace(first, fields=fields, question=first.question or entry.question)
        self.merges.append(Merge(entry.origin, first.origin, title_of(entry.fields), note))

    def _keep(self, entry: Entry) -> None:
        self._places[_key(entry)].append(len(self.kept))
        self.kept.append(entry)

    def _add_fact(self, entry: Entry, places: list[int]) -> None:
        first = next((self.kept[place] for place in places if set(self.kept[place].fields) & set(entry.fields)), None)
        if first is None:
            self._keep(entry)
            return
        is_private = entry.section == "contact"
        what = "" if is_private else " ".join(value for value in entry.fields.values() if isinstance(value, str))
        if all(folded(str(first.fields.get(name, ""))) == folded(str(value)) for name, value in entry.fields.items()):
            self.merges.append(Merge(entry.origin, first.origin, what))
            return
        named = entry.section if entry.section in entry.fields else f"{entry.section}: {', '.join(entry.fields)}"
        reason = f"There is one value for “{named}”, and {first.origin.source} came first."
        self.left_out.append(LeftOut(entry.origin, what, reason))


def _group(section: str) -> str:
    if section in POSTS:
        return "post"
    return "free" if section.startswith("sections:") else section


def _key(entry: Entry) -> tuple[str, str]:
    group = _group(entry.section)
    if group in ONE_OF_A_KIND:
        return group, ""
    section = entry.section if group == "free" else group
    return section, "|".join(_word(entry.fields.get(name, "")) for name in _MAIN.get(group, ("text",)))


def _word(value: Value) -> str:
    """The words of a value without marks: one source has a link in a name, and another has none."""
    return folded(plain(parse_inline(str(value))))


def _same(first: Entry, second: Entry) -> bool:
    """Entries with the same main words: the same unless their dates or who gave them speak against it."""
    one, other = first.fields, second.fields
    if _differ(one, other, "issuer") or _differ(one, other, "funder"):
        return False
    if _key(first)[1].strip("|") == "":
        return dict(one) == dict(other)
    return all(_dates_agree(str(one.get(name, "")), str(other.get(name, "")), name) for name in _DATES)


def _differ(one: Fields, other: Fields, name: str) -> bool:
    first, second = (folded(str(fields.get(name, ""))) for fields in (one, other))
    return bool(first and second and first != second)


def _dates_agree(one: str, other: str, name: str) -> bool:
    """`2024` agrees with `2024-06`; a source that still says `present` may be the older one."""
    if not one or not other or (name == "end" and "present" in (one, other)):
        return True
    return one.startswith(other) or other.startswith(one)


def _fuller(one: Fields, other: Fields) -> tuple[dict[str, Value], str]:
    """Field by field what says more, and a note on each value that gave way."""
    fields, notes = dict(one), []
    for name, second in other.items():
        first = fields.get(name, "")
        is_fuller = not first or first == "present" or (len(second) > len(first) and second != "present")
        kept, lost = (second, first) if is_fuller else (first, second)
        fields[name] = kept
        if lost and folded(str(lost)) != folded(str(kept)):
            notes.append(f"{name} “{_shown(kept)}” was kept over “{_shown(lost)}”")
    return fields, "; ".join(notes)


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else f"{len(value)} lines"
