"""The commands of `fankui form`: a school's own blank forms."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import AsJson, Quiet, Verbose
from tongzhi_cli.errors import ExitCode

app = Commands(
    help="学校自己的空白表：认出了什么，哪一列是什么。",
    epilog="先试这一条：fankui form inspect 附件2.docx",
)


@app.command(
    help="看一份空白表里认出了什么：每一列是什么、一张多少行、班级写在哪里、签字栏、哪些留空、"
    "有什么拿不准的。\n\n"
    "认错了就用 --map 指明；加 --save-as 记在通知文件里，以后 build 就用这份空白表。",
    epilog="例：\n  fankui form inspect 附件2.docx\n"
    "  fankui form inspect 附件2.docx --map 校对结果=有无问题\n"
    "  fankui form inspect 附件2.docx --map 校对结果=D --save-as notice.toml",
)
def inspect(
    blank: Annotated[
        str,
        Argument(
            metavar="空白表",
            help="学校发的空白表：.docx、.dotx、.xlsx；.doc、.wps、.xls、.et 要装有 LibreOffice。",
        ),
    ],
    mapping: Annotated[
        list[str] | None,
        option(
            "--map",
            metavar="校对结果=列名",
            help="哪一列是什么：等号右边写表头的字、列的字母或第几列，"
            "如 --map 校对结果=D；可以写几次。",
        ),
    ] = None,
    paper: Annotated[
        str | None,
        option(
            "--paper",
            metavar="signed|corrections|counts",
            help="当作哪一种：signed 反馈表、corrections 勘误表、counts 统计表；不写就看表的样子。",
        ),
    ] = None,
    save_as: Annotated[
        str | None,
        option(
            "--save-as",
            metavar="notice.toml",
            help="把这份空白表和列的对应记在通知文件里；通知文件要先有，别的内容不动。",
        ),
    ] = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Say what was recognised in a blank form."""
    from tongzhi_cli.cli.form import inspect as command

    given = command.InspectOptions(blank, mapping or [], paper, save_as)
    return command.run(given, as_json=as_json, quiet=quiet)
