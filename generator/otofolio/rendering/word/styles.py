"""The styles of a Word file: real ones, so that a reader can restyle the whole document in a minute."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Length, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from otofolio.model.portfolio import Design, Look, Paper
from otofolio.rendering.colors import WHITE, readable

TITLE, SUBTITLE, CONTACT = "Title", "Subtitle", "Contact"
HEADING, SUBHEADING = "Heading 1", "Heading 2"
ENTRY, PLACE, FACTS, BODY, BULLET, WORK, FOOTER = (
    "Entry", "Entry Place", "Entry Facts", "Normal", "List Bullet", "List Number", "Footer",
)  # fmt: skip
LINK = "Hyperlink"

_INK, _SOFT, _RULE = "1b1d21", "53585f", "c9cdd3"
_MARGIN = Inches(0.9)
HANGING = Inches(0.4)
"""The room for a publication's number, and for a bullet half of it."""
_PAPERS = {Paper.LETTER: (Inches(8.5), Inches(11)), Paper.A4: (Inches(8.27), Inches(11.69))}
_FONT_NAMES = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A paragraph style. Sizes and distances in points."""

    name: str
    size: float
    color: str = _INK
    bold: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False
    """With the paragraph after it, on one page."""


_SHAPES = (
    _Shape(BODY, 10.5, after=3),
    _Shape(TITLE, 25, bold=True),
    _Shape(SUBTITLE, 11, bold=True, after=1),
    _Shape(CONTACT, 9.5, _SOFT, before=3, after=4),
    _Shape(HEADING, 12.5, bold=True, before=14, after=5, keep=True),
    _Shape(SUBHEADING, 11, bold=True, before=9, after=4, keep=True),
    _Shape(ENTRY, 10.5, before=5),
    _Shape(PLACE, 10.5),
    _Shape(FACTS, 9.5, _SOFT),
    _Shape(BULLET, 10.5, after=1),
    _Shape(WORK, 10.5, after=4),
    _Shape(FOOTER, 9, _SOFT),
)
"""`Normal` first, for the others are based on it."""


def apply_styles(document: Document, design: Design) -> dict[str, str | None]:
    """Set the page, the typeface and every style that a document uses.

    Returns the identifier of each by its name, and None for what a paragraph is without one. python-docx would go
    through all styles of the document to find it, anew for each paragraph.
    """
    accent = readable(design.accent, WHITE).removeprefix("#")
    text = "Cambria" if design.look is Look.SERIF else "Calibri"
    title = "Calibri" if design.look is Look.PLAIN else "Cambria"
    width = _set_page(document, design.paper)
    used = _paragraph_styles(document)
    for shape in _SHAPES:
        _set_style(used[shape.name], shape, title if shape.name == TITLE else text)
    for name in (ENTRY, FOOTER):
        stops = used[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    _underline(used[HEADING])
    _indent(used[BULLET], Length(HANGING // 2))
    _indent(used[WORK], HANGING)
    link = _add_link_style(document, accent)
    return {name: None if style.element.default else style.style_id for name, style in (*used.items(), (LINK, link))}


def _set_page(document: Document, paper: Paper) -> Length:
    """Paper and margins; returns the width of the text."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAPERS[paper]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Inches(0.75)
    section.footer_distance = Inches(0.45)
    return Length(_PAPERS[paper][0] - 2 * _MARGIN)


def _paragraph_styles(document: Document) -> dict[str, ParagraphStyle]:
    """By their names: the template's, or new ones."""
    found = {style.name: style for style in document.styles}
    used = {}
    for name in (shape.name for shape in _SHAPES):
        style = found.get(name) or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - each of these names is a paragraph's
        if name not in found:
            style.base_style, style.quick_style = found[BODY], True
        used[name] = style
    return used


def _set_style(style: ParagraphStyle, shape: _Shape, font: str) -> None:
    """Everything anew: the template's own headings are blue, and follow the fonts of its theme."""
    element = style.element
    for properties in (element.rPr, element.pPr if shape.name != BULLET else None):
        if properties is not None:
            element.remove(properties)
    _set_font(style, font)
    style.font.size, style.font.bold = Pt(shape.size), shape.bold
    style.font.color.rgb = RGBColor.from_string(shape.color.upper())
    _double_for_other_scripts(style, shape)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(shape.before), Pt(shape.after)
    layout.line_spacing = 1.08
    layout.keep_with_next, layout.widow_control = shape.keep, True
    if shape.name in (HEADING, SUBHEADING):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0" if shape.name == HEADING else "1")
        element.get_or_add_pPr().append(level)


def _set_font(style: ParagraphStyle | CharacterStyle, font: str) -> None:
    """For all scripts; an attribute of the theme would win over the name."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in _FONT_NAMES:
        fonts.set(qn(name), font)


def _double_for_other_scripts(style: ParagraphStyle, shape: _Shape) -> None:
    """Arabic and Hebrew have a size and a weight of their own (ECMA-376-1 §17.3.2.2, §17.3.2.39)."""
    properties = style.element.get_or_add_rPr()
    size, bold = OxmlElement("w:szCs"), OxmlElement("w:bCs")
    size.set(qn("w:val"), str(round(shape.size * 2)))
    bold.set(qn("w:val"), "1" if shape.bold else "0")
    properties.find(qn("w:b")).addnext(bold)
    properties.find(qn("w:sz")).addnext(size)


def _underline(style: ParagraphStyle) -> None:
    """A hairline below a heading."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "2"), ("color", _RULE)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    style.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(borders)


def _indent(style: ParagraphStyle, by: Length) -> None:
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = by, Length(-by)


def _add_link_style(document: Document, accent: str) -> CharacterStyle:
    """The character style that every program knows by this name; python-docx's template lacks it."""
    style = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    assert isinstance(style, CharacterStyle)  # noqa: S101 - it has just been made one
    style.font.color.rgb = RGBColor.from_string(accent.upper())
    style.font.underline = False
    return style
