"""What `mkdocs serve` does when a build fails: it goes on serving the last good site, and says what is wrong.

MkDocs alone would print a traceback and let every browser wait until a build succeeds.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from otofolio.load import shown_path
from otofolio.problems import InputError, Position, Problem, Severity, report
from otofolio.reading.yaml.mkdocs_yml import Setting, read_mkdocs_yml

log = logging.getLogger("mkdocs.plugins.otofolio")
_CONFIG_VALUE = re.compile(r"Config value '([^']+)': (.*)", re.DOTALL)
_QUOTED = re.compile(r"""["']([^"']+)["']""")
_HINT = "correct it and save; until then, the last good version is served"


class Findings:
    """The problems of the running build: each goes to the log at once, and to the browser when the build is over."""

    def __init__(self) -> None:
        """Start with none."""
        self.problems: tuple[Problem, ...] = ()

    def clear(self) -> None:
        """Begin another build."""
        self.problems = ()

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Log warnings, which count under `--strict`, and notices, which don't."""
        self.problems += problems
        for severity, level in ((Severity.WARNING, logging.WARNING), (Severity.NOTICE, logging.INFO)):
            if those := [problem for problem in problems if problem.severity is severity]:
                log.log(level, "about your files:\n\n%s\n", report(those))

    def keep_last(self, problems: tuple[Problem, ...]) -> None:
        """Log why the last good site is still served."""
        self.problems += problems
        log.error("your files have problems; the last good version is still served.\n\n%s\n", report(problems))


def keep_serving(build: Callable[[], None], config_file: Path, findings: Findings) -> None:
    """Build again. If that fails, say why instead of raising."""
    findings.clear()
    said = _Said()
    logging.getLogger("mkdocs").addHandler(said)
    try:
        build()
    except Exception as error:
        log.debug("The build ended with this exception:", exc_info=True)
        findings.keep_last(tuple(_problems(config_file, said.errors, error)))
    finally:
        logging.getLogger("mkdocs").removeHandler(said)


class _Said(logging.Handler):
    """What MkDocs and its plugins log as errors before they give up with “Aborted”."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


def _problems(config_file: Path, said: Iterable[str], error: Exception) -> Iterator[Problem]:
    """With their places if `mkdocs.yml` is at fault."""
    shown = shown_path(config_file)
    try:
        chain = read_mkdocs_yml(config_file, shown)
    except InputError as unreadable:
        yield from unreadable.problems
        return
    for message in said or [str(error) or type(error).__name__]:
        value = _CONFIG_VALUE.fullmatch(message)
        if value:
            where = _place(chain, value[1], value[2]) or Position(shown)
            yield Problem(where, f"MkDocs can’t use `{value[1]}`: {_sentence(value[2])}", _HINT)
        else:
            yield Problem(Position("the website"), f"The website can’t be built: {_sentence(message)}", _HINT)


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _place(chain: Iterable[Setting], name: str, message: str) -> Position | None:
    """Where the setting is; of a list, the member that the message quotes."""
    setting = next((found for top in chain if (found := top.entries().get(name))), None)
    if setting is None:
        return None
    quoted = set(_QUOTED.findall(message))
    members = setting.members() or ()
    named = (member for member in members if quoted & {member.text, *member.entries()})
    return next(named, setting).position
