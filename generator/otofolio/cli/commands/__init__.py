"""The commands. A new one is a module here that exports a `Command`, and one line."""

from __future__ import annotations

from otofolio.cli.arguments import Command
from otofolio.cli.commands.add import ADD
from otofolio.cli.commands.check import CHECK
from otofolio.cli.commands.cite import CITE
from otofolio.cli.commands.export import EXPORT
from otofolio.cli.commands.import_ import IMPORT
from otofolio.cli.commands.kit import KIT
from otofolio.cli.commands.network import NETWORK
from otofolio.cli.commands.new import NEW
from otofolio.cli.commands.paste import PASTE
from otofolio.cli.commands.send import SEND
from otofolio.cli.commands.upgrade import UPGRADE

COMMANDS: tuple[Command, ...] = (NEW, IMPORT, ADD, CHECK, EXPORT, KIT, SEND, PASTE, NETWORK, CITE, UPGRADE)
"""In the order of the help."""
