"""The sheet of a season as a whole, and where the website and the form would contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otofolio.deriving.eras.experiences import derive_experiences
from otofolio.deriving.eras.works import derive_collections, derive_works
from otofolio.deriving.groups import ARTICLES, PRESENTATIONS
from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.eras import Choice, ErasForm, ErasSheet, Experience, LeftOutWork, Scholarly
from otofolio.model.person import Seeking
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import OwnerRole, Publication, Status
from otofolio.model.season import Season
from otofolio.model.text import plain
from otofolio.problems import Problem, Severity


def derive_sheet(
    career: Career, portfolio: Portfolio, seasons: Sequence[Season]
) -> tuple[ErasSheet | None, tuple[Problem, ...]]:
    """The sheet; none for who does not apply for a residency, or if the season's form is not known."""
    plan = career.eras
    year = plan.season or career.specialty.match_year
    if career.specialty.seeking is not Seeking.RESIDENCY and not plan.is_wanted:
        return None, ()
    forms = {season.year: season.eras for season in seasons if season.eras}
    form = forms.get(year)
    if form is None:
        return None, (_unknown(year, sorted(forms), career),)
    today = portfolio.today
    experiences, problems = derive_experiences(career.items, form.experiences, today)
    works, left_out, work_problems = derive_works(portfolio.works, form, plan)
    contradictions = (
        *_work_conflicts(works, left_out),
        *_count_conflicts(works, portfolio),
        *_date_conflicts(experiences, works, today),
    )
    sheet = ErasSheet(
        season=year,
        form=form,
        experiences=experiences,
        works=works,
        left_out=left_out,
        collections=derive_collections(works) if form.has_collections else (),
        contradictions=contradictions,
        changed=tuple(_changed(experiences, portfolio.works, plan.certified, today)) if plan.certified else (),
        certified=plan.certified,
        missing=tuple(_missing(experiences, works, form)),
    )
    return sheet, (*problems, *work_problems)


def _unknown(year: int, known: Sequence[int], career: Career) -> Problem:
    seasons = " and ".join(map(str, known))
    if not year:
        said = "There is no ERAS sheet, because nothing says which season it is for."
        hint = f"add `match_year` to `specialty`, or `eras: {{season: {known[-1]}}}`; {seasons} are known"
    else:
        said = f"There is no ERAS sheet, because the form of the {year} season is not known."
        hint = f"the seasons {seasons} are known; choose one with `eras: {{season: {known[-1]}}}`"
    return Problem(career.eras.position, said, hint, Severity.WARNING if year else Severity.NOTICE)


def _work_conflicts(works: Sequence[Scholarly], left_out: Sequence[LeftOutWork]) -> Iterator[str]:
    """Works that a reader finds on the site and misses in the form."""
    for one in left_out:
        if one.work.status is not Status.PUBLISHED:
            yield f"“{one.work.plain_title or one.work.key}” is on the website, but {one.reason}."
    unmatched = [one for one in left_out if one.work.status is Status.PUBLISHED]
    if unmatched:
        yield f"ERAS has no type for {len(unmatched)} of the works on the website: see the list of those left out."
    unsure = [one for one in works if one.unsure]
    if unsure:
        status = " or ".join(dict.fromkeys(one.work.status.value.replace("-", " ") for one in unsure))
        yield f"Whether ERAS takes {len(unsure)} of the works on the website depends on their status ({status})."


def _count_conflicts(entries: Sequence[Scholarly], portfolio: Portfolio) -> Iterator[str]:
    """Figures of the website that a reader would count again in the form."""
    own = [entry for entry in entries if not entry.unsure and entry.work.owner_role is not OwnerRole.NONE]
    articles = [entry for entry in own if entry.work.kind in ARTICLES]
    first = sum(entry.work.owner_role is OwnerRole.FIRST for entry in articles)
    talks = sum(entry.work.kind in PRESENTATIONS for entry in own)
    numbers = portfolio.numbers
    pairs = (
        (numbers.articles, len(articles), "article", ""),
        (numbers.first_author, first, "article", " as first author"),
        (numbers.presentations, talks, "presentation", ""),
    )
    for on_site, in_form, what, how in pairs:
        if on_site != in_form:
            yield f"The website counts {on_site} {what}{'s' * (on_site != 1)}{how}, and this sheet has {in_form}."


def _date_conflicts(experiences: Sequence[Experience], works: Sequence[Scholarly], today: PartialDate) -> Iterator[str]:
    """Dates that the form wants finer than the website shows them, and those that are still ahead."""
    for one in experiences:
        if one.choice is Choice.LEFT_OUT:
            continue
        title, dates = plain(one.item.title), one.item.dates
        coarse = [when for when in (dates.start, dates.end) if when and not when.month]
        if coarse:
            years = " and ".join(dict.fromkeys(str(when.year) for when in coarse))
            yield f"“{title}” has only a year on the website ({years}); ERAS asks for the month: give both the same."
        if dates.start and _is_ahead(dates.start, today):
            yield f"“{title}” starts in {dates.start.words()}, which is still ahead."
    for entry in works:
        for work in entry.works:
            when = work.issued.start if work.issued else None
            if when and not entry.unsure and _is_ahead(when, today):
                yield f"“{work.plain_title or work.key}” is dated {when.words()}, which is still ahead."


def _is_ahead(when: PartialDate, today: PartialDate) -> bool:
    return (when.year, when.month or 1, when.day or 1) > (today.year, today.month, today.day)


def _changed(
    experiences: Sequence[Experience], works: Sequence[Publication], certified: PartialDate, today: PartialDate
) -> Iterator[str]:
    """What happened, or may have happened, after the form was locked: news for an update letter."""
    for work in works:
        when = work.issued.start if work.issued else None
        if when and work.status is not Status.IN_PREPARATION and _is_after(when, certified, today):
            yield f"“{work.plain_title or work.key}”, {when.words()}"
    for one in experiences:
        title, dates = plain(one.item.title), one.item.dates
        if dates.start and _is_after(dates.start, certified, today):
            yield f"“{title}” began, {dates.start.words()}"
        elif dates.end and not dates.present and _is_after(dates.end, certified, today):
            yield f"“{title}” ended, {dates.end.words()}"


def _is_after(when: PartialDate, certified: PartialDate, today: PartialDate) -> bool:
    """Whether the date may lie after the day of certification, and has begun. A year alone says too little."""
    last, first = (when.year, when.month, when.day or 31), (when.year, when.month, when.day or 1)
    locked = (certified.year, certified.month, certified.day)
    return bool(when.month) and last > locked and first <= (today.year, today.month, today.day)


def _missing(experiences: Sequence[Experience], works: Sequence[Scholarly], form: ErasForm) -> Iterator[str]:
    """What only the person can add to the sheet as a whole."""
    if not any(one.is_meaningful for one in experiences):
        most = form.experiences.most_meaningful
        yield f"the most meaningful experiences, up to {most}: write “eras: {{meaningful: why}}” in their entries"
    if works and form.most_starred and not any(entry.is_starred for entry in works):
        yield f"the most meaningful works, up to {form.most_starred}: write “eras: {{star: [KEY]}}” in cv.yaml"
    if not works:
        yield f"works: choose “None” under “{form.section}”"
