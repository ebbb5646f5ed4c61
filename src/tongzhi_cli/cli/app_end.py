"""The commands for the end of the work: handing over."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import AsJson, Force, NoticeName, Now, Quiet
from tongzhi_cli.errors import ExitCode

app = Commands()


@app.command(
    help="把一个班的反馈表、收集记录、通知装进一个压缩包，附一页说明；并说学期结束以后要删什么。\n\n"
    "花名册、问卷、聊天记录、截图不装；有身份证号的文件不装，说出来。同样的文件装出来一个字节也不差。",
    epilog="例：\n  fankui archive 软件1班\n  fankui archive 软件1班 -o 交给学委.zip",
)
def archive(
    folder: Annotated[str, Argument(metavar="文件夹", help="一个班的文件夹。")],
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件.zip|文件夹",
            help="写到哪里；不写就是那个文件夹里的“交接-班级.zip”。",
        ),
    ] = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Pack what a class hands over."""
    from tongzhi_cli.cli.monitor import archive as command

    return command.run(folder, output, notice, now, force=force, as_json=as_json, quiet=quiet)
