"""`fankui guide`: 附件1 as a text for the class group, with the dates of the notice."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime

from tongzhi_cli.cli.monitor.group_text import answering, apart, is_over, numbered
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.notices import notice_for, now_in, still_open
from tongzhi_cli.loader.other_years import is_built_in
from tongzhi_cli.model.file_kind import SOME_EXPORT, SOME_ROSTER
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.terms import Paper, Role, Scope
from tongzhi_cli.notice.deadlines import dated, left
from tongzhi_cli.notice.model import Deadline, Notice, NoticeKind

_TITLE = "【学信网图像信息校对】"
_NEVER = "群里不要写身份证号、密码；发截图先遮住证件号码。"
#: So many steps fit into a short message.
_FEW = 4
_SITE = "https://www.chsi.com.cn"
#: What 学信网 shows of everybody, for notices that do not say it.
_FIELDS = ("姓名", "性别", "出生日期", "民族", "证件号码", "学校", "专业", "层次", "学制", "学号")
#: For notices that have no steps of their own.
_STEPS = (
    "打开学信网 {site} ，登录“学信档案”（注册时的手机号、邮箱或证件号；忘了密码在登录处找回）。",
    "找到“图像校对”或“学历照片校对”，先逐项核对学籍信息：{fields}。",
    "学籍信息无误，再看学历照片：是本人的就点“正确”并确认；有一处不对就不要点“正确”，先告诉班长。",
    "看完正常退出，不要直接关浏览器。",
)


def run(
    named: str | None, now: str | None, *, link: str | None, short: bool, quiet: bool
) -> ExitCode:
    """Write the text.

    Raises:
        UsageError: *now* is no time.
        InputError: the notice cannot be read.

    """
    notice, used = notice_for("", named)
    at = now_in(notice, now)
    if is_built_in("", named) and is_over(notice, at):
        return ExitCode.PROBLEMS
    lines = _short(notice, at, link) if short else _whole(notice, at, link)
    if not quiet:
        show.say(f"通知：{used}")
    sys.stdout.write("".join(f"{visible(' '.join(line.split()))}\n" for line in lines))
    sys.stdout.flush()
    if not quiet:
        if not (notice.steps or notice.steps_short):
            show.say("！ 通知里没有操作步骤（steps），用了学信网通用的步骤；请看一眼再发。")
        show.say(*still_open("", named), *show.long_past(notice, at))
        collect = command(["collect", SOME_ROSTER, "--from", SOME_EXPORT])
        show.steps("把上面这段粘到班级群", f"答了，收结果：{collect}")
    return ExitCode.OK


def _short(notice: Notice, now: datetime, link: str | None) -> Iterator[str]:
    yield _TITLE
    if check := notice.deadline(Role.CHECK):
        yield f"截止：{_until(check, notice, now)}"
    yield from numbered((notice.steps_short or notice.steps or _general(notice))[:_FEW])
    yield from answering(notice, link)
    yield _NEVER


def _whole(notice: Notice, now: datetime, link: str | None) -> Iterator[str]:
    yield _TITLE + _who(notice)
    yield f"依据：{notice.number}《{notice.title}》"
    if check := notice.deadline(Role.CHECK):
        # this text stands for it
        what = re.sub("（[^（）]{0,60}附件[^（）]{0,60}）", "", check.what)
        yield f"做什么：{_sentence(what)}"
        yield f"截止：{_until(check, notice, now)}"
    yield "怎么做："
    yield from numbered(notice.steps or notice.steps_short or _general(notice))
    yield from answering(notice, link)
    yield _NEVER
    yield from _wrong(notice)
    yield from _without_photo(notice, now)
    yield from _others(notice, now)


def _general(notice: Notice) -> list[str]:
    fields = "、".join(notice.record_fields or _FIELDS)
    return [step.format(site=notice.website or _SITE, fields=fields) for step in _STEPS]


def _who(notice: Notice) -> str:
    """Whom the notice is about: the 届, and the 级 of each 层次."""
    years = "、".join(dict.fromkeys(str(one.year) for one in notice.cohorts))
    entries: dict[str, dict[str, None]] = {}
    for one in notice.cohorts:
        entries.setdefault(one.level, {})[str(one.entry_year)] = None
    told = "，".join(f"{'、'.join(of_level)}级{level}" for level, of_level in entries.items())
    return f"{years}届毕业生（{told}）"


def _until(deadline: Deadline, notice: Notice, now: datetime) -> str:
    """From when, until when, and how long it still is."""
    start = ""
    if deadline.start:
        first = notice.local(deadline.start)
        start = f"{first.month}月{first.day}日起，"
    return f"{start}{dated(deadline, notice)}{left(deadline, notice, now)}"


def _wrong(notice: Notice) -> Iterator[str]:
    """What to do with a wrong record: what the notice says, and what each kind needs."""
    if notice.correction:
        yield f"信息有误：{_sentence(notice.correction.text)}"
        materials: Sequence[str] = [
            one for one in notice.correction.materials if one not in notice.correction.text
        ]
        if materials or notice.correction.where not in notice.correction.text:
            materials = notice.correction.materials
            brought = f"要带：{'、'.join(materials)}，" if materials else "办理："
            yield f"{brought}到{notice.correction.where}。"
    else:
        yield "信息有误：不要点“正确”；把哪一项错、显示什么、应为什么照实告诉班长。"
    for kind in notice.anomalies:
        if told := _needs(kind, notice):
            yield f"- {kind.name}：{told}。"


def _needs(kind: NoticeKind, notice: Notice) -> str:
    if kind.scope is Scope.NONE:
        return "不用反馈"
    parts = [f"找{kind.office}"] if kind.office else []
    parts += [f"带{'、'.join(kind.materials)}"] if kind.materials else []
    if parts and kind.deadline and (until := notice.deadline(kind.deadline)):
        parts.append(dated(until, notice))
    return "，".join(parts)


def _without_photo(notice: Notice, now: datetime) -> Iterator[str]:
    if notice.no_photo:
        missing = notice.no_photo
        where = "" if missing.where in missing.what else f"，地点：{missing.where}"
        yield f"没有照片：{missing.who}，{missing.what.rstrip('。')}{where}。"
    else:
        yield "没有照片：学信网上没有学历照片的，先告诉班长；到哪里补，等教务处的通知。"
    if other := notice.not_own_photo:
        where = "" if other.where in other.what else f"，地点：{other.where}"
        yield f"照片不对：{other.who}，{other.what.rstrip('。')}{where}。"
    if photo := notice.deadline(Role.PHOTO):
        yield f"{photo.what}：{_handed_in(photo, notice, now)}。"


def _handed_in(deadline: Deadline, notice: Notice, now: datetime) -> str:
    place = f"，交{deadline.where}{deadline.whom}" if deadline.where or deadline.whom else ""
    return f"{_until(deadline, notice, now)}{place}"


def _others(notice: Notice, now: datetime) -> Iterator[str]:
    """The other deadlines; that of the paper is the monitor's, and the class has to be ready."""
    for one in notice.deadlines:
        if one.role is Role.SUBMIT:
            sign = "并在表上签名" if Paper.SIGNED in notice.papers else "不要拖到最后"
            yield f"班长交表：{_handed_in(one, notice, now)}；请在这之前答好，{sign}。"
        elif one.role not in {Role.CHECK, Role.PHOTO}:  # these have lines of their own
            yield f"{one.what}：{_handed_in(one, notice, now)}。"


def _sentence(text: str) -> str:
    return apart(text) if text.endswith("。") else f"{apart(text)}。"
