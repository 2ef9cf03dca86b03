"""Telephone numbers as addresses that a phone dials."""

from __future__ import annotations

import re

_EXTENSION = re.compile(r"(?:ext|x|#)\D*", re.IGNORECASE)
_TRUNK_PREFIX = "(0)"
"""In `+44 (0)20 …` the zero is dialed only without the country code."""


def phone_address(number: str) -> str:
    """`+1 (555) 010-0199 ext. 12` as `tel:+15550100199;ext=12` (RFC 3966 §3); nothing if there is no digit."""
    main, *extension = _EXTENSION.split(number, maxsplit=1)
    plus = "+" if main.lstrip(" (").startswith("+") else ""
    digits = _digits(main.replace(_TRUNK_PREFIX, "") if plus else main)
    ending = "".join(f";ext={_digits(part)}" for part in extension if _digits(part))
    return f"tel:{plus}{digits}{ending}" if digits else ""


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")
