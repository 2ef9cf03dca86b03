"""What is drawn on the pages of a PDF, as pdfium reads it: letters, rectangles and lines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

Point = tuple[float, float]


class Mark(NamedTuple):
    """Where it is, in points from the top left corner. A letter is as wide as its advance and has a `size`."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0
    is_black: bool = False


class Sheet(NamedTuple):
    """One page. Of a path with several parts, each part is a mark."""

    width: float
    height: float
    chars: list[Mark]
    rects: list[Mark]
    lines: list[Mark]


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages in order."""
    with pdfium.PdfDocument(pdf) as document:
        return [_sheet(page) for page in document]


def _sheet(page: pdfium.PdfPage) -> Sheet:
    sheet = Sheet(page.get_width(), page.get_height(), list(_letters(page)), [], [])
    for drawn in page.get_objects():
        assert drawn.level == 0, "the matrix of a form would move what is in it"
        if drawn.type == raw.FPDF_PAGEOBJ_PATH:
            is_black, matrix = _is_black(drawn), drawn.get_matrix()
            assert not (matrix.b or matrix.c), "what is upright in a path that is turned is not so on the page"
            for part in _parts(drawn):
                corners = set(part)
                mark = _around(corners, matrix, sheet.height)._replace(is_black=is_black)
                if len(corners) == 2:
                    sheet.lines.append(mark)
                elif len(corners) == 4 and all(len(set(places)) == 2 for places in zip(*corners, strict=True)):
                    sheet.rects.append(mark)
    return sheet


def _around(corners: set[Point], matrix: pdfium.PdfMatrix, height: float) -> Mark:
    xs, ys = zip(*corners, strict=True)
    (x0, y0), (x1, y1) = matrix.on_point(min(xs), min(ys)), matrix.on_point(max(xs), max(ys))
    return Mark(min(x0, x1), max(x0, x1), height - max(y0, y1), height - min(y0, y1))


def _letters(page: pdfium.PdfPage) -> Iterator[Mark]:
    text, height, box = page.get_textpage(), page.get_height(), raw.FS_RECTF()
    for place in range(raw.FPDFText_CountChars(text)):
        if not raw.FPDFText_IsGenerated(text, place):
            raw.FPDFText_GetLooseCharBox(text, place, box)
            size = raw.FPDFText_GetFontSize(text, place)
            yield Mark(box.left, box.right, height - box.top, height - box.bottom, size)


def _is_black(path: pdfium.PdfObject) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, is_stroked)
    return mode.value != raw.FPDF_FILLMODE_NONE and not (red.value or green.value or blue.value)


def _parts(path: pdfium.PdfObject) -> Iterator[list[Point]]:
    """The corners of each part, as the path has them."""
    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[Point] = []
    for place in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, place)
        if part and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield part
            part = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        part.append((x.value, y.value))
    yield part
