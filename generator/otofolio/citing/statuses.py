"""How far a work has come, in the words of each style."""

from __future__ import annotations

from otofolio.model.publication import Publication, Status
from otofolio.model.text import RichText, Role, Run

UNPUBLISHED = frozenset(Status) - {Status.PUBLISHED, Status.EPUB_AHEAD}

# AMA 11 §3.11 and §3.13: "In press" for what is accepted by a journal; unpublished work says what it is.
_AMA = {
    Status.IN_PRESS: "In press",
    Status.ACCEPTED: "Accepted for publication",
    Status.PROVISIONALLY_ACCEPTED: "Provisionally accepted",
    Status.SUBMITTED: "Submitted for publication",
    Status.IN_PREPARATION: "In preparation",
    Status.UNPUBLISHED: "Unpublished manuscript",
}
# Citing Medicine, ch. 1, "Forthcoming (in press)", and ch. 13 for manuscripts.
_NLM = {
    Status.IN_PRESS: "Forthcoming",
    Status.ACCEPTED: "Forthcoming",
    Status.PROVISIONALLY_ACCEPTED: "Provisionally accepted",
    Status.SUBMITTED: "Submitted for publication",
    Status.IN_PREPARATION: "In preparation",
    Status.UNPUBLISHED: "Unpublished manuscript",
}
# APA 7 §10.8, examples 59-61: a manuscript is described in brackets after its title.
_APA = {
    Status.PROVISIONALLY_ACCEPTED: "Manuscript provisionally accepted for publication",
    Status.SUBMITTED: "Manuscript submitted for publication",
    Status.IN_PREPARATION: "Manuscript in preparation",
    Status.UNPUBLISHED: "Unpublished manuscript",
}

_APA_PROSPECTS = {
    Status.IN_PRESS: "accepted for presentation",
    Status.ACCEPTED: "accepted for presentation",
    Status.PROVISIONALLY_ACCEPTED: "provisionally accepted for presentation",
    Status.SUBMITTED: "submitted for presentation",
    Status.IN_PREPARATION: "in preparation",
}


def ama_status(work: Publication) -> RichText:
    """`In press`; nothing for what is published."""
    return _run(_own_words(work) or _AMA.get(work.status, ""))


def ama_status_as_year(work: Publication) -> RichText:
    """`in press`, in the place of a book's year."""
    return _run(_own_words(work) or _AMA.get(work.status, "").lower())


def nlm_status(work: Publication) -> RichText:
    """`Forthcoming`; nothing for what is published."""
    return _run(_own_words(work) or _NLM.get(work.status, ""))


def apa_manuscript(work: Publication) -> RichText:
    """The description of a manuscript that nobody has accepted yet."""
    return _run(_own_words(work) or _APA.get(work.status, ""))


def apa_in_press(work: Publication) -> RichText:
    """APA 7 §9.14: `in press` takes the place of the year."""
    return _run("in press" if work.status in (Status.IN_PRESS, Status.ACCEPTED) else "")


def apa_prospect(work: Publication) -> RichText:
    """What is to become of a poster or a talk that was not presented yet."""
    return _run(_own_words(work) or _APA_PROSPECTS.get(work.status, ""))


def ahead_of_print(work: Publication, phrase: str) -> RichText:
    """The style's phrase for an article that is out before its issue."""
    return _run(phrase if work.status is Status.EPUB_AHEAD and not work.volume and not work.issue else "")


def _own_words(work: Publication) -> str:
    """What the person wrote, if none of our statuses says it: `Rejected`."""
    return work.status_words if work.status is Status.UNPUBLISHED else ""


def _run(text: str) -> RichText:
    return (Run(text, Role.STATUS),) if text else ()
