"""Deadlines as people read them: the day with its weekday, and how long it still is."""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.times import weekday

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Deadline, Notice

#: How a moment ends until which there is time.
BEFORE = " 以前"
#: A weekday in the words of a notice.
_WEEKDAY = "星期|周[一二三四五六日]"
#: What is said where a notice names no deadline.
UNSAID = "通知没有写"
#: Nobody hands a paper in two months late; it is another year's notice then.
_LONG_PAST = timedelta(days=60)


def moment_in_words(at: datetime) -> str:
    """A moment with its weekday; the last one of a day is the day itself.

    >>> moment_in_words(datetime(2018, 4, 1, 23)), moment_in_words(datetime(2018, 4, 1, 23, 59, 59))
    ('2018年4月1日（星期日）23:00', '2018年4月1日（星期日）')
    """
    day = day_in_words(at)
    return day if _is_day(at) or not (at.hour or at.minute) else f"{day}{at:%H:%M}"


def _is_day(at: datetime) -> bool:
    """Whether a moment is the last of a day: no hour was written."""
    return at.second == 59


def day_in_words(day: date) -> str:
    """A day with its weekday: 2018年4月1日（星期日）."""
    return f"{day.year}年{day.month}月{day.day}日（{weekday(day)}）"


def dated(deadline: "Deadline", notice: "Notice") -> str:
    """The moment of a deadline with its weekday; the notice's own words where it has no hour.

    23:59 of a day that is said to end with the office hours (4月7日下班前) would be an invention;
    words that do not name the day (清明节前, 三天内) have it beside them.
    """
    if deadline.at is None:
        return deadline.text
    at = notice.local(deadline.at)
    day = f"{at.month}月{at.day}日（{weekday(at)}）"
    if not _is_day(at):
        return f"{day}{at:%H:%M}{BEFORE}"
    said = " ".join(deadline.text.split())
    if not _names(said, at):
        return f"{said}，即{day}"
    return said if re.search(_WEEKDAY, said) else f"{said}（{weekday(at)}）"


def _names(said: str, day: date) -> bool:
    """Whether month and day of that *day* stand in what is said."""
    from tongzhi_cli.dates.literal import dates_in  # noqa: PLC0415  few are asked (start fast)

    return any((one.month, one.day) == (day.month, day.day) for one in dates_in(said))


#: A place where papers go that is no place but a page to fill in, by its address and no more.
_PAGE = r"(?:在线|网上)?(?:问卷星?|收集表|链接|网址)?[：:（(\s]*(?:https?://|www\.)[^\s，。；、）)]+[）)]?"


def handed_in_at(deadline: "Deadline") -> str:
    """Where something goes and to whom, as a clause: a link is filled in, not handed in at.

    A link in a place is a part of it. "" where the notice says neither.

    >>> from tongzhi_cli.notice.model import Deadline
    >>> paper = Deadline(Role.SUBMIT, "4月2日", "反馈表", where="教务处214室", whom="李老师")
    >>> handed_in_at(paper), handed_in_at(paper._replace(where="https://wj.example/1", whom=""))
    ('交教务处214室李老师', '在 https://wj.example/1 填写')
    >>> handed_in_at(paper._replace(where="教务处214室，电子版传 https://pan.example/1", whom=""))
    '交教务处214室，电子版传 https://pan.example/1'
    >>> handed_in_at(paper._replace(where="问卷星（https://wj.example/1）", whom=""))
    '在 问卷星（https://wj.example/1） 填写'
    >>> handed_in_at(paper._replace(role=Role.CHECK, where="http://www.chsi.com.cn", whom=""))
    '在 http://www.chsi.com.cn 校对'
    """
    where, whom = deadline.where, deadline.whom
    is_check = deadline.role is Role.CHECK
    is_page = ("/" in where or "." in where) and re.fullmatch(_PAGE, where, re.IGNORECASE)
    if is_page or (is_check and where):
        verb = "校对" if is_check else "填写"
        return f"在 {where} {verb}{f'（{whom}）' if whom else ''}"
    return f"交{where}{whom}" if where or whom else ""


def sample(notice: "Notice") -> str:
    """A moment as people are asked to write one: half an hour before the last one to check.

    Of a notice that names no moment, of the day on which it was issued.
    """
    check = notice.deadline(Role.CHECK)
    if check is None or check.at is None:
        return f"{notice.issued:%Y-%m-%d} 22:30"
    return f"{notice.local(check.at) - timedelta(minutes=30):%Y-%m-%d %H:%M}"


def is_over(deadline: "Deadline", notice: "Notice", now: datetime | None) -> bool:
    """Whether *now* is later than a deadline that has a moment."""
    return bool(now and deadline.at and now > notice.local(deadline.at))


def left(deadline: "Deadline", notice: "Notice", now: datetime) -> str:
    """How long it still is until *deadline*, in brackets; "" where it has no moment."""
    if deadline.at is None:
        return ""
    remaining = notice.local(deadline.at) - now
    refused = "，逾期不再受理" if deadline.hard else ""
    if remaining.total_seconds() < 0:
        return f"（现在已过期{refused}）"
    days, (hours, seconds) = remaining.days, divmod(remaining.seconds, 3600)
    parts = ((days, "天"), (hours, "小时")) if days else ((hours, "小时"), (seconds // 60, "分"))
    told = " ".join(f"{count} {unit}" for count, unit in parts if count)
    return f"（还有 {told or '不到 1 分'}{refused}）"


def until(deadline: "Deadline | None", notice: "Notice", now: datetime | None = None) -> str:
    """A deadline in the notice's own words, and its day where they do not name it or its weekday.

    With *now*, how long it still is. What the notice leaves open stays open.
    """
    if deadline is None:
        return UNSAID
    at = deadline.at and notice.local(deadline.at)
    is_told = at is None or (re.search(_WEEKDAY, deadline.text) and _names(deadline.text, at))
    told = deadline.text if is_told else dated(deadline, notice)
    if not is_told and not told.startswith(" ".join(deadline.text.split())):
        told = f"{deadline.text}，即{told}"
    return told + (left(deadline, notice, now) if now else "")


def past(notice: "Notice", now: datetime) -> timedelta | None:
    """How long the last deadline is over, if so long that nobody means this notice any more."""
    submit = notice.deadline(Role.SUBMIT)
    if submit is None or submit.at is None:
        return None
    over = now - notice.local(submit.at)
    return over if over >= _LONG_PAST else None
