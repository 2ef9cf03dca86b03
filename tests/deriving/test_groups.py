"""The numbers of Home hold only work that is out, and in which the owner was found."""

from __future__ import annotations

from works import entry, read

from otofolio.deriving.groups import count_works, group_publications
from otofolio.deriving.owner import Owner, mark_owner, parse_written_name
from otofolio.model.person import Numbers

OWNER = Owner((parse_written_name("Avery J"),))


def numbers(text: str) -> Numbers:
    works = [mark_owner(work, OWNER)[0] for work in read(text)]
    return count_works(group_publications(works, lambda work: work.title), 0)


def test_others_works_are_not_counted() -> None:
    text = entry("a") + entry("b", "author = {Okafor, Daniel}") + entry("c", "author = {}")
    text += entry("d", "author = {Okafor, Daniel}\nkind = {poster}") + entry("e", "kind = {poster}")
    assert numbers(text) == Numbers(articles=1, first_author=1, presentations=1, us_clinical_weeks=0)


def test_what_is_on_its_way_is_not_counted() -> None:
    text = (
        entry("a", "status = {submitted}") + entry("b", "note = {T}", "unpublished") + entry("c", "year = {in press}")
    )
    assert numbers(text).articles == 1
