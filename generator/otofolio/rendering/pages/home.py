"""Home: who, what for, how much, and the three things to take away."""

from __future__ import annotations

from otofolio.model.addresses import bare_address
from otofolio.model.artifact import Page
from otofolio.model.person import Section, Seeking
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain
from otofolio.rendering.equal_note import equal_note_html
from otofolio.rendering.figures import large_figures, small_figures
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.html import element_id, html_of, safe_href
from otofolio.rendering.item_views import item_views
from otofolio.rendering.markdown import marker, skeleton
from otofolio.rendering.pages.entries import entry_view
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.work import page_addresses
from otofolio.rendering.records.cite import CITE
from otofolio.rendering.records.schema_org import person_data
from otofolio.rendering.telephone import phone_address
from otofolio.rendering.templating import render_template
from otofolio.rendering.typography import typographic, typographic_runs
from otofolio.rendering.work_links import entry_address

_LONG_NAME = 26
"""Letters, from which a name is set smaller."""
_SOUGHT = {
    Seeking.RESIDENCY: "Residency in",
    Seeking.FELLOWSHIP: "Fellowship in",
    Seeking.POSITION: "Position in",
}


def home_page(portfolio: Portfolio) -> Page:
    """The page that the site's address opens."""
    clinical = portfolio.section("clinical-us")
    blocks = [marker("hero"), marker("actions"), marker("evidence")]
    blocks += ["## Selected work", marker("selected")] if portfolio.selected else []
    blocks += ["## US clinical experience", marker("clinical")] if clinical else []
    if not clinical and portfolio.section("education"):
        blocks += ["## Education", marker("cv-education")]
    blocks += [marker("in-brief")]
    description = portfolio.headline or plain(portfolio.summary) or f"Portfolio of {portfolio.name.full}"
    head = render_head(portfolio, "", portfolio.name.full, description, person_data(portfolio))
    return Page("index.md", "Home", description, skeleton(*blocks), hide=("navigation", "toc"), head=head)


def home_pieces(portfolio: Portfolio) -> dict[str, str]:
    """`hero`, `summary`, `numbers`, `actions`, `selected`, `clinical`, `in-brief`, `looking-for`, `contact`, …"""
    return {
        "hero": _hero(portfolio),
        "summary": summary_html(portfolio),
        "numbers": numbers_html(portfolio),
        "actions": actions_html(portfolio),
        "selected": _selected(portfolio),
        "clinical": _clinical(portfolio.section("clinical-us")),
        "in-brief": _in_brief(portfolio),
        "looking-for": render_template("pages/looking_for.html.j2", facts=_goals(portfolio)),
        "contact": _contact(portfolio),
        "not-found": _not_found(portfolio),
        "footer": _footer(portfolio),
    }


def summary_html(portfolio: Portfolio) -> str:
    """The sentences about the person."""
    return f'<p class="o-summary">{html_of(typographic_runs(portfolio.summary))}</p>' if portfolio.summary else ""


def _hero(portfolio: Portfolio) -> str:
    name = portfolio.name
    return render_template(
        "pages/hero.html.j2",
        name=typographic(name.full),
        is_long=len(name.full) > _LONG_NAME,
        photo=portfolio.photo,
        said=[part for part in (name.pronunciation, name.pronouns) if part],
        headline=typographic(portfolio.headline),
        credentials=credentials_line(portfolio),
    )


def credentials_line(portfolio: Portfolio) -> str:
    """`MD Candidate, Class of 2027 · St. Brendan University School of Medicine`."""
    school = portfolio.school.name if portfolio.school else ""
    return typographic(" · ".join(filter(None, (portfolio.credentials, school))))


def _not_found(portfolio: Portfolio) -> str:
    said = (portfolio.name.full, portfolio.headline)
    lines = [typographic(line) for line in said if line]
    return render_template("pages/not_found.html.j2", lines=lines, actions=actions_html(portfolio))


def _footer(portfolio: Portfolio) -> str:
    today = portfolio.today
    parts = (typographic(portfolio.name.full), f"Updated {today.month_name} {today.year}")
    return render_template("pages/footer.html.j2", parts=parts)


def numbers_html(portfolio: Portfolio) -> str:
    """The figures. One alone is no figure: it is said in words below them."""
    large, small = large_figures(portfolio.numbers), small_figures(portfolio.numbers)
    return render_template("pages/numbers.html.j2", large=large, small=small) if large or small else ""


def actions_html(portfolio: Portfolio) -> str:
    """The three things to take away."""
    short = portfolio.specialty.short
    return render_template(
        "pages/actions.html.j2",
        snapshot=f"{short} snapshot" if short else "Snapshot",
        snapshot_name=filing_name(portfolio.name, f"{short} Snapshot"),
        cv_name=filing_name(portfolio.name, "CV"),
    )


def _selected(portfolio: Portfolio) -> str:
    own_pages = page_addresses(portfolio)
    works = [
        (element_id(entry.publication.key), entry_address(entry.publication), entry_view(entry, own_pages))
        for entry in portfolio.selected
    ]
    html = render_template("pages/selected.html.j2", works=works, cite=CITE)
    return html + equal_note_html(entry.citation for entry in portfolio.selected)


def _clinical(section: Section | None) -> str:
    if section is None:
        return ""
    items = [view.without_highlights() for view in item_views(section)]
    return render_template("pages/items.html.j2", items=items, is_compact=False)


def _goals(portfolio: Portfolio) -> list[tuple[str, str]]:
    specialty, standing = portfolio.specialty, portfolio.standing
    match = f"{specialty.match_year} Match" if specialty.match_year else ""
    visa = {True: "visa needed", False: "no visa needed", None: ""}[standing.visa_needed]
    facts = [
        (_SOUGHT[specialty.seeking], ", ".join(filter(None, (specialty.name, match)))),
        ("Status", ", ".join(filter(None, (standing.citizenship, visa)))),
        ("ECFMG", standing.ecfmg),
        ("Interests", ", ".join(specialty.interests)),
    ]
    return [(label, _as_sentence(typographic(text))) for label, text in facts if text]


def _as_sentence(text: str) -> str:
    """With a capital: `certification expected May 2027` is alone in its line."""
    return text[:1].upper() + text[1:]


def _ways(portfolio: Portfolio) -> list[tuple[str, str, str]]:
    """What each way is called, its address, which may be empty, and its text."""
    contact = portfolio.contact
    ways = [
        *(("E-mail", f"mailto:{email}", email) for email in (contact.email, *contact.other_emails)),
        ("Phone", phone_address(contact.phone), contact.phone),
        ("Website", contact.website, bare_address(contact.website)),
        ("Calendar", contact.calendar, "Find a time to talk" if contact.calendar else ""),
        ("Based in", "", contact.location),
    ]
    return [(label, safe_href(href), text) for label, href, text in ways if text and (href or label == "Based in")]


def _contact(portfolio: Portfolio) -> str:
    known = _ways(portfolio)
    return render_template("pages/contact.html.j2", ways=known) if known else ""


def _in_brief(portfolio: Portfolio) -> str:
    profiles = [(profile.label, safe_href(profile.url)) for profile in portfolio.profiles]
    facts, ways = _goals(portfolio), _ways(portfolio)
    return render_template("pages/in_brief.html.j2", facts=facts, ways=ways, profiles=profiles)
