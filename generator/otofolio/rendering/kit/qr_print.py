"""Codes for paper: what they say, how large they print, and whether a phone can read them there."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from otofolio.model.addresses import bare_address
from otofolio.problems import Position, Problem
from otofolio.rendering.qr import QUIET_ZONE, QrCode, byte_capacity, encode_qr, qr_version

LEAST_MODULE = 0.4
"""Millimeters: what every phone resolves at reading distance, with a home printer's loss."""
_COMFORTABLE_MODULE = 0.6
_DOTS_PER_INCH = 600
_ALPHANUMERIC_HOST = re.compile(r"[A-Za-z0-9.:-]+\Z")


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code with what a reader needs beside it, and where in the input its text comes from."""

    code: QrCode
    call: str
    """The call to action."""
    typed: str
    """What to type instead, or whom it is about."""
    alt: str
    where: Position
    source: str
    """What of the input the code holds: `site_url`."""
    shorten: str
    """How to make that shorter."""
    added: int = 0
    """Bytes that the code holds besides."""


def link_code(address: str) -> QrCode:
    """The smallest code of a web address. Raises Refusal if no code holds it."""
    plain = ascii_address(address)
    return encode_qr(min(filter(None, (plain, shouted_address(plain))), key=qr_version))


def ascii_address(address: str) -> str:
    """The address in the letters that every phone takes: the host by IDNA (RFC 3490), the rest in %XX (RFC 3986 §2)."""
    parts = urlsplit(address)
    host = parts.netloc
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            host = quote(host, safe="@:.")
    path, query, fragment = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))


def shouted_address(address: str) -> str:
    """The address with its scheme and host in capitals, which a code packs closer (ISO/IEC 18004 §7.3.4).

    Both mean the same in capitals (RFC 3986 §3.1, §3.2.2); a path, a query and a user name do not, and stay as they
    are. Nothing if the host holds a character that the alphanumeric mode lacks.
    """
    parts = urlsplit(address)
    if not _ALPHANUMERIC_HOST.match(parts.netloc):
        return ""
    end = len(parts.scheme) + len("://") + len(parts.netloc)
    return address[:end].upper() + address[end:]


def typed_address(address: str) -> str:
    """`jordan-avery.example/p/poster`: no more than a browser needs."""
    return bare_address(address) or address


def module_width(code: QrCode, width: float) -> float:
    """Millimeters of one module, where the code with its quiet zone is `width` millimeters wide."""
    return width / code.width


def fineness_problem(printed: PrintedCode, width: float, place: str) -> Problem | None:
    """What to say where the code falls below the floor when it is `width` millimeters wide."""
    module = module_width(printed.code, width)
    if module >= LEAST_MODULE:
        return None
    given = len(printed.code.payload.encode()) - printed.added
    fitting = max(fitting_bytes(width) - printed.added, 0)
    said = f"The code {place} would be too fine: its squares are {module:.2f} mm wide, phones need {LEAST_MODULE} mm."
    return Problem(printed.where, said, f"{printed.source} has {given} bytes, {fitting} fit: {printed.shorten}")


def fitting_bytes(width: float) -> int:
    """The length of text whose code prints that wide (millimeters) at the floor or above it."""
    return byte_capacity(math.floor(width / LEAST_MODULE + 1e-9) - 2 * QUIET_ZONE)


def print_width(code: QrCode, width: float) -> float:
    """Millimeters for a code by itself: as wide as asked, or wider if its modules need it."""
    return max(width, code.width * _COMFORTABLE_MODULE)


def print_pixels(code: QrCode, width: float) -> int:
    """Pixels to a module in a picture that prints sharp at that width (millimeters)."""
    return max(1, round(module_width(code, width) / 25.4 * _DOTS_PER_INCH))
