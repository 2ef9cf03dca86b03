"""From the portfolio, private facts included, to the files that the person sends."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.deriving.sending import derive_to_send
from otofolio.load import Inputs, load_portfolio
from otofolio.model.artifact import NOT_IN_GIT, Artifact
from otofolio.problems import InputError, Problem, grouped, in_order
from otofolio.reading.cv.documents import private_file
from otofolio.reading.mail_address import read_addressee
from otofolio.rendering.sending.files import render_enclosures
from otofolio.rendering.sending.message import render_message


@dataclass(frozen=True, slots=True)
class ToSend:
    """The files, the lines that say what they are and what private facts are in them, and every problem."""

    artifacts: tuple[Artifact, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_files(inputs: Inputs, to: str | None = None) -> ToSend:
    """Read, derive, render. `to` is the person to write to, if there is to be a message.

    Raises InputError, which carries every problem, if there is an error among them; Refusal if `to` is nobody.
    """
    addressee = read_addressee(to) if to is not None else None
    loaded = load_portfolio(inputs, derive_to_send)
    if loaded.portfolio is None:
        raise InputError(loaded.problems)
    try:
        made = render_enclosures(loaded.portfolio)
    except InputError as error:
        raise InputError((*loaded.problems, *error.problems)) from None
    message = render_message(loaded.portfolio, made.files, addressee.name, addressee.email) if addressee else ()
    files = (*made.files, *message)
    lines = (*(f"  {file.uri}" for file in files), _private_words(inputs, loaded.sent_facts))
    problems = grouped(in_order((*loaded.problems, *made.problems)))
    return ToSend((*files, NOT_IN_GIT), lines, problems)


def _private_words(inputs: Inputs, facts: str) -> str:
    if facts:
        return f"Private facts in these files: {facts}. Send them to people, and never publish them."
    why = "" if private_file(inputs.data_file).is_file() else " There is no private.yaml."
    return f"No private facts are in these files.{why} To add some, name them in cv.yaml: `send: {{show: [phone]}}`."
