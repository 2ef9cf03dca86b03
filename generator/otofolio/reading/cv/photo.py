"""The portrait: checked, turned upright, freed of all but its pixels, cut and sized. The sole importer of Pillow."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from otofolio.model.person import Photo
from otofolio.reading.cv.picture_format import PhotoError, picture_format

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_LONGEST_SIDE = 640
_THUMBNAILS = ((192, 78), (192, 66), (192, 54), (160, 60), (160, 48), (128, 50), (96, 50), (96, 30))
"""Longest side in pixels and JPEG quality, from the best down."""
_THUMBNAIL_BYTES = 9 * 1024
"""The card page carries the thumbnail, and has 14 KB in all for the first network round trip."""
_MOST_PIXELS = 50_000_000
"""What a phone takes at most by itself (48 million). Decoded, a pixel takes up to four bytes, twice."""
_TOO_MANY_PIXELS = "The photo has more than 50 million pixels; make it smaller than 7,000 by 7,000."
_LONGEST_SHAPE = 10
_MOST_SCANS = 100
"""A progressive JPEG has about ten. Each goes over the whole picture, and an empty one takes a hundred bytes."""
_SCAN = b"\xff\xda"
_TALLEST = 4 / 3
_ORIENTATION = 0x0112


def read_photo(data: bytes) -> Photo:
    """Make the pictures that the site and the PDFs use. Raises PhotoError."""
    form = picture_format(data)
    if form == "JPEG" and data.count(_SCAN) > _MOST_SCANS:
        raise PhotoError(_damaged(form))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's are for programmers, and name what nobody can put right
        portrait = _framed(_decoded(data, form))
    portrait.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return Photo(
        jpeg=_encoded(portrait, "JPEG", quality=85, optimize=True),
        webp=_encoded(portrait, "WEBP", quality=80, method=2),
        thumbnail=_thumbnail(portrait),
        width=portrait.width,
        height=portrait.height,
    )


def _decoded(data: bytes, form: str) -> Image:
    """The first frame, upright, small enough to work with, in sRGB on white, and nothing with it but its pixels."""
    from PIL import Image  # only if there is a photo

    try:
        # By name: of Pillow's forty formats one starts another program.
        opened = Image.open(io.BytesIO(data), formats=(form,))
    except Image.DecompressionBombError:
        raise PhotoError(_TOO_MANY_PIXELS) from None
    except Exception:  # a damaged file gets a decoder to raise anything
        raise PhotoError(_damaged(form)) from None
    _check_size(*opened.size)
    try:
        opened.draft("RGB", (2 * _LONGEST_SIDE, 2 * _LONGEST_SIDE))
        opened.load()
        flat = _flat(_smaller(_eight_bits(opened)))
        return _pixels(_upright(_in_srgb(flat, opened), opened))
    except Exception:
        raise PhotoError(_damaged(form)) from None


def _check_size(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise PhotoError(_TOO_MANY_PIXELS)
    if max(width, height) > _LONGEST_SHAPE * min(width, height):
        raise PhotoError(f"The photo is a strip of {width:,} by {height:,} pixels; choose a portrait.")


def _damaged(form: str) -> str:
    name = {"WEBP": "WebP"}.get(form, form)
    return f"The photo is a {name} picture that is damaged or incomplete; copy it again, or save it again as JPEG."


def _eight_bits(picture: Image) -> Image:
    """One of the modes L, LA, RGB, RGBA and CMYK: one byte to a channel, and no palette."""
    if picture.mode.startswith("I"):  # 16 bits of gray, which a plain conversion would clip to white
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("L", "LA", "RGB", "RGBA", "CMYK") and "transparency" not in picture.info:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _smaller(picture: Image) -> Image:
    """Still twice as large as needed, so that what follows costs little."""
    factor = min(picture.size) // (2 * _LONGEST_SIDE)
    return picture.reduce(factor) if factor > 1 else picture


def _flat(picture: Image) -> Image:
    """Laid on white; transparency would print black."""
    from PIL import Image as Images

    if not picture.mode.endswith("A"):
        return picture
    white = Images.new(picture.mode.removesuffix("A"), picture.size, "white")
    white.paste(picture.convert(white.mode), mask=picture.getchannel("A"))
    return white


def _in_srgb(picture: Image, opened: ImageFile) -> Image:
    """The colors that the picture's own profile means, in those that every screen assumes if there is none."""
    profile = opened.info.get("icc_profile")
    if not profile:
        return picture.convert("RGB")
    from PIL import ImageCms

    try:
        meant, srgb = ImageCms.getOpenProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, meant, srgb, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):  # damaged, or one for other channels: then the picture is as if it had none
        return picture.convert("RGB")


def _upright(picture: Image, opened: ImageFile) -> Image:
    """Turned as the camera was held (Exif 2.32 §4.6.4, Orientation)."""
    from PIL.Image import Transpose

    orientation = 1
    with suppress(Exception):  # a damaged note on the picture is no damage to the picture
        orientation = opened.getexif().get(_ORIENTATION, 1)
    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def _pixels(picture: Image) -> Image:
    """A new picture of the same pixels: Pillow hands comments, profiles and dates on from one to the next."""
    from PIL import Image as Images

    clean = Images.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def _framed(picture: Image) -> Image:
    """Between square and 3:4 upright. A face is high in its picture, so what is cut is cut low."""
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
