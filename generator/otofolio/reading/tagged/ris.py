"""RIS files: what EndNote, Zotero, Scopus, Embase and most publishers export.

Tags and types follow the specification of Research Information Systems (2001 and 2011); programs differ in the rest.
"""

from __future__ import annotations

import re

from otofolio.model.publication import Publication
from otofolio.problems import Problem
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.blocks import RIS_DAMAGED_START, RIS_LOOSE_START
from otofolio.reading.tagged.records import Record, Tagging, empty_record, read_records
from otofolio.reading.tagged.ris_work import work_of
from otofolio.reading.tagged.tag_lines import TagLines
from otofolio.reading.works.keys import with_unique_keys

_TAGS = (
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DOI DP DS DT ED EP ER ET H1 "
    "H2 ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PA PB PMID PP PT PY RD RI RN RP RT "
    "SE SN SO SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UN UR VL VO WP WT WV Y1 Y2"
)
_TAGGING = Tagging(
    TagLines(
        usual=re.compile(r"((?:[A-Z][A-Z0-9](?=  ?-)|PMID|DOI)) {0,2}-(?:\s(.*)|\s*$)"),
        first=re.compile(RIS_LOOSE_START),
        first_tag="TY",
        known=frozenset(_TAGS.split()),
        damaged=re.compile(RIS_DAMAGED_START),
    ),
    starts=lambda tag, record, _: _starts(tag, record),
    titles=("TI", "T1"),
    short=frozenset(["TY", "PY", "Y1", "DA", "VL", "IS", "SP", "EP", "SN", "DO"]),
    end="ER",
    between="a line ER  -",
)


def read_ris(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every record. Each one is returned, or is in a problem at its line."""
    problems: list[Problem] = []
    works: list[Publication] = []
    for record in read_records(source, _TAGGING, problems):
        if _is_work(record):
            works.append(work_of(record, source, problems))
        elif "TY" in record.values:
            problems.append(empty_record(source, record.line))
    unique, found = with_unique_keys(works)
    return unique, (*problems, *found)


def _starts(tag: str, record: Record | None) -> bool:
    """`TY` begins a record, and so does anything behind `ER`."""
    return tag == "TY" or (record is not None and "ER" in record.values and tag != "ER")


def _is_work(record: Record) -> bool:
    """A lone `ER` or `TY`, and tags without a value, are not works."""
    return any(any(values) for tag, values in record.values.items() if tag not in ("TY", "ER"))
