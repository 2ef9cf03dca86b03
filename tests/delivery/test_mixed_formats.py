"""Files of several formats, and files that are something else, through the commands and the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from portfolio_folder import run, small

MIXED = """\
[{"id": "a", "type": "article-journal", "title": "Noses", "author": [{"family": "Avery", "given": "Jordan"}],
  "issued": {"date-parts": [[2021]]}}]
@article{b, title = {Ears}, author = {Avery, Jordan}, journal = {Ex J Otol}, year = 2022}
TY  -JOUR
AU  -Avery, Jordan
TI  -Throats
PY  -2023
ER  -
"""


def test_a_file_of_three_formats_is_on_the_page(tmp_path: Path) -> None:
    folder = small(tmp_path)
    folder.write("publications.bib", MIXED)
    assert folder.build("--strict").status == 0
    assert all(title in folder.page("publications") for title in ("Noses", "Ears", "Throats"))
    assert run(tmp_path, "otofolio", "check").status == 0
    assert len(run(tmp_path, "otofolio", "cite", "publications.bib").out.splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Avery J. Ears. Ex J Otol. 2022.\n", "it seems to be plain text"),
        ("TY  - JOUR\nER  - \n", "This entry is empty"),
        ("<html><body>Scopus export</body></html>", "a web page"),
        ("{}", "neither a title nor an author"),
    ],
)
def test_an_empty_list_from_a_file_that_is_not_empty_is_reported(tmp_path: Path, text: str, words: str) -> None:
    folder = small(tmp_path)
    folder.write("publications.bib", text)
    assert words in run(tmp_path, "otofolio", "check").err
    cited = run(tmp_path, "otofolio", "cite", "publications.bib")
    assert (cited.status, cited.out) == (1, "")
    assert words in cited.err
    built = folder.build("--strict")
    assert built.status != 0
    assert words in built.err
