"""A draft as mail: an unsent message (RFC 5322), a text beside it, and a `mailto:` link (RFC 6068)."""

from __future__ import annotations

from urllib.parse import quote

from otofolio.model.outreach import Draft
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.mail import Mail, header, render_mail
from otofolio.rendering.plain import lines, one_line

LONGEST_LINK = 1_000
"""Letters of a body in a link: some mail programs cut longer ones."""


def render_eml(draft: Draft, sender: Sender) -> bytes:
    """The draft as a message with one recipient at most."""
    person, answered = draft.due.person, draft.due.answered
    mail = Mail(
        subject=draft.subject,
        body=marked_body(draft),
        from_name=sender.portfolio.name.short,
        from_email=sender.email,
        to_name=person.name.full,
        to_email=person.email,
        answers=answered.message_id if answered else "",
    )
    return render_mail(mail)


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
