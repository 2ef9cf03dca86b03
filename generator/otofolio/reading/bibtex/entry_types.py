"""The entry types of BibTeX, BibLaTeX and the programs that write them, in CSL's terms. Tables only."""

from __future__ import annotations

from otofolio.model.publication import WorkType

_NAMES = {
    WorkType.ARTICLE_JOURNAL: "article suppperiodical articles journal journalarticle",
    WorkType.ARTICLE_MAGAZINE: "magazine_article magazine",
    WorkType.ARTICLE_NEWSPAPER: "newspaper_article newspaper",
    WorkType.ARTICLE: "preprint",
    WorkType.BOOK: "book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual",
    WorkType.PAMPHLET: "booklet pamphlet",
    WorkType.PERIODICAL: "periodical",
    WorkType.CHAPTER: "inbook incollection bookinbook suppbook suppcollection book_section chapter bookchapter",
    WorkType.ENTRY_ENCYCLOPEDIA: "inreference encyclopedia",
    WorkType.PAPER_CONFERENCE: "inproceedings conference conferencepaper conference_paper abstract",
    WorkType.SPEECH: "presentation talk poster lecture speech oral",
    WorkType.THESIS: "thesis phdthesis mastersthesis masterthesis bachelorsthesis bachelorthesis dissertation",
    WorkType.REPORT: "report techreport workingpaper",
    WorkType.PATENT: "patent",
    WorkType.WEBPAGE: "online electronic www webpage web_page website blog",
    WorkType.MANUSCRIPT: "unpublished manuscript",
    WorkType.SOFTWARE: "software softwareversion softwaremodule codefragment program hardware computer_program",
    WorkType.DATASET: "dataset data",
    WorkType.MOTION_PICTURE: "video movie film",
    WorkType.SONG: "audio music podcast",
    WorkType.GRAPHIC: "image artwork graphic",
    WorkType.FIGURE: "figure",
    WorkType.MAP: "map",
    WorkType.LEGISLATION: "legislation legal constitution legmaterial legadminmaterial statute bill",
    WorkType.LEGAL_CASE: "jurisdiction case",
    WorkType.STANDARD: "standard",
    WorkType.PERFORMANCE: "performance",
    WorkType.PERSONAL_COMMUNICATION: "letter email",
    WorkType.REVIEW: "review",
    WorkType.DOCUMENT: "misc generic other document commentary a",
}
WORK_TYPES = {name: work_type for work_type, names in _NAMES.items() for name in names.split()}

GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "masterthesis": "Master's thesis", "bathesis": "Bachelor's thesis", "bachelorsthesis": "Bachelor's thesis",
    "bachelorthesis": "Bachelor's thesis", "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report", "patentus": "US patent", "patenteu": "European patent", "patent": "Patent",
    "dissertation": "Dissertation",
}  # fmt: skip
"""BibLaTeX's keys for `type` (§4.9.2.13), and what the old entry types say by themselves."""

STORES = frozenset(("xdata", "set", "entryset", "bibnote"))
"""Entries that hold fields for others and are not works themselves (BibLaTeX §2.1.1)."""

IN_JOURNALS = frozenset(
    (
        WorkType.ARTICLE_JOURNAL,
        WorkType.ARTICLE_MAGAZINE,
        WorkType.ARTICLE_NEWSPAPER,
        WorkType.REVIEW,
        WorkType.PERIODICAL,
    )
)
IN_BOOKS = frozenset((WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_ENCYCLOPEDIA))
WHOLE_BOOKS = frozenset((WorkType.BOOK, WorkType.PAMPHLET))
PREPRINT_SERVERS = {
    "arxiv": "arXiv", "medrxiv": "medRxiv", "biorxiv": "bioRxiv", "chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv",
    "ssrn": "SSRN", "research square": "Research Square", "researchsquare": "Research Square", "osf": "OSF Preprints",
    "preprints.org": "Preprints.org", "authorea": "Authorea",
}  # fmt: skip
