"""`fankui notice new`: a notice file for this year, asked for or filled in by options."""

from datetime import date
from pathlib import Path

from tongzhi_cli.cli.notice import check as notice_check
from tongzhi_cli.cli.notice.answers import Answers, NewNoticeOptions, gather
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.dates.typed import Typed, shown
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.notices import NOTICE_FILE, now_in
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.cohorts import told
from tongzhi_cli.notice.draft import Draft, DraftDeadline
from tongzhi_cli.notice.ids import notice_id
from tongzhi_cli.notice.lint import mistakes
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.write import written
from tongzhi_cli.office import writing

#: 学信网, where every student of the country checks.
_WEBSITE = "https://www.chsi.com.cn"


class Target(NamedTuple):
    """Where the file goes, and what the time is taken to be."""

    output: str | None
    now: str | None
    force: bool


def run(given: NewNoticeOptions, target: Target, *, plain: bool, quiet: bool) -> ExitCode:
    """Ask for what the options leave open, and write the notice file.

    Raises:
        UsageError: an option has a value that cannot be, or nobody is there to be asked.
        OutputError: the file cannot be written, or would overwrite another.

    """
    path = _path(target.output)
    writing.refuse_existing([path], [], force=target.force)
    today = now_in(notice_toml.read(notice_toml.BUILT_IN), target.now).date()
    try:
        answers = gather(given, today, plain=plain)
    except (EOFError, KeyboardInterrupt):
        show.say("", "已停下，什么也没有写。")
        return ExitCode.INTERRUPTED
    text = written(draft_of(answers))
    writing.write(path, text.encode(), students=False)
    show.wrote(path)
    if not quiet:
        _say_result(answers, given, path, today)
        notice_check.tell(mistakes(text, path.parent))
        _next(path)
    return ExitCode.OK


def _path(output: str | None) -> Path:
    path = Path(output or NOTICE_FILE)
    if path.is_dir():
        return path / NOTICE_FILE
    if path.suffix.lower() != ".toml":
        raise UsageError(f"-o {path} 不是 .toml", f"请写成 -o {path.stem}.toml，或一个文件夹。")
    return path


def draft_of(answers: Answers) -> Draft:
    """What was answered, as a draft of a notice."""
    years = sorted({one.year for one in answers.cohorts})
    if not years:
        raise UsageError("没有一个届有层次", "--level 里写的届要和 --year 的一样，或不写届。")
    listed = "、".join(map(str, years))
    return Draft(
        notice_id(answers.school, years[0]),
        answers.title or f"关于做好{listed}届毕业证图像信息校对的通知",
        answers.issuer or f"{answers.school}教务处",
        answers.school,
        answers.issued,
        answers.number,
        website=_WEBSITE,
        cohorts=answers.cohorts,
        deadlines=[
            _deadline(Role.CHECK, answers.check, answers.check_text, where=_WEBSITE),
            _deadline(
                Role.SUBMIT, answers.submit, answers.submit_text,
                where=answers.where, hard=answers.hard,
            ),
        ],
    )  # fmt: skip


def _deadline(
    role: Role, typed: Typed, text: str, *, where: str, hard: bool = False
) -> DraftDeadline:
    return DraftDeadline(
        role, text, typed.at, typed.start, hard, has_clock=typed.has_clock, where=where
    )


def _say_result(answers: Answers, given: NewNoticeOptions, path: Path, today: date) -> None:
    """What stands in the file, and what nobody said."""
    show.say(told(answers.cohorts))
    for role, typed in ((Role.CHECK, answers.check), (Role.SUBMIT, answers.submit)):
        show.say(f"{role.label}截止：{_moment(typed)}")
    assumed = [
        word
        for word, unsaid in (
            ("标题", not given.title),
            (f"发文单位（{answers.school}教务处）", not given.issuer),
            (f"发文日期（今天，{today}）", answers.issued == today and not given.issued),
            ("表的样子（自带的空白表）", True),
        )
        if unsaid
    ]
    show.say(f"没有说到的按一般的写了：{'、'.join(assumed)}；不对就在 {path} 里改。")


def _moment(typed: Typed) -> str:
    """A deadline with its weekday, and that an hour was not written."""
    start = f"{shown(typed.start)} 起，" if typed.start else ""
    return f"{start}{shown(typed.at)}{'' if typed.has_clock else '（没有写几点，算到当天最后）'}"


def _next(path: Path) -> None:
    name = quoted(str(path))
    found = path.name == NOTICE_FILE
    build = "fankui build 花名册.xlsx" + ("" if found else f" --notice {name}")
    show.say(
        "下一步：",
        f"  1. 看一遍：fankui notice show {name}",
        f"  2. 用记事本改，改完查：fankui notice check {name}",
        f"  3. 生成反馈表：{build}" + ("（花名册放在同一个文件夹，就会用它）" if found else ""),
    )
