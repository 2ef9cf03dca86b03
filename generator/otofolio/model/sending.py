"""What goes along when the person sends their CV."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.problems import Position


@dataclass(frozen=True, slots=True)
class SendPlan:
    """What the data file asks for under `send`."""

    show: tuple[str, ...] = ()
    """Private facts to show: names of contact fields, `address` among them, and of sections."""
    positions: tuple[Position, ...] = ()
    """Where each of them is written."""

    def shows(self, section: str) -> bool:
        """Whether the private entries of a section are shown; all free sections go by one name."""
        return ("sections" if section.startswith("free-") else section) in self.show
