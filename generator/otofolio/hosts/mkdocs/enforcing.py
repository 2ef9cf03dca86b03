"""The Content-Security-Policy on every page of a build, and what it keeps from running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from otofolio.hosts.mkdocs.policy import with_policy

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from otofolio.hosts.mkdocs.theme_scripts import KnownScripts

_FIRST_WORDS = 60
_PAGES_NAMED = 3


class Enforcement:
    """Puts the policy into pages, if it is asked for."""

    def __init__(self) -> None:
        """Start without a policy."""
        self._scripts: KnownScripts | None = None
        self._blocked: dict[str, list[str]] = {}

    def begin(self, env: Environment, config: MkDocsConfig, *, wanted: bool) -> None:
        """Begin another build with these templates."""
        self._scripts, self._blocked = None, {}
        if wanted:
            from otofolio.hosts.mkdocs.theme_scripts import KnownScripts  # few sites ask for it

            self._scripts = KnownScripts(env, config)

    def on_page(self, html: str, url: str, name: str) -> str:
        """The page at an address below the site's root; `name` is how a warning calls it."""
        return self._with(html, self._scripts.of_page(url), name) if self._scripts else html

    def on_template(self, html: str, name: str) -> str:
        """A page that is a template of its own."""
        return self._with(html, self._scripts.of_template(name), name) if self._scripts else html

    def warnings(self) -> Iterator[str]:
        """What did not get its way in this build."""
        return blocked_scripts(self._blocked)

    def _with(self, html: str, known: frozenset[str], name: str) -> str:
        html, blocked = with_policy(html, known)
        for script in dict.fromkeys(blocked):
            self._blocked.setdefault(script, []).append(name)
        return html


def blocked_scripts(found: Mapping[str, list[str]]) -> Iterator[str]:
    """A sentence for each script that the policy keeps from running: `found` has the pages of each."""
    for script, pages in found.items():
        words = " ".join(script.split())
        words = words if len(words) <= _FIRST_WORDS else words[: _FIRST_WORDS - 1] + "…"
        more = f" and {len(pages) - _PAGES_NAMED:,} more pages" if len(pages) > _PAGES_NAMED else ""
        yield (
            f"{', '.join(pages[:_PAGES_NAMED])}{more}: The policy of `content_security_policy` blocks a script in the "
            f"page, which is neither the theme’s nor Otofolio’s: “{words}”. "
            "To let it run, put it in a file in docs/ and name that under `extra_javascript`."
        )
