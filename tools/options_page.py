"""The commands and options for docs/options.md, from their declarations in cli/app_*.py.

python tools/options_page.py
"""

import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from tongzhi_cli.cli.app import app_of
from tongzhi_cli.cli.names import alias_of


def page() -> str:
    """A section a command: what it does, its arguments and options, its examples."""
    return "\n\n".join("\n\n".join(_section(name, one)) for name, one in _commands(_root()))


def _root() -> TyperGroup:
    root = get_command(app_of())
    assert isinstance(root, TyperGroup)
    return root


def _commands(group: TyperGroup, before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands that do something, by the name as it is typed."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{before}{name} ")
        elif not command.hidden:
            yield before + name, command


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    usage = " ".join(["fankui", name, *(one.metavar or one.name for one in arguments)])
    yield f"## `{usage}`"
    alias = _alias(name)
    yield (command.help or "").strip() + (f"\n\n也可以写 `fankui {alias}`。" if alias else "")
    rows = [f"| {_written(one)} | {_cell(one.help)} |" for one in options if one.help]
    if rows:
        yield "\n".join(["| 选项 | 做什么 |", "|---|---|", *rows])
    if command.epilog:
        examples = command.epilog.removeprefix("例：\n").splitlines()
        yield "```sh\n" + "\n".join(map(_example, examples)) + "\n```"


def _alias(name: str) -> str:
    """The Chinese name of a command as it is typed; empty where it has none."""
    *groups, own = name.split()
    group = groups[0] if groups else ""
    alias = alias_of(own, group)
    return " ".join([*map(alias_of, groups), alias]) if alias else ""


def _example(line: str) -> str:
    """The line without its indent; what is told beside the command is a comment."""
    return re.sub(r" {2,}(?=\S)", "   # ", line.strip())


def _written(option: Any) -> str:
    """How the option is typed: `--output`、`-o` `文件`."""
    names = "、".join(f"`{name}`" for name in option.opts)
    return names + (f" {_cell(option.metavar)}" if option.metavar else "")


def _cell(text: str) -> str:
    """The text as it may stand in a cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    print(page())
