"""Every command with its name as it is typed, for tests that look at all of them."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from tongzhi_cli.cli.app import app_of


def commands(group: Any = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """The names ("notice list") and commands, groups among them."""
    group = group or get_command(app_of())
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        yield before + name, command
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{before}{name} ")


TREE: dict[str, Any] = dict(commands())
