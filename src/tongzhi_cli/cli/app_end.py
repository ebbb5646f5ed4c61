"""The commands for the end of the work: the signed paper, handing over."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import (
    AsJson,
    ClassName,
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
    help="看签了字的反馈表的照片或扫描件：哪几张、谁签了、谁没签、哪几行要人看一眼。\n\n"
    "每一行是“已签”“没看到签名”或“请看一眼”；拿不准的不猜，给人看。印的学号、姓名、结果和数据不一样的说出来，"
    "照片不改任何人的结果。照片不联网、不另存；要先装看照片的部件（没有装会说怎么装）。",
    epilog="例：\n  fankui signed 花名册.xlsx 照片1.jpg 照片2.jpg\n"
    "  fankui signed 花名册.xlsx 照片/ --look 请看一眼.html\n"
    '  fankui signed 花名册.xlsx 照片/ --seen "已签 7 12，未签 9"\n'
    "  fankui signed 花名册.xlsx 扫描.pdf --json\n"
    "  fankui signed --by 汇总.xlsx 扫描/ -o 新汇总.xlsx     教务处：一叠扫描件，一班一行",
)
def signed(
    paths: Annotated[
        list[str],
        Argument(
            metavar="花名册|文件夹 照片…",
            help="先写花名册（或反馈表、一个班的文件夹），再写照片、扫描的 PDF 或放照片的文件夹。",
        ),
    ],
    by: Annotated[
        str | None,
        option(
            "--by",
            metavar="汇总.xlsx",
            help="按汇总里的班看一叠扫描件（不写花名册）；那份汇总不动，结果用 -o 写进新的。",
        ),
    ] = None,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="新汇总.xlsx",
            help="和 --by 一起：新的汇总，“总览”多一栏“纸件”；停下过的，加 --force 接着看。",
        ),
    ] = None,
    results: Results = None,
    seen: Annotated[
        str | None,
        option(
            "--seen",
            metavar="已签 7 12",
            help="看过以后说：已签、未签，后面写要看的那几行的序号、姓名，或整个学号；记在收集记录里，再拍也不再问。",
        ),
    ] = None,
    look: Annotated[
        str | None,
        option(
            "--look",
            metavar="请看一眼.html",
            help="把要人看的格子写成一个网页（里面有签名，看完就删）。",
        ),
    ] = None,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheets: Sheets = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> ExitCode:
    """Say who has signed."""
    if by is not None:
        from tongzhi_cli.cli.signed import by as by_summary

        by_summary.refuse(by, results, class_name, mapping, sheets)
        stack = by_summary.Wanted(by, paths, output, seen, look, notice, now, force)
        return by_summary.run(stack, as_json=as_json, quiet=quiet)
    from tongzhi_cli.cli.signed import signed as command
    from tongzhi_cli.loader.rosters import ClassOptions

    command.refuse_output(output)
    data, pictures = command.apart(paths)
    given = ClassOptions(
        data, results or [], class_name, mapping or [], sheets or [], [], notice, now
    )
    wanted = command.Wanted(pictures, seen, look, force)
    return command.run(given, wanted, as_json=as_json, quiet=quiet)


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
