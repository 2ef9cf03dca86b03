"""Portfolios to set in Word, what must be in the file, and readers that we did not write."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from docx.document import Document

from otofolio.deriving.cvs import derive_cvs
from otofolio.deriving.sending import derive_to_send
from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.person import Item, PersonName, Section, Specialty
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain, rich
from otofolio.rendering.item_views import item_views
from otofolio.rendering.word.cv import render_cv_docx

ROOT = Path(__file__).parents[2]
TODAY = PartialDate(2026, 11, 25)
SITE = "https://jordan-avery.example/"


@cache
def example() -> Portfolio:
    """The example's portfolio, with what `send.show` names in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for source, target in (("cv.yaml",) * 2, ("publications.bib",) * 2, ("private.example.yaml", "private.yaml")):
            shutil.copy(ROOT / source, folder / target)
        shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
        loaded = load_portfolio(Inputs(folder / "cv.yaml", SITE, TODAY), derive_to_send)
    assert loaded.portfolio
    return loaded.portfolio


def bare(*sections: Section, **changes: Any) -> Portfolio:
    """Somebody with these sections and nothing else."""
    name, specialty = PersonName("Jordan", "Avery"), Specialty("Otolaryngology", "ENT")
    cvs = derive_cvs((CvPlan(),), sections, ())
    portfolio = Portfolio(name=name, specialty=specialty, site_url=SITE, today=TODAY, sections=sections, cvs=cvs)
    return replace(portfolio, **changes)


def item(title: str, **changes: Any) -> Item:
    """An entry of a section."""
    return Item(section="research", path="research[0]", title=rich(title), **changes)


def word_file(portfolio: Portfolio) -> bytes:
    """The full CV."""
    return render_cv_docx(portfolio, portfolio.cvs[0])


@cache
def example_file() -> bytes:
    """The example's full CV, for the tests that only look."""
    return word_file(example())


def opened(data: bytes) -> Document:
    """As python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def facts(portfolio: Portfolio) -> Iterator[str]:
    """Everything that the CV says, in its order."""
    yield portfolio.name.full
    yield portfolio.headline
    for part in portfolio.cvs[0].parts:
        yield part.title
        for view in item_views(part.section) if part.section else ():
            yield plain(view.title)
            beside = "" if view.place else view.dates
            yield from (view.place, *([] if beside else [view.dates]))
            yield from (view.tag, *map(plain, view.details), *map(plain, view.highlights), beside)
        for group in part.groups:
            yield group.title
            yield from (plain(entry.citation) for entry in group.entries)


def missing_or_misplaced(said: Iterator[str], text: str) -> list[str]:
    """What is not in the text after what comes before it. Dates may come before the place, at the line's end."""
    letters, place, wrong = only_letters(text), 0, []
    for fact in map(only_letters, said):
        found = letters.find(fact, max(0, place - 400) if len(fact) < 40 else place)
        if found < 0:
            wrong.append(fact)
        else:
            place = max(place, found)
    return wrong


def only_letters(text: str) -> str:
    """Without white space, for every reader breaks lines in its own way."""
    return re.sub(r"\s+", "", text)


def program(name: str, package: str) -> str:
    """Where it is. Skips the test if it is not here, or fails it where all tests must run."""
    if found := shutil.which(name):
        return found
    if os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail(f"OTOFOLIO_TEST_ALL is set, and {name} is not here", pytrace=False)
    return pytest.skip(f"{name} is not here: apt-get install {package}")


def converted(data: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of it, without a repair and without a question."""
    office = program("soffice", "libreoffice-writer-nogui")
    (folder / "cv.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "cv.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "cv.pdf").read_bytes()
