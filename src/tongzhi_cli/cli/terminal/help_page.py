"""What `--help` shows of a command or a group, laid out as wide as the terminal."""

import shutil
from collections.abc import Iterator, Sequence

from tongzhi_cli.cli.declared import Command, Commands
from tongzhi_cli.cli.names import HELP, alias_of
from tongzhi_cli.cli.terminal.wrapping import width_of, wrapped

_HELP = "显示这份说明"
ABOUT_HELP = "一条命令的用法：fankui help build；不写命令就是这一页。"
_WIDEST = 100

_Rows = Sequence[tuple[str, str]]


def help_page(path: Sequence[str], about: Command | Commands, members: _Rows = ()) -> str:
    """The help of what is called by *path*: a command, or a group with what its *members* do."""
    columns = shutil.get_terminal_size().columns
    width = max(40, min(columns, _WIDEST))
    parts = [f"用法：{' '.join(['fankui', *path, *_usage(about)])} [选项]"]
    if alias := _alias(path):
        parts[0] += f"\n也可以写：{alias}"
    paragraphs = about.help.split("\n\n")
    parts += [_indented(" ".join(paragraph.split()), width) for paragraph in paragraphs]
    for title, rows in (
        ("命令", [*_listed(path, members)]),
        ("参数", [*_arguments(about)]),
        ("选项", [*_options(about)]),
    ):
        if rows:
            parts.append(f"{title}：\n{_columns(rows, width)}")
    parts.append(about.epilog)
    return "\n\n".join(part for part in parts if part)


def _usage(about: Command | Commands) -> Iterator[str]:
    if isinstance(about, Commands):
        yield "命令 …"
        return
    for one in about.arguments:
        metavar = one.said.metavar
        yield f"{metavar}{'…' if one.is_many else ''}" if one.is_required else f"[{metavar}]"


def _alias(path: Sequence[str]) -> str:
    """The command by its Chinese name, if it has one."""
    if not path:
        return ""
    *groups, own = path
    name = alias_of(own, *groups)
    return " ".join(["fankui", *map(alias_of, groups), name]) if name else ""


def _listed(path: Sequence[str], members: _Rows) -> Iterator[tuple[str, str]]:
    for name, text in members:
        yield f"{name} {alias_of(name, *path)}".rstrip(), text.split("\n")[0]
    if members and not path:
        yield f"{HELP} {alias_of(HELP)}", ABOUT_HELP


def _arguments(about: Command | Commands) -> Iterator[tuple[str, str]]:
    if isinstance(about, Command):
        yield from ((str(one.said.metavar), one.said.help) for one in about.arguments)


def _options(about: Command | Commands) -> Iterator[tuple[str, str]]:
    for one, said in about.options if isinstance(about, Command) else ():
        names = ", ".join(sorted(said.names, key=len))
        yield names + ("" if one.is_flag else f" {said.metavar or '值'}"), said.help
    yield "-h, --help", _HELP


def _columns(rows: _Rows, width: int) -> str:
    left = min(max(width_of(name) for name, _ in rows), width // 2 - 4) + 2
    lines = []
    for name, text in rows:
        told = wrapped(text, width - left - 2)
        if width_of(name) + 2 > left:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name}{' ' * (left - width_of(name))}{told.pop(0)}")
        lines += [" " * (left + 2) + line for line in told]
    return "\n".join(lines)


def _indented(text: str, width: int) -> str:
    return "\n".join(f"  {line}" for line in wrapped(text, width - 2)) if text else ""
