"""The exported project's `mkdocs.yml`: the person's own settings as they are, with what the plugin would have added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from otofolio.hosts.export.pages import Engine
from otofolio.hosts.theme_text import theme_text
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.yaml.mkdocs_yml import Setting

if TYPE_CHECKING:
    from yaml import Node

_NOT_CARRIED = (
    "INHERIT", "plugins", "hooks", "docs_dir", "site_dir", "watch", "use_directory_urls", "exclude_docs", "draft_docs",
)  # fmt: skip
_ESCAPED = ("site_name", "site_description", "site_author")
_EXTENSIONS: dict[Engine, tuple[str, ...]] = {
    "mkdocs": ("attr_list",),
    # Without these, which MkDocs always has, Zensical takes a list of its own.
    "zensical": ("toc", "tables", "fenced_code", "attr_list"),
}
_CONTAINED_IN = {"fenced_code": "pymdownx.superfences"}
_SEARCH = ("search", "material/search")
_OURS = "otofolio"
_ICON = "assets/favicon.svg"
_DEEPEST = 100


def project_configuration(
    chain: Sequence[Setting], engine: Engine, site_name: str, site_url: str, menu: list[Any]
) -> bytes:
    """The file. `chain` is the person's configuration and those that it inherits from, none if there is none.

    `menu` is used if the person's configuration has no `nav`.
    """
    import yaml

    settings = _merged(chain)
    carried = {name: node for name, node in settings.items() if name not in _NOT_CARRIED}
    nav = _escaped_menu(carried["nav"]) if _is_filled(carried.get("nav")) else _escaped_menu(_node(menu))
    made = {
        **carried,
        "site_name": _node(str(theme_text(_text(settings.get("site_name")) or site_name))),
        "site_url": _node(site_url),
        **{name: _node(str(theme_text(text))) for name in _ESCAPED[1:] if (text := _text(settings.get(name)))},
        "theme": _theme(settings.get("theme"), engine),
        "nav": nav,
        "not_in_nav": _node("\n".join(filter(None, (_text(settings.get("not_in_nav")), "/p/*.md")))),
        "extra_css": _with_first("assets/otofolio.css", settings.get("extra_css")),
        "extra_javascript": _with_first("assets/otofolio.js", settings.get("extra_javascript")),
        "markdown_extensions": _extensions(settings.get("markdown_extensions"), engine),
        "plugins": _search(settings),
    }
    text = yaml.serialize(_mapping(made), Dumper=yaml.SafeDumper, allow_unicode=True, width=1000)
    return str(text).encode("utf-8", "replace")


def configuration_problems(chain: Sequence[Setting], shown_as: str) -> Iterator[Problem]:
    """What of the person's configuration the project does not have."""
    settings = _merged(chain)
    left = [name for name in _named(settings.get("plugins")) if name not in (*_SEARCH, _OURS)]
    if left:
        said = f"The exported project does without these plugins: {', '.join(left)}."
        yield Problem(Position(shown_as), said, "add those that your other engine supports", Severity.WARNING)
    own = [name for name in ("hooks",) if name in settings] + (
        ["theme: custom_dir"] if "custom_dir" in _entries(settings.get("theme")) else []
    )
    for name in own:
        said = f"The exported project does without your `{name}`."
        yield Problem(Position(shown_as), said, "copy the files into the project if it needs them", Severity.WARNING)


def _merged(chain: Sequence[Setting], depth: int = 0) -> dict[str, Node]:
    """The settings of a file and of those it inherits from: mappings are united, of anything else the first counts."""
    levels = [setting.entries() for setting in chain]
    found: dict[str, Node] = {}
    for name in dict.fromkeys(name for level in levels for name in level):
        values = [level[name] for level in levels if name in level]
        united = list(takewhile(lambda value: value.is_mapping, values))
        has_several = len(united) > 1 and depth < _DEEPEST
        found[name] = _mapping(_merged(united, depth + 1)) if has_several else values[0].node
    return found


def _theme(node: Node | None, engine: Engine) -> Node:
    entries = _entries(node) or {"name": _node(_text(node) or "material"), **({} if node else {"font": _node(False)})}
    icons = _entries(entries.get("icon"))
    wanted = {"favicon": _node(_ICON)} if not _is_filled(entries.get("favicon")) else {}
    if not _is_filled(entries.get("logo")) and "logo" not in icons:
        wanted["logo"] = _node(_ICON)
    if engine == "zensical":
        wanted["variant"] = _node("classic")  # the look of Material
    return _mapping({**entries, **wanted, "custom_dir": _node("overrides")})


def _with_first(uri: str, node: Node | None) -> Node:
    from yaml import SequenceNode

    others = node.value if isinstance(node, SequenceNode) else []
    return SequenceNode("tag:yaml.org,2002:seq", [_node(uri), *others])


def _extensions(node: Node | None, engine: Engine) -> Node:
    from yaml import SequenceNode

    given = [name.removeprefix("markdown.extensions.") for name in _named(node)]
    missing = [
        name for name in _EXTENSIONS[engine]
        if name not in given and "extra" not in given and _CONTAINED_IN.get(name) not in given
    ]  # fmt: skip
    if "extra" in given and engine == "zensical" and "toc" not in given:
        missing.append("toc")
    return SequenceNode("tag:yaml.org,2002:seq", [*_members(node), *map(_node, missing)])


def _search(settings: dict[str, Node]) -> Node:
    """The search with its options; the person may have none on purpose."""
    from yaml import SequenceNode

    plugins = settings.get("plugins")
    if plugins is None:
        return _node(["search"])
    found = [member for member in _members(plugins) if set(_named(_sequence([member]))) & set(_SEARCH)]
    return SequenceNode("tag:yaml.org,2002:seq", found)


def _escaped_menu(node: Node) -> Node:
    """The menu with its titles as HTML, as the theme prints them."""
    from yaml import MappingNode, SequenceNode

    if isinstance(node, SequenceNode):
        return _sequence([_escaped_menu(member) for member in node.value])
    if isinstance(node, MappingNode):
        pairs = [(_node(str(theme_text(_text(title)))), _escaped_menu(below)) for title, below in node.value]
        return MappingNode(node.tag, pairs)
    return node


def _members(node: Node | None) -> list[Node]:
    """The members of a list; of a mapping, each of its pairs as a mapping of its own."""
    from yaml import MappingNode, SequenceNode

    if isinstance(node, SequenceNode):
        return list(node.value)
    return [MappingNode(node.tag, [pair]) for pair in node.value] if isinstance(node, MappingNode) else []


def _named(node: Node | None) -> list[str]:
    """The names in a list of names and of mappings with one name."""
    from yaml import MappingNode

    return [
        _text(name)
        for member in _members(node)
        for name in ([key for key, _ in member.value] if isinstance(member, MappingNode) else [member])
    ]


def _entries(node: Node | None) -> dict[str, Node]:
    from yaml import MappingNode

    return {_text(name): value for name, value in node.value} if isinstance(node, MappingNode) else {}


def _text(node: Node | None) -> str:
    from yaml import ScalarNode

    is_text = isinstance(node, ScalarNode) and node.tag != "tag:yaml.org,2002:null"
    return str(node.value) if node is not None and is_text else ""


def _is_filled(node: Node | None) -> bool:
    return node is not None and node.tag != "tag:yaml.org,2002:null"


def _sequence(members: list[Node]) -> Node:
    from yaml import SequenceNode

    return SequenceNode("tag:yaml.org,2002:seq", members)


def _mapping(entries: dict[str, Node]) -> Node:
    from yaml import MappingNode

    return MappingNode("tag:yaml.org,2002:map", [(_node(name), node) for name, node in entries.items()])


def _node(value: Any) -> Node:
    import yaml

    return yaml.SafeDumper(StringIO()).represent_data(value)
