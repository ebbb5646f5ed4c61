"""Files dropped on the program: they are checked, and what to type next is said."""

import os
from collections.abc import Iterator, Sequence
from functools import cache

from tongzhi_cli.cli.start.all_of_it import see_all
from tongzhi_cli.cli.start.sorting import Dropped, Look, is_class_folder, known, sorted_files
from tongzhi_cli.cli.terminal.by_number import by_number
from tongzhi_cli.cli.terminal.dragged import as_word, path_of
from tongzhi_cli.cli.terminal.keys import ALL, key_of
from tongzhi_cli.cli.terminal.prompt import line
from tongzhi_cli.cli.terminal.seat import can_ask
from tongzhi_cli.cli.terminal.show import has_said_steps, say
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.notices import is_notice_file
from tongzhi_cli.loader.rosters import is_many
from tongzhi_cli.loader.slots import roster_beside
from tongzhi_cli.model.file_kind import ANSWERS, SOME_ROSTER, FileKind
from tongzhi_cli.model.shell import Execute, command
from tongzhi_cli.scan.inputs import is_picture


def run(files: Sequence[str], execute: Execute, *, stays: bool) -> int:
    """Check *files*; the exit code of that.

    Where the window does not stay, it is left open until somebody closes it.
    """
    files = [*map(as_word, files)]
    found = Dropped()
    words = ["notice", "check", files[0]]
    look = cache(known)  # no file is opened twice
    signed = _signed(files, look)
    if signed:
        words = signed
    elif not is_notice_file(files[0]):
        pictures = [one for one in files if is_picture(one)]
        found = sorted_files(
            [one for one in files if one not in pictures] or files, _ask_for_roster, look
        )
        words = ["check", *(found.words if found.answers else files)]
        if found.answers and pictures:
            say(f"图片没有看：{'、'.join(pictures)}")
    if found.answers:
        say(f"{found.answers[0]} 是{found.what}，花名册用 {found.roster}。")
    say("运行的命令：", f"  {command(words)}")
    has_said_steps()
    with by_number(chosen=not stays):  # nothing can be typed behind it
        code = execute(words)
    steps = [] if words[0] == "signed" else list(_next(files, code, found))
    if has_said_steps():  # the check itself: what it does not know is to record the answers
        steps = [one for one in steps if found.answers and one[1][0] == "collect"]
    elif steps:
        say("下一步：")
    for about, next_words in steps:
        say(f"  {about}：", f"    {command(next_words)}")
    if not stays:
        _wait(files[0], words, execute)
    return code


def _signed(files: Sequence[str], look: Look) -> list[str]:
    """To look who has signed on the pictures among *files*, of the roster among or beside them.

    Nothing where there is none, or where they may be something else: with a chat or a
    questionnaire pictures are what students sent, and that is asked.
    """
    shown = [one for one in files if is_picture(one)]
    data = [one for one in files if not is_picture(one)]
    if not shown or (data and not _are_sheets(shown, data, look)):
        return []
    if not data:
        roster = roster_beside(shown[0]) or _ask_for_roster("看谁签了，要和花名册一起看。")
        data = [roster] if roster else []
    return ["signed", *data, *shown]


def _are_sheets(shown: Sequence[str], data: Sequence[str], look: Look) -> bool:
    """Whether pictures among other files are of the signed paper."""
    kinds = [one.kind for name in data if (one := look(name))]
    if not any(kind in ANSWERS for kind in kinds):
        return True
    if not can_ask():
        return False
    typed = line(f"{shown[0]} 是签了字的纸吗？1=是，看谁签了；回车=不是，是截图> ")
    return typed.strip() in {"1", "１"}


def _ask_for_roster(about: str) -> str | None:
    """The roster that somebody drags into the window; None where nobody can be asked."""
    if not can_ask():
        return None
    path = path_of(line(f"{about}把花名册拖进来，回车（直接回车=不管）> "))
    return path if path and os.path.exists(path) else None  # noqa: PTH110  asks without raising


def _next(files: Sequence[str], code: int, found: Dropped) -> Iterator[tuple[str, list[str]]]:
    """What to do next, by what was checked and what came of it."""
    if is_notice_file(files[0]):
        if code == ExitCode.INPUT:
            return
        yield "看看要做什么、什么时候以前", ["notice", "show", files[0]]
        return
    if found.answers and found.roster:
        files_of = [word for one in found.answers for word in ("--from", one)]
        yield "把结果记下来", ["collect", found.roster, *files_of]
        if code == ExitCode.OK:
            yield "生成可以打印签字的反馈表", ["build", *found.words]
        else:
            yield "催还没反馈的人", ["remind", *found.words]
        return
    if code not in {ExitCode.OK, ExitCode.PROBLEMS}:
        is_word = files[0].lower().endswith((".docx", ".doc", ".wps"))
        if found.kind is FileKind.NOTICE or (is_word and found.kind is None):
            about = "读成通知文件" if found.kind else "如果它是通知，读成通知文件"
            yield about, ["notice", "import", files[0]]
        if found.kind is FileKind.BLANK or (is_word and found.kind is None):
            about = "看看认出了什么" if found.kind else "如果它是空白的反馈表，看看认出了什么"
            yield about, ["form", "inspect", files[0]]
            yield "用它来填", ["build", SOME_ROSTER, "--template", files[0]]
        return
    if len(files) == 1 and is_class_folder(files[0]):
        yield "把里面的问卷和接龙记下来", ["collect", *files]
        if code == ExitCode.OK:
            yield "生成可以打印签字的反馈表", ["build", *files]
        else:
            yield "催还没反馈的人", ["remind", *files]
    elif any(map(is_many, files)) and found.kind is not FileKind.ROSTER:
        yield "汇总成一份工作簿", ["merge", *files, "-o", "汇总.xlsx"]
    elif code == ExitCode.OK:
        yield "生成可以打印签字的反馈表", ["build", *files]
    else:
        yield "收集还差的结果", ["collect", files[0]]
        yield "催还没反馈的人", ["remind", *files]
        yield "改好以后，生成反馈表", ["build", *files]


def _wait(roster: str, words: Sequence[str], execute: Execute) -> None:
    """Hold the window until Enter, show all of it, or go on with the menu."""
    while (key := key_of(line("回车=关闭窗口，1=接着做（菜单），v=看全部> "))) == ALL:
        with by_number():
            see_all(words, execute)
    if key == "1":
        from tongzhi_cli.cli.start.menu import Menu

        Menu(execute, roster=roster).run()
