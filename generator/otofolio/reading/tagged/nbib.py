"""PubMed's `.nbib` files: the MEDLINE format of the National Library of Medicine, and ERIC's use of it.

Tags: "MEDLINE/PubMed Data Element (Field) Descriptions", NLM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Contributor, Contributors, Identifiers, Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.markup.addresses import first_address
from otofolio.reading.markup.latex import decode_html
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.blocks import NBIB_LOOSE_START
from otofolio.reading.tagged.records import (
    Record,
    Tagging,
    empty_record,
    read_records,
    without_full_stop,
)
from otofolio.reading.tagged.tag_lines import TagLines
from otofolio.reading.works.date_doubts import date_doubts
from otofolio.reading.works.identifiers import clean_doi, clean_pmcid, clean_pmid
from otofolio.reading.works.issue_dates import written_date
from otofolio.reading.works.journal_names import journal_name
from otofolio.reading.works.keys import made_up_key, with_unique_keys
from otofolio.reading.works.kinds import classify_kind
from otofolio.reading.works.naming.annotations import bare_orcid
from otofolio.reading.works.naming.lists import read_people
from otofolio.reading.works.naming.remarks import problems_of
from otofolio.reading.works.progress import Stage, stage_in, stage_of_date, stage_said

_TAGS = (
    "AB AD AID AU AUID BTI CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI DA DCOM DDIN DEP DP DRIN EDAT ED "
    "EFR EIN EN FAU FED FIR FPS GN GR GS IP IR IRAD IS ISBN ISSN JC JID JT LA LID LR MH MHDA MID NM OAB OABL OCI "
    "OID ORI OT OTO OWN PB PG PHST PL PMC PMCR PMID PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SI SO SPIN "
    "STAT TA TI TT UIN UOF VI VTI"
)
_SHORT = "PMID OWN STAT VI IP PG LA DP IS EDAT CRDT DCOM LR DEP PST TA"


def _starts(tag: str, record: Record | None, blank: bool) -> bool:
    """A record begins behind a blank line, or at a second `PMID`."""
    return blank or (tag == "PMID" and record is not None and "PMID" in record.values)


_TAGGING = Tagging(
    TagLines(
        usual=re.compile(r"([A-Z]{2,4}(?= *-)) {0,2}- ?(.*)$"),
        first=re.compile(NBIB_LOOSE_START),
        first_tag="PMID",
        known=frozenset(_TAGS.split()),
    ),
    starts=_starts,
    titles=("TI",),
    short=frozenset(_SHORT.split()),
    is_indented=True,
    between="a blank line",
)
_USUAL_TYPES = ("journal article", "english abstract", "journal articles")


def read_nbib(source: SourceText) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Read every record. Each one is returned, or is in a problem at its line."""
    problems: list[Problem] = []
    works: list[Publication] = []
    for record in read_records(source, _TAGGING, problems):
        if _is_work(record):
            works.append(_work(record, source, problems))
        else:
            problems.append(empty_record(source, record.line))
    unique, found = with_unique_keys(works)
    return unique, (*problems, *found)


def _is_work(record: Record) -> bool:
    return any(any(values) for tag, values in record.values.items() if tag != "PMID")


def _work(record: Record, source: SourceText, problems: list[Problem]) -> Publication:
    people = read_people(record.all("FAU") or record.all("AU"))
    authors = _authors(record, people.contributors)
    editors = read_people(record.all("FED") or record.all("ED"))
    work_type = _work_type(record)
    said = record.first("CTI", "TI") or record.first("BTI")
    title = decode_html(without_full_stop(said).replace("--", "—"))
    issued = _issued(record)
    pmid = clean_pmid(record.first("PMID"))
    key = f"pmid{pmid}" if pmid else made_up_key(authors, issued.year if issued else 0, plain(title), record.line)
    types = [kind for kind in record.all("PT") if kind.lower() not in _USUAL_TYPES]
    stage = _stage(record, key, source, problems)
    publication = Publication(
        key=key,
        type=work_type,
        kind=classify_kind(work_type, (), types),
        status=stage.status,
        status_words=stage.words,
        title=title,
        authors=authors,
        authors_truncated=people.truncated,
        editors=editors.contributors,
        container_title=decode_html(_container(record, work_type)),
        container_title_short=record.first("TA"),
        volume=record.first("VI"),
        issue=record.first("IP"),
        pages=re.sub(r"(?<!\s)\s*[–-]+\s*", "-", record.first("PG")).strip(" -"),
        edition=record.first("EN"),
        publisher=record.first("PB"),
        publisher_place=record.first("PL") if work_type in (WorkType.BOOK, WorkType.CHAPTER) else "",
        issued=issued,
        original_title=record.first("TT"),
        language=record.first("LA"),
        abstract=decode_html(record.first("AB")),
        keywords=tuple(dict.fromkeys(word.strip(" *") for word in record.all("OT"))),
        identifiers=_identifiers(record, pmid),
        url=first_address(place for place in record.all("LID") if place.startswith("http")),
        source_text=record.source_text,
        source_format="nbib",
        position=source.position(record.line),
    )
    problems += problems_of(people.remarks, key, record.position(source, "FAU", "AU"), _WRITE)
    problems += problems_of(editors.remarks, key, record.position(source, "FED", "ED"), _WRITE)
    problems += _date_problems(record, key, issued, source)
    return publication


_WRITE = "write each name on a line of its own: FAU - Surname, Given Names"


def _authors(record: Record, authors: Contributors) -> Contributors:
    """Full names if PubMed has them, groups behind, ORCIDs with the author above them."""
    groups = tuple(Contributor(literal=name) for name in record.all("CN"))
    orcids = _orcids(record)
    found = [replace(author, orcid=orcids.get(at, "")) for at, author in enumerate(authors)] if orcids else authors
    return (*found, *groups)


def _orcids(record: Record) -> dict[int, str]:
    """`AUID` is below the author to whom it belongs."""
    orcids: dict[int, str] = {}
    at = -1
    tag = "FAU" if record.values.get("FAU") else "AU"
    for line in map(str.lstrip, record.source_lines):
        if line.startswith(tag):
            at += 1
        elif line.startswith("AUID") and at >= 0 and (orcid := bare_orcid(line)):
            orcids.setdefault(at, orcid)
    return orcids


def _work_type(record: Record) -> WorkType:
    types = {kind.lower() for kind in record.all("PT")}
    if "preprint" in types:
        return WorkType.ARTICLE
    if record.first("BTI"):
        return WorkType.CHAPTER if record.first("CTI", "TI") else WorkType.BOOK
    return WorkType.ARTICLE_JOURNAL


def _container(record: Record, work_type: WorkType) -> str:
    if work_type is WorkType.CHAPTER:
        return record.first("BTI")
    return journal_name(record.first("JT"), is_cataloged=True) or record.first("TA", "CTI")


def _issued(record: Record) -> IssueDate | None:
    said = record.first("DP")
    found = written_date(said)
    if found and found.literal and stage_of_date(said, WorkType.ARTICLE_JOURNAL):
        found = None
    return found or written_date(re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", record.first("DEP")))


def _date_problems(record: Record, key: str, issued: IssueDate | None, source: SourceText) -> Iterator[Problem]:
    said = record.first("DP")
    for doubt in date_doubts(said, issued) if said else ():
        alike = Alike("{count} dates were not read as they are written", f"“{said}” in “{key}”")
        message = f"DP of “{key}” is “{said}”, {doubt.said}."
        yield Problem(record.position(source, "DP"), message, doubt.hint, Severity.WARNING, alike)


def _stage(record: Record, key: str, source: SourceText, problems: list[Problem]) -> Stage:
    """`PST` says it; a date in words (`In press`) or PubMed's own history (`PHST … [aheadofprint]`) may."""
    said, dated = record.first("PST"), record.first("DP")
    stage = stage_said(said)
    if stage is None and dated:
        stage = stage_in(dated) if re.search(r"\d{4}", dated) else stage_of_date(dated, WorkType.ARTICLE_JOURNAL)
    if stage and not stage.is_understood:
        tag = "PST" if said else "DP"
        message = (
            f"{tag} of “{key}” says “{stage.words}”, which is no status or date that Otofolio knows, so the work is"
        )
        hint = (
            "write PST - ppublish if the work is out, PST - aheadofprint, or its status: submitted, accepted, in press"
        )
        place = record.position(source, tag)
        problems.append(Problem(place, f"{message} listed as not published, with these words.", hint, Severity.WARNING))
    return stage or Stage(Status.PUBLISHED)


def _identifiers(record: Record, pmid: str) -> Identifiers:
    places = record.all("LID", "AID")
    doi = next((place for place in places if place.endswith("[doi]")), "") or next(
        (place for place in places if re.match(r"(?:https?://(?:dx\.)?doi\.org/)?10\.\d", place)), ""
    )
    return Identifiers(
        doi=clean_doi(doi.removesuffix("[doi]").strip()),
        pmid=pmid,
        pmcid=clean_pmcid(record.first("PMC")) if record.first("PMC") else "",
        isbn=record.first("ISBN").split(" ")[0],
        issn=next(iter(re.findall(r"\d{4}-\d{3}[\dXx]", " ".join(record.all("IS", "ISSN")))), ""),
    )
