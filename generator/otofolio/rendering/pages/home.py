"""Home: who, what for, how much, and the three things to take away."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from otofolio.model.artifact import Page
from otofolio.model.person import Section, Seeking
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind, OwnerRole
from otofolio.model.text import RichText, plain
from otofolio.rendering.equal_note import equal_note_html
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.html import html_of, safe_href
from otofolio.rendering.item_views import item_views
from otofolio.rendering.markdown import marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.icons import CONTACT, FILE, PAGE, IconSource
from otofolio.rendering.pages.templating import render_template
from otofolio.rendering.records.schema_org import person_data
from otofolio.rendering.telephone import phone_address
from otofolio.rendering.wording import ROLES, labelled_numbers
from otofolio.rendering.work_links import WorkLink, entry_address, entry_links

_KINDS = {
    Kind.JOURNAL_ARTICLE: "Journal article",
    Kind.REVIEW: "Review",
    Kind.CASE_REPORT: "Case report",
    Kind.LETTER: "Letter",
    Kind.PUBLISHED_ABSTRACT: "Published abstract",
    Kind.CHAPTER: "Book chapter",
    Kind.BOOK: "Book",
    Kind.CONFERENCE_PAPER: "Conference paper",
    Kind.ORAL: "Oral presentation",
    Kind.POSTER: "Poster",
    Kind.PREPRINT: "Preprint",
    Kind.THESIS: "Thesis",
    Kind.DATASET: "Dataset or software",
    Kind.OTHER: "Publication",
}
_SOUGHT = {
    Seeking.RESIDENCY: "Residency in",
    Seeking.FELLOWSHIP: "Fellowship in",
    Seeking.POSITION: "Position in",
}
_LEADING = (OwnerRole.FIRST, OwnerRole.SENIOR)


@dataclass(frozen=True, slots=True)
class SelectedWork:
    """A selected work as Home shows it."""

    kind: str
    year: int
    role: str
    citation: RichText
    links: tuple[WorkLink, ...]
    address: str


def home_page(portfolio: Portfolio) -> Page:
    """The page that the site's address opens."""
    clinical = portfolio.section("clinical-us")
    blocks = [marker("hero"), marker("actions"), marker("numbers"), marker("career"), marker("summary")]
    blocks += ["## Selected work", marker("selected")] if portfolio.selected else []
    blocks += ["## US clinical experience", marker("clinical")] if clinical else []
    blocks += ["## Looking for", marker("looking-for")] if portfolio.specialty.name else []
    blocks += ["## Contact", marker("contact")] if any(astuple(portfolio.contact)) else []
    description = portfolio.headline or plain(portfolio.summary) or f"Portfolio of {portfolio.name.full}"
    head = render_head(portfolio, "", portfolio.name.full, description, person_data(portfolio))
    return Page("index.md", "Home", description, skeleton(*blocks), hide=("navigation", "toc"), head=head)


def home_pieces(portfolio: Portfolio, icon: IconSource) -> dict[str, str]:
    """`hero`, `summary`, `numbers`, `actions`, `selected`, `clinical`, `looking-for`, `contact`."""
    return {
        "hero": _hero(portfolio),
        "summary": f'<p class="o-summary">{html_of(portfolio.summary)}</p>' if portfolio.summary else "",
        "numbers": _numbers(portfolio),
        "actions": _actions(portfolio, icon),
        "selected": render_template("pages/selected.html.j2", works=[_selected(entry) for entry in portfolio.selected])
        + equal_note_html(entry.citation for entry in portfolio.selected),
        "clinical": _clinical(portfolio.section("clinical-us")),
        "looking-for": _looking_for(portfolio),
        "contact": _contact(portfolio),
    }


def _hero(portfolio: Portfolio) -> str:
    name, school = portfolio.name, portfolio.school
    said = [f"say {name.pronunciation}" if name.pronunciation else "", name.pronouns]
    return render_template(
        "pages/hero.html.j2",
        name=name,
        photo=portfolio.photo,
        said=[part for part in said if part],
        credentials=portfolio.credentials,
        school=school.name if school else "",
        headline=portfolio.headline,
    )


def _numbers(portfolio: Portfolio) -> str:
    numbers = labelled_numbers(portfolio.numbers)
    return render_template("pages/numbers.html.j2", numbers=numbers) if numbers else ""


def _actions(portfolio: Portfolio, icon: IconSource) -> str:
    short = portfolio.specialty.short
    icons = {"page": icon(PAGE), "file": icon(FILE), "contact": icon(CONTACT)}
    return render_template(
        "pages/actions.html.j2",
        short=short,
        snapshot_name=filing_name(portfolio.name, f"{short} Snapshot"),
        cv_name=filing_name(portfolio.name, "CV"),
        icons=icons,
    )


def _selected(entry: Cited) -> SelectedWork:
    work = entry.publication
    role = ROLES[work.owner_role] if work.owner_role in _LEADING else ""
    return SelectedWork(_KINDS[work.kind], work.year, role, entry.citation, entry_links(entry), entry_address(work))


def _clinical(section: Section | None) -> str:
    if section is None:
        return ""
    items = [view.without_highlights() for view in item_views(section)]
    return render_template("pages/items.html.j2", items=items, is_compact=False)


def _looking_for(portfolio: Portfolio) -> str:
    specialty, standing = portfolio.specialty, portfolio.standing
    match = f"{specialty.match_year} Match" if specialty.match_year else ""
    visa = {True: "visa needed", False: "no visa needed", None: ""}[standing.visa_needed]
    facts = [
        (_SOUGHT[specialty.seeking], ", ".join(filter(None, (specialty.name, match)))),
        ("Interests", ", ".join(specialty.interests)),
        ("Status", ", ".join(filter(None, (standing.citizenship, visa)))),
        ("ECFMG", standing.ecfmg),
    ]
    return render_template("pages/looking_for.html.j2", facts=[(label, text) for label, text in facts if text])


def _contact(portfolio: Portfolio) -> str:
    contact = portfolio.contact
    ways = [
        *(("E-mail", f"mailto:{email}", email) for email in (contact.email, *contact.other_emails)),
        ("Phone", phone_address(contact.phone), contact.phone),
        ("Website", contact.website, contact.website),
        ("Calendar", contact.calendar, "Find a time to talk" if contact.calendar else ""),
        ("Based in", "", contact.location),
    ]
    known = [(label, safe_href(href), text) for label, href, text in ways if text and (href or label == "Based in")]
    return render_template("pages/contact.html.j2", ways=known) if known else ""
