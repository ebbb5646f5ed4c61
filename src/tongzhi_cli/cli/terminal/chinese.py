"""Typer in Chinese: help and usage errors without a word of English.

Typer has vendored Click since 0.26 and translates next to nothing of it, so
help is our own (help_page.py) and usage errors are put into words here, by their class, never by
their English.
"""

from difflib import get_close_matches
from operator import eq
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tongzhi_cli.cli.declared import Command, Commands
from tongzhi_cli.cli.names import GROUPS, names_of, there, understood
from tongzhi_cli.cli.terminal.help_page import help_page
from tongzhi_cli.errors import UsageError

#: So alike is a Chinese name to the one that was meant: of two characters one is enough.
_ALIKE = 0.4
#: What another command does, which is looked for where it is not.
_ELSEWHERE = {
    "--roster": "要和名单比（谁没有交、多了谁）：fankui merge 文件夹 --roster 名单.xlsx",
    "--send-back": "要退回各班的表：fankui merge 文件夹 --send-back 退回/",
}
#: What is an option of other commands, and the argument itself of those of a group.
_ARGUMENTS = {("notice", "--notice"), ("form", "--template")}


class _AsTyped:
    """Coercion that leaves a value as it was typed.

    All parameters here are texts, lists of texts or flags. Typer would build a pydantic adapter
    for each of them, a quarter of the time that a short command takes.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002  Typer's signature
        """*value* itself; an empty tuple where a list was not given."""
        if value is None and (param.multiple or param.nargs == -1):
            return ()
        return value


class _Chinese:
    """Help in Chinese and parameters as typed, for commands and the group alike."""

    declared: Command | Commands

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, --help among them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the class mixed into
        for param in params:
            param._runtime_param = _AsTyped()  # noqa: SLF001  Typer builds it there if it is unset
        return params

    def get_help(self, ctx: Any) -> str:
        """The help text, as wide as the terminal."""
        commands = getattr(self, "commands", {})
        members = [(name, one.help) for name, one in commands.items()]
        return help_page(ctx.command_path.split()[1:], self.declared, members)


class ChineseCommand(_Chinese, TyperCommand):
    """A command whose help and errors are Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """The group of all commands; without a command it shows its help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments by the English names of the commands (issue 17)."""
        if ctx.parent is None:
            args = understood(args, there(args))
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that *args* name.

        Raises:
            UsageError: there is no such command; the nearest one is proposed.

        """
        name = args[0]
        if name not in self.commands:
            path = ctx.command_path
            if apart := _apart(name, _group(ctx)):
                raise UsageError(f"没有 {name} 这个命令", f"中间要空一格：{path} {apart}")
            near = _near(name, _group(ctx))
            if "." in name or "/" in name or "\\" in name:
                raise UsageError(
                    f"没有 {name} 这个文件，也没有这个命令",
                    "请核对文件名和所在的文件夹；看有哪些命令：fankui --help。",
                )
            hint = f"是不是想用 {path} {near}？" if near else f"看有哪些命令：{path} --help。"
            raise UsageError(f"没有 {name} 这个命令", hint)
        return super().resolve_command(ctx, args)


def command_class(about: Command) -> type[ChineseCommand]:
    """The class of a command that is declared so."""
    return type("Declared", (ChineseCommand,), {"declared": about})


def group_class(about: Commands) -> type[ChineseGroup]:
    """The class of a group that is declared so."""
    return type("Declared", (ChineseGroup,), {"declared": about})


def _group(ctx: Any) -> str:
    """The group that a context is of, by its English name; empty for the root."""
    return ctx.info_name if ctx.parent is not None and ctx.info_name in GROUPS else ""


def _apart(typed: str, group: str) -> str:
    """A Chinese name and what was typed behind it without a blank, parted; empty for none."""
    for alias in names_of(group).values():
        if len(alias) > 1 and typed.startswith(alias) and "." in typed:
            return f"{alias} {typed.removeprefix(alias).strip()}"
    return ""


def _near(typed: str, group: str) -> str:
    """The name that was probably meant, a Chinese one with the English one; empty for none."""
    known = names_of(group)
    if typed.isascii():
        return next(iter(get_close_matches(typed, known, 1)), "")
    chinese = {alias: name for name, alias in known.items() if alias}
    close = get_close_matches(typed, chinese, len(chinese), _ALIKE)
    # of 交接 and 催交, 交结 is more like the one that begins so
    near = max(close, key=lambda one: sum(map(eq, one, typed)), default="")
    return f"{near}（{chinese[near]}）" if near else ""


def usage_error(error: typer.TyperException) -> UsageError:
    """What Typer refuses, in Chinese, by the class of the *error*."""
    ctx = getattr(error, "ctx", None)
    see = f"看用法：{ctx.command_path} --help。" if ctx else "看用法：fankui --help。"
    param = getattr(error, "param", None)
    named = _named(param)
    option = str(getattr(error, "option_name", "") or "")
    match type(error).__name__:
        case "MissingParameter":
            return UsageError(f"缺少{named}", see)
        case "NoSuchOption":
            if elsewhere := _ELSEWHERE.get(option):
                return UsageError(f"没有 {option} 这个选项", f"{elsewhere}。{see}")
            argument = _argument(ctx)
            if ctx and argument and (ctx.parent.info_name, option) in _ARGUMENTS:
                how = f"直接写在后面：{ctx.command_path} {argument}"
                return UsageError(f"没有 {option} 这个选项", f"文件不用选项，{how}。{see}")
            opts = [name for one in ctx.command.params for name in one.opts] if ctx else []
            known = [name for name in opts if name.startswith("-")]  # no name of an argument
            near = get_close_matches(option, [*known, "--help"], 1)
            return UsageError(
                f"没有 {option} 这个选项", f"是不是想用 {near[0]}？{see}" if near else see
            )
        case "BadOptionUsage":
            return UsageError(f"选项 {option} 后面少写了值，或多写了值", see)
        case "BadParameter":
            return UsageError(f"{named}的写法不对", see)
        case _ if ctx and ctx.command.name == "collect":
            return UsageError(
                "命令的写法不对，多写了词",
                "花名册只写一份，要收的结果写在 --from 后面："
                f"fankui collect 花名册.xlsx --from 问卷.xlsx。{see}",
            )
        case _:
            return UsageError("命令的写法不对，多写了词", see)


def _argument(ctx: Any) -> str:
    """The first argument of a command in a group, as its help calls it; empty for none."""
    params = ctx.command.params if ctx and ctx.parent else ()
    found = (one for one in params if isinstance(one, TyperArgument))
    return next((str(one.metavar or one.name) for one in found), "")


def _named(param: object) -> str:
    if isinstance(param, TyperOption):
        return f"选项 {max(param.opts, key=len)}"
    if isinstance(param, TyperArgument):
        return f"参数 {param.metavar or param.name}"
    return "参数"
