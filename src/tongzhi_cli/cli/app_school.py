"""The commands that are about many classes: a registrar's."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import (
    AsJson,
    Force,
    Mapping,
    NoticeName,
    Now,
    Quiet,
    SinceSummary,
    Verbose,
)
from tongzhi_cli.errors import ExitCode

app = Commands()


@app.command(
    help="把许多班交来的反馈表汇总成一份工作簿：总览、明细、异常汇总、未反馈、要联系谁。\n\n"
    "反馈表（.docx；装有 LibreOffice 的，.doc、.wps 也行）、带结果的花名册、文件夹、.zip 压缩包、"
    "以前的汇总都行，可以混着写；"
    "读不了的文件逐个说明，其余照常汇总。",
    epilog="例：\n  fankui merge 交来的表/ -o 汇总.xlsx\n"
    "  fankui merge 交来的表/ -o 汇总.xlsx -o 报告.html            再写一页发到手机、贴出来\n"
    "  fankui merge 交来的表/ --roster 全校名单.xlsx -o 汇总.xlsx   对名单：谁没交、缺谁\n"
    "  fankui merge 软件学院.xlsx 数学学院.xlsx -o 全校.xlsx       汇总可以再汇总\n"
    "  fankui merge 交来的表/ --docx 全部.docx                     各班的表合成一份来打印\n"
    "  fankui merge 交来的表/ --roster 全校名单.xlsx --send-back 退回/   要改的退回给各班\n"
    "  fankui merge 交来的表/ --since 昨天的汇总.xlsx               和它比：谁新交了、改了什么\n"
    "  fankui merge 交来的表/ --by-college 分学院                  每个学院各一份",
)
def merge(
    paths: Annotated[
        list[str],
        Argument(
            metavar="文件|文件夹",
            help="交来的反馈表（.docx、.doc）、花名册、文件夹、.zip、以前的汇总；可以写几个，"
            "可以用 *。",
        ),
    ],
    roster: Annotated[
        list[str] | None,
        option(
            "--roster",
            metavar="全校名单",
            help="拿全校的名单来对：哪个班没交、表上缺谁、谁不在名单里、人数对不对；可以写几次。",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写什么、写到哪里：.xlsx 工作簿，.html 一页报告（手机上看、打印）；可以各写一次；"
            "不写就是当前文件夹的“汇总.xlsx”。",
        ),
    ] = None,
    docx: Annotated[
        str | None,
        option("--docx", metavar="文件", help="另把各班的反馈表合成一份 Word，每班从新的一张起。"),
    ] = None,
    template: Annotated[
        str | None,
        option(
            "--template", metavar="附件2.docx", help="（--docx）用学校的空白表；不写就用自带的。"
        ),
    ] = None,
    send_back: Annotated[
        str | None,
        option(
            "--send-back",
            metavar="文件夹",
            help="另给每个要改的班一个文件夹：交来的那一份，错的格子标成黄色、加了批注（原件不动），"
            "和可以直接粘贴的说明；没有交表的班是说明和名单。",
        ),
    ] = None,
    by_college: Annotated[
        str | None,
        option(
            "--by-college",
            metavar="文件夹",
            help="另给每个学院一个文件夹：只有自己学院的汇总、报告（网页）和要退回各班的。",
        ),
    ] = None,
    since: SinceSummary = None,
    mapping: Mapping = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write one workbook of everything that was handed in."""
    from tongzhi_cli.cli.registrar import merge as command
    from tongzhi_cli.cli.registrar.options import MergeOptions

    given = MergeOptions(
        paths, roster or [], output or [], docx, template, mapping or [], notice, now,
        send_back=send_back, by_college=by_college, since=since,
    )  # fmt: skip
    return command.run(given, as_json=as_json, force=force, quiet=quiet)
