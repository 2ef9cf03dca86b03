"""QR codes (ISO/IEC 18004): the payload's modules, and the pictures made of them. The sole importer of qrcode."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from otofolio.problems import Refusal
from otofolio.rendering.html import escape

if TYPE_CHECKING:
    from qrcode import QRCode

QUIET_ZONE = 4
"""Blank modules on every side (ISO/IEC 18004 §5.3.8)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code's modules, without its quiet zone; True is dark."""

    payload: str
    modules: tuple[tuple[bool, ...], ...]

    @property
    def width(self) -> int:
        """Modules from edge to edge, quiet zone included."""
        return len(self.modules) + 2 * QUIET_ZONE


@cache
def encode_qr(payload: str) -> QrCode:
    """The smallest code of level M, which restores 15 %, for the payload. Raises Refusal if none holds it."""
    code = _fitted(payload)
    code.make(fit=False)
    return QrCode(payload, tuple(tuple(map(bool, row)) for row in code.modules))


def qr_version(payload: str) -> int:
    """The version of that code, from 1 to 40: how large it is, without making it. Raises Refusal."""
    return int(_fitted(payload).version)


def _fitted(payload: str) -> QRCode[Any]:
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError

    code: QRCode[Any] = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload.encode())
    try:
        code.best_fit()
    except (DataOverflowError, ValueError):
        raise Refusal("The text is too long for a QR code; the limit is about 2,300 characters.") from None
    return code


def byte_capacity(side: int) -> int:
    """How many bytes a code of at most `side` modules holds, quiet zone not counted (ISO/IEC 18004 §7.4.5, table 3)."""
    from qrcode import util
    from qrcode.constants import ERROR_CORRECT_M

    version = min((side - 17) // 4, 40)
    if version < 1:
        return 0
    bits = util.BIT_LIMIT_TABLE[ERROR_CORRECT_M][version]
    return int(bits - 4 - util.length_in_bits(util.MODE_8BIT_BYTE, version)) // 8


def qr_svg(code: QrCode, label: str, width: float = 0) -> str:
    """The code as an SVG of one path on white, one unit a module, with its quiet zone. `label` is plain text.

    `width` is in millimeters, for print; without it the code takes what room it is given.
    """
    size = f'width="{width:g}mm" height="{width:g}mm" ' if width else ""
    rows = enumerate(code.modules, QUIET_ZONE)
    path = "".join(f"M{start} {y}h{length}v1h-{length}z" for y, row in rows for start, length in _dark_stretches(row))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}viewBox="0 0 {code.width} {code.width}" role="img">'
        f"<title>{escape(label)}</title>"
        f'<rect width="{code.width}" height="{code.width}" fill="#fff"/>'
        f'<path d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>'
    )


def qr_png(code: QrCode, module_pixels: int, width: float = 0) -> bytes:
    """The code as a black and white PNG with its quiet zone, `module_pixels` to a module.

    `width` is in millimeters, for print: the picture then says how many of its pixels make an inch.
    """
    from PIL import Image

    side = len(code.modules)
    modules = Image.frombytes("L", (side, side), bytes(0 if dark else 255 for row in code.modules for dark in row))
    picture = Image.new("1", (code.width, code.width), 1)
    picture.paste(modules.convert("1"), (QUIET_ZONE, QUIET_ZONE))
    size = code.width * module_pixels
    density = {"dpi": (size / width * 25.4,) * 2} if width else {}
    buffer = io.BytesIO()
    picture.resize((size, size), Image.Resampling.NEAREST).save(buffer, "PNG", optimize=True, **density)
    return buffer.getvalue()


def _dark_stretches(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules run on: start (quiet zone counted) and length."""
    stretches: list[tuple[int, int]] = []
    for x, dark in enumerate(row, QUIET_ZONE):
        if not dark:
            continue
        if stretches and sum(stretches[-1]) == x:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((x, 1))
    return stretches
