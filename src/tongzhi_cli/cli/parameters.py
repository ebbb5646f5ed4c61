"""The parameters that several commands have, with what their help says."""

import sys
from typing import Annotated

from tongzhi_cli.cli.declared import Argument, option
from tongzhi_cli.cli.terminal import detail
from tongzhi_cli.office import waiting


def _heard(quiet: bool) -> bool:
    """What takes seconds is told, where -q does not forbid it."""
    waiting.tell_by(None if quiet else say_waiting)
    return quiet


def _told(verbose: bool) -> bool:
    """Notes are folded, where -v does not ask for all of them."""
    detail.tell_all(wanted=verbose)
    return verbose


def say_waiting(text: str) -> None:
    """Tell on standard error, at once, that something is begun that takes seconds."""
    from tongzhi_cli.cli.terminal.wrapping import tell

    tell(text, sys.stderr)
    sys.stderr.flush()


Rosters = Annotated[
    list[str],
    Argument(metavar="花名册", help="班级花名册：.xlsx、.xls、.csv 等；可以写几个。"),
]
ClassPaths = Annotated[
    list[str],
    Argument(
        metavar="花名册|文件夹",
        help="班级花名册：.xlsx、.xls、.csv 等，可以写几个；或一个班的文件夹："
        "里面的花名册、问卷、接龙、空白表、通知各归各用。",
    ),
]
Results = Annotated[
    list[str] | None,
    option(
        "--results",
        metavar="文件",
        help="交来的校对结果：有“学号”和“校对结果”两列的 .csv 或 .xlsx，问卷导出的表，"
        "群接龙的文字；可以写几次，以时间最新的为准。",
    ),
]
ClassName = Annotated[
    str | None,
    option(
        "--class",
        metavar="班级",
        help="花名册没有班级一列时写明班级；有几个班时只取这一个。",
    ),
]
Mapping = Annotated[
    list[str] | None,
    option(
        "--map",
        metavar="学号=列名",
        help="认不出列时指明：等号右边写表头的字或列号，如 --map 姓名=C；可以写几次。",
    ),
]
Sheets = Annotated[
    list[str] | None,
    option(
        "--sheet",
        metavar="工作表",
        help="几张工作表都像花名册时，指明用哪一张；可以写几次。",
    ),
]
Evidence = Annotated[
    list[str] | None,
    option(
        "--evidence",
        metavar="文件夹|清单.txt",
        help="对一对截图和结果：谁有结果没有图片，谁有图片没有结果；图片的文件夹、压缩包，"
        "或粘贴成 .txt 的文件名；可以写几次。",
    ),
]
Renamed = Annotated[
    str | None,
    option(
        "--output",
        "-o",
        metavar="文件夹",
        help="和 --evidence 一起用：把认出来的图片按“学号-姓名”另存到这里，原来的不动。",
    ),
]
Allow = Annotated[
    list[str] | None,
    option(
        "--allow",
        metavar="代号",
        help="放行一种问题：写报告里每种问题的名字或后面的代号；只给一个人，写 代号:学号；"
        "几种用逗号隔开，或写几次。",
    ),
]
Since = Annotated[
    str | None,
    option(
        "--since",
        metavar="反馈表.docx",
        help="和哪一份比，说出哪几行变了、只需重印哪几张；不写就和要替换的那份比。",
    ),
]
ChangedOnly = Annotated[
    bool,
    option(
        "--changed-only",
        help="只写变了的那几张（另存为“…-只重印第1张”，整份不动），只把它们打印、重签。",
    ),
]
NoticeName = Annotated[
    str | None,
    option(
        "--notice",
        metavar="文件|编号",
        help="用哪份通知；不写就用花名册旁边或当前文件夹的 notice.toml，"
        "再没有就用内置的 2018 年通知。",
    ),
]
Now = Annotated[
    str | None,
    option(
        "--now",
        metavar="时间",
        envvar="FANKUI_NOW",
        help="当作现在的时间，如 '2018-04-02 09:00'；不写就用电脑的时钟。",
    ),
]
SinceSummary = Annotated[
    str | None,
    option(
        "--since",
        metavar="汇总.xlsx",
        help="和以前的汇总比：谁新反馈了，谁改了，哪些班齐了，哪些问题没有了。",
    ),
]
TextFile = Annotated[
    str | None,
    option(
        "--output",
        "-o",
        metavar="文件",
        help="写成文件，不写到屏幕上：.docx Word（可以打印），.txt 文字。",
    ),
]
Force = Annotated[bool, option("--force", help="覆盖已有的文件。")]
Quiet = Annotated[bool, option("--quiet", "-q", callback=_heard, help="只说错误和结果，不说别的。")]
Verbose = Annotated[
    bool,
    option(
        "--verbose",
        "-v",
        callback=_told,
        help="说明和提醒一条一条全列出来；不写就每种合成一行。",
    ),
]
AsJson = Annotated[bool, option("--json", help="结果按 JSON 写到标准输出，给程序读。")]

EXIT_CODES = """退出码：
  0 没有问题   1 有问题（build 什么也没写）   2 命令写法不对   3 文件读不了
  4 写不进去或会覆盖   5 程序自己的毛病   130 中途停下"""
