"""The whole NLM citation, from the author list to the PubMed numbers (Citing Medicine, ch. 1-6)."""

from __future__ import annotations

from otofolio.citing.casing import capitalized
from otofolio.citing.dates import year_month_day
from otofolio.citing.identifiers import arxiv_run, doi_run, pmcid_run, pmid_run, url_run
from otofolio.citing.joining import ended, join, sentences, styled, without_full_stops, wrapped
from otofolio.citing.names import name_list
from otofolio.citing.numbers import is_numeric, is_plural, number_text
from otofolio.citing.presentations import is_presentation, meeting, meeting_date, meeting_place, presented_at
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import ahead_of_print
from otofolio.citing.styles.nlm.imprint import imprint, pages, report_number, series
from otofolio.citing.styles.nlm.shared import NAMES, PARTS, RANGES, REVIEWS, edition, has_database_id, labeled
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import RichText, Role, Run

# Citing Medicine, ch. 1, "Type of Article".
_KINDS = {
    (WorkType.ARTICLE, Kind.PREPRINT): (Run("[Preprint]"),),
    (WorkType.ARTICLE_JOURNAL, Kind.PUBLISHED_ABSTRACT): (Run("[abstract]"),),
}


def cite_nlm(work: Publication, everybody: bool) -> RichText:
    """The whole citation: authors, title, source, availability, notes."""
    if is_presentation(work):
        return sentences(
            _authors(work, everybody), _title(work), _presentation(work), tail=(_availability(work), _notes(work))
        )
    return sentences(
        _authors(work, everybody),
        _title(work),
        "" if work.container_title else edition(work),
        _container(work, everybody),
        imprint(work),
        pages(work),
        _site_part(work),
        series(work, everybody),
        report_number(work),
        ahead_of_print(work, "Epub ahead of print"),
        f"Abstract {work.number}" if work.kind is Kind.PUBLISHED_ABSTRACT and work.number and work.pages else "",
        tail=(_availability(work), _notes(work)),
    )


def _authors(work: Publication, everybody: bool) -> RichText:
    """Who comes first: authors, else editors and translators, else the editors of the series."""
    if work.authors:
        return name_list(work.authors, NAMES, everybody, work.authors_truncated)
    if work.editors and work.editors == work.translators:
        return join("", name_list(work.editors, NAMES, everybody), ", editor", "s" if len(work.editors) > 1 else "",
                    " & translator", "s" if len(work.editors) > 1 else "")  # fmt: skip
    if work.editors or work.translators:
        return join(
            ", ", labeled(work.editors, "editor", everybody), labeled(work.translators, "translator", everybody)
        )
    return labeled(work.collection_editors, "editor", everybody)


def _title(work: Publication) -> RichText:
    is_site = work.type is WorkType.WEBPAGE and work.container_title
    title = styled(curly_runs(work.container_title if is_site else work.title), Role.TITLE)
    genre = wrapped("[", curly(work.genre), "]") if not is_presentation(work) else ()
    if not genre:
        genre = _KINDS.get((work.type, work.kind), ())
    is_preprint = work.type is WorkType.ARTICLE and work.kind is Kind.PREPRINT
    medium = () if is_preprint or (work.container_title and not is_site) else wrapped("[", _medium(work), "]")
    return join(" ", title, genre, medium)


def _medium(work: Publication) -> str:
    if work.medium:
        return capitalized(curly(work.medium))
    return "Internet" if work.url and work.type not in PARTS else ""


def _container(work: Publication, everybody: bool) -> RichText:
    editors = labeled(work.editors, "editor", everybody) if work.authors else ()
    container = join(". ", editors, _container_title(work))
    return join(": ", "In" if work.type in PARTS and container else "", container)


def _container_title(work: Publication) -> RichText:
    if work.type is WorkType.WEBPAGE:
        return ()
    if not work.container_title:
        volume = number_text(work.volume, "volume", RANGES)
        return join(
            ", ",
            f"{'Vols.' if is_plural(work.volume, 'volume') else 'Vol.'} {volume}"
            if is_numeric(work.volume, "volume")
            else curly(volume),
            curly(work.volume_title),
        )
    title: RichText = curly_runs(work.container_title)
    if work.type in REVIEWS:
        title = without_full_stops((Run(curly(work.container_title_short)),) if work.container_title_short else title)
    is_online = work.url and not has_database_id(work)
    online = "[Internet]" if is_online else ""
    return join(". ", join(" ", styled(title, Role.CONTAINER), online), edition(work))


def _site_part(work: Publication) -> RichText:
    is_site = work.type is WorkType.WEBPAGE and work.container_title
    return styled(curly_runs(work.title), Role.TITLE) if is_site else ()


def _presentation(work: Publication) -> RichText:
    """Citing Medicine, ch. 6: `Poster session presented at: Meeting; 2024 Mar 5-7; City, State`."""
    where = join("; ", meeting(work), year_month_day(meeting_date(work)), meeting_place(work))
    presented = join(": ", presented_at(work, "Poster session", "Paper"), where)
    return join(". ", presented, f"Abstract {work.number}" if work.number else "")


def _availability(work: Publication) -> RichText:
    address = () if has_database_id(work) else join(": ", "Available from", url_run(work.url)) if work.url else ()
    archive = f"Located at: {curly(work.archive)}" if work.archive else ""
    ids = work.identifiers
    if work.type is WorkType.ARTICLE and not work.url and not ids.doi:
        return join(". ", archive, arxiv_run(ids.arxiv, "arXiv:"))
    return join(". ", archive, join(" ", address, doi_run(ids.doi, "doi:")))


def _notes(work: Publication) -> RichText:
    ids = work.identifiers
    pmid = join(": ", "PubMed PMID", pmid_run(ids.pmid)) if ids.pmid else ()
    pmcid = join(": ", "PubMed Central PMCID", pmcid_run(ids.pmcid)) if ids.pmcid else ()
    return ended(join("; ", pmid, pmcid))
