"""The package's templates: HTML with every value escaped, and a value that is missing an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from otofolio.rendering.html import address_text, escape, fragment, html_of, safe_href

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment


def render_template(template: str, /, **values: Any) -> str:
    """The named template of the package, filled in."""
    return _environment().get_template(template).render(values)


def keep_compiled(codes: BytecodeCache) -> None:
    """Let a host keep what the templates are compiled to, from one process to the next."""
    _environment().bytecode_cache = codes


@cache
def _environment() -> Environment:
    """Made on first use, because importing Jinja costs more than most commands need."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("otofolio"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters |= {"rich": html_of, "href": safe_href, "fragment": fragment, "address": address_text}
    return environment


def _finalize(value: Any) -> Any:
    """Text goes through our own escaping; what is markup already stays as it is."""
    return escape(value) if type(value) is str else value
