"""The records that machines read, each read back by a reader that is not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text
from site_sample import HOSTILE, article, full, group, hostile, portfolio, poster, submitted

from otofolio.model.publication import Contributor, Kind, Publication
from otofolio.model.text import Run, plain, rich
from otofolio.rendering.html import element_id, escape
from otofolio.rendering.pages.long_list import render_long_list
from otofolio.rendering.pages.publications import publications_page
from otofolio.rendering.records.bibtex import bibtex_entry, escape_bibtex
from otofolio.rendering.records.cite import CITE
from otofolio.rendering.records.coins import coins_title
from otofolio.rendering.records.csl_json import csl_item, render_csl_json
from otofolio.rendering.records.files import render_records
from otofolio.rendering.records.ris import ris_record
from otofolio.rendering.records.schema_org import data_script, escape_script, person_data, publications_data, work_data

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")))


def test_an_entry_that_was_bibtex_stands_as_it_stood() -> None:
    assert bibtex_entry(article()) == "@article{avery2025access, title = {Time to cochlear implantation}}\n"


def test_an_entry_from_elsewhere_becomes_bibtex() -> None:
    work = article(source_format="csl-json", authors=(Contributor("Avery", "Jordan"), Contributor("Okafor", "D", "van"),
                                                      Contributor(literal="Bone and Ear Group, Boston")))  # fmt: skip
    [entry] = bibtexparser.parse_string(bibtex_entry(work)).entries
    assert (entry.entry_type, entry.key) == ("article", "avery2025access")
    assert entry["title"] == "Time to cochlear implantation"
    assert entry["author"] == "Avery, Jordan and van Okafor, D and {Bone and Ear Group, Boston}"
    assert entry["journal"] == "Example Journal of Otology"
    assert (entry["year"], entry["month"], entry["pages"]) == ("2025", "mar", "211--219")


@given(TEXT)
def test_latex_reads_back_the_text(text: str) -> None:
    decoded = LatexNodes2Text().latex_to_text(escape_bibtex(text)).replace("ˆ", "^")
    text = text.replace("ˆ", "^")  # pylatexenc reads \\textasciicircum as the modifier letter
    assert "".join(decoded.split()) == "".join(text.split())


@given(TEXT, TEXT, TEXT)
def test_no_text_ends_a_bibtex_field(title: str, name: str, key: str) -> None:
    work = Publication(key=key, title=rich(title), authors=(Contributor(literal=name),), source_format="ris")
    library = bibtexparser.parse_string(f"{bibtex_entry(work)}\n{bibtex_entry(work)}")
    assert not [block for block in library.failed_blocks if type(block).__name__ == "ParsingFailedBlock"]
    assert len(library.blocks) == 2


def test_ris_holds_the_publication() -> None:
    [record] = rispy.loads(ris_record(article()))
    assert record["type_of_reference"] == "JOUR"
    assert record["authors"] == [
        "Avery, Jordan L.",
        "van der Okafor, Daniel, Jr",
        "Hearing and Balance Study Group, Boston",
    ]
    assert record["year"] == "2025"
    assert (record["start_page"], record["end_page"]) == ("211", "219")
    assert record["doi"] == "10.5555/ex(1)<2>"


@given(TEXT, TEXT)
def test_no_text_begins_a_ris_line(title: str, keyword: str) -> None:
    work = article(title=rich(f"a\nER  - \r\n{title}"), keywords=(keyword,))
    records = rispy.loads(ris_record(work) + ris_record(poster()))
    assert len(records) == 2
    assert "".join(records[0]["title"].split()) == "".join(f"aER  - {title}".split())


def test_csl_json_holds_the_publication() -> None:
    [item] = json.loads(render_csl_json([article(title=(Run("A "), Run("B", italic=True), Run("C", verbatim=True)))]))
    assert item["id"] == "avery2025access"
    assert item["title"] == 'A <i>B</i><span class="nocase">C</span>'
    assert item["issued"] == {"date-parts": [[2025, 3, 12]]}
    assert item["author"][1] == {
        "family": "Okafor", "given": "Daniel", "non-dropping-particle": "van der", "suffix": "Jr",
    }  # fmt: skip
    assert (item["DOI"], item["page"]) == ("10.5555/ex(1)<2>", "211-219")
    assert "publisher" not in item


def test_citeproc_accepts_the_csl_json() -> None:
    from citeproc.source.json import CiteProcJSON

    assert set(CiteProcJSON([csl_item(article())])) == {"avery2025access"}


def test_coins_name_the_publication() -> None:
    facts = parse_qs(coins_title(article()))
    assert facts["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert facts["rft.atitle"] == ["Time to cochlear implantation"]
    assert facts["rft_id"] == ["info:doi/10.5555/ex(1)<2>", "info:pmid/99000001"]
    assert facts["rft.au"] == ["Jordan L. Avery", "Daniel van der Okafor Jr"]
    assert facts["rft.aucorp"] == ["Hearing and Balance Study Group, Boston"]
    assert facts["rft.date"] == ["2025-03-12"]


@given(st.text())
def test_no_text_adds_a_key_to_coins(title: str) -> None:
    plain_keys = parse_qs(coins_title(poster())).keys()
    assert parse_qs(coins_title(poster(title=rich(f"&rft.evil=1{title}")))).keys() == plain_keys


def test_the_person_is_described_for_search_engines() -> None:
    page = person_data(full())
    person = page["mainEntity"]
    assert page["@type"] == "ProfilePage"
    assert (person["name"], person["familyName"]) == ("Jordan Lee Avery", "Avery")
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert "telephone" not in person


def test_an_article_is_described_for_search_engines() -> None:
    data = work_data(article(), full())
    assert data["@type"] == "ScholarlyArticle"
    assert data["isPartOf"]["isPartOf"]["isPartOf"] == {
        "@type": "Periodical", "name": "Example Journal of Otology", "issn": "1234-5679",
    }  # fmt: skip
    assert data["author"][0]["@id"] == person_data(full())["mainEntity"]["@id"]
    assert data["author"][2] == {"@type": "Organization", "name": "Hearing and Balance Study Group, Boston"}


def test_work_that_is_not_out_is_not_claimed() -> None:
    ids = [work["@id"] for work in publications_data(full())["@graph"]]
    assert not [address for address in ids if submitted().key in address]
    assert len(ids) == 3


@pytest.mark.parametrize("data", [person_data(hostile()), publications_data(hostile())])
def test_no_text_ends_the_script_element(data: dict[str, object]) -> None:
    script = data_script(data)
    body = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(body)
    assert json.loads(body) == data
    assert HOSTILE in json.dumps(json.loads(body), ensure_ascii=False).replace('\\"', '"')


def test_hostile_titles_survive_every_format() -> None:
    [work] = [entry.publication for group in hostile().publications for entry in group.entries]
    assert rispy.loads(ris_record(work))[0]["title"] == HOSTILE
    assert json.loads(render_csl_json([work]))[0]["title"] == HOSTILE
    assert parse_qs(coins_title(work))["rft.atitle"] == [plain(work.title)]
    [entry] = bibtexparser.parse_string(bibtex_entry(work)).entries
    assert LatexNodes2Text().latex_to_text(entry["title"]) == HOSTILE


def test_every_entry_is_in_every_file() -> None:
    files = {file.uri: file.data.decode() for file in render_records(full())}
    assert len(bibtexparser.parse_string(files["publications.bib"]).entries) == 4
    assert len(rispy.loads(files["publications.ris"])) == 4
    assert len(json.loads(files["publications.json"])) == 4
    cited = json.loads(files[CITE])
    assert cited["styles"] == ["AMA", "NLM", "APA"]
    assert list(cited["works"]) == [element_id(work.key) for work in full().works]
    assert "".join(record[2] + "\n" for record in cited["works"].values()) == files["publications.bib"] + "\n"
    assert "".join(record[3] for record in cited["works"].values()) == files["publications.ris"]
    assert len(files) == 5


def test_the_portfolios_style_comes_first_and_no_mark_is_in_a_reference_list() -> None:
    cited = json.loads(render_records(replace(full(), style="apa"))[-1].data)
    assert cited["styles"] == ["APA", "AMA", "NLM"]
    [apa, *_] = cited["works"]["avery2025access"][1]
    assert "".join(apa[1::2]) == "Example Journal of Otology47"
    assert "†" not in str(cited)


def test_hostile_text_is_in_the_records_as_it_is() -> None:
    [work] = hostile().works
    cited = json.loads(render_records(hostile())[-1].data)
    [(name, [stem, _, bibtex, ris])] = cited["works"].items()
    assert (name, bibtex, ris) == (element_id(work.key), bibtex_entry(work), ris_record(work))
    assert re.fullmatch(r"[A-Za-z0-9._-]+", stem)


def test_no_publications_no_files() -> None:
    assert render_records(portfolio()) == ()


def test_a_long_list_keeps_its_records_and_abstracts_in_files() -> None:
    abstract = (Run(HOSTILE), Run("here", href="slides.pdf"), Run("there", href="https://elsewhere.example/"))
    works = [article(f"work{number}", abstract=abstract) for number in range(101)]
    assert render_long_list(portfolio(group(Kind.JOURNAL_ARTICLE, "articles", "Articles", *works[:100]))) == ()
    whole = portfolio(group(Kind.JOURNAL_ARTICLE, "articles", "Articles", *works))
    abstracts, records = (json.loads(file.data) for file in render_long_list(whole))
    assert list(abstracts) == [work.key for work in works]
    assert abstracts["work7"] == f'{escape(HOSTILE)}here<a href="https://elsewhere.example/">there</a>'
    assert records["coins"] == [coins_title(work) for work in works]
    assert json.loads(records["data"]) == json.loads(escape_script(publications_data(whole)))
    assert not publications_page(whole).foot
