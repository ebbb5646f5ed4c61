"""The commands and options for docs/options.md, from their declarations in cli/app_*.py.

python tools/options_page.py
"""

import re
from collections.abc import Iterator

from tongzhi_cli.cli.commands import parts
from tongzhi_cli.cli.declared import Command, Option
from tongzhi_cli.cli.names import alias_of


def page() -> str:
    """A section a command: what it does, its arguments and options, its examples."""
    return "\n\n".join("\n\n".join(_section(name, one)) for name, one in _commands())


def _commands() -> Iterator[tuple[str, Command]]:
    """The commands by the names as they are typed."""
    for group, part in parts():
        yield from ((f"{group} {name}".strip(), one) for name, one in part.commands.items())


def _section(name: str, command: Command) -> Iterator[str]:
    usage = " ".join(["fankui", name, *(str(one.said.metavar) for one in command.arguments)])
    yield f"## `{usage}`"
    alias = _alias(name)
    yield command.help.strip() + (f"\n\n也可以写 `fankui {alias}`。" if alias else "")
    rows = [f"| {_written(said)} | {_cell(said.help)} |" for _, said in command.options]
    if rows:
        yield "\n".join(["| 选项 | 做什么 |", "|---|---|", *rows])
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


def _written(option: Option) -> str:
    """How the option is typed: `--output`、`-o` `文件`."""
    names = "、".join(f"`{name}`" for name in option.names)
    return names + (f" {_cell(option.metavar)}" if option.metavar else "")


def _cell(text: str) -> str:
    """The text as it may stand in a cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    print(page())
