"""What a class has to know: 附件1 as a text, with the dates of the notice."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import GUIDE, Paper, Role, Scope
from tongzhi_cli.notice.deadlines import dated, handed_in_at
from tongzhi_cli.paper.answering import answering, due
from tongzhi_cli.paper.blocks import Block, Line, Points, Steps, Title, apart

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Deadline, Notice, NoticeKind

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


def guide(
    notice: "Notice", now: datetime | None, link: str | None, *, short: bool
) -> Iterator[Block]:
    """The text: *short* has the deadline, a few steps and how to answer.

    *now* says how long there is still time; None for what is printed.
    """
    return _short(notice, now, link) if short else _whole(notice, now, link)


def _short(notice: "Notice", now: datetime | None, link: str | None) -> Iterator[Block]:
    yield Title(GUIDE)
    if check := notice.deadline(Role.CHECK):
        yield Line(f"截止：{_until(check, notice, now)}")
    yield Steps(tuple((notice.steps_short or notice.steps or _general(notice))[:_FEW]))
    yield from answering(notice, link)
    yield Line(_NEVER)


def _whole(notice: "Notice", now: datetime | None, link: str | None) -> Iterator[Block]:
    yield Title(GUIDE, _who(notice))
    yield Line(f"依据：{notice.number}《{notice.title}》")
    if check := notice.deadline(Role.CHECK):
        # this text stands for it
        what = re.sub("（[^（）]{0,60}附件[^（）]{0,60}）", "", check.what)
        yield Line(f"做什么：{_sentence(what)}")
        yield Line(f"截止：{_until(check, notice, now)}")
    yield Line("怎么做：")
    yield Steps(tuple(notice.steps or notice.steps_short or _general(notice)))
    yield from answering(notice, link)
    yield Line(_NEVER)
    yield from _wrong(notice)
    yield from _without_photo(notice, now)
    yield from _others(notice, now)


def _general(notice: "Notice") -> list[str]:
    fields = "、".join(notice.record_fields or _FIELDS)
    return [step.format(site=notice.website or _SITE, fields=fields) for step in _STEPS]


def _who(notice: "Notice") -> str:
    """Whom the notice is about: the 届, and the 级 of each 层次."""
    years = "、".join(dict.fromkeys(str(one.year) for one in notice.cohorts))
    entries: dict[str, dict[str, None]] = {}
    for one in notice.cohorts:
        entries.setdefault(one.level, {})[str(one.entry_year)] = None
    told = "，".join(f"{'、'.join(of_level)}级{level}" for level, of_level in entries.items())
    return f"{years}届毕业生（{told}）"


def _until(deadline: "Deadline", notice: "Notice", now: datetime | None) -> str:
    """From when, until when, and how long it still is."""
    start = ""
    if deadline.start:
        first = notice.local(deadline.start)
        start = f"{first.month}月{first.day}日起，"
    return f"{start}{due(deadline, notice, now)}"


def _wrong(notice: "Notice") -> Iterator[Block]:
    """What to do with a wrong record: what the notice says, and what each kind needs."""
    if notice.correction:
        yield Line(f"信息有误：{_sentence(notice.correction.text)}")
        materials: Sequence[str] = [
            one for one in notice.correction.materials if one not in notice.correction.text
        ]
        if materials or notice.correction.where not in notice.correction.text:
            materials = notice.correction.materials
            brought = f"要带：{'、'.join(materials)}，" if materials else "办理："
            yield Line(f"{brought}到{notice.correction.where}。")
    else:
        yield Line("信息有误：不要点“正确”；把哪一项错、显示什么、应为什么照实告诉班长。")
    told = [(kind.name, _needs(kind, notice)) for kind in notice.anomalies]
    if points := tuple(f"{name}：{needs}。" for name, needs in told if needs):
        yield Points(points)


def _needs(kind: "NoticeKind", notice: "Notice") -> str:
    if kind.scope is Scope.NONE:
        return "不用反馈"
    parts = [f"找{kind.office}"] if kind.office else []
    parts += [f"带{'、'.join(kind.materials)}"] if kind.materials else []
    if parts and kind.deadline and (until := notice.deadline(kind.deadline)):
        parts.append(dated(until, notice))
    return "，".join(parts)


def _without_photo(notice: "Notice", now: datetime | None) -> Iterator[Block]:
    if notice.no_photo:
        missing = notice.no_photo
        where = "" if missing.where in missing.what else f"，地点：{missing.where}"
        yield Line(f"没有照片：{missing.who}，{missing.what.rstrip('。')}{where}。")
    else:
        yield Line("没有照片：学信网上没有学历照片的，先告诉班长；到哪里补，等教务处的通知。")
    if other := notice.not_own_photo:
        where = "" if other.where in other.what else f"，地点：{other.where}"
        yield Line(f"照片不对：{other.who}，{other.what.rstrip('。')}{where}。")
    if photo := notice.deadline(Role.PHOTO):
        yield Line(f"{photo.what}：{_handed_in(photo, notice, now)}。")


def _handed_in(deadline: "Deadline", notice: "Notice", now: datetime | None) -> str:
    told = (_until(deadline, notice, now), handed_in_at(deadline))
    return "，".join(filter(None, told))


def _others(notice: "Notice", now: datetime | None) -> Iterator[Block]:
    """The other deadlines; that of the paper is the monitor's, and the class has to be ready."""
    for one in notice.deadlines:
        if one.role is Role.SUBMIT:
            sign = "并在表上签名" if Paper.SIGNED in notice.papers else "不要拖到最后"
            yield Line(f"班长交表：{_handed_in(one, notice, now)}；请在这之前答好，{sign}。")
        elif one.role not in {Role.CHECK, Role.PHOTO}:  # these have lines of their own
            yield Line(f"{one.what}：{_handed_in(one, notice, now)}。")


def _sentence(text: str) -> str:
    return apart(text) if text.endswith("。") else f"{apart(text)}。"
