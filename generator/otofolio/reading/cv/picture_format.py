"""What a file that should be a photo really is, by its first bytes: its name may say anything."""

from __future__ import annotations

import re


class PhotoError(ValueError):
    """A picture that cannot be used; its text is a sentence for the person."""


_READ = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"RIFF....WEBPVP8[ LX]", re.DOTALL), "WEBP"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
)
"""The formats that are decoded, by their names in Pillow."""

_AS_JPEG = "save it as JPEG or PNG"
_ANY_BRAND = rb"....ftyp(?:....){2,64}?"
_FOREIGN = (
    (rb"....ftypavi[fs]|" + _ANY_BRAND + rb"avi[fs]", f"The photo is in AVIF format; {_AS_JPEG}."),
    (
        rb"....ftyp(?:hei[cxms]|hev[cxms])|" + _ANY_BRAND + rb"(?:hei[cx]|hev[cx]|mif1|msf1)|....ftypm[is]f1",
        "The photo is in Apple's HEIC format, which web pages cannot show; export it as JPEG.",
    ),
    (rb"....ftypcrx ", f"The photo is a camera's raw picture; {_AS_JPEG} in your photo program."),
    (
        rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI |\x00\x00\x01[\xb3\xba]",
        f"The photo is a video; take a still picture from it and {_AS_JPEG}.",
    ),
    (rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+", f"The photo is in TIFF or a camera's raw format; {_AS_JPEG}."),
    (rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51", f"The photo is in JPEG 2000 format; {_AS_JPEG}."),
    (rb"\x00\x00\x00\x0cJXL |\xff\x0a", f"The photo is in JPEG XL format; {_AS_JPEG}."),
    (rb"BM....\x00\x00\x00\x00", f"The photo is a Windows bitmap (BMP); {_AS_JPEG}."),
    (rb"\x00\x00[\x01\x02]\x00", f"The photo is a Windows icon; {_AS_JPEG}."),
    (rb"8BP[SB]", f"The photo is a Photoshop file; {_AS_JPEG} in the program that made it."),
    (rb"gimp xcf", f"The photo is a GIMP file; {_AS_JPEG} in the program that made it."),
    (rb"\s*%PDF-", f"The photo is a PDF; {_AS_JPEG}, or take the picture out of it."),
    (rb"\s*%!|\xc5\xd0\xd3\xc6", f"The photo is a PostScript file, which is a program; {_AS_JPEG}."),
    (rb"(?i:(?:\s*<\?xml.*?|\s*<!--.*?)?\s*<(?:!doctype )?svg)", f"The photo is an SVG drawing; {_AS_JPEG}."),
    (
        rb"(?i:\s*<(?:!doctype|html|head|\?xml))",
        "The photo is a web page saved under the name of a picture; save the picture itself.",
    ),
    (
        rb"PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf",
        f"The photo is a document or an archive; save the picture in it by itself, and {_AS_JPEG}.",
    ),
)
"""What is recognized and not read, with the sentence for the person; the first that matches counts."""

_HEAD_BYTES = 1024


def picture_format(data: bytes) -> str:
    """The name in Pillow of the format that the bytes are in. Raises PhotoError."""
    head = data[:_HEAD_BYTES]
    if not head.strip(b"\x00"):
        raise PhotoError("The photo is an empty file; copy the picture again.")
    for signature, name in _READ:
        if signature.match(head):
            return name
    head = head.removeprefix(b"\xef\xbb\xbf")
    for pattern, sentence in _FOREIGN:
        if re.match(pattern, head, re.DOTALL):
            raise PhotoError(sentence)
    raise PhotoError(f"The photo is not a picture that can be read; {_AS_JPEG}.")
