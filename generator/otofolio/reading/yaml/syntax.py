"""Where YAML breaks, in plain words: the parser's own messages speak of scalars, tokens and block mappings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from otofolio.problems import Problem
from otofolio.reading.yaml.line_slips import COLON, colon_slip, line_slip

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

    from otofolio.reading.source import SourceText

_Said = tuple[str, str]

_STARTER = "compare it with the starter that `otofolio new` writes"
_UNCLOSED = ("A quotation mark is opened here and never closed.", "close it at the end of the text")
_OPEN_LIST = ("A bracket is opened here and never closed, or a comma is missing after it.",
              "write a list as [one, two, three], and named values as {language: English, level: native}")  # fmt: skip
_OPENED = {"found unexpected end of stream": _UNCLOSED, "found unexpected document indicator": _UNCLOSED,
           "',' or ": _OPEN_LIST}  # fmt: skip
"""What is found at the end of the file and is wrong where something was opened."""

_COLON = (COLON, 'put the whole value in quotes: title: "Cochlear implants: a review"')
_NO_COLON = (
    "This line has no colon followed by a space after its name.",
    "write `name: value`, or `- value` for an entry of a list",
)
_INDENTED = (
    "This line is indented differently from its neighbors.",
    "start it in the same column as the others; an entry of a list starts with a dash and a space",
)
_TAB = ("This line starts with a tab.", "indent with spaces")
_SIGN = ("A value cannot start with this character unless it is in quotes.", 'put the whole value in quotes: "…"')
_AFTER_QUOTE = ("The text goes on after a closing quotation mark.",
                'write one pair of quotation marks around the whole value, and \' inside it: "the \'best\' paper"; '
                "one that is missing in a line above has the same effect")  # fmt: skip
_BACKSLASH = ("A backslash has a meaning of its own between double quotation marks.",
              "write two backslashes, or use single quotation marks: 'C:\\text'")  # fmt: skip
_BLOCK = ("Text is on the same line as | or >.", "start the text on the next line, or put it in quotes")

_WORDS: tuple[tuple[str, _Said], ...] = (
    ("nesting depth", ("The lists here are nested too deeply.",
     "look for brackets or dashes that are not meant as a list")),
    ("found a tab character", _TAB),
    ("mapping values are not allowed", _COLON),
    ("sequence entries are not allowed", ("A value cannot start with a dash and a space on the line of its name.",
     "start each entry of a list on a line of its own, or put the value in quotes")),
    ("mapping keys are not allowed", _SIGN),
    ("scanning an alias", _SIGN),
    ("scanning an anchor", _SIGN),
    ("undefined alias", _SIGN),
    ("cannot start any token", _SIGN),
    ("undefined tag", _SIGN),
    ("scanning a tag", _SIGN),
    ("parsing a tag", _SIGN),
    ("duplicate anchor", _SIGN),
    ("scanning a block scalar", _BLOCK),
    ("could not find expected ':'", _NO_COLON),
    ("unknown escape character", _BACKSLASH),
    ("parsing a quoted scalar", _BACKSLASH),
    ("another document", ("The file has a second part after a line of dashes.", "take the line --- out")),
    ("directive", ("A line cannot start with a percent sign.", 'put the text in quotes: "…"')),
    ("incompatible YAML", ("A line cannot start with a percent sign.", "take this line out")),
)  # fmt: skip
_FALLBACK = ("This line does not fit the lines above it: its place, a colon, a bracket or a quotation mark is wrong.",
             _STARTER)  # fmt: skip
_SCANNING = re.compile("scanning an? (?:alias|anchor|tag)")
"""The value that is not what its first letter says begins at the context."""
_NAMED = re.compile(r"""\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^"'#:\s][^#:]*):(?:\s|$)""")


def syntax_problem(error: MarkedYAMLError, source: SourceText) -> Problem:
    """Say what is wrong and where: at the place where it began, if the parser only noticed at the end of the file."""
    said = f"{error.context or ''} {error.problem or ''}"
    opened = next((words for sign, words in _OPENED.items() if sign in said), None)
    if slip := _slip(error, source, said):
        return slip
    if opened and error.context_mark:
        return Problem(source.position(*_place(error.context_mark)), *opened)
    mark = error.context_mark if _SCANNING.search(said) else error.problem_mark
    if mark is None:
        return Problem(source.position(1), *_FALLBACK)
    line, column = _place(mark)
    line, column, words = _misplaced(said, source, line, column) or (line, column, _in_words(said))
    return Problem(source.position(line, column), *words)


def _slip(error: MarkedYAMLError, source: SourceText, said: str) -> Problem | None:
    """What a line itself shows: the one that is blamed, the one above it, or the one where it began."""
    if error.problem_mark is None or any(sign in said for sign in _NOT_A_LINE):
        return None
    line, column = _place(error.problem_mark)
    began = _place(error.context_mark)[0] if error.context_mark else line
    for number in dict.fromkeys((_line_above(source, line), line, began)):
        if slip := line_slip(source.line_text(number)):
            return Problem(source.position(number, slip.column), *slip.said)
    text = source.line_text(line)
    is_second = ": " in text[: column - 1]
    if is_second and text[column - 1 : column] == ":" and ("mapping values" in said or "',' or " in said):
        return Problem(source.position(line, column), *colon_slip(text, column))
    return None


_NOT_A_LINE = ("nesting depth", "quoted scalar", "unexpected end of stream")
"""What is wrong is not in the lines around."""


def _in_words(said: str) -> _Said:
    return next((words for sign, words in _WORDS if sign in said), _FALLBACK)


def _misplaced(said: str, source: SourceText, line: int, column: int) -> tuple[int, int, _Said] | None:
    """What the lines themselves show: the parser blames a colon if a line starts in the wrong column."""
    text = source.line_text(line)
    start = _indent(text) + 1
    if "\t" in text[: start - 1]:
        return line, 1, _TAB
    if "expected key" in said and column > start:
        return line, column, _AFTER_QUOTE
    if "could not find expected ':'" in said:
        return _bare_line(source, line)
    if "mapping values" in said:
        return None if ": " in text[: column - 1].replace("\t", " ") else _out_of_line(source, line)
    if any(sign in said for sign in ("expected key", "expected '-'", "<document start>", "block end>")):
        return line, start, _INDENTED
    return None


def _out_of_line(source: SourceText, line: int) -> tuple[int, int, _Said]:
    """The first colon of a line is refused: it goes on from a line without one, or is too far to the right."""
    above = _line_above(source, line)
    if above and not _NAMED.match(source.line_text(above)):
        return above, _indent(source.line_text(above)) + 1, _NO_COLON
    return line, _indent(source.line_text(line)) + 1, _INDENTED


def _bare_line(source: SourceText, line: int) -> tuple[int, int, _Said] | None:
    above = _line_above(source, line)
    return (above, _indent(source.line_text(above)) + 1, _NO_COLON) if above else None


def _line_above(source: SourceText, line: int) -> int:
    """The number of the nearest line above that holds more than a comment; 0 if there is none."""
    above = range(line - 1, 0, -1)
    return next((number for number in above if source.line_text(number).split("#")[0].strip()), 0)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
