"""The schema of what is handed out: cards and badges, and the files that are sent to one reader."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from otofolio.model.card import BadgeStock, CardPlan, CardStock
from otofolio.problems import nearest
from otofolio.reading.facts.values import Date, Fields, Strings, Text, Year, in_any_case, one_or_several

Publishable = Annotated[
    Literal["email", "phone", "location", "website", "calendar"],
    in_any_case(("email", "phone", "location", "website", "calendar")),
]


def _stock_number(value: Any) -> Any:
    """`Avery 5371` as the packet has it."""
    return value.strip().lower().removeprefix("avery").strip(" #") if isinstance(value, str) else value


Stock = Annotated[CardStock, BeforeValidator(_stock_number)]


class Card(Fields):
    """What business cards and badges show; private contact fields only if `show` names them."""

    show: tuple[Publishable, ...] | None = None
    stock: Annotated[tuple[Stock, ...], BeforeValidator(one_or_several)] = CardPlan().stock
    badge: Annotated[BadgeStock, BeforeValidator(_stock_number)] = CardPlan().badge
    call: Annotated[Text, Field(min_length=1)] = CardPlan().call


_SENDABLE = (
    "email", "phone", "address", "location", "website", "calendar", "exams", "references", "education", "training",
    "clinical", "research", "work", "leadership", "volunteering", "teaching", "peer_review", "grand_rounds",
    "invited_talks", "honors", "grants", "memberships", "certifications", "procedures", "languages", "skills",
    "interests", "sections",
)  # fmt: skip


def _sendable(value: str) -> str:
    name = value.strip().casefold()
    if name not in _SENDABLE:
        meant = nearest(name, _SENDABLE)
        hint = f"did you mean “{meant}”?" if meant else f"the choices are {', '.join(_SENDABLE)}"
        raise PydanticCustomError("send", "“{value}” cannot be sent.", {"value": value, "hint": hint})
    return name


Sendable = Annotated[str, AfterValidator(_sendable), Field(json_schema_extra={"enum": list(_SENDABLE)})]


class Signature(Fields):
    """What the e-mail signature shows beside the usual; private contact fields only if `show` names them."""

    show: Annotated[tuple[Publishable, ...], BeforeValidator(one_or_several)] = ()


class Eras(Fields):
    """The application form of US residencies."""

    season: Year | None = None
    certified: Date | None = None
    star: Annotated[Strings, BeforeValidator(one_or_several)] = ()


class Send(Fields):
    """What `otofolio send` shows beside what is public: contact fields, and the private entries of sections."""

    show: Annotated[tuple[Sendable, ...], BeforeValidator(one_or_several)] = ()
