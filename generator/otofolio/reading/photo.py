"""The portrait: checked, turned upright, freed of its metadata, cut and sized. The sole importer of Pillow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from otofolio.model.person import Photo

if TYPE_CHECKING:
    from PIL.Image import Image

_LONGEST_SIDE = 640
_THUMBNAILS = ((192, 78), (192, 66), (192, 54), (160, 60), (160, 48), (128, 50), (96, 50), (96, 30))
"""Longest side in pixels and JPEG quality, from the best down."""
_THUMBNAIL_BYTES = 9 * 1024
"""The card page carries the thumbnail, and has 14 KB in all for the first network round trip."""
_MOST_PIXELS = 120_000_000
_TALLEST = 4 / 3
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")


def read_photo(data: bytes) -> Photo:
    """Make the pictures that the site and the PDFs use. Raises ValueError with a sentence for the person."""
    from PIL import Image, ImageOps  # only where there is a photo

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise ValueError("The photo is in Apple's HEIC format, which web pages cannot show; export it as JPEG.")
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError("The photo has too many pixels; make it smaller than 10,000 by 10,000.")
            opened.draft("RGB", (2 * _LONGEST_SIDE, 2 * _LONGEST_SIDE))
            upright = _flat(ImageOps.exif_transpose(opened))
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise ValueError("The photo is not a picture that can be read; save it as JPEG or PNG.") from None
    portrait = _framed(upright)
    portrait.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return Photo(
        jpeg=_encoded(portrait, "JPEG", quality=85, optimize=True),
        webp=_encoded(portrait, "WEBP", quality=80, method=2),
        thumbnail=_thumbnail(portrait),
        width=portrait.width,
        height=portrait.height,
    )


def _flat(picture: Image) -> Image:
    """Three colour channels on white; a palette or transparency would print black."""
    from PIL import Image as Images

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    rgba = picture.convert("RGBA")
    white = Images.new("RGB", rgba.size, "white")
    white.paste(rgba, mask=rgba.getchannel("A"))
    return white


def _framed(picture: Image) -> Image:
    """Between square and 3:4 upright. A face stands high in its picture, so what is cut is cut low."""
    width, height = picture.size
    if width > height:
        left = (width - height) // 2
        return picture.crop((left, 0, left + height, height))
    if height > width * _TALLEST:
        tall = round(width * _TALLEST)
        top = (height - tall) // 5
        return picture.crop((0, top, width, top + tall))
    return picture.copy()


def _thumbnail(portrait: Image) -> bytes:
    """The best that stays within its bytes: a picture full of detail loses quality first, then size."""
    found = b""
    for side, quality in _THUMBNAILS:
        small = portrait.copy()
        small.thumbnail((side, side))
        found = _encoded(small, "JPEG", quality=quality, optimize=True)
        if len(found) <= _THUMBNAIL_BYTES:
            break
    return found


def _encoded(picture: Image, form: str, **options: int | bool) -> bytes:
    from PIL import WebPImagePlugin  # noqa: F401 - else Pillow looks for WebP in all of its forty formats

    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()
