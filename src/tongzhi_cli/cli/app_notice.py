"""The commands of `fankui notice`: rules as data."""

import typer

from tongzhi_cli.cli.chinese import ChineseCommand, ChineseGroup
from tongzhi_cli.errors import ExitCode

app = typer.Typer(cls=ChineseGroup)


@app.callback(
    invoke_without_command=True,
    help="通知：截止时间、届次、表的样子，都在一个 notice.toml 里。",
    epilog="内置的通知：fankui notice list",
)
def notice(ctx: typer.Context) -> None:
    """Show the help where no command is given."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(
    "list",
    cls=ChineseCommand,
    help="列出内置的通知。",
    epilog="例：\n  fankui notice list",
)
def list_() -> ExitCode:
    """List the notices that come with the program."""
    from tongzhi_cli.cli import notice_list as command

    return command.run()
