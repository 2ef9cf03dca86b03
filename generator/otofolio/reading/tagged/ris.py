"""RIS files: what EndNote, Zotero, Scopus, Embase and most publishers export.

Tags and types follow the specification of Research Information Systems (2001 and 2011); programs differ in the rest.
"""

from __future__ import annotations

import re
from typing import Any

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Identifiers, Kind, Publication, Status, WorkType
from otofolio.model.text import RichText, plain
from otofolio.problems import Problem, Severity
from otofolio.reading.markup.addresses import address_problems, first_address
from otofolio.reading.markup.latex import decode_html
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.records import Record, Tagging, empty_record, read_records, without_full_stop
from otofolio.reading.tagged.tag_lines import BLANK, DASH, TagLines
from otofolio.reading.works.identifiers import clean_doi, clean_pmid, doi_in, pmcid_in, pmid_in
from otofolio.reading.works.issue_dates import written_date
from otofolio.reading.works.keys import made_up_key, with_unique_keys
from otofolio.reading.works.kinds import classify_kind, status_of
from otofolio.reading.works.naming.lists import read_people
from otofolio.reading.works.naming.remarks import Remark, problems_of

_TYPES = {
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
_WORK_TYPES = {name: work_type for work_type, names in _TYPES.items() for name in names.split()}
_JOURNALS = (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER)
_PARTS = (WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_ENCYCLOPEDIA, WorkType.ENTRY_DICTIONARY)
_WHOLE = (WorkType.BOOK, WorkType.THESIS)
_WITH_ISBN = (WorkType.BOOK, WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_ENCYCLOPEDIA)
_PUBMED_NUMBER = re.compile(r"(\d{1,9})\[pmid\]", re.IGNORECASE)
_NO_PAGES = ("no", "not", "no pagination", "specified", "specified.")
_TAGS = (
    "A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DOI DP DS DT ED EP ER ET H1 "
    "H2 ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PA PB PMID PP PT PY RD RI RN RP RT "
    "SE SN SO SP ST SV T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UN UR VL VO WP WT WV Y1 Y2"
)
_TYPE = "(?:" + "|".join(sorted({*_WORK_TYPES, "GEN", "OTHER", "UNKNOWN"})) + ")"
_LOOSE_START = rf"{BLANK}*[Tt][Yy]{BLANK}{{0,9}}(?:{DASH}|:|\t){BLANK}*((?i:{_TYPE})){BLANK}*$"
_DAMAGED_START = (
    rf"{BLANK}*([A-Za-z][A-Za-z0-9]{{0,2}}){BLANK}*(?:{DASH}+|(?<=TY){BLANK}|(?<=TY)){BLANK}*({_TYPE}){BLANK}*"
)
STARTS = re.compile(rf"{BLANK}*TY(?:{BLANK}{{1,2}}|\t){DASH}|(?:{_LOOSE_START})|(?:{_DAMAGED_START})$", re.MULTILINE)
"""Where a record begins, at the start of a line."""
_END = rf"(?P<end>{BLANK}*[Ee][Rr](?:{BLANK}+{DASH}{BLANK}*|{DASH}?{BLANK}*$))"
_START_OR_END = re.compile(rf"^(?:{STARTS.pattern}|{_END})", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n|@[ \t]*\w+[ \t]*[{(]|[\[{][ \t]*[\[{\"])")
_TAGGING = Tagging(
    TagLines(
        usual=re.compile(r"((?:[A-Z][A-Z0-9](?=  ?-)|PMID|DOI)) {0,2}-(?:\s(.*)|\s*$)"),
        first=re.compile(_LOOSE_START),
        first_tag="TY",
        known=frozenset(_TAGS.split()),
        damaged=re.compile(_DAMAGED_START),
    ),
    starts=lambda tag, record, _: _starts(tag, record),
    titles=("TI", "T1"),
    short=frozenset(["TY", "PY", "Y1", "DA", "VL", "IS", "SP", "EP", "SN", "DO"]),
    end="ER",
    between="a line ER  -",
)


def record_end(text: str, start: int) -> int:
    """Where the record that begins here ends: behind its `ER`, else with its paragraph."""
    following = _START_OR_END.search(text, text.find("\n", start) + 1 or len(text))
    if following and following["end"] is not None:
        return following.end()
    limit = following.start() if following else len(text)
    paragraph = _PARAGRAPH.search(text, start, limit)
    return paragraph.start() if paragraph else limit


def read_ris(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every record. Each one is returned, or is in a problem at its line."""
    problems: list[Problem] = []
    works: list[Publication] = []
    for record in read_records(source, _TAGGING, problems):
        if _is_work(record):
            works.append(_work(record, source, problems))
        elif "TY" in record.values:
            problems.append(empty_record(source, record.line))
    unique, found = with_unique_keys(works)
    return unique, (*problems, *found)


def _starts(tag: str, record: Record | None) -> bool:
    """`TY` begins a record, and so does anything behind `ER`."""
    return tag == "TY" or (record is not None and "ER" in record.values and tag != "ER")


def _is_work(record: Record) -> bool:
    """A lone `ER` or `TY`, and tags without a value, are no work."""
    return any(any(values) for tag, values in record.values.items() if tag not in ("TY", "ER"))


def _work(record: Record, source: SourceText, problems: list[Problem]) -> Publication:
    work_type = _work_type(record, source, problems)
    remarks: list[Remark] = []
    found = read_people(record.all("AU", "A1"))
    authors = found.contributors
    remarks += found.remarks
    title = decode_html(without_full_stop(record.first("TI", "T1", "CT", "BT")))
    issued = _issued(record)
    key = _key(record) or made_up_key(authors, issued.year if issued else 0, plain(title), record.line)
    keywords = tuple(dict.fromkeys(word for value in record.all("KW") for word in _words(value)))
    labels = [label for label in record.all("M3", "TY") if label.lower() not in ("article", "journal article")]
    publication = Publication(
        key=key,
        type=work_type,
        kind=Kind.PUBLISHED_ABSTRACT if record.first("TY") == "ABST" else classify_kind(work_type, keywords, labels),
        status=_status(record),
        title=title,
        title_short=record.first("ST"),
        authors=authors,
        authors_truncated=found.truncated,
        issued=issued,
        accessed=written_date(record.first("Y2")),
        keywords=keywords,
        abstract=decode_html(record.first("AB", "N2")),
        language=record.first("LA"),
        identifiers=_identifiers(record, work_type),
        source_text=record.source_text,
        source_format="ris",
        position=source.position(record.line),
        **_container(record, work_type, remarks),
        **_numbers(record, work_type),
        **_publisher(record, work_type),
    )
    problems += address_problems(publication, record.all("UR", "LK"), source.position_of("UR", record.line))
    problems += problems_of(remarks, key, publication.position)
    return publication


def _work_type(record: Record, source: SourceText, problems: list[Problem]) -> WorkType:
    said = record.first("TY").upper()
    work_type = _WORK_TYPES.get(said)
    if work_type is None and said not in ("GEN", "OTHER", "UNKNOWN"):
        what = f'The type "{said}" is not known' if said else "This entry has no TY line"
        problems.append(Problem(source.position(record.line), f"{what}, so it is listed among other works.",
                                "an article begins with TY  - JOUR", Severity.NOTICE))  # fmt: skip
    if work_type is None and record.first("JO", "JF", "JA"):
        return WorkType.ARTICLE_JOURNAL
    return work_type or WorkType.DOCUMENT


def _key(record: Record) -> str:
    """The reference's ID where it is fit for an address."""
    key = re.sub(r"[^\w.:-]+", "-", record.first("ID", "LB")).strip("-")
    return key if len(key) <= 60 else ""


def _words(value: str) -> list[str]:
    parts = value.split(";") if ";" in value else [value]
    return [plain(decode_html(part.strip(" *"))) for part in parts if part.strip(" *")]


def _issued(record: Record) -> IssueDate | None:
    """The fullest of the dates, where they agree on the year."""
    dates = [date for tag in ("DA", "PY", "Y1") for value in record.all(tag) if (date := written_date(value))]
    known = [date for date in dates if date.start]
    year = next((date.year for date in known), 0)
    fullest = sorted(
        (date for date in known if date.year == year), key=lambda date: len(date.start.iso()) if date.start else 0
    )
    return fullest[-1] if fullest else next((date for date in dates if not status_of(date.literal)), None)


def _status(record: Record) -> Status:
    if record.first("TY") == "INPR":
        return Status.IN_PRESS
    texts = record.all("PY", "Y1") if record.first("VL", "SP") else record.all("PY", "Y1", "N1", "C1")
    said = (status_of(text) for text in texts)
    return next((status for status in said if status), Status.PUBLISHED)


def _identifiers(record: Record, work_type: WorkType) -> Identifiers:
    numbers = " ".join(record.all("SN")).replace("(", " (")
    doi = record.first("DO", "DOI") or next((found for url in record.all("UR", "L3") if (found := doi_in(url))), "")
    database = record.first("DB", "DP").lower()
    pmid = record.first("PMID") or (record.first("AN") if database in ("pubmed", "medline") else "")
    texts = " ".join(record.all("UR", "N1", "AN", "C2", "L2", "U2"))
    in_pubmed = next((match[1] for text in record.all("U1") if (match := _PUBMED_NUMBER.fullmatch(text))), "")
    has_isbn = work_type in _WITH_ISBN
    return Identifiers(
        doi=clean_doi(doi),
        pmid=clean_pmid(pmid) or in_pubmed or pmid_in(texts),
        pmcid=pmcid_in(texts),
        isbn=numbers if has_isbn else "",
        issn="" if has_isbn else next(iter(re.findall(r"\d{4}-?\d{3}[\dXx]", numbers)), numbers),
    )


def _container(record: Record, work_type: WorkType, remarks: list[Remark]) -> dict[str, Any]:
    series: RichText = ()
    container, short = "", ""
    if work_type in _JOURNALS:
        container = record.first("JF", "T2", "JO", "JA", "J2")
        short = next(
            (
                name
                for name in (record.first("JA"), record.first("J2"), record.first("JO"))
                if name and name != container
            ),
            "",
        )
    elif work_type in _PARTS:
        container, series = record.first("T2", "BT", "JF", "JO"), decode_html(record.first("T3"))
    elif work_type is WorkType.BOOK:
        series = decode_html(record.first("T2", "T3"))
    elif work_type is not WorkType.THESIS:
        container = record.first("T2", "JF", "JO")
    editors = read_people(record.all("A2", "ED") if work_type in (*_PARTS, WorkType.BOOK) else record.all("ED"))
    translators = read_people(record.all("A4"))
    remarks += (*editors.remarks, *translators.remarks)
    return {
        "container_title": decode_html(container),
        "container_title_short": plain(decode_html(short)),
        "collection_title": series,
        "editors": editors.contributors,
        "translators": translators.contributors,
    }


def _numbers(record: Record, work_type: WorkType) -> dict[str, Any]:
    others = [text for text in record.all("CP", "M1") if len(text) < 20 and re.search(r"\d", text)]
    issue = record.first("IS") or (others[0] if others and work_type in _JOURNALS else "")
    in_journal = work_type in _JOURNALS or work_type in _PARTS
    return {
        "volume": record.first("VL", "VO"),
        "issue": issue if in_journal else "",
        "number": record.first("C7") or ("" if in_journal else record.first("M1", "IS")),
        "pages": "" if work_type in _WHOLE else _pages(record),
        "number_of_pages": record.first("SP") if work_type in _WHOLE else "",
        "edition": record.first("ET") if work_type not in _JOURNALS else "",
    }


def _pages(record: Record) -> str:
    first, last = (re.sub(r"[‐‑‒–—−]+", "-", text).strip(" -") for text in (record.first("SP"), record.first("EP")))
    if first.lower() in _NO_PAGES and last.lower() in _NO_PAGES:
        return ""  # Ovid breaks "No Pagination Specified" into two fields
    if not last or last == first or "-" in first:
        return first
    return f"{first}-{last}" if first else last


def _publisher(record: Record, work_type: WorkType) -> dict[str, Any]:
    presented = work_type in (WorkType.SPEECH, WorkType.PAPER_CONFERENCE)
    return {
        "publisher": plain(decode_html(record.first("PB"))),
        "publisher_place": record.first("CY", "PP", "CP" if work_type is WorkType.BOOK else "CY"),
        "archive": record.first("T2") if work_type is WorkType.THESIS else "",
        "genre": record.first("M3") if work_type not in _JOURNALS else "",
        "event_title": record.first("C3") if presented else "",
        "url": first_address(record.all("UR", "LK")),
    }
