"""Typer for what is not plain: it judges a doubtful command line and says what is wrong with it.

What it is told is what is declared (declared.py); a plain line never comes here (plain.py).
"""

from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter as Told
from inspect import Signature
from typing import Annotated, Any

import typer

from tongzhi_cli.cli.commands import ROOT, named, parts
from tongzhi_cli.cli.declared import Argument, Command, Commands, Parameter
from tongzhi_cli.cli.names import understood
from tongzhi_cli.cli.terminal.chinese import command_class, group_class, usage_error
from tongzhi_cli.errors import ExitCode


def judged(app: typer.Typer, words: Sequence[str] | None) -> Any:
    """What *app* makes of *words*; None are the program's own, with Windows' wildcards expanded.

    Raises:
        UsageError: the line is wrong.
        KeyboardInterrupt: it was stopped.

    """
    args = None if words is None else list(words)
    try:
        code = app(args, prog_name="fankui", standalone_mode=False)
    except typer.TyperException as error:
        raise usage_error(error) from error
    except typer.Abort:
        raise KeyboardInterrupt from None
    if code == ExitCode.INTERRUPTED and not isinstance(code, ExitCode):
        raise KeyboardInterrupt  # Typer makes a number of it; a command says what it does
    return code or ExitCode.OK


def app_of(words: Sequence[str] = ()) -> typer.Typer:
    """The command that *words* begin with and no other, or all of them where they name none.

    Typer sets up every parameter of every command that it is given, whichever is asked for.
    """
    path, about = named(understood(words))
    app = _typer(ROOT)
    for group, part in parts():
        if path and (group or path[0]) != path[0]:
            continue
        own = [about] if isinstance(about, Command) else part.commands.values()
        if group:
            below = _typer(part)
            _tell(below, own)
            app.add_typer(below, name=group)
        elif not path or path[0] in part.commands:
            _tell(app, own)
    return app


def app_alone(command: Command) -> typer.Typer:
    """A command that is not called by its name."""
    app = typer.Typer(context_settings=_HELP, **_PLAIN)
    _tell(app, [command])
    return app


#: What every command has, called by its name or not.
_HELP = {"help_option_names": ["-h", "--help"]}
#: Nothing of Typer's own is shown.
_PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "pretty_exceptions_show_locals": False,
}


def _typer(about: Commands) -> typer.Typer:
    """A group without its commands: it shows its help where none is given."""
    app = typer.Typer(
        cls=group_class(about),
        context_settings=_HELP,
        **_PLAIN,
    )

    @app.callback(invoke_without_command=True, help=about.help, epilog=about.epilog)
    def _(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    return app


def _tell(app: typer.Typer, commands: Iterable[Command]) -> None:
    """Declare the commands to Typer, who reads functions, in its own words."""
    for one in commands:
        app.command(one.name, cls=command_class(one), help=one.help, epilog=one.epilog)(_told(one))


def _told(command: Command) -> Callable[..., Any]:
    def call(**values: Any) -> Any:
        return command.call(values)

    own = [
        Told(
            one.name,
            Told.KEYWORD_ONLY,
            default=Told.empty if one.is_required else one.unset,
            annotation=Annotated[one.type, _said(one)],
        )
        for one in command.parameters
    ]
    call.__signature__ = Signature(own)  # type: ignore[attr-defined]  # inspect goes by it
    return call


def _said(one: Parameter) -> Any:
    if isinstance(one.said, Argument):
        return typer.Argument(metavar=one.said.metavar, help=one.said.help)
    names, text, metavar, envvar, callback = one.said
    return typer.Option(*names, help=text, metavar=metavar, envvar=envvar, callback=callback)
