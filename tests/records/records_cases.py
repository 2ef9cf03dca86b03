"""The case files: what a person writes, and what machines read of it.

A case holds `works` (the text of a file of publications in its `format`) or `cv` (lines of `cv.yaml`), and what is
expected:

- `ris`, `bibtex`, `orcid`, `vcard`: the whole text, its line ends aside; `orcid` is empty if there is no such file
- `csl`, `jsonld`, `graph`, `person`: JSON, compared as data; `script`: the graph as it stands in a page
- `types`: of each work its type in CSL, in schema.org, and in COinS
- `files`: the names of all files of records
- `cite`: each work's name, stem, and citation in the portfolio's style; `cite_text`: that file as it is; `cite_styles`:
  its styles, in order; `cite_first`: all that it holds of the first work, by what it is
- `coins`, `highwire`: a list of `key = value`, as a query string's and an HTML parser's reader find them
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from PIL import Image

from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.problems import errors
from otofolio.rendering.records.cite import CITE
from otofolio.rendering.records.coins import coins_title
from otofolio.rendering.records.files import render_records
from otofolio.rendering.records.highwire import citation_tags
from otofolio.rendering.records.schema_org import (
    data_script,
    linked_work_data,
    person_data,
    publications_data,
    work_data,
)
from otofolio.rendering.vcard import render_vcard

FOLDER = Path(__file__).parent / "cases"
REST = {
    "name": "{given: Jordan, middle: Lee, family: Avery}",
    "specialty": "{name: Otolaryngology, short: ENT}",
}
PAGE, PDF = "https://jordan-avery.com/p/a/", "https://jordan-avery.com/a.pdf"


def load_cases(name: str) -> list[dict[str, Any]]:
    """The cases of the files whose name begins so."""
    return [
        {"file": file.stem, **case}
        for file in sorted(FOLDER.glob(f"{name}*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def loaded(case: Mapping[str, Any], folder: Path) -> Portfolio:
    """The portfolio of the case's files."""
    works = f"works.{case.get('format', 'bib')}"
    own = f"publications: {works}\n{case.get('cv', '')}"
    rest = "".join(f"{key}: {value}\n" for key, value in REST.items() if not re.search(f"(?m)^{key}:", own))
    (folder / "cv.yaml").write_text(own + rest, encoding="utf-8")
    Image.new("RGB", (400, 500), "teal").save(folder / "photo.png")
    (folder / works).write_text(case.get("works", ""), encoding="utf-8")
    done = load_portfolio(Inputs(folder / "cv.yaml", "https://jordan-avery.com", PartialDate(2026, 7, 1)))
    assert done.portfolio, errors(done.problems)
    return done.portfolio


def read_back(name: str, portfolio: Portfolio) -> Any:
    """What a machine reads of the portfolio, or of its first publication."""
    return VIEWS[name](portfolio)


def _file(portfolio: Portfolio, name: str) -> str:
    return next((file.data.decode() for file in render_records(portfolio) if file.uri == name), "")


def _cited(work: tuple[str, list[Any]]) -> str:
    """The work, the stem of its files, and its citation in the portfolio's style, italics between slashes."""
    name, [stem, [parts, *_], *_] = work
    return f"{name} as {stem}: " + "".join(f"/{part}/" if place % 2 else part for place, part in enumerate(parts))


def _cite_first(content: dict[str, Any]) -> dict[str, str]:
    stem, texts, bibtex, ris = next(iter(content["works"].values()))
    cited = {style: "/".join(parts) for style, parts in zip(content["styles"], texts, strict=True)}
    return {"stem": stem, **cited, "BibTeX": bibtex, "RIS": _lines(ris)}


def _lines(text: str) -> str:
    """Without the carriage returns that both RIS and vCard ask for at the end of each line."""
    assert text.count("\n") == text.count("\r\n")
    return text.replace("\r\n", "\n")


def _first(portfolio: Portfolio) -> Publication:
    return portfolio.publications[0].entries[0].publication


def _works(portfolio: Portfolio) -> list[Publication]:
    return [entry.publication for group in portfolio.publications for entry in group.entries]


def _coins_type(work: Publication) -> list[str]:
    """The format, and the genre or type within it."""
    facts = dict(parse_qsl(coins_title(work)))
    return [facts["rft_val_fmt"].rpartition(":")[2], facts.get("rft.genre") or facts.get("rft.type") or "none"]


def _as_data(data: Any) -> Any:
    return json.loads(json.dumps(data))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.found.append(f"{named['name']} = {named['content']}")


def _highwire(portfolio: Portfolio) -> list[str]:
    reader = _Tags()
    reader.feed(citation_tags(_first(portfolio), PAGE, PDF))
    return reader.found


VIEWS: dict[str, Callable[[Portfolio], Any]] = {
    "ris": lambda portfolio: _lines(_file(portfolio, "publications.ris")),
    "bibtex": lambda portfolio: _file(portfolio, "publications.bib"),
    "orcid": lambda portfolio: _file(portfolio, "orcid.bib"),
    "cite_text": lambda portfolio: _file(portfolio, CITE),
    "cite_styles": lambda portfolio: json.loads(_file(portfolio, CITE))["styles"],
    "cite_first": lambda portfolio: _cite_first(json.loads(_file(portfolio, CITE))),
    "csl": lambda portfolio: json.loads(_file(portfolio, "publications.json")),
    "coins": lambda portfolio: [f"{key} = {value}" for key, value in parse_qsl(coins_title(_first(portfolio)))],
    "highwire": _highwire,
    "jsonld": lambda portfolio: _as_data(linked_work_data(_first(portfolio), portfolio)),
    "types": lambda portfolio: [
        f"{work.type}: {work_data(work, portfolio)['@type']}, {', '.join(_coins_type(work))}"
        for work in _works(portfolio)
    ],
    "graph": lambda portfolio: _as_data(publications_data(portfolio)),
    "script": lambda portfolio: data_script(publications_data(portfolio)),
    "cite": lambda portfolio: list(map(_cited, json.loads(_file(portfolio, CITE))["works"].items())),
    "files": lambda portfolio: [file.uri for file in render_records(portfolio)],
    "person": lambda portfolio: _as_data(person_data(portfolio)),
    "vcard": lambda portfolio: _lines(render_vcard(portfolio).decode()),
}
JSON = {"csl", "graph", "jsonld", "person"}
