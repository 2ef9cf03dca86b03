"""Where the records of RIS and of PubMed's format begin and end, well enough to tell them from other formats."""

from __future__ import annotations

import re
from functools import cache

from otofolio.model.publication import WorkType

BLANK = "[ \t\u00a0]"
DASH = "[-‐‑‒–—−]"
"""Word processors make a longer one of the hyphen."""
_BIBTEX = r"\n[ \t]*@[ \t]*\w+[ \t]*[{(][ \t]*[^\s,{}()=\"#%]+[ \t]*,\s*[A-Za-z][\w-]*[ \t]*="

_NAMES = {
    WorkType.ARTICLE_JOURNAL: "JOUR EJOUR JFULL INPR ABST JRNL",
    WorkType.ARTICLE_MAGAZINE: "MGZN",
    WorkType.ARTICLE_NEWSPAPER: "NEWS",
    WorkType.BOOK: "BOOK EBOOK EDBOOK WHOLE CLSWK ANCIENT SER",
    WorkType.CHAPTER: "CHAP ECHAP",
    WorkType.PAPER_CONFERENCE: "CONF CPAPER",
    WorkType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    WorkType.ENTRY_DICTIONARY: "DICT",
    WorkType.THESIS: "THES",
    WorkType.REPORT: "RPRT GOVDOC GRNT",
    WorkType.PATENT: "PAT",
    WorkType.WEBPAGE: "ELEC WEB BLOG ICOMM",
    WorkType.MANUSCRIPT: "UNPB UNPD MANSCPT",
    WorkType.DATASET: "DATA AGGR DBASE",
    WorkType.SOFTWARE: "COMP",
    WorkType.SPEECH: "SLIDE",
    WorkType.MOTION_PICTURE: "VIDEO MPCT ADVS",
    WorkType.SONG: "SOUND MUSIC",
    WorkType.GRAPHIC: "ART FIGURE CHART",
    WorkType.MAP: "MAP",
    WorkType.LEGAL_CASE: "CASE",
    WorkType.LEGISLATION: "STAT LEGAL",
    WorkType.BILL: "BILL UNBILL",
    WorkType.STANDARD: "STAND",
    WorkType.PAMPHLET: "PAMP",
    WorkType.PERSONAL_COMMUNICATION: "PCOMM",
}
RIS_WORK_TYPES = {name: work_type for work_type, names in _NAMES.items() for name in names.split()}
_GENERAL = ("GEN", "OTHER", "UNKNOWN")
RIS_TYPES = frozenset((*RIS_WORK_TYPES, *_GENERAL))

_TYPE = "(?:" + "|".join(sorted(RIS_TYPES)) + ")"
RIS_LOOSE_START = rf"{BLANK}*[Tt][Yy]{BLANK}{{0,9}}(?:{DASH}|:|\t){BLANK}*((?i:{_TYPE})){BLANK}*$"
RIS_DAMAGED_START = (
    rf"{BLANK}*([A-Za-z][A-Za-z0-9]{{0,2}}){BLANK}*(?:{DASH}+|(?<=TY){BLANK}|(?<=TY)){BLANK}*({_TYPE}){BLANK}*"
)
RIS_STARTS = re.compile(
    rf"{BLANK}*TY(?:{BLANK}{{1,2}}|\t){DASH}|(?:{RIS_LOOSE_START})|(?:{RIS_DAMAGED_START})$", re.MULTILINE
)
"""Where a record begins, at the start of a line."""
_RIS_END = rf"(?P<end>{BLANK}*[Ee][Rr](?:{BLANK}+{DASH}{BLANK}*|{DASH}?{BLANK}*$))"
_PARAGRAPH = r"\n[ \t]*(?:\n|@[ \t]*\w+[ \t]*[{(]|[\[{][ \t]*[\[{\"])"

NBIB_LOOSE_START = rf"{BLANK}*[Pp][Mm][Ii][Dd]{BLANK}{{0,9}}(?:{DASH}|\t){BLANK}*([0-9]{{1,9}}){BLANK}*$"
NBIB_STARTS = re.compile(
    rf"{BLANK}*(?:PMID {{0,2}}|OWN {{1,2}}|STAT|OID ){DASH} ?\S|(?:{NBIB_LOOSE_START})", re.MULTILINE
)
"""Where a record begins, at the start of a line."""
_NBIB_LINE = rf"\n(?:{BLANK}*[A-Za-z]{{2,4}}(?<!TY){BLANK}{{0,9}}{DASH}.*|{BLANK}{{4,}}\S.*)"


def ris_record_end(text: str, start: int) -> int:
    """Where the record that begins here ends: behind its `ER`, else with its paragraph."""
    following = _start_or_end().search(text, text.find("\n", start) + 1 or len(text))
    if following and following["end"] is not None:
        return _end_before_bibtex(text, start, following.end())
    limit = following.start() if following else len(text)
    paragraph = re.compile(_PARAGRAPH).search(text, start, limit)
    return paragraph.start() if paragraph else limit


def nbib_record_end(text: str, start: int) -> int:
    """Where the record that begins here ends: before the first line that neither has a tag nor is indented."""
    end, record_line = text.find("\n", start), re.compile(_NBIB_LINE)
    while end >= 0 and (line := record_line.match(text, end)):
        end = line.end()
    return _end_before_bibtex(text, start, end if end >= 0 else len(text))


@cache
def _start_or_end() -> re.Pattern[str]:
    """Made when it is needed, because most files are in one format."""
    return re.compile(f"^(?:{RIS_STARTS.pattern}|{_RIS_END})", re.MULTILINE)


def _end_before_bibtex(text: str, start: int, end: int) -> int:
    """Where a record from `start` to `end` ends if an entry of BibTeX begins in it, which no value is."""
    found = re.compile(_BIBTEX).search(text, start, end)
    return found.start() + 1 if found else end
