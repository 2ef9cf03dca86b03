"""Other people's files, read in place: every entry is a publication or a problem at its line, and nothing is rubbish.

The entries are counted here by plain patterns, independently of the readers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from otofolio.load import Inputs, load_portfolio, today
from otofolio.model.publication import Publication
from otofolio.model.text import plain
from otofolio.problems import Problem, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.bibtex.splitting import SplitEntry, split
from otofolio.reading.bibtex.switched_off import without_switched_off
from otofolio.reading.source import decode

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".bib", ".ris", ".nbib"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real files is not beside this checkout")


class Entry(NamedTuple):
    """An entry as the eye finds it: its first line, the line behind its last, its key."""

    start: int
    end: int
    key: str


def unicode_text(data: bytes) -> str:
    """The text, near enough to find where entries begin."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\x00" or data[:1] == b"\x00":
        encoding = "utf-16-be" if data[:1] in (b"\xfe", b"\x00") else "utf-16-le"
        text = data.decode(encoding, "replace")
    else:
        text = data.decode("utf-8", "replace")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


BIB_START = re.compile(r"^[ \t]*@[ \t]*(\w[\w-]*)\s*([{(])[ \t]*([^\s,={}()]*)", re.MULTILINE)


def bib_entries(text: str) -> Iterator[Entry]:
    """Each `@type{` at the start of a line that is no comment, macro or preamble, nor inside a comment."""
    starts: list[tuple[int, str]] = []
    behind, at, line = 0, 0, 1
    for match in BIB_START.finditer(text):
        kind = match[1].lower()
        if match.start() < behind:
            continue
        if kind.startswith("comment"):  # a slip of the hand behind the word makes no work of it
            behind = end_of_comment(text, match.end(2) - 1)
        elif kind not in ("string", "preamble"):
            line += text.count("\n", at, match.start(1))
            at = match.start(1)
            starts.append((line, match[3]))
    ends = [line for line, _ in starts[1:]] + [text.count("\n") + 2]
    yield from (Entry(line, end, key) for (line, key), end in zip(starts, ends, strict=False))


def end_of_comment(text: str, start: int) -> int:
    """Behind the brace that closes a comment; where it is never closed, the comment is its own line."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "{(") - (text[at] in "})")
        if depth == 0:
            return at
    return text.find("\n", start)


def tagged_entries(text: str, pattern: str) -> Iterator[Entry]:
    """Each line that begins a record."""
    starts = [text.count("\n", 0, match.start()) + 1 for match in re.finditer(pattern, text, re.MULTILINE)]
    ends = [*starts[1:], text.count("\n") + 2]
    yield from (Entry(start, end, "") for start, end in zip(starts, ends, strict=False))


def entries(path: Path) -> list[Entry]:
    return entries_in(unicode_text(path.read_bytes()), {".bib": "bibtex"}.get(path.suffix, path.suffix[1:]))


STARTS = {"ris": r"^\ufeff?TY  ?-|^PT [A-Z]$", "nbib": r"^PMID *-|^OWN - ERIC"}


def entries_in(text: str, form: str) -> list[Entry]:
    """The entries of a text in BibTeX, RIS or PubMed's format."""
    if form == "bibtex":
        return list(bib_entries(text))
    return list(tagged_entries(text, STARTS[form])) if form in STARTS else []


def lost_entries(path: Path, works: tuple[Publication, ...], problems: tuple[Problem, ...]) -> list[Entry]:
    """The entries of a file of which neither a work of their line and key nor a problem within them is known."""
    return lost_among(entries(path), works, problems)


def lost_among(entries: list[Entry], works: tuple[Publication, ...], problems: tuple[Problem, ...]) -> list[Entry]:
    """Those of which neither a work of their line and key nor a problem within them is known."""
    keys_by_line: dict[int, list[str]] = {}
    for work in works:
        keys_by_line.setdefault(work.position.line, []).append(work.key)
    told = {problem.position.line for problem in problems}
    return [
        entry
        for entry in entries
        if not any(entry.key in key for key in keys_by_line.get(entry.start, ()))
        and told.isdisjoint(range(entry.start, entry.end))
    ]


class Read(NamedTuple):
    """A file and what became of it."""

    path: Path
    works: tuple[Publication, ...]
    problems: tuple[Problem, ...]


@pytest.fixture(scope="module", params=FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def read(request: pytest.FixtureRequest) -> Read:
    """Each file, read once for all that is asked of it: pytest keeps the tests of one file together."""
    return Read(request.param, *read_bibliography(request.param.read_bytes(), request.param.name))


def test_every_entry_is_a_publication_or_a_problem(read: Read) -> None:
    assert not lost_entries(*read)


def test_no_publication_is_made_of_nothing(read: Read) -> None:
    path, works, _ = read
    assert len(works) <= len(entries(path)) + untidy_starts(path)
    assert len({work.key for work in works}) == len(works)


def untidy_starts(path: Path) -> int:
    """Entries that begin in the middle of a line, and records without their first tag."""
    text = unicode_text(path.read_bytes())
    if path.suffix == ".bib":
        return len(re.findall(r"^.*\S.*@\w+[ \t]*[{(]", text, re.MULTILINE))
    return len(re.findall(r"^ER|^PMC|^TI *-", text, re.MULTILINE))


RUBBISH = re.compile(r"\\[A-Za-z]+|\ufffd|[{}]|</?(?:i|b|sup|sub|em|jats:\w+)>|&(?:amp|lt|gt|quot|#\d+);")


def test_titles_and_names_are_clean_or_reported(read: Read) -> None:
    _, works, problems = read
    told = " ".join(problem.message for problem in problems)
    rubbish = [
        (work.position.line, text)
        for work in works
        for text in visible_texts(work)
        if RUBBISH.search(text) and f'"{work.key}"' not in told and f"“{work.key}”" not in told
    ]
    assert not rubbish


def visible_texts(work: Publication) -> Iterator[str]:
    yield work.plain_title
    yield plain(work.container_title)
    for person in (*work.authors, *work.editors):
        yield from (person.family, person.given, person.literal, person.non_dropping_particle)


def test_every_work_is_in_the_portfolio_of_its_author_or_reported(read: Read, tmp_path: Path) -> None:
    data = {"name": somebody(read.works), "specialty": {"name": "Otolaryngology"}, "publications": [str(read.path)]}
    (tmp_path / "cv.yaml").write_text(json.dumps(data), encoding="utf-8")
    loaded = load_portfolio(Inputs(tmp_path / "cv.yaml", "https://somebody.example/", today()))
    if loaded.portfolio is None:
        errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
        assert errors
        assert all(problem.message and problem.position.line >= 1 for problem in errors)
        return
    known = {one.position.line for one in (*loaded.portfolio.works, *loaded.problems)}
    assert [work.key for work in read.works if work.position.line not in known] == []


def somebody(works: tuple[Publication, ...]) -> dict[str, str]:
    """An author of the file, as its owner."""
    names = (author for work in works for author in work.authors if author.family and author.given)
    name = next(names, None)
    return {"given": name.given, "family": name.family} if name else {"given": "No", "family": "Body"}


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".bib"], ids=lambda path: path.name)
def test_entries_and_fields_are_on_their_lines(path: Path) -> None:
    """The lines are counted in the file itself; the texts of entries are in it as they are."""
    source, _ = decode(path.read_bytes(), path.name)
    lines = source.text.split("\n")
    entries = [block for block in split(without_switched_off(source).text) if isinstance(block, SplitEntry)]
    for entry in entries:
        assert re.search(rf"@\s*{re.escape(entry.type)}", lines[entry.line - 1], re.IGNORECASE), entry.line
        for field in entry.fields:
            name = field.name.split("\n")[-1].strip()
            assert re.search(rf"{re.escape(name)}\s*=", lines[field.line - 1]), (field.line, name)
    changed = [entry.text for entry in entries if entry.text not in source.text]
    repaired = bare(source.text) if changed else ""
    assert all(bare(text) in repaired for text in changed)


def bare(text: str) -> str:
    """Without what a repair of an entry's start adds or moves: the key's comma, and white space."""
    return re.sub(r"[\s,]", "", text)
