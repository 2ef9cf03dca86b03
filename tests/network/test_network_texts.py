"""What becomes of a letter's words: the cases in `cases/texts.toml`, and our own templates against the ten rules."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from network_sample import TODAY, example, files, read, rendered, templates

from otofolio.deriving.network.due import due_letters
from otofolio.model.network import LetterKind, Meeting, Network, Person, Program, ThankYou, TheirName
from otofolio.model.outreach import Draft, Template
from otofolio.problems import Position
from otofolio.reading.network.templates import read_templates
from otofolio.reading.seasons import read_seasons
from otofolio.rendering.letters.facts import MISSING, who, with_article
from otofolio.rendering.letters.sender import Sender, make_sender
from otofolio.rendering.letters.text import greeting, write_letter
from otofolio.rendering.mail import closing

CASES = tomllib.loads((Path(__file__).parent / "cases" / "texts.toml").read_text(encoding="utf-8"))["case"]
LONG = " ".join(["I found it useful to hear how you do it and wrote it down."] * 4 + ["And more besides of it."])
"""Words enough for a letter."""


def sender_of(network: Network, today: date = TODAY) -> Sender:
    return make_sender(example(), network, read_seasons(), today, "jordan@example.org")


def draft(case: dict[str, Any]) -> Draft:
    today = case.get("today", TODAY)
    met = (Meeting("Eastern Otology Congress", today, case.get("topic", "ears"), "rest"),)
    me = Person(
        name=TheirName("Castellanos", "Miriam", "Dr."), email="m@example.org", institution="Harborview", met=met
    )
    other = Person(
        name=TheirName("Okafor", "Daniel", "Dr."),
        institution="Lakeshore Children’s Hospital",
        met=(Meeting("Winter Airway Symposium", date(2020, 1, 1)),),
    )
    network = Network(people=(me, other), programs=(Program(name="Riverside"),))
    due = due_letters(network, read_seasons(), today)[0]
    lines = tuple(case["text"].replace("LONG", LONG).split("\n"))
    template = Template(case.get("subject", "Ears, briefly"), (lines,), Position("letters/follow-up.md"), own=True)
    return write_letter(due, template, sender_of(network, today))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    made = draft(case)
    assert case.get("refused", "") in made.refused
    assert bool(made.refused) == ("refused" in case)
    assert list(made.missing) == ([case["missing"]] if "missing" in case else [])
    for found, wanted in ((made.doubts, case.get("doubt")), (made.warnings, case.get("warning"))):
        assert len(found) == (wanted is not None), found
        assert (wanted or "") in "".join(found)
    assert case.get("body", "") in made.body
    assert case.get("absent", "\0") not in made.body
    assert made.ready == (case.get("ready", "warning" in case))


def full_network(folder: Path) -> Network:
    return read(folder, (Path(__file__).parents[2] / "network.example.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 5), date(2027, 3, 25)])
def test_our_letters_keep_the_ten_rules(tmp_path: Path, today: date) -> None:
    network = full_network(tmp_path)
    drafts = [write_letter(one, templates()[one.kind], sender_of(network, today))
              for one in due_letters(network, read_seasons(), today, 2027)]  # fmt: skip
    assert drafts
    for one in drafts:
        assert one.missing == () or today != TODAY, (one.due.kind, one.missing)
        assert one.warnings == (), (one.due.kind, one.warnings)
        assert one.refused == ""
        assert one.body.count("?") <= 1
        assert one.body.startswith("Dear ")
        assert len(one.subject) <= 90
        if one.due.kind is LetterKind.THANK_YOU:
            assert "?" not in one.body
            assert len(re.findall(r"\.\s", one.body.split("Best regards")[0].split("\n\n", 1)[1])) == 3


def test_every_kind_has_a_template_that_uses_known_facts_only() -> None:
    for template in templates().values():
        text = "\n".join((template.subject, *(line for lines in template.paragraphs for line in lines)))
        assert set(re.findall(r"\{(\w+)\}", text)) <= set(MISSING)
        assert template.subject


@pytest.mark.parametrize(("name", "said"), [
    (TheirName("Castellanos", "Miriam", "Dr."), "Dear Dr. Castellanos,"),
    (TheirName("Castellanos", "Miriam", "Professor"), "Dear Professor Castellanos,"),
    (TheirName("Castellanos", "Miriam"), "Dear Miriam Castellanos,"),
    (TheirName("Castellanos", "Miriam", "Mrs."), "Dear Miriam Castellanos,"),
    (TheirName("Castellanos", "Miriam", "Miss"), "Dear Miriam Castellanos,"),
    (TheirName("Castellanos"), "Dear Castellanos,"),
])  # fmt: skip
def test_nobody_is_promoted_or_married(name: TheirName, said: str) -> None:
    assert greeting(name) == said


def test_a_class_that_is_over_is_a_graduation() -> None:
    school = example().school
    assert school
    old = replace(example(), school=replace(school, class_of=2024))
    assert closing(old, TODAY).endswith("St. Brendan University School of Medicine, graduated 2024")
    assert who(old, TODAY).startswith("a US citizen and a 2024 graduate of St. Brendan")
    assert closing(example(), TODAY).endswith("Class of 2027")


@pytest.mark.parametrize(("name", "said"), [
    ("Eastern Otology Congress", "the Eastern Otology Congress"), ("the Congress", "the Congress"),
    ("Grand Rounds", "Grand Rounds"), ("", ""),
])  # fmt: skip
def test_an_article_before_a_meeting(name: str, said: str) -> None:
    assert with_article(name) == said


def test_two_alike_letters_to_one_department_are_noticed() -> None:
    met = (Meeting("Congress", TODAY, "ears", "rest"),)
    people = tuple(
        Person(name=TheirName(name, "A", "Dr."), email=f"{name}@example.org", institution="Harborview", met=met)
        for name in ("First", "Second")
    )
    problems = rendered(Network(people=people)).problems
    assert sum("they do talk" in one.message for one in problems) == 1
    apart = (people[0], replace(people[1], institution="Elsewhere"))
    assert not any("they do talk" in one.message for one in rendered(Network(people=apart)).problems)


def test_notes_signals_tiers_and_other_programs_reach_no_letter() -> None:
    program = Program(
        name="Harborview", tier="SECRETTIER", notes="SECRETNOTE", img="SECRETIMG", source="SECRETSOURCE", signal=True,
        thank_you=ThankYou.FINE,
    )  # fmt: skip
    met = (Meeting("Congress", TODAY, "ears", "rest"),)
    person = Person(name=TheirName("Castellanos"), email="m@example.org", program="Harborview", met=met)
    made = files(rendered(Network(people=(person,), programs=(program, replace(program, name="OTHERPROGRAM")))))
    letters = [data for name, data in made.items() if name.endswith((".eml", ".txt"))]
    assert len(letters) == 2
    assert not any(word in data for data in letters for word in (b"SECRET", b"OTHERPROGRAM", b"signal"))
    assert b"SECRET" not in made["calendar.ics"]


def test_a_template_of_ones_own_wins_and_its_mistakes_are_located(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    own = tmp_path / "letters" / "follow-up.md"
    own.write_text("Subject: Mine\n\nYour {advise}.\n", encoding="utf-8")
    found, problems = read_templates(tmp_path, "", MISSING)
    assert found[LetterKind.FOLLOW_UP].own
    assert [str(one).splitlines()[0] for one in problems] == [
        "letters/follow-up.md:3:6: error: “advise” is not a fact that a letter can use."
    ]
    assert problems[0].hint == "did you mean “advice”?"
    own.write_text("No subject\n", encoding="utf-8")
    assert "no subject" in read_templates(tmp_path, "", MISSING)[1][0].message
