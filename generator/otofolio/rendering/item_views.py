"""The items of a career as the pages lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from otofolio.model.person import Item, Section
from otofolio.model.text import RichText, rich
from otofolio.rendering.wording import clinical_text, range_text


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: what, where, when in words, and what there is to say."""

    title: RichText
    place: str
    dates: str
    tag: str
    details: tuple[RichText, ...]
    highlights: tuple[RichText, ...]
    label: str = ""
    """What to print above it: the label of the part of the section that begins here."""

    def without_highlights(self) -> ItemView:
        """The item where only its facts are wanted."""
        return replace(self, highlights=())


def item_views(section: Section) -> list[ItemView]:
    """The section's items, in its order."""
    labels = part_labels(section.items)
    return [replace(item_view(item), label=label) for item, label in zip(section.items, labels, strict=True)]


def part_labels(items: Sequence[Item]) -> list[str]:
    """For each item the label to print above it, or nothing: only before a second part that reaches to the end."""
    parts = [item.part for item in items]
    start = next((place for place, part in enumerate(parts) if part), 0)
    whole = start > 0 and len(set(parts[start:])) == 1
    return [part if whole and place == start else "" for place, part in enumerate(parts)]


def item_view(item: Item) -> ItemView:
    """One item in words."""
    return ItemView(
        title=item.title,
        place=", ".join(filter(None, (item.organization, item.location))),
        dates=range_text(item.dates),
        tag=clinical_text(item),
        details=item.details,
        highlights=item.highlights,
    )


def is_compact(section: Section) -> bool:
    """Whether the items are mere words (languages, skills), which read better in a row than in a column."""
    return not any(item.dates.start or item.dates.end or item.organization or item.highlights for item in section.items)


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """One item as the one page has it: its facts in a row, the first of its highlights among them."""

    title: RichText
    place: str
    dates: str
    facts: tuple[RichText, ...]
    label: str = ""
    """As in `ItemView`."""


def snapshot_view(item: Item) -> SnapshotView:
    """The item for a reader with thirty seconds; with its first highlight where the person asked for the item."""
    view = item_view(item)
    said = view.highlights[:1] if item.snapshot else ()
    return SnapshotView(view.title, view.place, view.dates, (*filter(None, (rich(view.tag),)), *view.details, *said))
