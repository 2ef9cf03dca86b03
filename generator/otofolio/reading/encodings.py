"""Bytes made into text: Unicode with or without a mark, Windows, Latin-1 and Chinese files, and mixtures of them."""

from __future__ import annotations

import re

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_DECLARED = re.compile(rb"(?im)^\s*%\s*encoding:\s*([\w-]+)")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_ASCII = bytes(letter for letter in range(32, 127) if letter != 92) + rb"\x41\u0041"
_SURROGATE = re.compile("[\ud800-\udfff]")


def text_of(data: bytes) -> tuple[str, str]:
    """The text of any bytes; the name of its encoding for people, or nothing if it is Unicode throughout."""
    text = _unicode(data)
    return (text, "") if text is not None else _legacy(data)


def _unicode(data: bytes) -> str | None:
    if data.startswith(_UTF8_MARK):
        data = data[len(_UTF8_MARK) :]
    try:
        if data.startswith(_UTF32_MARKS):
            return data.decode("utf-32")
        if data.startswith(_UTF16_MARKS):
            return data.decode("utf-16")
        if encoding := _unmarked_utf16(data):
            return data.decode(encoding)
        return data.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str:
    """Western text in UTF-16 has a zero in every other byte."""
    head = data[:400]
    if len(head) < 8 or b"\x00" not in head:
        return ""
    pairs = len(head) // 2
    if head[1::2].count(0) > 0.7 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _legacy(data: bytes) -> tuple[str, str]:
    """Text that is not Unicode throughout, and the name of its encoding for people."""
    declared = _DECLARED.search(data[:2000])
    if declared and (text := _declared_text(data, declared[1].decode())) is not None:
        return text, declared[1].decode()
    if _looks_chinese(data):
        return data.decode("gb18030"), "Chinese (GB 18030)"
    return "\n".join(map(_legacy_line, data.split(b"\n"))), "Windows (CP1252)"


def _declared_text(data: bytes, encoding: str) -> str | None:
    """JabRef writes `% Encoding: Cp1252` on the first line; believed if it fits and is not UTF-8.

    Python's codecs include some that are no encodings of text (`rot13`, `punycode`, `unicode_escape`): what does not
    leave ASCII as it is, as the line that names it does, is not believed.
    """
    try:
        if _ASCII.decode(encoding) != _ASCII.decode("ascii"):
            return None
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return None if _SURROGATE.search(text) else text


def _legacy_line(line: bytes) -> str:
    """Line by line, because files that two programs wrote hold both UTF-8 and Windows lines."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _looks_chinese(data: bytes) -> bool:
    """In GB 2312 each character is two high bytes; in Western text a high byte is mostly alone."""
    if any(len(run) % 2 for run in _HIGH_BYTES.findall(data)):
        return False
    try:
        data.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True
