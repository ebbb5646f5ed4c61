"""`fankui guide`: 附件1 as a text for the class group, with the dates of the notice."""

import sys

from tongzhi_cli.cli.monitor import text_file
from tongzhi_cli.cli.monitor.group_text import is_over
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.notices import is_built_in, notice_for, now_in, still_open
from tongzhi_cli.model.file_kind import SOME_EXPORT, SOME_ROSTER
from tongzhi_cli.model.shell import command
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.paper.guide import guide
from tongzhi_cli.paper.questionnaire import questionnaire


class Target(NamedTuple):
    """Where the text goes (None: to the screen), and whether a file there may be replaced."""

    output: str | None
    force: bool


def questions(named: str | None, now: str | None, target: Target, *, quiet: bool) -> ExitCode:
    """Write the questionnaire as 问卷星 takes it, to the screen or into a file.

    Raises:
        UsageError: *now* is no time, or the file is to be of another kind than a text.
        InputError: the notice cannot be read.
        OutputError: the file cannot be written, or would overwrite another.

    """
    path = text_file.target_of(target.output, (text_file.TEXT,))
    writing.refuse_existing([path] if path else [], [], force=target.force)
    notice, used = notice_for("", named)
    at = now_in(notice, now)
    if is_built_in("", named) and is_over(notice, at):
        return ExitCode.PROBLEMS
    text = "".join(f"{visible(line)}\n" for line in questionnaire(notice))
    if not quiet:
        show.say(f"通知：{used}", *still_open("", named))
    if path:
        text_file.write_text(path, text, students=False)
    else:
        sys.stdout.write(text)
    sys.stdout.flush()
    if not quiet:
        show.say(*show.long_past(notice, at))
    show.wrote(*([path] if path else []))
    if not quiet:
        collect = command(["collect", SOME_ROSTER, "--from", SOME_EXPORT])
        show.steps(
            "在问卷星新建问卷，选“文本导入”，把全文粘进去，看一眼再发布",
            f"收齐了，下载“按选项文本”的答卷，收结果：{collect}",
        )
    return ExitCode.OK


def run(
    named: str | None,
    now: str | None,
    target: Target,
    *,
    link: str | None,
    short: bool,
    quiet: bool,
) -> ExitCode:
    """Write the text.

    Raises:
        UsageError: *now* is no time, or the file is to be of another kind.
        InputError: the notice cannot be read.
        OutputError: the file cannot be written, or would overwrite another.

    """
    path = text_file.target_of(target.output)
    writing.refuse_existing([path] if path else [], [], force=target.force)
    notice, used = notice_for("", named)
    at = now_in(notice, now)
    if is_built_in("", named) and is_over(notice, at):
        return ExitCode.PROBLEMS
    blocks = list(guide(notice, None if text_file.is_printed(path) else at, link, short=short))
    if not quiet:
        show.say(f"通知：{used}", *still_open("", named))
    if path:
        text_file.write(path, [blocks], notice.issued, students=False)
    else:
        sys.stdout.write(text_file.shown([blocks]))
    sys.stdout.flush()
    if not quiet:
        if not (notice.steps or notice.steps_short):
            show.say("！ 通知里没有操作步骤（steps），用了学信网通用的步骤；请看一眼再发。")
        show.say(*show.long_past(notice, at))
    show.wrote(*([path] if path else []))
    if not quiet:
        collect = command(["collect", SOME_ROSTER, "--from", SOME_EXPORT])
        show.steps(text_file.sending(path), f"答了，收结果：{collect}")
    return ExitCode.OK
