"""One entry's fields, decoded on demand."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from otofolio.model.text import RichText, plain
from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.markup.addresses import published_address
from otofolio.reading.markup.latex import decode_latex, is_plain, is_surely_known
from otofolio.reading.source import SourceText
from otofolio.reading.works.naming.lists import Names, read_names
from otofolio.reading.works.naming.remarks import Remark, problems_of


class RawEntry(NamedTuple):
    """An entry whose macros are resolved and whose LaTeX is not decoded. Names of fields are in small letters."""

    key: str
    type: str
    fields: dict[str, str]
    lines: dict[str, int]
    """The line of each field in its file, counted from 1."""
    line: int
    source_text: str


class FieldReader:
    """Decodes fields of one entry on demand, and collects the problems with them."""

    def __init__(self, entry: RawEntry, source: SourceText) -> None:
        """Start with no problems."""
        self.entry = entry
        self._value = entry.fields.get
        self.source = source
        self.problems: list[Problem] = []
        self.left_out: set[str] = set()

    def raw(self, *names: str) -> str:
        """The first of these fields that has a value, undecoded."""
        for name in names:
            if value := self._value(name):
                return value
        return ""

    def rich(self, *names: str) -> RichText:
        """The first of these fields that has a value, decoded with its styles."""
        for name in names:
            if value := self._value(name):
                return self._decoded(name, value)
        return ()

    def unprinted(self, name: str) -> RichText:
        """A field that nobody will print: what it says only if that may be something to report."""
        value = self._value(name)
        return self._decoded(name, value) if value and not is_surely_known(value) else ()

    def plain(self, *names: str) -> str:
        """The words of the first of these fields that has a value."""
        for name in names:
            if value := self._value(name):
                return value if value.isalnum() or is_plain(value) else plain(self._decoded(name, value))
        return ""

    def names(self, name: str) -> Names:
        """A list of people."""
        value = self.entry.fields.get(name)
        if not value:
            return _NO_NAMES
        found = read_names(value)
        self.tell_of_names(name, found.remarks)
        return found

    def tell_of_names(self, name: str, remarks: Collection[Remark]) -> None:
        """Note what is odd about the names in a field."""
        if remarks:
            self.problems += problems_of(remarks, self.entry.key, self.place(name))

    def address(self, name: str) -> str:
        """A web address or a file of this site; nothing, with a warning, if it is neither."""
        value = self.entry.fields.get(name)
        if not value:
            return ""
        address = published_address(value)
        if not address:
            self.leave_out(name, "neither a web address nor a file of this site", _FILE_HINT)
        return address

    def leave_out(self, name: str, what: str, hint: str) -> None:
        """Say what is wrong with a field's address, which then is not in the entry that the site offers either."""
        self.left_out.add(name)
        said = f"The {name} of “{self.entry.key}” is {what}, so it was left out."
        self.tell(name, said, hint, Severity.WARNING, f"{{count}} fields were left out: each is {what}")

    def tell(
        self, name: str, message: str, hint: str = "", severity: Severity = Severity.NOTICE, many: str = ""
    ) -> None:
        """Note a problem at the line of a field. `many` says it of `{count}` fields of one file."""
        example = f"{name} of “{self.entry.key}”" if name else f"“{self.entry.key}”"
        alike = Alike(many, example, has_own_hint=True) if many else None
        self.problems.append(Problem(self.place(name), message, hint, severity, alike))

    def place(self, name: str) -> Position:
        """Where the field is in its file; the entry's line if the field comes from another entry."""
        return self.source.position_of(name, self.entry.lines.get(name, self.entry.line))

    def _decoded(self, name: str, value: str) -> RichText:
        text, unknown = decode_latex(value)
        if unknown:
            quoted, read = ", ".join(f"“{fragment}”" for fragment in unknown[:3]), plain(text)
            now = read if len(read) < 80 else read[:79] + "…"
            said = f"The {name} of “{self.entry.key}” has LaTeX that could not be read: {quoted}. It now reads “{now}”."
            alike = Alike(
                "{count} fields have LaTeX that could not be read", f"{quoted} in {name} of “{self.entry.key}”"
            )
            place = self.place(name)
            self.problems.append(Problem(place, said, _LATEX_HINT, Severity.NOTICE, alike))
        return text


_LATEX_HINT = "write the letters and signs themselves, or delete the command"
_FILE_HINT = "write an address that starts with https://, or the path of a file in docs/: posters/mine.pdf"
_NO_NAMES = Names()
