"""The draft as `cv.yaml`: the starter's file, with the person's entries where its samples were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from otofolio.importing.draft import Entry, Fields, LeftOut, Value
from otofolio.importing.texts import one_line
from otofolio.importing.validate import TEXTS
from otofolio.rendering.markdown import escape_yaml

_KEY = re.compile(r"#?([a-z_]+):")
_COMMENT = re.compile(r"# \S")
"""A sentence; what is switched off keeps its indentation behind the sign."""
_FACT = re.compile(r"#?  ([a-z_]+):")
_OF_FACTS = ("name", "specialty", "contact", "profiles")
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 ./()–—’-]*(?<! )\Z")
_BARE_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_BARE_NUMBER = re.compile(r"[1-9]\d{0,3}\Z")
_WORDS_OF_YAML = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
_HEAD = """# yaml-language-server: $schema=cv.schema.json
#
# A draft, made from what you have elsewhere. IMPORTED.md says where everything came from, what was left out, and why.
#
# - Read it line by line, and correct it. `otofolio check` finds what does not fit.
# - A line that starts with # is switched off. Remove the # to use it; the lines below it keep their indentation.
# - Texts may hold *italic*, **bold** and [links](https://example.com/).
# - Dates: 2025, 2025-08, 2025-08-14, Aug 2025, 2027 (expected), present.
"""
_LAST = ("notes", "detail", "highlights")
"""The longer texts come behind the facts, as in the starter."""
_UNDECIDED = ["specialty:", "  name: Undecided  # what do you apply for, or work in?"]


def scalar(text: str) -> str:
    """A value on one line, in quotes unless it is a date, a small number, or plain words."""
    said = one_line(text)
    if (
        _BARE_DATE.match(said)
        or _BARE_NUMBER.match(said)
        or (_PLAIN.match(said) and said.lower() not in _WORDS_OF_YAML)
    ):
        return said
    return escape_yaml(said)


def write_cv(entries: Iterable[Entry], left_out: Iterable[LeftOut]) -> str:
    """The whole file."""
    placed, lost = list(entries), [each for each in left_out if each.section and each.fields]
    blocks = [_HEAD]
    for key, comments, sample in _starter():
        own = list(_block(key, placed))
        if key == "specialty":
            own = _UNDECIDED
        switched_off = list(_switched_off(key, lost))
        if own:
            blocks.append("\n".join([*comments, *own, *switched_off, *_offers(key, own, sample)]) + "\n")
        else:
            blocks.append("\n".join([*comments, *switched_off, *map(_off, sample)]) + "\n")
    return "\n".join(blocks)


def _starter() -> Iterator[tuple[str, list[str], list[str]]]:
    """The starter's blocks: the key, the comments above it, and the sample, which may have comments of its own."""
    text = (files("otofolio") / "starter" / "files" / "cv.yaml").read_text(encoding="utf-8")
    comments: list[str] = []
    key, sample = "", list[str]()
    mine: list[str] = []
    for line in text.partition("\n\n")[2].splitlines():
        if found := _KEY.match(line):
            if key:
                yield key, mine, sample
            key, sample, mine, comments = found[1], [line], comments, []
        elif _COMMENT.match(line):
            comments.append(line)
        elif line and key:
            sample += [*comments, line]
            comments = []
    yield key, mine, sample


def _offers(key: str, own: list[str], sample: list[str]) -> Iterator[str]:
    """What of the sample the person has not: single facts, and what a comment inside it explains."""
    name, explained = "", False
    for line in sample[1:]:
        explained = explained or bool(_COMMENT.match(line))
        if found := _FACT.match(line):
            name = found[1]
        is_fact = key in _OF_FACTS and name and not any(each.startswith(f"  {name}:") for each in own)
        if explained or is_fact:
            yield _off(line)


def _off(line: str) -> str:
    return line if line.startswith("#") else f"#{line}"


def _block(key: str, entries: list[Entry]) -> Iterator[str]:
    mine = [entry for entry in entries if entry.section.partition(":")[0].partition(".")[0] == key]
    if not mine:
        return
    if key in ("headline", "summary"):
        yield f"{key}: {scalar(str(mine[0].fields[key]))}"
        return
    yield f"{key}:"
    if key in TEXTS:
        for entry in mine:
            yield f"  - {scalar(str(entry.fields['text']))}"
    elif key == "sections":
        yield from _free_sections(mine)
    elif key in ("name", "contact", "profiles"):
        yield from _facts(mine)
    else:
        for entry in mine:
            yield from _item(entry.fields, "  ", entry.question)


def _facts(entries: list[Entry]) -> Iterator[str]:
    custom = [entry for entry in entries if entry.section == "profiles.custom"]
    for entry in entries:
        if entry.section != "profiles.custom":
            if entry.question:
                yield f"  # {one_line(entry.question)}"
            yield from (f"  {name}: {scalar(str(value))}" for name, value in entry.fields.items())
    if custom:
        yield "  custom:"
        for entry in custom:
            yield from _item(entry.fields, "    ")


def _free_sections(entries: list[Entry]) -> Iterator[str]:
    for section in dict.fromkeys(entry.section for entry in entries):
        yield f"  - title: {scalar(section.removeprefix('sections:'))}"
        yield "    items:"
        for entry in entries:
            if entry.section == section:
                yield from _item(entry.fields, "      ", entry.question)


def _item(fields: Fields, indent: str, question: str = "") -> Iterator[str]:
    sign = "- "
    if question:
        yield f"{indent}# {one_line(question)}"
    for name in sorted(fields, key=lambda name: name in _LAST):
        yield from _field(name, fields[name], indent + sign, indent)
        sign = "  "


def _field(name: str, value: Value, start: str, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{start}{name}: {scalar(value)}"
        return
    yield f"{start}{name}:"
    yield from (f"{indent}    - {scalar(line)}" for line in value)


def _switched_off(key: str, left_out: list[LeftOut]) -> Iterator[str]:
    for each in left_out:
        if each.section.partition(":")[0].partition(".")[0] != key:
            continue
        yield f"# Left out ({one_line(each.origin.source)}): {one_line(each.reason)}"
        if "text" in each.fields:
            yield f"#  - {scalar(str(each.fields['text']))}"
        elif key not in ("headline", "summary"):
            yield from (f"#{line}" for line in _item(each.fields, "  "))
