"""`fankui 文件夹`: not a command by its name; what is typed behind the folder is declared here."""

from typing import TYPE_CHECKING, Annotated

import typer

from tongzhi_cli.cli.parameters import NoticeName, Now
from tongzhi_cli.cli.terminal.chinese import ChineseCommand

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


@app.command(
    cls=ChineseCommand,
    help="一个班今天做到哪了：用的哪份通知，什么时候以前，多少人答了，还差谁，下一步做什么。\n\n"
    "只看，什么也不写；在终端上回车就做下一步：收、催、生成、打开。花名册、问卷、接龙、通知、"
    "空白表都放在这一个文件夹里。",
    epilog="例：\n  fankui 软件1班\n  fankui 软件1班 > 今天.txt",
)
def day(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="一个班的文件夹。")],
    notice: NoticeName = None,
    now: Now = None,
) -> int:
    """Show the day of a class, by what was handed over to show it."""
    show: Callable[[str, str | None, str | None], int] = ctx.obj
    return show(folder, notice, now)
