"""The address of one person, as a mail's header takes it: bare, or after a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.problems import Refusal

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
"""One addr-spec whose local part is a dot-atom (RFC 5322 §3.4.1): nothing in it can begin a second recipient."""
_LONGEST = 254
_NAMED = re.compile(r'(?:"([^"<>@]*)"|([^"<>@]*))<([^<>]+)>')


class Addressee(NamedTuple):
    """Whom a message goes to. The name may be empty."""

    name: str
    email: str


def is_mail_address(text: str) -> bool:
    """Whether it is the address of one person, without a name."""
    return len(text) <= _LONGEST and bool(_ADDRESS.fullmatch(text))


def read_addressee(text: str) -> Addressee:
    """`Dr. Castellanos <m.castellanos@example.org>`, or the address alone. Raises Refusal."""
    named = _NAMED.fullmatch(" ".join(text.split()).replace('" <', '"<'))
    name, email = (named[1] or named[2] or "", named[3].strip()) if named else ("", text.strip())
    if not is_mail_address(email):
        said = f"“{text[:60]}” is not the address of one person."
        raise Refusal(said, 'write it as `--to "Dr. Castellanos <m.castellanos@example.org>"`')
    return Addressee(name.strip(), email)
