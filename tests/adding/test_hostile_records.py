"""Whatever a service sends is one entry or one sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from service_answers import (
    CROSSREF,
)

from otofolio.adding.file import entry_text
from otofolio.adding.identifiers import read_identifier
from otofolio.adding.keys import key_for
from otofolio.adding.online import Online, Service
from otofolio.adding.services import Services, fetch
from otofolio.problems import Refusal
from otofolio.reading.bibliography import read_bibliography

HOSTILE = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(alphabet="{}\\%@\"'$&#_~^,=- \n\u202e\x1b<>ab", min_size=1, max_size=60),
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_records_stay_one_entry(title: str, family: str, journal: str) -> None:
    item = {
        "type": "article-journal",
        "title": f"T {title}",
        "author": [{"family": f"F{family}"}],
        "container-title": journal,
    }
    read = read_bibliography(json.dumps([item]).encode(), "x")[0]
    if len(read) != 1:
        return
    entry = entry_text(read[0], key_for(read[0], ()))
    (again,) = read_bibliography(f"@misc{{a, title = {{A}}}}\n\n{entry}\n@misc{{b, title = {{B}}}}".encode(), "x")[0][
        1:-1
    ]
    assert again.key.isascii()
    assert "\x1b" not in entry


FIELDS = ["PMID", "ISBN", "authors", "publishers", "publish_date", "name", "family", "date-parts"]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9) | st.sampled_from(["title", "2024", "10.1/x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(CROSSREF) + FIELDS), inner),
)


class Told(Online):
    """Gives any question the one answer."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    def get(self, service: Service, path: str, accept: str) -> bytes:
        return self.body


@settings(max_examples=80, deadline=None)
@given(JSON, st.sampled_from(["doi:10.1/x", "PMID:1", "PMC17", "arXiv:2401.01234", "ISBN:9780306406157"]))
def test_any_answer_is_a_record_or_one_sentence(answer: Any, number: str) -> None:
    for value in (answer, {"title": "T", "x": answer, **(answer if isinstance(answer, dict) else {})}):
        body = json.dumps({"ISBN:9780306406157": value} if number.startswith("ISBN") else value).encode()
        with suppress(Refusal):
            record = fetch(read_identifier(number), Told(body), Services())
            assert entry_text(record.publication, key_for(record.publication, ()))
