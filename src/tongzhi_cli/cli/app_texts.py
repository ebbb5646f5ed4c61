"""The commands that write texts for people: whom to ask, what each has to do."""

from typing import Annotated

from tongzhi_cli.cli.declared import Commands, option
from tongzhi_cli.cli.parameters import (
    AsJson,
    ClassName,
    ClassPaths,
    Force,
    Mapping,
    NoticeName,
    Now,
    Quiet,
    Results,
    Sheets,
    Verbose,
)
from tongzhi_cli.errors import ExitCode

app = Commands()


@app.command(
    help="写一段催交的话，可以直接粘到班级群：还差谁，什么时候截止，怎么做，怎么回复。",
    epilog="例：\n  fankui remind 花名册.xlsx\n  fankui remind 花名册.xlsx --at --link 问卷的网址\n"
    "  fankui remind 花名册.xlsx -o 催交.png     一张图，发到群里\n"
    "  fankui remind 花名册.xlsx -o 催交.docx    打印出来贴\n"
    "  fankui remind 花名册.xlsx --done          发到群里以后记一笔\n"
    "  fankui remind 交来的表/                   几个班的：一段粘到班长群的话，哪个班差几个\n"
    "  fankui remind 汇总.xlsx -o 催交/          再每班一份 .txt，发给各班班长",
)
def remind(
    rosters: ClassPaths,
    results: Results = None,
    at: Annotated[
        bool,
        option("--at", help="每个名字前面加 @，一人一行；花名册有群昵称、QQ 一列的，照它写。"),
    ] = False,
    link: Annotated[
        str | None,
        option("--link", metavar="网址", help="在哪里填：问卷或收集表的网址；不写就是群接龙。"),
    ] = None,
    done: Annotated[
        bool,
        option("--done", help="发到群里了：在收集记录里记一笔，以后知道谁催过几次。"),
    ] = False,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件",
            help="写成文件，不写到屏幕上：.png 发到群里的图片（多少人答了、还差谁、什么时候以前），"
            ".docx Word（可以打印），.txt 文字。",
        ),
    ] = None,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write the text that asks those who are missing."""
    from tongzhi_cli.cli.monitor import remind as command
    from tongzhi_cli.loader.rosters import ClassOptions

    given = ClassOptions(
        rosters, results or [], class_name, mapping or [], sheet or [], [], notice, now
    )
    wanted = command.Wanted(at, link, done, output, force)
    return command.run(given, wanted, as_json=as_json, quiet=quiet)


@app.command(
    help="信息有误的同学各自怎么办：谁来解决，带什么，交到哪里，什么时候以前；没有照片的另列。\n\n"
    "一段可以直接粘到群里的话；-o 写成打印出来好勾的表，或 Word。照通知写的，通知没有写的不猜。\n\n"
    "--template 更正申请表.docx 给要办的每个人填好一份学校的申请表；不知道的（身份证号、签名……）"
    "空着，并列出来。",
    epilog="例：\n  fankui followup 花名册.xlsx --results 结果.csv\n"
    "  fankui followup 交来的表/ -o 跟进.xlsx      打印出来好勾的表\n"
    "  fankui followup 花名册.xlsx -o 跟进.docx    一人一块，打印出来发给本人\n"
    "  fankui followup 花名册.xlsx --template 更正申请表.docx -o 申请表/",
)
def followup(
    rosters: ClassPaths,
    results: Results = None,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写成文件，不写到屏幕上：.xlsx 表，.docx Word，.txt 文字；"
            "有 --template 时，申请表写在这个文件夹里。",
        ),
    ] = None,
    template: Annotated[
        str | None,
        option(
            "--template",
            metavar="更正申请表.docx",
            help="学校的一个人填一份的申请表：给要办的每个人写一份 学号-姓名-更正申请表.docx。",
        ),
    ] = None,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Say what each student with a fault has to bring, where, until when; or fill their forms."""
    from tongzhi_cli.loader.rosters import ClassOptions

    given = ClassOptions(
        rosters, results or [], class_name, mapping or [], sheet or [], [], notice, now
    )
    if template:
        from tongzhi_cli.cli.monitor import followup_forms

        return followup_forms.run(
            given, template, output=output, as_json=as_json, force=force, quiet=quiet
        )
    from tongzhi_cli.cli.monitor import followup as command

    return command.run(given, output=output, as_json=as_json, force=force, quiet=quiet)
