"""The full CV as a Word file: the facts of the PDF, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otofolio.model.portfolio import Cited, Cv, CvPart, Portfolio
from otofolio.model.text import RichText, Run, rich
from otofolio.rendering.contact_ways import contact_ways
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.item_views import ItemView, is_compact, item_views
from otofolio.rendering.word import styles
from otofolio.rendering.word.document import WordFile, word_text
from otofolio.rendering.word.package import Properties
from otofolio.rendering.work_links import record_links

_DOT = Run(" · ")


def render_cv_docx(portfolio: Portfolio, cv: Cv) -> bytes:
    """The whole file."""
    file = WordFile(portfolio.design, portfolio.site_url)
    _add_head(file, portfolio)
    for part in cv.parts:
        _add_part(file, part, portfolio.site_url)
    name, specialty = portfolio.name.full, portfolio.specialty
    file.foot(f"{name} · {cv.title}")
    keywords = tuple(word_text(word) for word in (specialty.name, *specialty.interests))
    return file.finish(Properties(word_text(f"{name}: {cv.title}"), word_text(name), keywords), portfolio.today)


def _add_head(file: WordFile, portfolio: Portfolio) -> None:
    school = portfolio.school.name if portfolio.school else ""
    file.add(styles.TITLE, rich(portfolio.name.full))
    if portfolio.headline:
        file.add(styles.SUBTITLE, rich(portfolio.headline))
    if standing := ", ".join(filter(None, (portfolio.credentials, school))):
        file.add(styles.PLACE, rich(standing))
    file.add(styles.CONTACT, _joined((Run(text, href=href),) for text, href in contact_ways(portfolio)))


def _add_part(file: WordFile, part: CvPart, site_url: str) -> None:
    file.add(styles.HEADING, rich(part.title))
    if part.section and is_compact(part.section):
        file.add(styles.BODY, _joined(map(_in_a_row, item_views(part.section))))
    elif part.section:
        for view in item_views(part.section):
            _add_item(file, view)
    for group in part.groups:
        file.add(styles.SUBHEADING, rich(group.title))
        for entry in group.entries:
            file.add_work(entry.number, tuple(_work(entry)))
    if note := equal_note(entry.citation for group in part.groups for entry in group.entries):
        file.add(styles.FACTS, note)
    if part.left_out:
        full_list = f"{site_url}{'publications' if part.groups else 'cv'}/"
        file.add(styles.FACTS, (Run(f"… and {part.left_out:,} more: "), Run("see the full list", href=full_list)))


def _add_item(file: WordFile, view: ItemView) -> None:
    """Facts are beside a title without a place. No page begins in the middle of an entry's head."""
    if view.label:
        file.add(styles.FACTS, (Run(view.label, bold=True),), keep=True)
    facts = _joined(_facts(view))
    title: RichText = tuple(run._replace(bold=True) for run in view.title)
    lines = [(style, text) for style, text in ((styles.PLACE, rich(view.place)), (styles.FACTS, facts)) if text]
    if facts and not view.place:
        title, lines = (*title, _DOT, *facts), []
    file.add(styles.ENTRY, title, *filter(None, (rich(view.dates),)), keep=bool(lines or view.highlights))
    for place, (style, text) in enumerate(lines, 1):
        file.add(style, text, keep=place < len(lines) or bool(view.highlights))
    for highlight in view.highlights:
        file.add(styles.BULLET, highlight)


def _facts(view: ItemView) -> tuple[RichText, ...]:
    return (*filter(None, (rich(view.tag),)), *view.details)


def _in_a_row(view: ItemView) -> RichText:
    """`Spanish (medical working knowledge)`."""
    facts = _joined(_facts(view), Run(", "))
    return (*view.title, Run(" ("), *facts, Run(")")) if facts else view.title


def _work(entry: Cited) -> Iterator[Run]:
    """The citation, which has the DOI, with PubMed and PMC beside it."""
    yield from entry.citation
    for link in record_links(entry.publication):
        if link.label in ("PubMed", "PMC"):
            yield Run(" ")
            yield Run(link.label, href=link.href)


def _joined(texts: Iterable[RichText], between: Run = _DOT) -> RichText:
    runs: list[Run] = []
    for text in texts:
        runs += [between, *text] if runs else text
    return tuple(runs)
