"""The root of all commands; they are declared in the modules `app_…`, each about one audience.

A command imports what it uses when it runs (docs/design-notes.md).
"""

import typer

from tongzhi_cli.cli import app_class, app_form, app_help, app_notice, app_school
from tongzhi_cli.cli.parameters import EXIT_CODES
from tongzhi_cli.cli.terminal.chinese import ChineseGroup

app = typer.Typer(
    name="fankui",
    cls=ChineseGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


@app.callback(
    invoke_without_command=True,
    help="从通知到签字的反馈表：核对全班的校对结果，生成可以打印签字的附件2。",
    epilog="先试一试：fankui demo\n从花名册到表：fankui build 花名册.xlsx\n"
    "每条命令的用法：fankui build --help\n是哪一版：fankui --version\n\n"
    f"{EXIT_CODES}",
)
def root(ctx: typer.Context) -> None:
    """Show the help where no command is given."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


for part in (app_class.app, app_school.app, app_help.app):
    app.add_typer(part)  # without a name: its commands are the root's
app.add_typer(app_notice.app, name="notice")
app.add_typer(app_form.app, name="form")
