"""What the entries of several sections of `cv.yaml` have in common."""

from __future__ import annotations

from otofolio.reading.facts.values import Date, Fields, Inline, Inlines, Mark, Text


class Entry(Fields):
    """An entry of any section: whether it is on the snapshot, and how soon it gives way."""

    snapshot: Mark = None


class Stretch(Entry):
    """An entry from a day to a day, or at a date."""

    start: Date | None = None
    end: Date | None = None
    date: Date | None = None


class ErasEntry(Fields):
    """What goes into ERAS with an experience."""

    choose: bool | None = None
    meaningful: Inline = ""
    type: Text = ""
    focus: Text = ""
    characteristic: Text = ""
    setting: Text = ""
    frequency: Text = ""
    description: Inline = ""


class Experience(Stretch):
    """An entry that ERAS takes as an experience."""

    eras: ErasEntry | None = None


class Posting(Experience):
    """A role at an institution."""

    role: Inline
    institution: Text = ""
    location: Text = ""
    highlights: Inlines = ()
