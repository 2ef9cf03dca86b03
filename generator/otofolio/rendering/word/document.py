"""A Word file as it grows, paragraph by paragraph. With `styles` and `package`, all that knows of python-docx."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Design
from otofolio.model.text import RichText, Role, Run, rich
from otofolio.rendering.typesetting.print_text import bare_text, print_href
from otofolio.rendering.word.package import Properties, finished
from otofolio.rendering.word.styles import FOOTER, HANGING, LINK, WORK, apply_styles

# Marks that turn a line around (UAX #9 §2): what they do would not end where their text ends.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRETCH = re.compile(rf"([{_RIGHT_TO_LEFT}]+(?:[^\w{_RIGHT_TO_LEFT}]+[{_RIGHT_TO_LEFT}]+)*)")
_LONGEST_LINK = 2000
"""Letters; Word takes no longer address, and calls the file damaged."""
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NUMBERS = "90"
"""The list of the publications among the template's lists."""


def word_text(text: str) -> str:
    """What XML 1.0 (§2.2) can hold, on one line, each word whole, and in the order in which it was typed."""
    return _TURNING.sub("", bare_text(text))


class WordFile:
    """A document that grows at its end."""

    def __init__(self, design: Design, site_url: str) -> None:
        """Begin an empty one. `site_url` is what addresses of the site are relative to."""
        self._document = docx.Document()
        self._site_url = site_url
        self._links: dict[str, str] = {}
        self._style_ids = apply_styles(self._document, design)
        self._numbering = self._document.part.numbering_part.element
        self._count = 1000
        _add_numbers(self._numbering)

    def add(self, style: str, *texts: RichText, keep: bool = False) -> None:
        """A paragraph, its texts parted by tabs. `keep` holds it on one page with the next."""
        self._paragraph(style, texts, keep)

    def add_work(self, number: int, *texts: RichText) -> None:
        """An item of a numbered list, under a number of its own: the list counts down, which no list of Word does."""
        self._count += 1
        self._numbering.append(_number(self._count, number))
        properties = self._paragraph(WORK, texts, keep=False)._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_ilvl().val = 0
        properties.get_or_add_numPr().get_or_add_numId().val = self._count

    def foot(self, text: str) -> None:
        """The line at the foot of every page: the text, and the page's number."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph._p.style = self._style_ids[FOOTER]
        self._fill(paragraph, (rich(text), rich("Page ")), turns=False)
        _add_field(paragraph, "PAGE")
        paragraph.add_run(" of ")
        _add_field(paragraph, "NUMPAGES")

    def finish(self, properties: Properties, today: PartialDate) -> bytes:
        """The file; the same input gives the same bytes."""
        return finished(self._document, properties, today)

    def _paragraph(self, style: str, texts: Iterable[RichText], keep: bool) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        self._fill(paragraph, tuple(texts))
        return paragraph

    def _fill(self, paragraph: Paragraph, texts: tuple[RichText, ...], turns: bool = True) -> None:
        """`turns` lets a paragraph that begins in Arabic or Hebrew run from the right."""
        cleaned = [[run._replace(text=word_text(run.text)) for run in text if run.text] for text in texts]
        if turns and _begins_right_to_left("".join(run.text for text in cleaned for run in text)):
            bidi = OxmlElement("w:bidi")
            paragraph._p.get_or_add_pPr().insert_element_before(bidi, "w:spacing", "w:ind", "w:jc", "w:rPr")
        for place, text in enumerate(cleaned):
            if place:
                paragraph.add_run("\t")
            for run in text:
                self._add_run(paragraph, run)

    def _add_run(self, paragraph: Paragraph, run: Run) -> None:
        href = print_href(run.href, self._site_url) if run.href else ""
        parent = self._link(paragraph, href) if href and len(href) <= _LONGEST_LINK else None
        for words, turned in _stretches(run.text):
            made = paragraph.add_run(words)
            _mark(made, run, turned)
            if parent is not None:
                made._r.style = self._style_ids[LINK]
                parent.append(made._r)

    def _link(self, paragraph: Paragraph, href: str) -> BaseOxmlElement:
        """An empty hyperlink at the paragraph's end; one relationship for each address."""
        if href not in self._links:
            self._links[href] = f"rIdLink{len(self._links) + 1}"
            self._document.part.rels.add_relationship(_HYPERLINK, href, self._links[href], is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._links[href])
        paragraph._p.append(link)
        return link


def _mark(made: WordRun, run: Run, turned: bool) -> None:
    bold = run.bold or run.role is Role.OWNER
    font = made.font
    for name, wanted in (("bold", bold), ("italic", run.italic), ("superscript", run.superscript),
                         ("subscript", run.subscript), ("small_caps", run.small_caps), ("rtl", turned),
                         ("cs_bold", bold and turned), ("cs_italic", run.italic and turned)):  # fmt: skip
        if wanted:
            setattr(font, name, True)


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut where its direction changes, with whether a piece is written from right to left."""
    for place, piece in enumerate(_STRETCH.split(text)):
        if piece:
            yield piece, place % 2 == 1


def _begins_right_to_left(text: str) -> bool:
    """By the first letter that has a direction (UAX #9, rule P2)."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A number that the program fills in (ECMA-376-1 §17.16.19)."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)


def _add_numbers(numbering: BaseOxmlElement) -> None:
    """The definition of a list of one level whose items are `12.`; definitions come before the lists (§17.9.16)."""
    abstract = _element("w:abstractNum", ("w:abstractNumId", _NUMBERS))
    level = _element("w:lvl", ("w:ilvl", "0"))
    for name, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1."), ("lvlJc", "left")):
        level.append(_element(f"w:{name}", ("w:val", value)))
    layout, indent = OxmlElement("w:pPr"), _element("w:ind", ("w:left", str(HANGING.twips)))
    indent.set(qn("w:hanging"), str(HANGING.twips))
    layout.append(indent)
    level.append(layout)
    abstract.append(_element("w:multiLevelType", ("w:val", "singleLevel")))
    abstract.append(level)
    first = numbering.find(qn("w:num"))
    numbering.append(abstract) if first is None else first.addprevious(abstract)


def _number(list_id: int, start: int) -> BaseOxmlElement:
    made = _element("w:num", ("w:numId", str(list_id)))
    override = _element("w:lvlOverride", ("w:ilvl", "0"))
    override.append(_element("w:startOverride", ("w:val", str(start))))
    made.append(_element("w:abstractNumId", ("w:val", _NUMBERS)))
    made.append(override)
    return made


def _element(name: str, attribute: tuple[str, str]) -> BaseOxmlElement:
    made = OxmlElement(name)
    made.set(qn(attribute[0]), attribute[1])
    return made
