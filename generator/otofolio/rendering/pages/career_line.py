"""The career line on a page: an SVG whose places are shares of its width and whose letters keep their size.

So it needs no second drawing for a phone: only a label that has no room there gives way to a shorter one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from otofolio.model.career_line import BarKind, CareerLine
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.career_line import Data, career_data
from otofolio.rendering.templating import render_template
from otofolio.rendering.work_links import entry_address

_PHONE, _WIDE = 288, 540
"""The figure's widths in CSS pixels: on the narrowest phone, and from where the style sheet shows the longer labels."""
_DOT, _RADIUS = 6.0, 2.55
"""A full-sized dot with its gap, and the dot: so it fits the narrowest phone (`DOT_SHARE`)."""
_LARGER = 1.25
"""How much larger the style sheet shows the dots from the wide width on."""
_LETTER = 12
"""The size of letters."""
_HEAD, _TO_YEARS, _TO_LANES, _LANE, _ROW = 18, 14, 21, 16, 12
_HEIGHTS = {"education": 13, "research": 5, "clinical": 5}
_INSET = 4
_FEWEST_LETTERS = 3
_MOST_LINKED = 20
"""More works than that are counted in the words, not named: the page must stay light."""
_KIND_WORDS = {
    BarKind.EDUCATION: "education and training",
    BarKind.RESEARCH: "research",
    BarKind.CLINICAL: "US clinical experience",
}
_NARROW = frozenset(" .,:;'’|!()[]-fijlrtI")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text at its place; `when` is empty if it is for every width, else `narrow` or `wide`."""

    x: str
    y: float
    text: str
    when: str = ""


def career_piece(portfolio: Portfolio) -> str:
    """The figure with its legend and the same in words; nothing if there is none."""
    line = portfolio.career
    data = career_data(line)
    if line is None or data is None:
        return ""
    return render_template("pages/career.html.j2", **_drawing(data), **_words(portfolio, line, data))


def _drawing(data: Data) -> Data:
    """Everything in CSS pixels, or in percent of the width."""
    rows = _rows(data)
    mark = data["mark"]
    return {
        "height": round(rows.bottom), "base": rows.axis, "years_at": rows.axis + _TO_YEARS,
        "foot": rows.bottom if mark and mark["ahead"] else rows.axis,
        "ticks": [_percent(tick["x"]) for tick in data["ticks"]],
        "years": [(_percent(year["x"]), year["label"]) for year in data["years"]],
        "columns": list(_columns(data)),
        **_pens(data["dot_size"]),
        "bars": [_bar(bar, rows.of(bar)) for bar in data["bars"]],
        "labels": [text for label in data["labels"] for text in _label(label, rows.lane(label["lane"]))],
        "unnamed": _unnamed(data["labels"]),
        "tags": [text for tag in data["tags"] for text in _tag(tag, rows.thin[tag["kind"]] + 9)],
        "mark": _mark(mark) if mark else None,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows are, in pixels from the top."""

    axis: float
    thin: Mapping[str, float]
    """The rows of research and clinical weeks, by their kinds."""
    bottom: float

    def lane(self, number: int) -> float:
        """A lane of education."""
        return self.axis + _TO_LANES + _LANE * number

    def of(self, bar: Data) -> float:
        """The bar's upper edge."""
        thin = self.thin.get(bar["kind"])
        return self.lane(bar["lane"]) if thin is None else thin + 3


def _rows(data: Data) -> _Rows:
    """The label of the Match has a row of its own, above the highest dots."""
    head, least = (_HEAD, 8) if data["mark"] else (4, 0)
    axis = round(head + max(_LARGER * (data["levels"] * _DOT * data["dot_size"] + 2), least)) + 0.5
    first = axis + _TO_LANES + _LANE * data["lanes"]
    thin = {tag["kind"]: first + _ROW * place for place, tag in enumerate(data["tags"])}
    return _Rows(axis, thin, first + _ROW * len(thin))


def _pens(size: float) -> Data:
    """The radius of a dot, and that of a ring in the middle of its line."""
    radius = _RADIUS * size
    pen = min(1.1, radius * 0.44)
    return {"radius": round(radius, 2), "ring": round(radius - pen / 2, 2), "pen": round(pen, 2)}


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%"


def _columns(data: Data) -> Iterator[Data]:
    """The works of a half year around its middle, so that their distances do not grow with the page."""
    pitch = _DOT * data["dot_size"]
    for x, dots in groupby(data["dots"], lambda dot: dot["x"]):
        places = [
            (round(dot["column"] * pitch, 2), round(-1.5 - (dot["level"] + 0.5) * pitch, 2), dot["first"])
            for dot in dots
        ]
        yield {"x": _percent(x), "dots": places}


def _bar(bar: Data, y: float) -> Data:
    place = {"x": _percent(bar["x0"]), "width": _percent(bar["x1"] - bar["x0"]), "y": y}
    return {**bar, **place, "height": _HEIGHTS[bar["kind"]]}


def _unnamed(labels: Sequence[Data]) -> list[str]:
    """At which widths the legend explains the bars of education, because one of them has no room for its name."""
    names = list(map(_names, labels))
    if any(not wide for _, wide in names):
        return [""]
    return ["narrow"] if any(not phone for phone, _ in names) else []


def _names(label: Data) -> tuple[str, str]:
    """The texts of a label for the phone and for the wide figure; empty if there is no room."""
    share = label["x1"] - label["x0"]
    phone, wide = (_fitting(label["texts"], share * width - 2 * _INSET) for width in (_PHONE, _WIDE))
    return phone, wide


def _label(label: Data, y: float) -> Iterator[_Text]:
    phone, wide = _names(label)
    x, at = _percent(label["x0"]), y + 10
    if phone == wide:
        yield from [_Text(x, at, wide)] if wide else []
        return
    yield from [_Text(x, at, phone, "narrow")] if phone else []
    yield from [_Text(x, at, wide, "wide")] if wide else []


def _tag(tag: Data, y: float) -> Iterator[_Text]:
    """The name of a row, before its first bar."""
    needed = text_width(tag["label"]) + _INSET
    if needed <= tag["room"] * _WIDE:
        yield _Text("0", y, tag["label"], "" if needed <= tag["room"] * _PHONE else "wide")


def _mark(mark: Data) -> Data:
    """The label is centered on its line, unless it would leave the figure."""
    half = text_width(mark["label"]) / 2
    phone, wide = (_anchor(mark["x"], half / width) for width in (_PHONE, _WIDE))
    anchors = [(phone, "")] if phone == wide else [(phone, "narrow"), (wide, "wide")]
    return {"x": _percent(mark["x"]), "label": mark["label"], "anchors": anchors}


def _anchor(x: float, half: float) -> str:
    return "start" if x < half else "end" if x > 1 - half else "middle"


def _fitting(texts: Sequence[str], room: float) -> str:
    """The longest text that has room; the shortest one cut; nothing if that would be a letter or two."""
    if whole := next((text for text in texts if text_width(text) <= room), ""):
        return whole
    cut = texts[-1] if texts else ""
    while cut and text_width(cut + "…") > room:
        cut = cut[:-1].rstrip()
    return f"{cut}…" if len(cut) >= _FEWEST_LETTERS else ""


def text_width(text: str) -> float:
    """About how wide a text is in the figure, in CSS pixels: rather too much than too little."""
    return _LETTER * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    """In ems, as in Arial, which is wider than the site's own face."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.36
    return 0.86 if letter in "MW@%…" else 0.72 if letter.isupper() else 0.58


def _words(portfolio: Portfolio, line: CareerLine, data: Data) -> Data:
    """The legend, a name for the figure, and the same in words, with a link to each work while these are few."""
    shown = [f"{len(line.dots):,} works"] if line.dots else []
    shown += [_KIND_WORDS[kind] for kind in BarKind if line.of_kind(kind)]
    shown += [f"the {line.mark.year} {line.mark.label}"] if line.mark else []
    return {
        "summary": f"Career line, {int(line.first)} to {int(line.last)}: {', '.join(shown)}",
        "words": data["words"],
        "works": _linked(line) if len(line.dots) <= _MOST_LINKED else [],
        "total": len(line.dots),
        "has_others": any(not dot.is_first for dot in line.dots),
        "kinds": {bar["kind"] for bar in data["bars"]},
    }


def _linked(line: CareerLine) -> list[tuple[int, list[tuple[str, str]]]]:
    by_year = groupby(reversed(line.dots), lambda dot: int(dot.half))
    return [
        (year, [(entry_address(dot.work), dot.work.plain_title or dot.work.key) for dot in dots])
        for year, dots in by_year
    ]
