"""The commands that explain: to the class, to whoever reads a report, to whoever is new."""

from typing import Annotated

from tongzhi_cli.cli.declared import Argument, Commands, option
from tongzhi_cli.cli.parameters import AsJson, Force, NoticeName, Now, Quiet, TextFile, Verbose
from tongzhi_cli.errors import ExitCode, UsageError

app = Commands()


@app.command(
    help="写一段发到班级群的说明：谁要做、什么时候以前、一步步怎么做、怎么答、有误或没有照片怎么办。\n\n"
    "照通知写，是可以直接粘到 QQ、微信的文字；-o 写成 Word。",
    epilog="例：\n  fankui guide\n  fankui guide --short --link 问卷的网址\n"
    "  fankui guide --notice notice.toml\n  fankui guide -o 说明.docx                  打印出来贴\n"
    "  fankui guide --questionnaire -o 问卷.txt   给问卷星的“文本导入”",
)
def guide(
    link: Annotated[
        str | None,
        option("--link", metavar="网址", help="在哪里填：问卷或收集表的网址；不写就是群接龙。"),
    ] = None,
    short: Annotated[bool, option("--short", help="短的：只有截止、几步和怎么答。")] = False,
    questionnaire: Annotated[
        bool,
        option(
            "--questionnaire",
            help="写成问卷的文字，问卷星用“文本导入”建成问卷；收来的答卷 collect --from 直接认得。",
        ),
    ] = False,
    output: TextFile = None,
    force: Force = False,
    notice: NoticeName = None,
    now: Now = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write the steps of the notice for the class group."""
    from tongzhi_cli.cli.monitor import guide as command

    target = command.Target(output, force)
    if questionnaire:
        if short or link:
            raise UsageError(
                f"--questionnaire 和 {'--short' if short else '--link'} 不能一起用",
                "问卷和说明是两份文字，请分两次运行。",
            )
        return command.questions(notice, now, target, quiet=quiet)
    return command.run(notice, now, target, link=link, short=short, quiet=quiet)


@app.command(
    help="说明一种问题：什么意思，依据哪一条，怎么办。不写代号就列出全部。",
    epilog="例：\n  fankui explain late-check",
)
def explain(
    code: Annotated[str | None, Argument(metavar="代号", help="报告里每种问题后面的代号。")] = None,
) -> ExitCode:
    """Explain one kind of problem, or list them all."""
    from tongzhi_cli.cli.help import explain as command

    return command.run(code)


@app.command(
    help="写一个编造的班，什么情况都有，再列出可以试的命令：从收集、检查到反馈表、汇总。",
    epilog="例：\n  fankui demo\n  fankui demo 试一试 --force",
)
def demo(
    folder: Annotated[
        str | None,
        Argument(metavar="文件夹", help="写到哪里；不写就是当前文件夹里的 fankui-demo。"),
    ] = None,
    force: Annotated[
        bool,
        option("--force", help="已有的例子重新来过：它的文件重写，试出来的结果去掉。"),
    ] = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Write an invented class and print what to try on it."""
    from tongzhi_cli.cli.help import demo as command

    return command.run(folder, force=force, quiet=quiet)


@app.command(
    help="看看这台电脑：能不能写、中文字体、LibreOffice、时区、时钟……哪一样不行，怎么办。\n\n"
    "什么也不改，不联网。× 要先弄好，！ 可以弄得更好，· 没有也行。",
    epilog="例：\n  fankui doctor\n  fankui doctor 软件1班     那个文件夹能不能写\n"
    "  fankui --version -v       报告毛病时附上的版本",
)
def doctor(
    folder: Annotated[
        str | None,
        Argument(metavar="文件夹", help="在哪个文件夹里用；不写就是现在所在的。"),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> ExitCode:
    """Look at this computer and say what to mend."""
    from tongzhi_cli.cli.help import doctor as command

    return command.run(folder or ".", as_json=as_json, quiet=quiet)


@app.command(
    help="写出命令行补全的脚本：按 Tab 补全命令、选项，旁边有中文说明。\n\n"
    "只写到屏幕上，什么也不改；怎样装上，脚本的头几行说明。",
    epilog="例：\n  fankui completion bash\n  fankui completion powershell",
)
def completion(
    shell: Annotated[
        str,
        Argument(metavar="bash|zsh|fish|powershell", help="用的是哪种终端。"),
    ],
) -> ExitCode:
    """Print the script by which a shell completes."""
    from tongzhi_cli.cli.help import completion as command

    return command.run(shell)
