"""`fankui 文件夹`: not a command by its name; what is typed behind the folder is declared here."""

from typing import TYPE_CHECKING, Annotated

from tongzhi_cli.cli.declared import Argument, Commands
from tongzhi_cli.cli.parameters import NoticeName, Now, Quiet

if TYPE_CHECKING:
    from tongzhi_cli.loader.day.look import Asked

app = Commands()


@app.command(
    help="一个班今天做到哪了：用的哪份通知，什么时候以前，多少人答了，还差谁，下一步做什么。\n\n"
    "只看，什么也不写；在终端上回车就做下一步：收、催、生成、打开。花名册、问卷、接龙、通知、"
    "空白表都放在这一个文件夹里。",
    epilog="例：\n  fankui 软件1班\n  fankui 软件1班 > 今天.txt",
)
def day(
    folder: Annotated[str, Argument(metavar="文件夹", help="一个班的文件夹。")],
    notice: NoticeName = None,
    now: Now = None,
    quiet: Quiet = False,
) -> "Asked":
    """Say whose day is asked for; start/folder.py shows it."""
    from tongzhi_cli.loader.day.look import Asked

    return Asked(folder, notice, now, quiet=quiet)
