"""A letter's text: the template filled in once, with its greeting and signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from otofolio.model.network import TheirName
from otofolio.model.outreach import Draft, Due, Template
from otofolio.rendering.letters.checks import check_text
from otofolio.rendering.letters.facts import MISSING, letter_facts
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.mail import closing
from otofolio.rendering.plain import one_line

_FACT = re.compile(r"\{(\w+)\}")
_MARRIED = ("mrs", "miss", "ms", "mr")


def write_letter(due: Due, template: Template, sender: Sender) -> Draft:
    """Fill in the template. A fact that is missing is in brackets and is listed."""
    facts = letter_facts(due, sender)
    missing: dict[str, None] = {}
    subject = _filled(template.subject, facts, missing)
    subject = subject[:1].upper() + subject[1:]
    paragraphs = [text for lines in template.paragraphs if (text := _paragraph(lines, facts, missing))]
    text = "\n\n".join(paragraphs)
    if due.answered and due.answered.subject:
        subject = one_line(due.answered.subject)
    body = "\n\n".join((greeting(due.person.name), text, closing(sender.portfolio, sender.today)))
    checked = check_text(due, subject, text, count_words(text), sender)
    return Draft(
        due=due,
        subject=subject,
        body=body + "\n",
        words=count_words(text),
        missing=tuple(missing),
        refused=due.refused or checked.refused,
        doubts=(*due.doubts, *checked.doubts, *([] if due.person.email else ["their e-mail address is not known"])),
        warnings=checked.warnings,
    )


def count_words(text: str) -> int:
    """The words of a letter; listed news is not counted, because a citation has as many words as it has."""
    return sum(len(line.split()) for line in text.split("\n") if not line.startswith("- "))


def greeting(name: TheirName) -> str:
    """`Dear Dr. Castellanos,`; without a known title the full name, and never Mrs. or Miss."""
    titled = bool(name.title) and name.title.casefold().strip(". ") not in _MARRIED
    return f"Dear {one_line(f'{name.title} {name.family}' if titled else name.full)},"


def _paragraph(lines: Iterable[str], facts: Mapping[str, str], missing: dict[str, None]) -> str:
    kept = []
    for line in lines:
        optional = line.startswith("? ")
        if not optional or all(facts[name] for name in _FACT.findall(line) if name in facts):
            kept.append(_filled(line[2:] if optional else line, facts, missing))
    joined: list[str] = []
    for text in kept:
        if joined and not text.startswith("- "):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return "\n".join(joined)


def _filled(text: str, facts: Mapping[str, str], missing: dict[str, None]) -> str:
    """Each fact once: what a fact holds is never looked at again."""

    def fact(match: re.Match[str]) -> str:
        name = match[1]
        if name not in MISSING or facts.get(name):
            return facts.get(name, match[0])
        missing[MISSING[name]] = None
        return f"[{MISSING[name]}]"

    return _FACT.sub(fact, text)
