"""The commands that are about one class, or a few: a monitor's and a counsellor's."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import (
    Allow,
    AsJson,
    ChangedOnly,
    ClassName,
    ClassPaths,
    Evidence,
    Force,
    Mapping,
    NoticeName,
    Now,
    Quiet,
    Renamed,
    Results,
    Sheets,
    Since,
    SinceSummary,
    Verbose,
)
from tongzhi_cli.errors import ExitCode, UsageError

app = Commands()


@app.command(
    help="从花名册生成可以打印签字的反馈表（Word）。\n\n"
    "先按通知逐条检查；有错误就列出来，什么也不写。每个班一份，默认写成花名册旁边的“反馈表-班级.docx”；"
    "通知还要勘误表、统计表的，一起写。",
    epilog="例：\n  fankui build 花名册.xlsx --results 结果.csv\n"
    "  fankui build 花名册.xlsx --template 附件2.docx -o 交教务处.docx --pdf\n"
    "  fankui build 文件夹                       一个班的花名册、问卷、接龙、空白表放在一起\n"
    "  fankui build 花名册.xlsx --draft          先打印空表，手写结果\n"
    "  fankui build 花名册.xlsx --changed-only   改了几个人的结果：只写要重印的那几张",
)
def build(
    rosters: ClassPaths,
    results: Results = None,
    output: Annotated[
        str | None,
        option(
            "--output",
            "-o",
            metavar="文件|文件夹",
            help="写到哪里；.docx（Excel 空白表是 .xlsx）结尾是文件名。",
        ),
    ] = None,
    template: Annotated[
        str | None,
        option(
            "--template",
            metavar="附件2.docx",
            help="用学校发的空白表（.docx、.xlsx）；不写就用自带的。",
        ),
    ] = None,
    paper: Annotated[
        list[str] | None,
        option(
            "--paper",
            metavar="signed|corrections|counts",
            help="只要哪种纸：signed 反馈表、corrections 勘误表（只有信息有误的人）、counts 统计表"
            "（各班人数）；可以写几次，不写就照通知。",
        ),
    ] = None,
    class_name: ClassName = None,
    layout: Annotated[
        str | None,
        option(
            "--layout",
            metavar="sheets|flow",
            help="sheets：一张一张，每张都有标题和签字栏；flow：一张长表，表头逐页重复。"
            "不写就是 sheets；空白表只有几个空行、坐不下全班的，是 flow。",
        ),
    ] = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    allow: Allow = None,
    draft: Annotated[
        bool, option("--draft", help="有错误也生成，没有结果的留空，打印后手写。")
    ] = False,
    pdf: Annotated[bool, option("--pdf", help="另存一份 PDF（要装有 LibreOffice）。")] = False,
    since: Since = None,
    changed_only: ChangedOnly = False,
    opens: Annotated[
        bool, option("--open", help="写好了就打开看（只在终端上；不在终端上什么也不打开）。")
    ] = False,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write one filled form per class, if nothing stands against it."""
    from tongzhi_cli.cli.monitor import build as command
    from tongzhi_cli.loader.rosters import ClassOptions

    given = ClassOptions(
        rosters, results or [], class_name, mapping or [], sheet or [], allow or [], notice, now
    )
    target = command.Target(
        output, template, paper or [], layout, draft=draft, pdf=pdf, force=force,
        since=since, changed_only=changed_only, opens=opens,
    )  # fmt: skip
    return command.run(given, target, as_json=as_json, quiet=quiet)


@app.command(
    help="检查全班的校对结果：谁还没反馈，哪一行不对，为什么。\n\n"
    "按通知逐条检查，不动原来的文件；有错误时退出码是 1。",
    epilog="例：\n  fankui check 花名册.xlsx --results 结果.csv\n"
    "  fankui check 文件夹                       一个班的；或交来的许多份表\n"
    "  fankui check 花名册.xlsx --missing        只列还没反馈的人，可以直接粘到群里\n"
    "  fankui check 文件夹 -o 报告.html          一页报告，发到手机，或打印出来贴\n"
    "  fankui check 花名册.xlsx --annotate       另存一份，错的格子标成黄色、写上批注",
)
def check(
    rosters: ClassPaths,
    results: Results = None,
    missing: Annotated[
        bool, option("--missing", help="只列还没反馈的姓名，可以直接粘到群里。")
    ] = False,
    annotate: Annotated[
        bool,
        option(
            "--annotate",
            help="另存一份（花名册-批注.xlsx）：错的格子标成黄色，批注写着怎么改；原件不动。",
        ),
    ] = False,
    output: Annotated[
        list[str] | None,
        option(
            "--output",
            "-o",
            metavar="报告.html",
            help="另写一页报告：还差谁、要联系谁、有误的带什么；手机上看，也能打印。"
            "（--annotate）别的结尾是写了批注的那一份，不写就在原件旁边。",
        ),
    ] = None,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    allow: Allow = None,
    force: Force = False,
    since: SinceSummary = None,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Report every problem, grouped by kind."""
    from tongzhi_cli.cli.monitor import check as command
    from tongzhi_cli.loader.rosters import ClassOptions

    given = ClassOptions(
        rosters, results or [], class_name, mapping or [], sheet or [], allow or [], notice, now
    )
    return command.run(
        given, missing=missing, outputs=output or [], annotate=annotate,
        as_json=as_json, force=force, quiet=quiet, since=since,
    )  # fmt: skip


@app.command(
    help="收集全班的校对结果，存在花名册旁边的收集记录里；check 和 build 会用上。\n\n"
    "不写别的就在终端上逐个问（回车=无误）；有问卷星、腾讯文档、腾讯问卷导出的表或群接龙，"
    "用 --from。每答一人即存盘，什么时候停都不会丢，再运行就接着来。花名册不改。",
    epilog="例：\n  fankui collect 花名册.xlsx                        在终端上问\n"
    "  fankui collect 花名册.xlsx --from 问卷.xlsx --dry-run   先看看会记下什么\n"
    "  fankui collect 花名册.xlsx --from 群接龙的文件\n"
    "  fankui collect 花名册.xlsx --set 2014030101=民族应为回族 --rest 无误\n"
    "  fankui collect 花名册.xlsx --without 2014030102=休学     不参加的\n"
    "  fankui collect 花名册.xlsx --allow late-check:2014030105=住院 --by 王老师   放行一人\n"
    "  fankui collect 花名册.xlsx --evidence 截图/        谁交了截图；-o 改名/ 按学号姓名另存\n"
    "  fankui collect 花名册.xlsx --log                  看记过什么\n"
    "  fankui collect 花名册.xlsx --export 结果.xlsx",
)
def collect(
    roster: Annotated[
        str,
        Argument(
            metavar="花名册|文件夹",
            help="班级花名册：.xlsx、.xls、.csv 等；或一个班的文件夹：里面的问卷和接龙都收。",
        ),
    ],
    files: Annotated[
        list[str] | None,
        option(
            "--from",
            metavar="文件",
            help="从文件里收：问卷星、腾讯文档、腾讯问卷导出的表，有“学号”和结果的任何表，"
            "群接龙、QQ 聊天记录的文字，或另一份收集记录（.jsonl）；- 是标准输入；可以写几次。"
            "放截图的文件夹、文件名的清单只看谁交了，不当作结果。",
        ),
    ] = None,
    evidence: Evidence = None,
    output: Renamed = None,
    settings: Annotated[
        list[str] | None,
        option(
            "--set",
            metavar="学号=文字",
            help="直接记一个人的结果；左边也可以是学号末几位或姓名；一人一个，可以写几次。",
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        option(
            "--without",
            metavar="学号=原因",
            help="这名同学不参加：休学、退学、入伍等；不算未反馈，不催。等号后面空着是照常参加；"
            "可以写几次。",
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        option(
            "--allow",
            metavar="代号:学号=原因",
            help="给这名同学放行一种问题，记下来，check、build 从此照办，"
            "如 late-check:2014030105=住院；原因可以不写；可以写几次。",
        ),
    ] = None,
    by: Annotated[
        str | None,
        option("--by", metavar="王老师", help="--allow 是谁同意的。"),
    ] = None,
    rest: Annotated[
        str | None,
        option("--rest", metavar="无误", help="其余没有结果的人都记“无误”，来源写“代填”。"),
    ] = None,
    dry_run: Annotated[bool, option("--dry-run", help="只说会记下什么，什么也不写。")] = False,
    show_log: Annotated[bool, option("--log", help="看收集记录：谁代替了谁。")] = False,
    undo: Annotated[bool, option("--undo", help="撤回最后记的一条。")] = False,
    undo_of: Annotated[
        str | None,
        option(
            "--undo-of",
            metavar="学号",
            help="撤回这个人最后记的一条：结果、不参加、放行；也可以是学号末几位或姓名。",
        ),
    ] = None,
    export: Annotated[
        str | None,
        option("--export", metavar="文件", help="把结果导出成表：.xlsx 或 .csv。"),
    ] = None,
    plain: Annotated[
        bool, option("--plain", help="在终端上问时不用候选列表，只用最简单的输入。")
    ] = False,
    class_name: ClassName = None,
    mapping: Mapping = None,
    sheet: Sheets = None,
    force: Annotated[bool, option("--force", help="覆盖已有的文件（--export）。")] = False,
    notice: NoticeName = None,
    now: Now = None,
    as_json: AsJson = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Collect the answers of a class."""
    from tongzhi_cli.cli.collect import collect as command
    from tongzhi_cli.loader.collection import Wanted, Whose

    if undo and undo_of is not None:
        raise UsageError(
            "--undo 和 --undo-of 不能一起用",
            "撤回最后记的一条写 --undo；撤回一个人最后的一条写 --undo-of 学号。",
        )
    whose = Whose(roster, class_name, mapping or [], sheet or [], notice, now)
    wanted = Wanted(
        files or [],
        settings or [],
        without or [],
        rest,
        show_log=show_log,
        undo=undo if undo_of is None else undo_of,
        export=export,
        dry_run=dry_run,
        plain=plain,
        force=force,
        as_json=as_json,
        quiet=quiet,
        allow=allow or [],
        by=by,
        evidence=evidence or [],
        output=output,
    )
    return command.run(whose, wanted)
