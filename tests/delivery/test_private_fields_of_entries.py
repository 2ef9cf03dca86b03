"""A word hidden in every field that is nobody's business, in every format, is in no byte of the site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from portfolio_folder import Folder, small
from pypdf import PdfReader

FIELDS = """
    notes private internal-note remarks remark todo usera userb userc userd usere userf uri path email author-email
    corresponding_author_email corresponding-author affiliation affiliations author_addresses abstractnote file
    pdffile local-url localfile annote annotation annotations groups owner timestamp date-added date-modified
    creationdate modificationdate comment comments comment-zoe review reviewer reviewer-comments rating read
    readstatus priority ranking relevance printed qualityassured __markedentry mendeley-tags mendeley-groups
    bdsk-url-1 bdsk-file-1 jabref-x citeulike-id zotero-key posted-at verba verbb verbc lista listf namea namec
    attachments tags folder collection correspondence_address funding_details references cited-references
    my-thoughts phone mobile salary memo secret draft options execute presort sortkey sortname ids call-number shelf
    bought price x
""".split()  # noqa: SIM905
RIS_TAGS = """
    AD AV CA CN H1 L1 L2 L4 N1 OP PA RI RN RP U1 U2 U3 U4 U5 WP ZZ X1
""".split()  # noqa: SIM905
NBIB_TAGS = """
    AD AUID CI COIS FIR GN GR IR MH OTO PHST RF RN SB SI XX
""".split()  # noqa: SIM905


def canary(format_name: str, number: int) -> str:
    return f"canary{format_name}{number:03}z"


def bibtex() -> str:
    lines = "".join(f"  {name} = {{{canary('bib', at)}}},\n" for at, name in enumerate(FIELDS))
    return (
        f"% {canary('bib', 900)}\n{canary('bib', 901)} in words\n"
        f"@comment{{{canary('bib', 902)}}}\n@preamble{{ {{{canary('bib', 903)}}} }}\n"
        f"@string{{unused = {{{canary('bib', 904)}}}}}\n@string{{mine = {{{canary('bib', 905)}}}}}\n"
        f"@article{{ears,\n  % {canary('bib', 906)}\n  author = {{Avery, Jordan}}, % {canary('bib', 907)}\n"
        f"  title = {{Ears}}, journal = {{Ex J Otol}}, year = 2025, notes = mine,\n{lines}"
        f"  volume = 4 % {canary('bib', 908)}\n}}\n{canary('bib', 909)}\n"
        f"% @article{{{canary('bib', 910)}, title = {{T}}}}\n"
    )


def ris() -> str:
    lines = "".join(f"{tag}  - {canary('ris', at)}\n" for at, tag in enumerate(RIS_TAGS))
    return (
        f"{canary('ris', 900)}\n\nTY  - JOUR\nTI  - Noses\nAU  - Avery, Jordan\nJO  - Ex J\nPY  - 2024\n{lines}ER  - \n"
    )


def nbib() -> str:
    lines = "".join(f"{tag:4}- {canary('nbib', at)}\n" for at, tag in enumerate(NBIB_TAGS))
    return f"PMID- 7\nOWN - NLM\nTI  - Throats.\nFAU - Avery, Jordan\nDP  - 2023\nJT  - Ex J\n{lines}"


def csl() -> str:
    item = {"id": "necks", "type": "article-journal", "title": "Necks", "issued": {"date-parts": [[2022]]},
            "author": [{"family": "Avery", "given": "Jordan"}]}  # fmt: skip
    private = {name: canary("csl", at) for at, name in enumerate(FIELDS)}
    return json.dumps([private | {"custom": {"memo": canary("csl", 900)}} | item])


def published_bytes(folder: Folder) -> dict[str, bytes]:
    files = {str(path.relative_to(folder.site)): path.read_bytes() for path in folder.site.rglob("*") if path.is_file()}
    files |= {name + " ": gzip.decompress(data) for name, data in files.items() if name.endswith(".gz")}
    words = {name: PdfReader(folder.site / name) for name in files if name.endswith(".pdf")}
    texts = {name + " ": " ".join(page.extract_text() for page in pdf.pages).encode() for name, pdf in words.items()}
    return files | texts


def test_no_private_field_is_in_any_byte_of_the_site(tmp_path: Path) -> None:
    folder = small(tmp_path)
    sources = {"a.bib": bibtex(), "b.ris": ris(), "c.nbib": nbib(), "d.json": csl()}
    sources["e.bib"] = "\n".join(text.replace("canary", "canarymixed") for text in sources.values())
    for name, text in sources.items():
        folder.write(name, text)
    with (tmp_path / "cv.yaml").open("a", encoding="utf-8") as data:
        data.write(f"publications: [{', '.join(sources)}]\n")
    done = folder.build()
    assert done.status == 0, done.err
    files = published_bytes(folder)
    assert b"Ears" in files["publications.bib"]
    assert all(title in files["publications.ris"] for title in (b"Ears", b"Noses", b"Throats", b"Necks"))
    assert [name for name, data in files.items() if b"canary" in data] == []
    assert "left out of the published BibTeX" in done.err
