"""The commands of `fankui notice`: rules as data."""

from typing import Annotated

import typer

from tongzhi_cli.cli.chinese import ChineseCommand, ChineseGroup
from tongzhi_cli.cli.parameters import AsJson, Force, Quiet
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


@app.command(
    "import",
    cls=ChineseCommand,
    help="读一份通知（.docx、.txt、存下来的网页），写成通知文件：文号、届次、每个截止时间和它的原话。\n\n"
    "说不准的（“6月初”、复制时丢了字的日期、和星期对不上的）不猜，写成 TODO 留给你定。",
    epilog="例：\n  fankui notice import 通知.docx\n"
    "  fankui notice import 通知.txt -o notice.toml\n"
    "  fankui notice import -                    粘贴通知的全文",
)
def import_(
    file: Annotated[
        str, typer.Argument(metavar="通知", help="通知：.docx、.txt、.html；- 是标准输入。")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写到哪里；不写就是通知旁边的 notice.toml；- 是标准输出。",
        ),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Read a notice and propose its notice file."""
    from tongzhi_cli.cli import notice_import as command

    return command.run(command.Given(file, output), as_json=as_json, force=force, quiet=quiet)
