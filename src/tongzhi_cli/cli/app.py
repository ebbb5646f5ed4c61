"""The root of all commands; they are declared in the modules `app_…`, each about one audience.

A command imports what it uses when it runs (docs/design-notes.md).
"""

from collections.abc import Iterable, Iterator, Sequence

import typer
from typer.main import get_command_name

from tongzhi_cli.cli.names import understood
from tongzhi_cli.cli.parameters import EXIT_CODES
from tongzhi_cli.cli.terminal.chinese import ChineseGroup


def _root(ctx: typer.Context) -> None:
    """Show the help where no command is given."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _parts() -> Iterator[tuple[typer.Typer, str | None]]:
    """What is declared, a module at a time, and the name of the group that its commands are in."""
    from tongzhi_cli.cli import app_class

    yield app_class.app, None
    from tongzhi_cli.cli import app_rolls

    yield app_rolls.app, None
    from tongzhi_cli.cli import app_texts

    yield app_texts.app, None
    from tongzhi_cli.cli import app_school

    yield app_school.app, None
    from tongzhi_cli.cli import app_end

    yield app_end.app, None
    from tongzhi_cli.cli import app_help

    yield app_help.app, None
    from tongzhi_cli.cli import app_notice

    yield app_notice.app, "notice"
    from tongzhi_cli.cli import app_form

    yield app_form.app, "form"


def app_of(words: Sequence[str] = ()) -> typer.Typer:
    """The command that *words* begin with and no other, or all of them where they name none.

    Typer sets up every parameter of every command that it is given, whichever is asked for: a
    twentieth of all that `check` does.
    """
    typed, below = [*understood(words)[:2], "", ""][:2]
    for part, group in _parts():
        if group is None and (only := _only(part, typed)):
            return _app([(only, None)])
        if group is not None and group == typed:
            return _app([(_only(part, below) or part, group)])
    return _app(_parts())


def _only(part: typer.Typer, name: str) -> typer.Typer | None:
    """The one command of *part* that is called *name*."""
    for one in part.registered_commands:
        if name and name == (one.name or get_command_name(getattr(one.callback, "__name__", ""))):
            only = typer.Typer(cls=ChineseGroup)
            only.registered_commands.append(one)
            only.registered_callback = part.registered_callback
            return only
    return None


def _app(parts: Iterable[tuple[typer.Typer, str | None]]) -> typer.Typer:
    app = typer.Typer(
        name="fankui",
        cls=ChineseGroup,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
    )
    app.callback(
        invoke_without_command=True,
        help="从通知到签字的反馈表：核对全班的校对结果，生成可以打印签字的附件2。",
        epilog="先试一试：fankui demo\n从花名册到表：fankui build 花名册.xlsx\n"
        "每条命令的用法：fankui help build，或 fankui build -h\n"
        "是哪一版：fankui --version（加 -v：连同各个库）\n这台电脑行不行：fankui doctor\n\n"
        f"{EXIT_CODES}",
    )(_root)
    for part, group in parts:
        app.add_typer(part, name=group)  # without a name: its commands are the root's
    return app
