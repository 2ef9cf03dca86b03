"""A page of its own for every poster, and for every work whose PDF, poster or slides this site hosts.

A poster's printed code leads to its page; Google Scholar finds a hosted paper through it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from otofolio.model.artifact import Page
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Publication
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.html import element_id, safe_href
from otofolio.rendering.markdown import escape_markdown, marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.records.cite import CITE
from otofolio.rendering.records.highwire import citation_tags
from otofolio.rendering.records.schema_org import data_script, linked_work_data
from otofolio.rendering.templating import render_template
from otofolio.rendering.wording import name_text
from otofolio.rendering.work_links import attachment_links, record_links, work_address, works_with_pages


def work_pages(portfolio: Portfolio) -> Iterator[Page]:
    """The pages, at `p/STEM/`; not in the menu."""
    for entry, stem in works_with_pages(portfolio):
        work = entry.publication
        title, address = work.plain_title or work.key, work_address(stem)
        description = f"{title}. {portfolio.name.full}"
        head = render_head(portfolio, address, title, description)
        head += citation_tags(work, portfolio.site_url + address, _pdf_url(work, portfolio.site_url))
        head += data_script(linked_work_data(work, portfolio)) + "\n"
        blocks = skeleton(f"# {escape_markdown(title)}", marker(f"work-{stem}"))
        yield Page(f"p/{stem}.md", title, description, blocks, in_nav=False, hide=("navigation", "toc"), head=head)


def work_pieces(portfolio: Portfolio) -> dict[str, str]:
    """`work-STEM` for every work with a page of its own."""
    return {f"work-{stem}": _piece(entry, portfolio) for entry, stem in works_with_pages(portfolio)}


def page_addresses(portfolio: Portfolio) -> Mapping[str, str]:
    """Where a work's own page is, by its key; only works that have one."""
    return {entry.publication.key: f"~/p/{stem}.md" for entry, stem in works_with_pages(portfolio)}


def _pdf_url(work: Publication, site_url: str) -> str:
    """The absolute address of the work's PDF on this site: Google Scholar takes no other host's."""
    for address in (work.attachments.pdf, work.attachments.poster):
        href = safe_href(address)
        if href.startswith("~/") and href.lower().endswith(".pdf"):
            return site_url + href.removeprefix("~/")
    return ""


def _piece(entry: Cited, portfolio: Portfolio) -> str:
    work = entry.publication
    return render_template(
        "pages/work.html.j2",
        authors=[(name_text(author), author.is_owner) for author in work.authors],
        citation=entry.citation,
        note=equal_note([entry.citation]),
        award=work.award,
        abstract=work.abstract,
        files=attachment_links(work),
        records=[link for link in record_links(work) if link.href not in {run.href for run in entry.citation}],
        id=element_id(work.key),
        cite=CITE,
        name=portfolio.name.full,
        email=safe_href(f"mailto:{portfolio.contact.email}") if portfolio.contact.email else "",
    )
