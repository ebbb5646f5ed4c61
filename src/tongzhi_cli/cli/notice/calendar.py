"""`fankui notice show --ics`: the deadlines of a notice as a calendar file."""

from pathlib import Path

from tongzhi_cli.cli.json.values import local, put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.notices import notice_here, now_in
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.office import writing
from tongzhi_cli.paper.calendar import Calendar, calendar_of, named, shown

_ENDING = ".ics"
_USUAL = "截止.ics"


class Target(NamedTuple):
    """Where to write the calendar; *ics* says that it is wanted, *output* may do so by its end."""

    output: str | None
    ics: bool
    force: bool


def run(
    name: str | None, target: Target, now: str | None, *, as_json: bool, quiet: bool
) -> ExitCode:
    """Write the calendar, and say what is in it and what is not; 1 where no deadline has a day.

    Raises:
        UsageError: the file is not to be a calendar, or *now* is no time.
        InputError: the notice cannot be read, or has mistakes.
        OutputError: the file cannot be written, or would overwrite another.

    """
    path = _path(target)
    name = name or notice_here() or notice_toml.BUILT_IN
    writing.refuse_existing([path], [Path(name)], force=target.force)
    notice = notice_toml.read(name)
    made = calendar_of(notice)
    written = [path] if made.kept else []
    if written:
        writing.write(path, made.data, students=False)
    if not quiet:
        _say(made, notice)
        show.say(*show.long_past(notice, now_in(notice, now)))
    if as_json:
        put({**_facts(made, notice), "written": [str(one) for one in written]})
    else:
        show.wrote(*written)
    if written and not quiet:
        show.steps("发到手机上打开，或在电脑上双击，就加进日历")
    return ExitCode.OK if written else ExitCode.PROBLEMS


def _path(target: Target) -> Path:
    output = target.output or _USUAL
    if Path(output).suffix.lower() == _ENDING:
        return Path(output)
    if target.ics:
        raise UsageError(f"-o {output} 不是日历", f"请写成 -o {Path(output).stem}{_ENDING}。")
    raise UsageError(
        f"notice show 写不成 {output}", f"写成日历的是：fankui notice show --ics -o {_USUAL}"
    )


def _facts(made: Calendar, notice: Notice) -> dict[str, object]:
    return {
        "schema": 1,
        "notice": {"id": notice.id, "title": notice.title},
        "entries": [
            {"role": one.role.value, "text": one.text, "at": local(at, notice.zone)}
            for one, at in made.kept
        ],
        "no_day": [{"role": one.role.value, "text": one.text} for one in made.no_day],
    }


def _say(made: Calendar, notice: Notice) -> None:
    show.say(f"通知：{notice.number}《{notice.title}》")
    show.say(*(f"  {named(one)}：{shown(at)}" for one, at in made.kept))
    for one in made.no_day:
        told = f"{named(one)}“{one.text}”"
        show.say(f"！ {told}没有写明哪一天，日历里没有；定了就在通知文件里写 at，再做一次。")
    if made.kept:
        show.say("提前一天、两小时提醒；只知道哪一天的，前一天和当天早上九点提醒。")
