"""A draft as mail: an unsent message (RFC 5322), a text beside it, and a `mailto:` link (RFC 6068)."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from otofolio.model.outreach import Draft
from otofolio.rendering.letters.plain import lines, one_line
from otofolio.rendering.letters.sender import Sender

_SPECIALS = re.compile(r'[()<>\[\]:;@\\,."=?]')
_LINE, _SHORTER_LINE = 78, 66
_LONGEST_HEADER = 300
"""Letters; a word of a thousand would be a line that mail servers refuse (RFC 5322 §2.1.1)."""
LONGEST_LINK = 1_000
"""Letters of a body in a link: some mail programs cut longer ones."""


def header(text: str) -> str:
    """A header's text: one line, so that nothing in it begins another header (RFC 5322 §2.2).

    What looks like an encoded word (RFC 2047 §2) is taken apart, for a reader would decode line ends out of it.
    """
    plain = one_line(text).replace("=?", "= ?")
    return plain if len(plain) <= _LONGEST_HEADER else plain[: _LONGEST_HEADER - 1] + "…"


def display_name(text: str) -> str:
    """A name before an address, without the signs that part addresses, which no name needs (RFC 5322 §3.2.3)."""
    return header(_SPECIALS.sub(" ", text)).strip()


def render_eml(draft: Draft, sender: Sender) -> bytes:
    """The draft as a message with one recipient at most. It has no date and no ID: the mail program gives both."""
    subject = header(draft.subject)
    message = EmailMessage(policy=SMTP.clone(max_line_length=_line_length(subject)))
    if sender.email:
        message["From"] = Address(display_name(sender.portfolio.name.short), addr_spec=sender.email)
    if draft.due.person.email:
        message["To"] = Address(display_name(draft.due.person.name.full), addr_spec=draft.due.person.email)
    message["Subject"] = subject
    if draft.due.answered and draft.due.answered.message_id:
        message["In-Reply-To"] = header(draft.due.answered.message_id)
        message["References"] = header(draft.due.answered.message_id)
    message["X-Unsent"] = "1"
    message.set_content(lines(marked_body(draft)), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _line_length(subject: str) -> int:
    """Usually 78 (RFC 5322 §2.1.1). Python puts a subject that just fits below its name, and readers show a blank."""
    return _SHORTER_LINE if len(subject) + 2 > _SHORTER_LINE and len(subject) < _LINE else _LINE


def render_txt(draft: Draft) -> bytes:
    """The same to read and paste."""
    to = f"{draft.due.person.name.full} <{draft.due.person.email}>" if draft.due.person.email else ""
    head = f"To: {one_line(to) or draft.due.person.name.full}\nSubject: {header(draft.subject)}\n\n"
    return (head + lines(marked_body(draft))).encode()


def marked_body(draft: Draft) -> str:
    """The body; of a letter that is not ready, below the reasons, which nobody overlooks."""
    if draft.ready:
        return draft.body
    reasons = "; ".join(not_ready_reasons(draft))
    return f"[NOT READY: {reasons}. Delete this line before you send the letter.]\n\n{draft.body}"


def not_ready_reasons(draft: Draft) -> tuple[str, ...]:
    """Each reason in a few words."""
    missing = (f"missing: {', '.join(draft.missing)}",) if draft.missing else ()
    return tuple(map(one_line, (*missing, *draft.doubts)))


def mailto(draft: Draft) -> str:
    """A link that opens the letter in a mail program; empty for one that is not ready or is too long."""
    if not draft.ready or len(draft.body) > LONGEST_LINK:
        return ""
    body = quote(lines(draft.body).replace("\n", "\r\n"), safe="")
    return (
        f"mailto:{quote(draft.due.person.email, safe='@')}?subject={quote(header(draft.subject), safe='')}&body={body}"
    )
