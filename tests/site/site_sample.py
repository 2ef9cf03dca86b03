"""A small portfolio made by hand, friendly or hostile, for the tests of pages and records."""

from __future__ import annotations

from dataclasses import replace

from otofolio.deriving.career import derive_career_line
from otofolio.deriving.cvs import derive_cvs
from otofolio.model.dates import DateRange, IssueDate, PartialDate
from otofolio.model.person import (
    ClinicalKind,
    Contact,
    Item,
    Numbers,
    PersonName,
    Profile,
    ProfileSite,
    School,
    Section,
    Specialty,
    Standing,
)
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Cited, Portfolio, PublicationGroup
from otofolio.model.publication import (
    Attachments,
    Contributor,
    Identifiers,
    Kind,
    Publication,
    Status,
    WorkType,
)
from otofolio.model.text import Role, Run, rich

HOSTILE = (
    '</script><img src=x onerror=alert(1)> "quoted" \'single\' {{ x }} {% y %} ](javascript:alert(1)) ="~/cv.pdf" &amp;'
)

OWNER = Contributor(family="Avery", given="Jordan L.", is_owner=True)
OTHER = Contributor(family="Okafor", given="Daniel", non_dropping_particle="van der", suffix="Jr")
GROUP = Contributor(literal="Hearing and Balance Study Group, Boston")


def article(key: str = "avery2025access", year: int = 2025, **changes: object) -> Publication:
    """A journal article with every common field, changed as the test wants it."""
    base = Publication(
        key=key,
        type=WorkType.ARTICLE_JOURNAL,
        kind=Kind.JOURNAL_ARTICLE,
        title=rich("Time to cochlear implantation"),
        authors=(replace(OWNER, equal=True), replace(OTHER, equal=True), GROUP),
        container_title=rich("Example Journal of Otology"),
        container_title_short="Ex J Otol",
        volume="47",
        issue="3",
        pages="211-219",
        issued=IssueDate(PartialDate(year, 3, 12)),
        identifiers=Identifiers(doi="10.5555/ex(1)<2>", pmid="99000001", pmcid="PMC9900001", issn="1234-5679"),
        abstract=rich("Background: waiting is long."),
        keywords=("Cochlear implantation", "health equity"),
        attachments=Attachments(pdf="papers/access.pdf", code="https://code.example.org/access"),
        source_text="@article{" + key + ", title = {Time to cochlear implantation}}",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def poster(key: str = "avery2024poster", year: int = 2024, **changes: object) -> Publication:
    """A poster by others, without identifiers."""
    base = Publication(
        key=key,
        type=WorkType.SPEECH,
        kind=Kind.POSTER,
        title=rich("Otoscopy in ten pictures"),
        authors=(OTHER, OWNER, GROUP),
        event_title="Eastern Otology Congress",
        event_place="Boston, MA",
        issued=IssueDate(PartialDate(year, 4)),
        source_format="ris",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def submitted(key: str = "avery2026submitted") -> Publication:
    """Work that is not out yet."""
    return article(key, 2026, status=Status.SUBMITTED, identifiers=Identifiers())


def cited(work: Publication, number: int = 1) -> Cited:
    """The work with a citation of a simple form: names, title, address."""
    names = [Run(name.literal or name.family, Role.OWNER if name.is_owner else Role.AUTHOR) for name in work.authors]
    mark = [Run("*", Role.MARK, superscript=True)] if any(name.equal for name in work.authors) else []
    spaced = [run for name in names for run in (name, Run(" "))] + mark
    title = [run._replace(role=Role.TITLE) for run in work.title]
    return Cited(work, (*spaced, *title, Run(" "), Run("link", Role.IDENTIFIER, href=work.url)), number)


def group(kind: Kind | None, slug: str, title: str, *works: Publication) -> PublicationGroup:
    """Works under a heading, numbered downwards."""
    entries = tuple(cited(work, len(works) - place) for place, work in enumerate(works))
    return PublicationGroup(kind, slug, title, entries)


def portfolio(*groups: PublicationGroup, **changes: object) -> Portfolio:
    """A portfolio with a little of everything."""
    base = Portfolio(
        name=PersonName("Jordan", "Avery", "Lee", pronunciation="JOR-dun", pronouns="she/her"),
        specialty=Specialty("Otolaryngology–Head and Neck Surgery", "ENT", ("otology",), 2027),
        site_url="https://jordan-avery.example/",
        today=PartialDate(2026, 11, 24),
        credentials="MD Candidate, Class of 2027",
        headline="US Citizen IMG | Aspiring Otolaryngologist",
        summary=rich("Final-year student."),
        school=School("St. Brendan University", "Galway, Ireland"),
        contact=Contact(email="jordan@example.org", location="Boston, MA"),
        standing=Standing("US citizen", False, "expected May 2027"),
        profiles=(Profile(ProfileSite.ORCID, "ORCID", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),),
        sections=(
            Section("education", "Education", (item("Doctor of Medicine", organization="St. Brendan University"),)),
            Section("clinical-us", "US clinical experience", (clinical(),)),
            Section("languages", "Languages", (Item(section="languages", path="languages[0]", title=rich("Irish")),)),
        ),
        publications=groups,
        selected=tuple(entry for group in groups for entry in group.entries[:1]),
        numbers=Numbers(1, 1, 0, 4),
    )
    made = replace(base, **changes)  # type: ignore[arg-type]
    career = derive_career_line(made.sections, made.works, made.specialty, made.today)
    return replace(made, cvs=derive_cvs((CvPlan(),), made.sections, made.publications), career=career)


def item(title: str, section: str = "education", **changes: object) -> Item:
    """One line of a career."""
    dates = DateRange(PartialDate(2021, 9), PartialDate(2027, 5), expected=True)
    base = Item(section=section, path=f"{section}[0]", title=rich(title), dates=dates)
    return replace(base, **changes)  # type: ignore[arg-type]


def clinical() -> Item:
    """A sub-internship of four weeks."""
    return item(
        "Sub-intern", "clinical-us", organization="Harborview", location="Boston, MA", weeks=4, in_us=True,
        clinical_kind=ClinicalKind.SUB_INTERNSHIP, highlights=(rich("First assistant in 31 cases"),),
    )  # fmt: skip


def full() -> Portfolio:
    """Articles, a poster and submitted work, under their headings."""
    return portfolio(
        group(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", article(), article("b2023", 2023)),
        group(Kind.POSTER, "poster", "Poster presentations", poster()),
        group(None, "in-progress", "Submitted and in preparation", submitted()),
    )


def hostile() -> Portfolio:
    """The same with hostile text wherever a person can write."""
    words, evil = rich(HOSTILE), HOSTILE
    work = article(
        key=f"key {evil}", title=words, container_title=words, container_title_short=evil, volume=evil, issue=evil,
        pages=evil, authors=(Contributor(family=evil, given=evil, is_owner=True), Contributor(literal=evil)),
        abstract=words, keywords=(evil,), award=words, note=words, url="javascript:alert(1)", publisher=evil,
        identifiers=Identifiers(doi=evil, pmid=evil, pmcid=evil, issn=evil),
        attachments=Attachments(pdf="java\nscript:alert(1)", poster='"><script>', slides="//evil.example", code=evil),
        source_format="ris", event_title=evil, genre=evil,
    )  # fmt: skip
    line = Item(
        section="free-1", path="sections[0].items[0]", title=words, organization=evil, location=evil, details=(words,),
        highlights=((Run(evil, href="javascript:alert(1)"),),),
    )  # fmt: skip
    return portfolio(
        group(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", work),
        name=PersonName(evil, evil, evil, evil, evil, evil),
        specialty=Specialty(evil, evil, (evil,), 2027),
        credentials=evil, headline=evil, summary=words, school=School(evil, evil),
        contact=Contact(evil, evil, evil, evil, evil), standing=Standing(evil, True, evil),
        profiles=(Profile(ProfileSite.CUSTOM, evil, "javascript:alert(1)", evil, evil),),
        sections=(Section("free-1", evil, (line,)), Section("clinical-us", "US clinical experience", (clinical(),))),
    )  # fmt: skip
