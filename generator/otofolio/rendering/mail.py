"""An unsent message (RFC 5322), as a file that mail programs open as a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.headerregistry import Address, BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from functools import lru_cache

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.plain import lines, one_line

_SPECIALS = re.compile(r'[()<>\[\]:;@\\,."=?]')
_OTHER_SPECIALS = re.compile(_SPECIALS.pattern.replace(".", ""))
_LINE, _SHORTER_LINE = 78, 66
_LONGEST_HEADER = 300
"""Letters; a word of a thousand would be a line that mail servers refuse (RFC 5322 §2.1.1)."""
_BOUNDARY = "=_otofolio"
"""Neither quoted-printable nor base64 text can hold it (RFC 2045 §6.7)."""
_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message to one person at most. An empty address has no header: the mail program or the person fills it in."""

    subject: str
    body: str
    from_name: str
    from_email: str
    to_name: str
    to_email: str
    answers: str = ""
    """The ID of the message that this one answers, with its brackets."""
    attachments: tuple[Artifact, ...] = ()


def render_mail(mail: Mail) -> bytes:
    """The message. It has no date and no ID: the mail program gives both."""
    subject = header(mail.subject)
    message = EmailMessage(policy=_POLICY.clone(max_line_length=_line_length(subject)))
    if mail.from_email:
        message["From"] = _address_header("From", mail.from_name, mail.from_email)
    if mail.to_email:
        message["To"] = _address_header("To", mail.to_name, mail.to_email)
    message["Subject"] = subject
    if mail.answers:
        message["In-Reply-To"] = header(mail.answers)
        message["References"] = header(mail.answers)
    message["X-Unsent"] = "1"
    message.set_content(lines(mail.body), charset="utf-8", cte="quoted-printable")
    for file in mail.attachments:
        kind, subkind = _TYPES[file.uri.rpartition(".")[2]]
        message.add_attachment(file.data, kind, subkind, filename=file.uri)
    if mail.attachments:
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


_python_headers = HeaderRegistry()


class _Headers(HeaderRegistry):
    """Python's own, which makes a class for each header and reads its text anew. Most are the same in every letter."""

    def __getitem__(self, name: str) -> type[BaseHeader]:
        return _header_class(name)

    def __call__(self, name: str, value: str) -> BaseHeader:
        return _header_read(name, value)


@lru_cache(maxsize=32)
def _header_class(name: str) -> type[BaseHeader]:
    return _python_headers[name]


@lru_cache(maxsize=64)
def _header_read(name: str, value: str) -> BaseHeader:
    return _header_class(name)(name, value)


@lru_cache(maxsize=64)
def _address_header(header: str, name: str, email: str) -> BaseHeader:
    return _header_class(header)(header, mail_address(name, email))


_POLICY = SMTP.clone(header_factory=_Headers())


def closing(portfolio: Portfolio, today: date) -> str:
    """Full name, school and class: `Class of 2027`, or `MD 2024` once that is over."""
    school = portfolio.school
    lines = ["Best regards,", portfolio.name.short]
    if school:
        past = bool(school.class_of) and school.class_of < today.year
        year = f"graduated {school.class_of}" if past else f"Class of {school.class_of}" if school.class_of else ""
        lines += [", ".join(filter(None, (school.name, year)))]
    return "\n".join(map(one_line, lines))


def header(text: str) -> str:
    """A header's text: one line, so that nothing in it begins another header (RFC 5322 §2.2).

    What looks like an encoded word (RFC 2047 §2) is taken apart, for a reader would decode line ends out of it.
    """
    plain = one_line(text).replace("=?", "= ?")
    return plain if len(plain) <= _LONGEST_HEADER else plain[: _LONGEST_HEADER - 1] + "…"


def display_name(text: str) -> str:
    """A name before an address, without the signs that part addresses, which no name needs (RFC 5322 §3.2.3)."""
    return header(_SPECIALS.sub(" ", text)).strip()


def mail_address(name: str, email: str) -> Address:
    """With the dot of `Dr.` if that fits on one line: Python loses the quotation marks of a name that it folds."""
    dotted = header(_OTHER_SPECIALS.sub(" ", name)).strip()
    short = dotted.isascii() and len(dotted) + len(email) <= _SHORTER_LINE
    return Address(dotted if short else display_name(name), addr_spec=email)


def _line_length(subject: str) -> int:
    """Usually 78 (RFC 5322 §2.1.1). Python puts a subject that just fits below its name, and readers show a blank."""
    return _SHORTER_LINE if len(subject) + 2 > _SHORTER_LINE and len(subject) < _LINE else _LINE
