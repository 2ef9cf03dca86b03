"""The programs as a table for a spreadsheet (RFC 4180)."""

from __future__ import annotations

import csv
import io

from otofolio.model.network import Network
from otofolio.rendering.plain import one_line

_HEAD = ("Program", "City", "State", "Tier", "Signal", "Away rotation", "Thank-you notes", "IMGs", "Source", "Notes")
_FORMULA = ("=", "+", "-", "@")


def render_programs(network: Network) -> bytes:
    """UTF-8 with a mark, by which Excel knows it, and CRLF line ends."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for one in network.programs:
        away = one.away.iso() if one.away else ""
        signal = "yes" if one.signal else "no"
        cells = (
            one.name,
            one.city,
            one.state,
            one.tier,
            signal,
            away,
            one.thank_you.value,
            one.img,
            one.source,
            one.notes,
        )
        writer.writerow(map(cell, cells))
    return table.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """One cell. An apostrophe keeps a spreadsheet from computing what starts like a formula (OWASP, CSV injection)."""
    plain = one_line(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
