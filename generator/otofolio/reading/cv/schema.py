"""The data file's schema: every field that `cv.yaml` may have, and how each is read. The sole importer of pydantic."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from otofolio.citing import nearest_style, style_named, style_names
from otofolio.model.card import BadgeStock, CardPlan, CardStock
from otofolio.model.person import ClinicalKind
from otofolio.model.portfolio import AuthorPolicy, Look
from otofolio.reading.cv.dates import When, parse_when
from otofolio.reading.cv.inline import refused_links, without_marks
from otofolio.reading.markup.addresses import web_address

__all__ = ["CvFile", "ValidationError"]


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _inline(value: str) -> str:
    for href in refused_links(value):
        raise PydanticCustomError("link", "The link to “{href}” is not published.", {
            "href": href, "hint": "a link starts with https:// or mailto:"})  # fmt: skip
    return value


def _when(value: Any) -> When:
    if not isinstance(value, str):
        raise PydanticCustomError("when", "This must be a date.", {"hint": _WHEN_HINT})
    try:
        return parse_when(value)
    except ValueError as error:
        raise PydanticCustomError("when", "{said}", {"said": str(error), "hint": _WHEN_HINT}) from None


def _address(value: str) -> str:
    address = web_address(value if "://" in value else f"https://{value}") if " " not in value else ""
    if not address:
        raise PydanticCustomError("address", "“{value}” is not a web address.", {
            "value": value, "hint": "write it as your browser shows it: https://example.com/page"})  # fmt: skip
    if len(address) > _LONGEST_ADDRESS:
        raise PydanticCustomError("address", "This address has {count} letters, too many for browsers and codes.", {
            "count": len(address), "hint": "take a shorter one"})  # fmt: skip
    return address


_LONGEST_ADDRESS = 2000


def _email(value: str) -> str:
    local, _, host = value.partition("@")
    if not local or "." not in host.strip(".") or any(c in value for c in " ,;<>\"'()") or "@" in host:
        raise PydanticCustomError("email", "“{value}” is not an e-mail address.", {
            "value": value, "hint": "write it as name@example.com"})  # fmt: skip
    return value


def _phone(value: str) -> str:
    if sum(c.isdigit() for c in value) < 5 or not all(c.isdigit() or c in "+-().  x/extEXT#" for c in value):
        raise PydanticCustomError("phone", "“{value}” is not a telephone number.", {
            "value": value, "hint": "write it with its country code: +1 555 010 0199"})  # fmt: skip
    return value


def _colour(value: str) -> str:
    digits = value.removeprefix("#")
    if len(digits) not in (3, 6) or any(c not in "0123456789abcdefABCDEF" for c in digits):
        raise PydanticCustomError("colour", "“{value}” is not a colour.", {
            "value": value, "hint": 'write six hexadecimal digits in quotes: "#0b5c6b"'})  # fmt: skip
    return "#" + (digits if len(digits) == 6 else "".join(2 * c for c in digits)).lower()


def _mark(value: Any) -> Any:
    """`yes`, `no`, or a priority number."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) < 5:
        return int(value)
    return value


_WHEN_HINT = "write 2025, 2025-08, 2025-08-14, Aug 2025, 2026 (expected) or present"

Text = Annotated[str, BeforeValidator(_one_line), AfterValidator(without_marks)]
Inline = Annotated[str, BeforeValidator(_one_line), AfterValidator(_inline)]
Date = Annotated[When, BeforeValidator(_when)]
Address = Annotated[str, BeforeValidator(_one_line), AfterValidator(_address)]
Email = Annotated[str, BeforeValidator(_one_line), AfterValidator(_email)]
Phone = Annotated[str, BeforeValidator(_one_line), AfterValidator(_phone)]
Colour = Annotated[str, BeforeValidator(_one_line), AfterValidator(_colour)]
Mark = Annotated[Annotated[int, Field(ge=1, le=999)] | bool | None, BeforeValidator(_mark)]
Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Strings = tuple[Text, ...]
Inlines = tuple[Inline, ...]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Name(_Fields):
    """The owner's name."""

    given: Annotated[Text, Field(min_length=1)]
    family: Annotated[Text, Field(min_length=1)]
    middle: Text = ""
    suffix: Text = ""
    pronunciation: Text = ""
    pronouns: Text = ""


class Specialty(_Fields):
    """What the person applies for."""

    name: Annotated[Text, Field(min_length=1)]
    short: Text = ""
    interests: Strings = ()
    match_year: Year | None = None


class School(_Fields):
    """The medical school."""

    name: Text
    location: Text = ""
    degree: Text = ""
    class_of: Year | None = None


class Contact(_Fields):
    """Ways to reach the person; only those named under `publish` reach the website."""

    email: Email = ""
    phone: Phone = ""
    location: Text = ""
    website: Address = ""
    calendar: Address = ""


class Status(_Fields):
    """Citizenship and certification."""

    citizenship: Text = ""
    visa_needed: bool | None = None
    ecfmg: Text = ""


class CustomProfile(_Fields):
    """A profile that the list does not know."""

    label: Text
    url: Address


class Profiles(_Fields):
    """Profiles elsewhere: the handle, the number or the whole address of each."""

    orcid: Text = ""
    google_scholar: Text = ""
    pubmed: Text = ""
    researchgate: Text = ""
    scopus: Text = ""
    web_of_science: Text = ""
    linkedin: Text = ""
    doximity: Text = ""
    github: Text = ""
    x: Text = ""
    bluesky: Text = ""
    instagram: Text = ""
    custom: tuple[CustomProfile, ...] = ()


class _Entry(_Fields):
    snapshot: Mark = None


class _Stretch(_Entry):
    start: Date | None = None
    end: Date | None = None
    date: Date | None = None


class _Post(_Stretch):
    role: Inline
    institution: Text = ""
    location: Text = ""
    highlights: Inlines = ()


class Education(_Stretch):
    """A degree or a training."""

    degree: Inline
    institution: Text = ""
    location: Text = ""
    honors: Inline = ""
    thesis: Inline = ""
    notes: Inline = ""
    highlights: Inlines = ()


class Exam(_Entry):
    """An examination; private unless the entry says `publish: yes`."""

    name: Text
    result: Text = ""
    date: Date | None = None
    publish: bool = False


class Clinical(_Post):
    """A clinical placement."""

    country: Text = ""
    specialty: Text = ""
    hours: Count | None = None
    weeks: Count | None = None
    kind: ClinicalKind | None = None
    supervisor: Inline = ""


class Research(_Post):
    """A research post or project."""

    lab: Text = ""
    mentor: Inline = ""
    topic: Inline = ""


class Post(_Post):
    """Work, leadership, volunteering or teaching."""

    topic: Inline = ""


class Honor(_Entry):
    """An award or distinction."""

    title: Inline
    issuer: Text = ""
    date: Date | None = None
    detail: Inline = ""


class Grant(_Stretch):
    """Money for research or travel."""

    title: Inline
    funder: Text = ""
    amount: Text = ""
    role: Text = ""
    number: Text = ""
    detail: Inline = ""


class Membership(_Stretch):
    """A society."""

    organization: Text
    role: Text = ""


class Certification(_Entry):
    """A certificate or licence."""

    name: Inline
    issuer: Text = ""
    date: Date | None = None
    expires: Date | None = None


class Procedure(_Entry):
    """A procedure and how often it was done."""

    name: Inline
    count: Count | None = None
    role: Text = ""


class Language(_Entry):
    """A language and how well it is spoken."""

    language: Text
    level: Text = ""


class Reference(_Entry):
    """Somebody who will speak for the person; private unless the entry says `publish: yes`."""

    name: Text
    title: Text = ""
    institution: Text = ""
    email: Email = ""
    phone: Phone = ""
    publish: bool = False


class FreeItem(_Stretch):
    """An entry of a free section."""

    title: Inline
    organization: Text = ""
    location: Text = ""
    detail: Inline = ""
    highlights: Inlines = ()


def _free_item(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


class FreeSection(_Fields):
    """A section that the list does not foresee."""

    title: Annotated[Text, Field(min_length=1)]
    items: tuple[Annotated[FreeItem, BeforeValidator(_free_item)], ...] = ()


class Snapshot(_Fields):
    """What the one page shows."""

    title: Text = ""
    include: Strings = ()
    order: Strings = ()
    limit: Annotated[int, Field(ge=1, le=50)] | None = None


class _CvPlan(_Fields):
    title: Text = ""
    include: Strings = ()
    order: Strings = ()
    leave_out: Strings = ()
    titles: dict[str, Annotated[Text, Field(min_length=1)]] = {}


class CvVariant(_CvPlan):
    """A further CV, for one kind of reader; what it does not say is as in the full one."""

    limit: Annotated[int, Field(ge=1, le=999)] | None = None


class Cv(_CvPlan):
    """The sections of the full CV; under names of the person's choice, its variants."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, CvVariant]
    others: ClassVar[type[BaseModel]] = CvVariant


class Design(_Fields):
    """How everything looks."""

    accent: Colour = "#0b5c6b"
    look: Look = Look.SANS
    paper: Literal["letter", "a4"] = "letter"


def _style(value: str) -> str:
    if style_named(value) is None:
        meant = nearest_style(value)
        guess = f"did you mean “{meant}”? The" if meant else "the"
        raise PydanticCustomError("style", "“{value}” is not a choice for “style”.", {
            "value": value, "hint": f"{guess} choices are {', '.join(style_names())}"})  # fmt: skip
    return value.lower()


def _style_choice(schema: dict[str, Any]) -> None:
    schema["enum"] = list(style_names())


class Citations(_Fields):
    """How publications are cited."""

    style: Annotated[str, AfterValidator(_style), Field(json_schema_extra=_style_choice)] = style_names()[0]
    authors: Literal["all", "style"] = AuthorPolicy.ALL.value


def _file_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Publishable = Literal["email", "phone", "location", "website", "calendar"]


def _stock_number(value: Any) -> Any:
    """`Avery 5371` as the packet has it."""
    return value.strip().lower().removeprefix("avery").strip(" #") if isinstance(value, str) else value


Stock = Annotated[CardStock, BeforeValidator(_stock_number)]


class Card(_Fields):
    """What stands on business cards and badges; private contact fields only where `show` names them."""

    show: tuple[Publishable, ...] | None = None
    stock: Annotated[tuple[Stock, ...], BeforeValidator(_file_list)] = CardPlan().stock
    badge: Annotated[BadgeStock, BeforeValidator(_stock_number)] = CardPlan().badge
    call: Annotated[Text, Field(min_length=1)] = CardPlan().call


class CvFile(_Fields):
    """The whole of `cv.yaml`."""

    name: Name
    credentials: Text = ""
    headline: Text = ""
    summary: Inline = ""
    photo: Text = ""
    specialty: Specialty
    school: School | None = None
    contact: Contact = Contact()
    publish: tuple[Publishable, ...] = ()
    status: Status = Status()
    profiles: Profiles = Profiles()
    also_published_as: Strings = ()
    publications: Annotated[Strings, BeforeValidator(_file_list)] = ("publications.bib",)
    education: tuple[Education, ...] = ()
    exams: tuple[Exam, ...] = ()
    clinical: tuple[Clinical, ...] = ()
    research: tuple[Research, ...] = ()
    work: tuple[Post, ...] = ()
    leadership: tuple[Post, ...] = ()
    volunteering: tuple[Post, ...] = ()
    teaching: tuple[Post, ...] = ()
    honors: tuple[Honor, ...] = ()
    grants: tuple[Grant, ...] = ()
    memberships: tuple[Membership, ...] = ()
    certifications: tuple[Certification, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    languages: tuple[Language, ...] = ()
    skills: Inlines = ()
    interests: Inlines = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[FreeSection, ...] = ()
    cv: Cv = Cv()
    snapshot: Snapshot = Snapshot()
    card: Card = Card()
    citations: Citations = Citations()
    design: Design = Design()
