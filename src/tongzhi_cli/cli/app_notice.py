"""The commands of `fankui notice`: rules as data."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import (
    Allow,
    AsJson,
    Force,
    Mapping,
    NoticeName,
    Now,
    Quiet,
    Sheets,
    Verbose,
)
from tongzhi_cli.errors import ExitCode, UsageError

app = Commands(
    help="通知：截止时间、届次、表的样子，都在一个 notice.toml 里。",
    epilog="例：\n  fankui notice new      写一份今年的，一个个问\n"
    "  fankui notice import 通知.docx   从通知读出来\n"
    "  fankui notice check    改完了，查有没有写错的\n"
    "  fankui notice show     看一遍\n"
    "  fankui notice pack --roster 全校.xlsx -o 任务包   每班一个任务包，发下去",
)

_Named = Annotated[
    str | None,
    Argument(
        metavar="文件|编号",
        help="通知文件，或内置通知的编号；不写就是当前文件夹的 notice.toml。",
    ),
]
_Output = Annotated[
    str | None,
    option("--output", "-o", metavar="文件", help="写到哪里；不写就是当前文件夹的 notice.toml。"),
]


@app.command(
    "list",
    help="列出当前文件夹的和内置的通知，说明现在会用哪一份。",
    epilog="例：\n  fankui notice list",
)
def list_(as_json: AsJson = False, quiet: Quiet = False) -> ExitCode:
    """List the notices there are."""
    from tongzhi_cli.cli.notice import list_ as command

    return command.run(as_json=as_json, quiet=quiet)


@app.command(
    help="把一份通知照人看的样子写出来：谁、截止（星期几、还有多久）、交什么、表的样子。\n\n"
    "--ics 把各个截止写成日历文件，手机、Outlook 打开就加进日历，到时候提醒。",
    epilog="例：\n  fankui notice show\n  fankui notice show puer-2018-4\n"
    "  fankui notice show --ics -o 截止.ics",
)
def show(
    name: _Named = None,
    ics: Annotated[
        bool, option("--ics", help="把截止写成日历文件，提前一天、两小时提醒。")
    ] = False,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件.ics",
            help="日历写到哪里；不写就是当前文件夹的 截止.ics。",
        ),
    ] = None,
    force: Force = False,
    now: Now = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Print a notice as a person reads it, or write its deadlines as a calendar."""
    if ics or output is not None:
        from tongzhi_cli.cli.notice import calendar

        target = calendar.Target(output, ics=ics, force=force)
        return calendar.run(name, target, now, as_json=as_json, quiet=quiet)
    from tongzhi_cli.cli.notice import show as command

    return command.run(name, now, as_json=as_json, quiet=quiet)


@app.command(
    help="检查一份通知文件：写法、前后对不对得上（星期、日期、届和级）、还有哪些没有定。\n\n"
    "每一处都说在哪一行、哪一项、怎么改。",
    epilog="例：\n  fankui notice check notice.toml",
)
def check(
    name: _Named = None, as_json: AsJson = False, verbose: Verbose = False, quiet: Quiet = False
) -> ExitCode:
    """Print every mistake of a notice file."""
    from tongzhi_cli.cli.notice import check as command
    from tongzhi_cli.loader.notices import NOTICE_FILE

    return command.run(name or NOTICE_FILE, as_json=as_json, quiet=quiet)


@app.command(
    help="写一份今年的通知文件：在终端上一个个问，或用选项写明。\n\n"
    "学校、届、两个截止都写了，就不再问；级由届和学制算出，专升本、五年制不猜。",
    epilog="例：\n  fankui notice new\n"
    "  fankui notice new --school 示例大学 --year 2027 --check 4月1日晚23:00 "
    "--submit 4月6日17:30\n"
    "  fankui notice new --level 本科 --level 专升本:2:2025    学制 2 年，2025 级",
)
def new(
    school: Annotated[str | None, option("--school", metavar="学校", help="学校的全称。")] = None,
    number: Annotated[
        str | None, option("--number", metavar="文号", help="通知的文号，可以没有。")
    ] = None,
    year: Annotated[
        list[str] | None,
        option("--year", metavar="届", help="哪一届毕业，如 2027；可以写几次。"),
    ] = None,
    level: Annotated[
        list[str] | None,
        option(
            "--level",
            metavar="层次",
            help="本科、专科；别的写成 层次:学制:级，如 专升本:2:2025；几届的再加 :届。"
            "可以写几次，不写就是本科和专科。",
        ),
    ] = None,
    check_until: Annotated[
        str | None,
        option(
            "--check", metavar="时间", help="学生校对截止，照通知的原话，如 4月1日晚23:00以前。"
        ),
    ] = None,
    submit_until: Annotated[
        str | None, option("--submit", metavar="时间", help="上交截止，照通知的原话。")
    ] = None,
    hard: Annotated[
        bool, option("--hard", help="上交逾期不再受理：逾期算错误，不只提醒。")
    ] = False,
    where: Annotated[
        str | None, option("--where", metavar="地点", help="交到哪里；不写就是教务处。")
    ] = None,
    issued: Annotated[
        str | None,
        option(
            "--issued",
            metavar="日期",
            help="发文日期，如 2027-03-15；不写就是今天。没写年份的截止从这天往后算。",
        ),
    ] = None,
    title: Annotated[
        str | None, option("--title", metavar="标题", help="通知的标题；不写就照一般的写。")
    ] = None,
    issuer: Annotated[
        str | None,
        option("--issuer", metavar="单位", help="发文单位；不写就是学校的教务处。"),
    ] = None,
    output: _Output = None,
    force: Force = False,
    plain: Annotated[bool, option("--plain", help="在终端上问时用最简单的输入。")] = False,
    now: Now = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Write a notice file for this year."""
    from tongzhi_cli.cli.notice import new as command
    from tongzhi_cli.cli.notice.answers import NewNoticeOptions

    given = NewNoticeOptions(
        school, number, year or [], level or [], check_until, submit_until, where, issued,
        title, issuer, hard,
    )  # fmt: skip
    target = command.Target(output, now, force)
    return command.run(given, target, plain=plain, quiet=quiet)


@app.command(
    help="写出通知文件的 JSON Schema，编辑器用它提示各项、标出写错的。",
    epilog="例：\n  fankui notice schema -o notice.schema.json",
)
def schema(
    output: Annotated[
        str | None,
        option("--output", "-o", metavar="文件", help="写到哪里；不写就写到标准输出。"),
    ] = None,
    force: Force = False,
) -> ExitCode:
    """Print the schema of a notice file."""
    from tongzhi_cli.cli.notice import schema as command

    return command.run(output, force=force)


@app.command(
    "import",
    help="读一份通知（.docx、.txt、存下来的网页；装有 LibreOffice 的，.doc、.wps 也行），"
    "写成通知文件：文号、届次、每个截止时间和它的原话。\n\n"
    "说不准的（“6月初”、复制时丢了字的日期、和星期对不上的）不猜，写成 TODO 留给你定。",
    epilog="例：\n  fankui notice import 通知.docx\n"
    "  fankui notice import 通知.txt -o notice.toml\n"
    "  fankui notice import -                    粘贴通知的全文",
)
def import_(
    file: Annotated[
        str, Argument(metavar="通知", help="通知：.docx、.doc、.txt、.html；- 是标准输入。")
    ],
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写到哪里；不写就是通知旁边的 notice.toml；- 是标准输出。",
        ),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Read a notice and propose its notice file."""
    from tongzhi_cli.cli.notice import import_ as command

    return command.run(
        command.NoticeImportOptions(file, output), as_json=as_json, force=force, quiet=quiet
    )


@app.command(
    help="写出发下去的任务包，每班一个文件夹（按学院分）：说明.docx、能选“无误”的名单、可以打印的空表、"
    "问卷的题目、通知文件和空白表；另写一份索引，记着发给了谁。\n\n"
    "收回来的放回原处再汇总，索引就是要交的名单。没有 --roster，就写一个大家都能用的。",
    epilog="例：\n  fankui notice pack --roster 全校.xlsx -o 任务包\n"
    "  fankui notice pack --roster 全校.xlsx --zip --link 问卷的网址    压缩包，带问卷链接\n"
    "  fankui merge 任务包 -o 汇总.xlsx                         收回来以后",
)
def pack(
    name: _Named = None,
    roster: Annotated[
        list[str] | None,
        option(
            "--roster",
            metavar="名单",
            help="全校（全系）的名单：.xlsx、.xls、.csv 等；有“班长”“手机”“问卷链接”列的，"
            "写进索引和说明；可以写几次。",
        ),
    ] = None,
    output: Annotated[
        str | None,
        option("--output", "-o", metavar="文件夹", help="写到哪里；不写就是当前文件夹的“任务包”。"),
    ] = None,
    as_zip: Annotated[bool, option("--zip", help="每班一个 .zip 压缩包，不写成文件夹。")] = False,
    link: Annotated[
        str | None,
        option(
            "--link",
            metavar="网址",
            help="问卷的链接，写进说明；名单里有“问卷链接”列的，各班用各班的。",
        ),
    ] = None,
    notice: NoticeName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    allow: Allow = None,
    force: Force = False,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write what is handed out to the classes."""
    from tongzhi_cli.cli.notice import pack as command

    if name and notice and name != notice:
        raise UsageError(f"写了两份通知：{name} 和 --notice {notice}", "只写一份。")
    given = command.PackOptions(
        name or notice,
        roster or [],
        output,
        as_zip,
        link,
        mapping or [],
        sheet or [],
        allow or [],
        now,
    )
    return command.run(given, as_json=as_json, force=force, quiet=quiet)
