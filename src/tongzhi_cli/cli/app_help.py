"""The commands that explain."""

from typing import Annotated

import typer

from tongzhi_cli.cli.chinese import ChineseCommand, ChineseGroup
from tongzhi_cli.errors import ExitCode

app = typer.Typer(cls=ChineseGroup)


@app.command(
    cls=ChineseCommand,
    help="说明一种问题：什么意思，依据哪一条，怎么办。不写代号就列出全部。",
    epilog="例：\n  fankui explain late-check",
)
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="代号", help="报告里每种问题后面的代号。")
    ] = None,
) -> ExitCode:
    """Explain one kind of problem, or list them all."""
    from tongzhi_cli.cli import explain as command

    return command.run(code)
