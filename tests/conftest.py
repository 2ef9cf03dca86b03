"""What all tests share: no test fails because the machine is busy, a cache of their own, a browser, mail read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

hypothesis.settings.register_profile("otofolio", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("otofolio")

# Before any module copies the environment. Without compiled modules each of the hundreds of commands that the tests
# start would compile all of Otofolio again, half a second each; git ignores them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What the person who runs the tests has kept proves nothing.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="otofolio-tests-")

POSTAL_MIME = Path(__file__).parent / "audit" / "node_modules" / "postal-mime" / "dist" / "cjs" / "postal-mime.js"
READ_MAIL = """
const { default: PostalMime } = require(process.argv[1]);
const mails = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const read = (mail) => PostalMime.parse(Buffer.from(mail, 'base64'), { attachmentEncoding: 'base64' });
Promise.all(mails.map(read)).then((all) => process.stdout.write(JSON.stringify(all)));
"""


def pytest_sessionstart() -> None:
    """Forget what is known from another session of this process: mutmut has one for each change of the code."""
    modules = [module for name, module in sys.modules.items() if name.startswith("otofolio")]
    for value in [value for module in modules for value in vars(module).values()]:
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def pytest_unconfigure() -> None:
    """Remove what was kept. Not at the process's end: mutmut's processes end without one."""
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or other people's files, so that both can be left out: `make quick`.

    Other people's files come first, because one of their sites takes as long as hundreds of other tests: at the end,
    it would keep one process busy while the others wait.
    """
    items.sort(key=lambda item: not item.path.name.startswith("test_corpus_"))
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if item.path.name.startswith("test_corpus_"):
            item.add_marker("corpus")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One for all tests of a process: it takes longer to start than most pages to be looked at."""
    from chromium import opened_browser

    with opened_browser() as opened:
        yield opened


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The same, without anything that an earlier test has left in it, but for what is meant for several."""
    kept = chromium.contexts
    yield chromium
    for context in chromium.contexts:
        if context not in kept:
            context.close()


@pytest.fixture(scope="session")
def read_mails() -> Callable[[Sequence[bytes]], list[dict[str, Any]]]:
    """Each message as `postal-mime` reads it: `to`, `subject`, `text`, `headers`, `attachments`."""
    node = shutil.which("node")
    if not (node and POSTAL_MIME.is_file()):
        if os.environ.get("OTOFOLIO_TEST_ALL"):
            pytest.fail("OTOFOLIO_TEST_ALL is set, and postal-mime is not here", pytrace=False)
        pytest.skip("postal-mime is not here: make tests/audit/node_modules/installed")

    def read(mails: Sequence[bytes]) -> list[dict[str, Any]]:
        data = json.dumps([b64encode(mail).decode() for mail in mails])
        done = subprocess.run([node, "-e", READ_MAIL, str(POSTAL_MIME)], input=data, capture_output=True, text=True,
                              check=True, encoding="utf-8")  # fmt: skip
        return list(json.loads(done.stdout))

    return read
