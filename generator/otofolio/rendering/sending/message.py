"""The message that goes with the files: who it is from, what is attached, and where the same is online."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.mail import Mail, closing, header, mail_address, render_mail
from otofolio.rendering.plain import lines, one_line

_TITLES = ("dr", "prof", "professor")
_SOCIAL = ("mrs", "miss", "ms", "mr")
_DEGREES = frozenset(("md", "do", "phd", "mph", "ms", "msc", "ma", "mba", "mbbs", "mbbch", "dds", "dmd", "facs", "frcs",
                      "rn", "np", "pa", "pa-c", "aud", "jr", "sr", "ii", "iii"))  # fmt: skip


def render_message(portfolio: Portfolio, files: Sequence[Artifact], name: str, email: str) -> Iterator[Artifact]:
    """`message.eml`, a draft with the files attached, and `message.txt` to read and paste."""
    subject = f"{portfolio.name.short}: CV and {portfolio.specialty.short} snapshot"
    body = _body(portfolio, name)
    mail = Mail(
        subject=subject,
        body=body,
        from_name=portfolio.name.short,
        from_email=portfolio.contact.email,
        to_name=name,
        to_email=email,
        attachments=tuple(files),
    )
    yield Artifact("message.eml", render_mail(mail))
    attached = ", ".join(file.uri for file in files)
    head = f"To: {mail_address(name, email)}\nSubject: {header(subject)}\nAttach: {attached}\n\n"
    yield Artifact("message.txt", (head + lines(body)).encode())


def _body(portfolio: Portfolio, name: str) -> str:
    """Nothing is claimed that may not be so: neither that they asked, nor where the two have met."""
    paragraphs = (
        salutation(name),
        "Here are my CV, as a PDF and as a Word file, and a one-page snapshot that takes a minute to read. "
        f"The full list of my work, with a link to each publication, is at {portfolio.site_url}",
        "If you need anything else, such as a transcript or the name of somebody who has worked with me, "
        "please tell me, and I will send it.",
        closing(portfolio, portfolio.today.first_day()),
    )
    return "\n\n".join(paragraphs) + "\n"


def salutation(name: str) -> str:
    """`Dear Dr. Castellanos,` as the name was given, without degrees, and never Mrs. or Miss; `Hello,` without one."""
    first, _, rest = one_line(name).partition(",")
    before, after = first.split(), rest.replace(",", " ").split()
    degrees = bool(after) and all(word.casefold().replace(".", "") in _DEGREES for word in after)
    words = before if degrees or not after else [*after, *before]  # “Castellanos, Miriam”
    while words and words[0].casefold().rstrip(".") in _SOCIAL:
        words = words[1:]
    if len(words) == 1 and words[0].casefold().rstrip(".") in _TITLES:
        words = []
    return f"Dear {' '.join(words)}," if words else "Hello,"
