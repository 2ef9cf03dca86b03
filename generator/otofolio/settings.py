"""What the commands need to know of `mkdocs.yml`: the site's address, and where the data file is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from otofolio.load import shown_path
from otofolio.problems import InputError, Position, Problem, nearest
from otofolio.reading.yaml.mkdocs_yml import Setting, read_mkdocs_yml

_PLUGIN = "otofolio"
_SWITCHES = ("content_security_policy", "cache")
_OPTIONS = ("cv", *_SWITCHES)
_DEFAULT_NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""Where MkDocs looks, too."""


@dataclass(frozen=True, slots=True)
class Settings:
    """As `mkdocs.yml` says; empty and `cv.yaml` if it says nothing or does not exist."""

    site_url: str = ""
    site_position: Position = Position("mkdocs.yml")
    """Where the address is written, or should be."""
    site_name: str = ""
    name_position: Position = Position("mkdocs.yml")
    """Where the name is written, or should be."""
    data_file: Path = Path("cv.yaml")
    published_folders: tuple[Path, ...] = (Path("docs"), Path("site"))
    """What MkDocs publishes or empties: nothing private may be written there."""
    configuration: tuple[Setting, ...] = ()
    """The file's top level, then that of each file from which it inherits."""


def read_settings(config_file: Path | None) -> Settings:
    """Read a configuration; None is the one in the current folder, if there is one.

    Raises InputError if a file that was named cannot be read, or one does not say what MkDocs expects.
    """
    found = config_file or next((Path(name) for name in _DEFAULT_NAMES if os.path.lexists(name)), None)
    if found is None:
        return Settings()
    chain = read_mkdocs_yml(found, shown_path(found))
    cv = _plugin_options(chain).get("cv")
    return Settings(
        *_written(chain, "site_url", "https://your-name.example/", found),
        *_written(chain, "site_name", "Your Name", found),
        found.parent / (_text(cv, "cv", "cv.yaml") or "cv.yaml"),
        tuple(found.parent / _folder(chain, name) for name in ("docs", "site")),
        chain,
    )


def written_site(config_file: Path) -> Settings:
    """The site's address and name in a configuration that MkDocs has read, and where they are or should be.

    `mkdocs serve` replaces the address by that of the preview, which no printed code may carry.
    """
    shown = shown_path(config_file)
    try:
        chain = read_mkdocs_yml(config_file, shown)
    except InputError:  # MkDocs has its own mind about what it can read
        chain = ()
    url, name = _found(chain, "site_url"), _found(chain, "site_name")
    return Settings(
        (url and url.text) or "", url.position if url else Position(shown),
        (name and name.text) or "", name.position if name else Position(shown),
    )  # fmt: skip


def _written(chain: tuple[Setting, ...], name: str, example: str, file: Path) -> tuple[str, Position]:
    """The text and its place. Raises InputError if it is no text."""
    found = _found(chain, name)
    return _text(found, name, example), found.position if found else Position(shown_path(file))


def _folder(chain: tuple[Setting, ...], name: str) -> str:
    return _text(_found(chain, f"{name}_dir"), f"{name}_dir", name) or name


def _text(setting: Setting | None, name: str, example: str) -> str:
    """The text of a setting. Raises InputError if it is a number, a list or anything else."""
    if setting is None:
        return ""
    text = setting.text
    if text is None:
        raise _refused(setting, f"`{name}` must be text.", f'write it in quotes: {name}: "{example}"')
    if "\0" in text:
        raise _refused(setting, f"`{name}` holds a character that text cannot have.", "type it again")
    return text


def _found(chain: tuple[Setting, ...], *names: str) -> Setting | None:
    """The setting in the first file that has it. A file's list or text hides what the files below it have there."""
    for setting in chain:
        for name in names:
            if not setting.is_mapping:
                return None
            found = setting.entries().get(name)
            if found is None:
                break
            setting = found  # noqa: PLW2901
        else:
            return setting
    return None


def _plugin_options(chain: tuple[Setting, ...]) -> dict[str, Setting]:
    """The options of our plugin, which is named in a list of names and mappings, or in one mapping."""
    plugins = _found(chain, "plugins")
    if plugins is None or plugins.text == "":
        return {}
    if plugins.is_mapping:
        options = _found(chain, "plugins", _PLUGIN)
        cv = _found(chain, "plugins", _PLUGIN, "cv")  # which a file below may give
        _check_spelling({name: setting.position for name, setting in plugins.entries().items()})
        return {**(_checked(options) if options else {}), **({"cv": cv} if cv else {})}
    members = plugins.members()
    if members is None:
        raise _refused(plugins, "`plugins` must be a list.", "write plugins: [search, otofolio]")
    _check_spelling({name: member.position for member in members for name in (member.text or "", *member.entries())})
    listed = (entry for member in members if (entry := member.entries().get(_PLUGIN)))
    return next((_checked(options) for options in listed), {})


def _check_spelling(names: dict[str, Position]) -> None:
    """MkDocs would say that the misspelled plugin is not installed. Raises InputError."""
    if _PLUGIN in names:
        return
    if near := nearest(_PLUGIN, (name for name in names if name.isascii()), 0.8):
        said = f"“{near}” is not a plugin."
        raise InputError([Problem(names[near], said, f"did you mean “{_PLUGIN}”?")])


def _checked(options: Setting) -> dict[str, Setting]:
    """The options by their names. Raises InputError if there is one that is not known, or of another kind."""
    if not options.is_mapping and options.text != "":
        raise _refused(options, "The options of `otofolio` must be named.", "write otofolio: {cv: cv.yaml}")
    entries = options.entries()
    for name, setting in entries.items():
        if name not in _OPTIONS:
            near = nearest(name, _OPTIONS)
            hint = f"did you mean “{near}”?" if near else f"known here: {', '.join(_OPTIONS)}"
            raise _refused(setting, f"“{name}” is not an option of `otofolio`.", hint)
        if name in _SWITCHES and not setting.is_yes_or_no:
            raise _refused(setting, f"`{name}` must be true or false.", f"write {name}: true, without quotes")
    return entries


def _refused(setting: Setting, message: str, hint: str) -> InputError:
    return InputError([Problem(setting.position, message, hint)])
