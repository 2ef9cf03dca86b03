"""What the services answer, in the shapes that they document, and how the tests ask them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loopback import Loopback

from otofolio.adding.online import Online
from otofolio.adding.run import Added, add_works
from otofolio.reading.bibliography import read_bibliography

DOI = "10.1001/jamaoto.2024.1234"
CROSSREF: dict[str, Any] = {
    "type": "journal-article", "title": "Outcomes of <i>Endoscopic</i> Tympanoplasty &amp; Grafts", "DOI": DOI,
    "author": [{"given": "Jordan L.", "family": "Avery"}, {"given": "Ana", "family": "de la Cruz"}],
    "container-title": "JAMA Otolaryngology–Head &amp; Neck Surgery", "container-title-short": "JAMA Otolaryngol",
    "volume": "150", "issue": "3", "page": "201-208", "issued": {"date-parts": [[2024, 3, 1]]},
    "publisher": "American Medical Association (AMA)", "URL": f"https://doi.org/{DOI}", "ISSN": ["2168-6181"],
    "reference-count": 31, "reference": [{"key": "1", "DOI": "10.1/y"}], "is-referenced-by-count": 0, "language": "en",
}  # fmt: skip
PUBMED: dict[str, Any] = {
    "source": "PubMed", "accessed": {"date-parts": [[2026, 11, 25]]}, "id": "pmid:38123456", "type": "article-journal",
    "title": "Vestibular migraine in residents", "author": [{"family": "Avery", "given": "Jordan L"}],
    "container-title": "The Laryngoscope", "container-title-short": "Laryngoscope", "publisher-place": "United States",
    "ISSN": "1531-4995", "issued": {"date-parts": [[2023, 12]]}, "page": "11-17", "volume": "133", "issue": "12",
    "PMID": "38123456", "PMCID": "PMC7654321", "DOI": "10.1002/lary.30001",
}  # fmt: skip
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<title>arXiv Query</title><id>http://arxiv.org/api/x</id>{entry}</feed>"""
ENTRY = """<entry><id>http://arxiv.org/abs/2401.01234v2</id><updated>2024-02-01T00:00:00Z</updated>
<published>2024-01-02T10:00:00Z</published><title>Segmenting the
  cochlea</title><summary> We segment. </summary><author><name>Jordan L. Avery</name></author>
<author><name>Bo Li</name></author><arxiv:doi>10.1/art</arxiv:doi>
<arxiv:primary_category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/></entry>"""
NO_ENTRY = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title></entry>"""
BOOK = {"ISBN:9780306406157": {
    "title": "Otology", "subtitle": "A Primer", "authors": [{"name": "Mary Roe", "url": "x"}],
    "publishers": [{"name": "Quay Press"}], "publish_places": [{"name": "Dublin"}], "publish_date": "May 4, 2019",
}}  # fmt: skip
ARXIV_PATH = "/arxiv?id_list=2401.01234&max_results=1"
BOOK_PATH = "/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"
PMID_PATH = "/ctxp/pubmed/?format=csl&id=38123456"


class Waits(list[float]):
    """A sleep that only keeps a list."""


def add(web: Loopback, bib: Path, *numbers: str, waits: Waits | None = None) -> Added:
    pauses = Waits() if waits is None else waits
    return add_works(numbers, bib, Online(pauses.append), web.services())


def works(bib: Path) -> Any:
    return read_bibliography(bib.read_bytes(), bib.name)[0]


def failure(web: Loopback, bib: Path, number: str = DOI, waits: Waits | None = None) -> str:
    added = add(web, bib, number, waits=waits)
    assert not added.told
    assert not bib.exists()
    (refusal,) = added.failed
    assert refusal.hint
    assert refusal.hint[0].islower() or refusal.hint.startswith("`")
    return str(refusal)
