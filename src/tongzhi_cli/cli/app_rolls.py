"""The command that takes rolls as they come: one clean workbook, or one for each class."""

from typing import Annotated

from tongzhi_cli.cli.declared import Commands, option
from tongzhi_cli.cli.parameters import (
    Allow,
    AsJson,
    ClassName,
    Force,
    Mapping,
    Quiet,
    Rosters,
    Sheets,
    Verbose,
)
from tongzhi_cli.errors import ExitCode

app = Commands()


@app.command(
    "import",
    help="把各种各样的花名册整理成一份干净的班级表（.xlsx），接着就能填结果、生成反馈表。\n\n"
    "认得 .xlsx、.xls、.et、.xlsb、.ods、.csv，教务系统存成 .xls 的网页、文本和 XML；"
    "原来的文件不改。有错误就列出来，什么也不写。\n\n"
    "全校的名单用 --split 拆开：一个班（学院、专业……）一份，标题和表头都在，每人正好在一份里。",
    epilog="例：\n  fankui import 花名册.xls -o 班级表.xlsx\n"
    "  fankui import 一班.xls 二班.csv -o 年级.xlsx\n"
    "  fankui import 全校.xlsx --split 班级 -o 各班/\n"
    "  fankui import 全校.xlsx --split 学院 --split 班级 -o 各班/   一个学院一个文件夹\n"
    "  fankui import 旧名单.xlsx 新名单.xlsx --diff       谁来了、走了、换了班\n"
    "  fankui import 花名册.xls --json           给程序读",
)
def import_(
    files: Rosters,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写到哪里；不写就是花名册旁边的“…-整理.xlsx”；--split 是“…-按班级”文件夹。",
        ),
    ] = None,
    split: Annotated[
        list[str] | None,
        option(
            "--split",
            metavar="班级|学院|专业",
            help="拆成许多份，每份一张干净的表；也可以按年级、层次；写两次就是两层，前一层是文件夹。"
            "没有写班级的人单独一份。",
        ),
    ] = None,
    zipped: Annotated[
        bool, option("--zip", help="（--split）各份装进一个 .zip，不写成文件夹。")
    ] = False,
    diff: Annotated[
        bool,
        option(
            "--diff",
            help="比两份名单，旧的在前：谁新来、离开，谁换了班、姓名、学号、学籍状态；"
            "-o 变化.xlsx 写成表。有不同时退出码是 1。",
        ),
    ] = False,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    allow: Allow = None,
    force: Force = False,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write one clean workbook of all students in the files."""
    from tongzhi_cli.cli.monitor import import_ as command
    from tongzhi_cli.errors import UsageError
    from tongzhi_cli.loader.rolls.read import RollOptions

    given = RollOptions(files, class_name, mapping or [], sheet or [])
    if diff and (split or zipped):
        raise UsageError("--diff 不和 --split 一起用", "分两次运行。")
    if diff:
        from tongzhi_cli.cli.monitor.rolls import diff as comparing

        return comparing.run(given, output, as_json=as_json, force=force, quiet=quiet)
    if split:
        from tongzhi_cli.cli.monitor.rolls import split as splitting

        wanted = splitting.Wanted(split, output, allow or [], zipped, force)
        return splitting.run(given, wanted, as_json=as_json, quiet=quiet)
    if zipped:
        raise UsageError("--zip 要和 --split 一起用", "加 --split 班级。")
    return command.run(given, output, allow or [], as_json=as_json, force=force, quiet=quiet)
