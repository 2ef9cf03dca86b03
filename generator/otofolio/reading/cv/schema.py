"""The data file's schema: every field that `cv.yaml` may have, and how each is read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from otofolio.citing import nearest_style, style_named, style_names
from otofolio.model.person import Seeking
from otofolio.model.plans import AuthorPolicy
from otofolio.model.portfolio import ACCENTS, Look
from otofolio.reading.cv.schema_entries import (
    Certification,
    Clinical,
    Education,
    Exam,
    FreeSection,
    Grant,
    Honor,
    Language,
    Membership,
    PeerReview,
    Post,
    Procedure,
    Reference,
    Research,
    Skill,
    Talk,
    Training,
    Volunteering,
)  # fmt: skip
from otofolio.reading.cv.schema_handouts import Card, Eras, Publishable, Send, Signature
from otofolio.reading.facts.values import (
    Address,
    Color,
    Emails,
    Fields,
    Inline,
    Inlines,
    Paragraphs,
    Phone,
    Strings,
    Text,
    Year,
    in_any_case,
    one_or_several,
)  # fmt: skip

__all__ = ["CvFile", "ValidationError"]


class Name(Fields):
    """The owner's name."""

    given: Annotated[Text, Field(min_length=1)]
    family: Annotated[Text, Field(min_length=1)]
    middle: Text = ""
    suffix: Text = ""
    pronunciation: Text = ""
    pronouns: Text = ""


class Specialty(Fields):
    """What the person applies for."""

    name: Annotated[Text, Field(min_length=1)]
    short: Text = ""
    interests: Strings = ()
    match_year: Year | None = None
    seeking: Annotated[Seeking, in_any_case(Seeking)] = Seeking.RESIDENCY


class School(Fields):
    """The medical school."""

    name: Text
    location: Text = ""
    degree: Text = ""
    class_of: Year | None = None


class Contact(Fields):
    """Ways to reach the person; only those named under `publish` reach the website, and `address` never does."""

    email: Emails = ()
    phone: Phone = ""
    address: Text = ""
    location: Text = ""
    website: Address = ""
    calendar: Address = ""


class Status(Fields):
    """Citizenship and certification."""

    citizenship: Text = ""
    visa_needed: bool | None = None
    ecfmg: Text = ""


class CustomProfile(Fields):
    """A profile that the list does not know."""

    label: Text
    url: Address


class Profiles(Fields):
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


class Snapshot(Fields):
    """What the one page shows."""

    title: Text = ""
    include: Strings = ()
    order: Strings = ()
    limit: Annotated[int, Field(ge=1, le=50)] | None = None


class _CvPlan(Fields):
    title: Text = ""
    include: Strings = ()
    order: Strings = ()
    leave_out: Strings = ()
    titles: dict[str, Annotated[Text, Field(min_length=1)]] = Field(default_factory=dict)


class CvVariant(_CvPlan):
    """A further CV, for one kind of reader; what it does not say is as in the full one."""

    limit: Annotated[int, Field(ge=1, le=999)] | None = None


class Cv(_CvPlan):
    """The sections of the full CV; under names of the person's choice, its variants."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, CvVariant]
    others: ClassVar[type[BaseModel]] = CvVariant


def _look(value: Any) -> Any:
    """`sans`, the first name of `plain`, goes on working."""
    return Look.PLAIN if isinstance(value, str) and value.strip().casefold() == "sans" else value


_LOOK_CHOICE = WithJsonSchema({"enum": [*map(str, Look), "sans"]})


class Design(Fields):
    """How everything looks."""

    accent: Color = ACCENTS["teal"]
    look: Annotated[Look, in_any_case(Look), BeforeValidator(_look), _LOOK_CHOICE] = Look.RECORD
    paper: Annotated[Literal["letter", "a4"], in_any_case(("letter", "a4"))] = "letter"


def _style(value: str) -> str:
    if style_named(value) is None:
        meant = nearest_style(value)
        guess = f"did you mean “{meant}”? The" if meant else "the"
        raise PydanticCustomError("style", "“{value}” is not a choice for “style”.", {
            "value": value, "hint": f"{guess} choices are {', '.join(style_names())}"})  # fmt: skip
    return value.lower()


def _style_choice(schema: dict[str, Any]) -> None:
    schema["enum"] = list(style_names())


class Citations(Fields):
    """How publications are cited."""

    style: Annotated[str, AfterValidator(_style), Field(json_schema_extra=_style_choice)] = style_names()[0]
    authors: Annotated[Literal["all", "style"], in_any_case(("all", "style"))] = AuthorPolicy.ALL.value


class CvFile(Fields):
    """The whole of `cv.yaml`."""

    name: Name
    credentials: Text = ""
    headline: Text = ""
    summary: Inline = ""
    about: Paragraphs = ()
    photo: Text = ""
    specialty: Specialty
    school: School | None = None
    # These are constructed, because a call would build the validator of each at once.
    contact: Contact = Contact.model_construct()
    publish: tuple[Publishable, ...] = ()
    status: Status = Status.model_construct()
    profiles: Profiles = Profiles.model_construct()
    also_published_as: Strings = ()
    publications: Annotated[Strings, BeforeValidator(one_or_several)] = ("publications.bib",)
    education: tuple[Education, ...] = ()
    exams: tuple[Exam, ...] = ()
    training: tuple[Training, ...] = ()
    clinical: tuple[Clinical, ...] = ()
    research: tuple[Research, ...] = ()
    work: tuple[Post, ...] = ()
    leadership: tuple[Post, ...] = ()
    volunteering: tuple[Volunteering, ...] = ()
    teaching: tuple[Post, ...] = ()
    peer_review: tuple[PeerReview, ...] = ()
    grand_rounds: tuple[Talk, ...] = ()
    invited_talks: tuple[Talk, ...] = ()
    honors: tuple[Honor, ...] = ()
    grants: tuple[Grant, ...] = ()
    memberships: tuple[Membership, ...] = ()
    certifications: tuple[Certification, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    languages: tuple[Language, ...] = ()
    skills: tuple[Skill, ...] = ()
    interests: Inlines = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[FreeSection, ...] = ()
    cv: Cv = Cv.model_construct()
    snapshot: Snapshot = Snapshot.model_construct()
    card: Card = Card.model_construct()
    send: Send = Send.model_construct()
    signature: Signature = Signature.model_construct()
    eras: Eras = Eras.model_construct()
    citations: Citations = Citations.model_construct()
    design: Design = Design.model_construct()
