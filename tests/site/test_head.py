"""What stands in the head: link previews, search engines' data, and Google Scholar's tags."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image
from site_sample import HOSTILE, article, full, group, hostile, portfolio, poster, submitted
from test_pages import Reader

from otofolio.deriving.snapshot import plan_snapshot
from otofolio.model.artifact import Page
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Attachments, Kind
from otofolio.rendering.pages.site import render_pages
from otofolio.rendering.pdf.social_image import render_social_image


def page(shown: Portfolio, uri: str) -> Page:
    return next(found for found in render_pages(shown, plan_snapshot(shown)) if found.uri == uri)


def tags(head: str) -> list[tuple[str, str]]:
    elements = [found for tag, found in Reader(head).elements if tag == "meta"]
    return [(found.get("property") or found["name"], found["content"]) for found in elements]


def test_a_link_to_home_shows_who_it_is() -> None:
    found = dict(tags(page(full(), "index.md").head))
    assert found["og:type"] == "profile"
    assert found["og:title"] == "Jordan Lee Avery"
    assert found["og:url"] == "https://jordan-avery.example/"
    assert found["twitter:card"] == "summary_large_image"


def test_a_link_shows_the_picture_as_it_is_drawn() -> None:
    shown = full()
    found = dict(tags(page(shown, "index.md").head))
    drawn = Image.open(io.BytesIO(render_social_image(shown).data))
    assert found["og:image"] == "https://jordan-avery.example/social.png"
    assert (found["og:image:width"], found["og:image:height"]) == tuple(map(str, drawn.size)) == ("1200", "630")


@pytest.mark.parametrize("shown", [full(), hostile()])
def test_every_head_holds_only_tags_and_data(shown: Portfolio) -> None:
    for found in render_pages(shown, plan_snapshot(shown)):
        reader = Reader(found.head)
        assert reader.open == []
        assert {tag for tag, _ in reader.elements} <= {"meta", "script"}
        if reader.words.strip():
            json.loads(reader.words)


def test_a_hosted_paper_has_a_page_that_google_scholar_reads() -> None:
    found = tags(page(full(), "p/avery2025access.md").head)
    assert ("citation_title", "Time to cochlear implantation") in found
    assert [value for name, value in found if name == "citation_author"] == [
        "Jordan L. Avery", "Daniel van der Okafor Jr", "Hearing and Balance Study Group, Boston",
    ]  # fmt: skip
    assert ("citation_publication_date", "2025/03/12") in found
    assert ("citation_journal_title", "Example Journal of Otology") in found
    assert ("citation_firstpage", "211") in found
    assert ("citation_pdf_url", "https://jordan-avery.example/papers/access.pdf") in found


def test_a_poster_has_a_page_and_work_without_a_file_or_not_out_has_none() -> None:
    elsewhere = article("far", attachments=Attachments(pdf="https://example.org/far.pdf"))
    shown = portfolio(
        group(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", elsewhere),
        group(Kind.POSTER, "poster", "Poster presentations", poster()),
        group(None, "in-progress", "Submitted", submitted()),
    )
    own = [found.uri for found in render_pages(shown, plan_snapshot(shown)) if not found.in_nav]
    assert own == ["p/avery2024poster.md"]
    talk = article("talk", attachments=Attachments(slides="talks/mine.pdf"))
    shown = portfolio(group(Kind.ORAL, "oral", "Oral presentations", talk, elsewhere))
    assert [found.uri for found in render_pages(shown, plan_snapshot(shown)) if not found.in_nav] == ["p/talk.md"]
    assert "citation_pdf_url" not in dict(tags(page(shown, "p/talk.md").head))  # slides are not the paper


def test_a_poster_is_presented() -> None:
    shown = portfolio(group(Kind.POSTER, "poster", "Poster presentations", poster()))
    assert ("citation_conference_title", "Eastern Otology Congress") in tags(page(shown, "p/avery2024poster.md").head)


def test_hostile_text_is_text_in_every_tag() -> None:
    found = [value for shown in render_pages(hostile(), plan_snapshot(hostile())) for name, value in tags(shown.head)]
    assert HOSTILE in found
