"""Files dropped on the program: they are checked, and what to type next is said."""

from collections.abc import Iterator, Sequence

from tongzhi_cli.cli.terminal.prompt import front_end
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.rosters import is_many, is_notice_file
from tongzhi_cli.model.shell import Execute, command


def run(files: Sequence[str], execute: Execute, *, stays: bool) -> int:
    """Check *files*; the exit code of that.

    Where the window does not stay, it is left open until somebody closes it.
    """
    files = [f"./{name}" if name.startswith("-") else name for name in files]  # no options
    words = ["notice", "check", files[0]] if is_notice_file(files[0]) else ["check", *files]
    say("运行的命令：", f"  {command(words)}")
    code = execute(words)
    if steps := list(_next(files, code)):
        say("下一步：")
        for about, next_words in steps:
            say(f"  {about}：", f"    {command(next_words)}")
    if not stays:
        _wait(files[0], execute)
    return code


def _next(files: Sequence[str], code: int) -> Iterator[tuple[str, list[str]]]:
    """What to do next, by what was checked and what came of it."""
    if is_notice_file(files[0]):
        if code == ExitCode.INPUT:
            return
        yield "看看要做什么、什么时候以前", ["notice", "show", files[0]]
        return
    if code not in {ExitCode.OK, ExitCode.PROBLEMS}:
        if files[0].lower().endswith(".docx"):
            blank = ["build", "花名册.xlsx", "--template", files[0]]
            yield "如果它是通知，读成通知文件", ["notice", "import", files[0]]
            yield "如果它是空白的反馈表，看看认出了什么", ["form", "inspect", files[0]]
            yield "用它来填", blank
        return
    if any(map(is_many, files)):
        yield "汇总成一份工作簿", ["merge", *files, "-o", "汇总.xlsx"]
    elif code == ExitCode.OK:
        yield "生成可以打印签字的反馈表", ["build", *files]
    else:
        yield "收集还差的结果", ["collect", files[0]]
        yield "催还没反馈的人", ["remind", *files]
        yield "改好以后，生成反馈表", ["build", *files]


def _wait(roster: str, execute: Execute) -> None:
    """Hold the window until Enter; or go on with the menu."""
    try:
        asking = front_end(plain=True)
        typed = asking.ask("回车=关闭窗口，1=接着做（菜单）> ", lambda _: [])
    except EOFError:
        return
    if typed.strip() in {"1", "１"}:
        from tongzhi_cli.cli.start.menu import Menu

        Menu(execute, roster=roster).run()
