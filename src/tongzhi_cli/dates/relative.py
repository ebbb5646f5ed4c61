"""Days that a notice names by another: by its own 下周三, 一周内, 月底, 五一放假前, by any 前三天.

They are counted from the day of issue, as a proposal that a person confirms: 下周三 may be said on
a day that is not that of issue, and 3个工作日 depends on the holidays of the year (issue 15).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from tongzhi_cli.dates.tokens import number
from tongzhi_cli.model.times import WEEKDAYS
from tongzhi_cli.named_tuple import NamedTuple

_DAY = timedelta(days=1)
_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_TO = "(?:之前|以前|前|之内|以内|内)?"
#: Holidays that are on the same day in every year; those of the lunar calendar are not counted.
_FIXED = {
    "元旦": (1, 1), "青年节": (5, 4), "五一": (5, 1), "劳动": (5, 1), "儿童节": (6, 1),
    "教师节": (9, 10), "十一": (10, 1), "国庆": (10, 1), "五四": (5, 4), "六一": (6, 1),
    "七一": (7, 1), "八一": (8, 1),
}  # fmt: skip
#: So many days, weeks or working days from another day: 4月8日核对结束后两天内.
DAYS_FROM = r"(?P<days>\d{1,2}|[一二两三四五六七八九十]{1,2})\s?个?(?P<of>工作日|[天日周]|星期)"
#: How many days ahead a month without a year is meant.
_FAR = timedelta(days=305)


def days_from(day: date, said: re.Match[str], way: int = 1) -> date | None:
    """The day that `DAYS_FROM` says of another, before it where *way* is -1; None of working days.

    >>> days_from(date(2018, 4, 8), re.match(DAYS_FROM, "两周"))
    datetime.date(2018, 4, 22)
    >>> days_from(date(2018, 4, 8), re.match(DAYS_FROM, "3个工作日"), -1) is None
    True
    """
    if said["of"] == "工作日":
        return None
    days = number(said["days"]) * (7 if said["of"] in {"周", "星期"} else 1)
    return day + way * days * _DAY


class Counted(NamedTuple):
    """A day counted from that of issue; *slack*: by how many days a date beside it may differ."""

    day: date
    slack: int = 0


def counted(text: str, issued: date) -> Counted | None:
    """The day that a relative phrase is, said on the day *issued*; None where nobody can count it.

    >>> said = date(2027, 3, 17)
    >>> phrases = ("下周三", "一周内", "月底前", "3个工作日内", "清明放假前", "五一前", "下个月8号")
    >>> [f"{counted(one, said).day:%m-%d}" for one in phrases]
    ['03-24', '03-24', '03-31', '03-22', '04-02', '04-30', '04-08']
    >>> counted("放假前", said), counted("采集后60天", said), counted("6月初", said)
    (None, None, None)
    """
    text = re.sub(r"\s", "", text)
    for shape, read in _SHAPES:
        if match := re.fullmatch(shape, text):
            try:
                return read(match, issued)
            except (ValueError, OverflowError, IndexError):  # 本月31日 of April
                return None
    return None


def of_weekday(week: str, weekday: str, issued: date) -> date:
    """The weekday of this week (本, 这), the next (下), the one after (下下); else the coming one.

    >>> [str(of_weekday(one, "三", date(2027, 3, 17))) for one in ("本", "下", "下下", "")]
    ['2027-03-17', '2027-03-24', '2027-03-31', '2027-03-17']
    """
    place = _place(weekday)
    if not week:
        return issued + _DAY * ((place - issued.weekday()) % 7)
    return issued + _DAY * (place - issued.weekday() + 7 * week.count("下"))


def _place(weekday: str) -> int:
    return WEEKDAYS.index("日" if weekday == "天" else weekday)


def _day(match: re.Match[str], issued: date) -> Counted:
    many = {"今": 0, "本": 0, "明": 1, "后": 2, "大后": 3}[match["day"]]
    return Counted(issued + _DAY * many)


def _weekday(match: re.Match[str], issued: date) -> Counted:
    return Counted(of_weekday(match["week"] or "", match["day"], issued))


def _to_weekday(match: re.Match[str], issued: date) -> Counted:
    week = match["last"] or match["week"]
    return Counted(of_weekday(week, match["day"], issued))


def _week(match: re.Match[str], issued: date) -> Counted:
    """本周内 ends on Sunday, 下周前 too; 周末前 on Friday."""
    week = match["week"] or "本"
    if match["end"].startswith("末"):
        return Counted(of_weekday(week, "五" if "前" in match["end"] else "日", issued), 2)
    if "前" in match["end"]:
        if "下" not in week:
            raise ValueError
        week = "本" if week == "下" else "下"
    return Counted(of_weekday(week, "日", issued), 2)


def _within(match: re.Match[str], issued: date) -> Counted | None:
    unit, told = match["unit"] or "", match["n"]
    many = 0 if told == "半" else number(told)
    if "工作" in unit:
        return Counted(_working_days(issued, many), 9)
    if unit.endswith("月"):
        if told == "半":
            return Counted(issued + _DAY * 15, 1)
        return Counted(_months_later(issued, many), 1)
    if told == "半":
        return None
    if match["hours"]:
        return Counted(issued + _DAY * (many // 24)) if many % 24 == 0 else None
    days = many * 7 if unit.endswith(("周", "星期", "礼拜")) else many
    return Counted(issued + _DAY * days, 1)


def _end_of_month(match: re.Match[str], issued: date) -> Counted:
    """月底, 3月底, 4月内: of the month of issue, the next one, or the next that is called so."""
    return Counted(_last(*_month(match, issued)), 4)


def _month(match: re.Match[str], issued: date) -> tuple[int, int]:
    told = match.groupdict()
    if month := told.get("month"):
        place = number(month)
        year = number(told["year"]) if told.get("year") else issued.year
        if not told.get("year") and _last(year, place) < issued:
            year += 1
        if _last(year, place) < issued or _last(year, place) - issued > _FAR:
            raise ValueError
        return year, place
    later = date(issued.year, issued.month, 1) + timedelta(days=31)
    is_next = told.get("which") in {"下", "次"}
    return (later.year, later.month) if is_next else (issued.year, issued.month)


def _part_of_month(match: re.Match[str], issued: date) -> Counted:
    year, month = _month(match, issued)
    part = match["part"]
    last = _last(year, month) if part == "下" else date(year, month, 10 if part == "上" else 20)
    return _coming(last, issued, 9)


def _before_month(match: re.Match[str], issued: date) -> Counted:
    year, month = _month(match, issued)
    return _coming(date(year, month, 1) - _DAY, issued, 0)


def _coming(day: date, issued: date, slack: int) -> Counted:
    if day < issued:
        raise ValueError
    return Counted(day, slack)


def _end_of_year(match: re.Match[str], issued: date) -> Counted:
    return Counted(date(issued.year + (match["which"] in {"明", "下"}), 12, 31), 9)


def _in_month(match: re.Match[str], issued: date) -> Counted:
    year, month = _month(match, issued)
    return _coming(date(year, month, number(match["day"])), issued, 0)


def _numbered(match: re.Match[str], issued: date) -> Counted:
    """四月第二个周五, 三月最后一个工作日: weekends are no working days."""
    year, month = _month(match, issued)
    told = match["day"]
    days = [date(year, month, at) for at in range(1, _last(year, month).day + 1)]
    wanted = [
        day
        for day in days
        if (day.weekday() < 5 if told is None else day.weekday() == _place(told))
    ]
    slack = 9 if told is None else 0
    return _coming(wanted[number(match["nth"]) - 1 if match["nth"] else -1], issued, slack)


def _before_holiday(match: re.Match[str], issued: date) -> Counted:
    """The day before; before 放假 the last working day, for it begins with the weekend."""
    day = _holiday(match["name"], issued)
    before = day - _DAY
    while match["off"] and before.weekday() > 4:
        before -= _DAY
    return _coming(before, issued, 4)


def _holiday(name: str, issued: date) -> date:
    def of(year: int) -> date:
        return _clear_brightness(year) if name == "清明" else date(year, *_FIXED[name])

    day = of(issued.year)
    return day if day > issued else of(issued.year + 1)


def _clear_brightness(year: int) -> date:
    """清明 of this century, by the rule of 寿星历 (4.81): 4 or 5 April."""
    short = year % 100
    return date(year, 4, int(short * 0.2422 + 4.81) - short // 4)


def _working_days(issued: date, many: int) -> date:
    """The day that many working days later: weekends and the holidays of the table are none."""
    day = issued
    for _ in range(many):
        day += _DAY
        while day.weekday() > 4 or _is_holiday(day):
            day += _DAY
    return day


def _is_holiday(day: date) -> bool:
    free = {_FIXED[name] for name in ("元旦", "五一", "国庆")}
    return (day.month, day.day) in free or day == _clear_brightness(day.year)


def _months_later(day: date, many: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + many, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


#: What a count of days begins with: the notice, not 采集 nor 公布.
_OF_NOTICE = (
    r"(?:(?:自|从)?(?:(?:收到|接到|见到?)(?:本|该)?通知|(?:本|该)?通知(?:下发|发布|印发|发出|公布)?|"
    r"发文|即日|今[日天])(?:之日)?(?:起|之后|以后|后|开始)?的?)?"
)
_MONTH = r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?"
_WHICH = "(?P<which>[本这当下次])?个?月"
_HOLIDAY = rf"(?P<name>{'|'.join(_FIXED)}|清明)(?:节|日)?(?P<off>小?长?假期?|放假|假期)?"
_TO_WEEKDAY = (
    r"(?P<week>下下|[本这下])个?(?:周|星期|礼拜)[一二三四五六日天][—–―─−~〜至到-]+"
    rf"(?P<last>下下|[本这下])?个?(?:周|星期|礼拜)?(?P<day>[一二三四五六日天]){_TO}"
)
_WITHIN = (
    rf"{_OF_NOTICE}{_N}(?:(?P<unit>个?工作日|个?(?:自然)?[日天]|个?(?:周|星期|礼拜)|个月|(?<=半)月)"
    "(?:之内|以内|内|之后|以后|后)|(?P<hours>个?小时)(?:之内|以内|内))"
)
_NTH = (
    r"(?:第(?P<nth>[一二三四五1-5])|最后一?)个"
    r"(?:(?:周|星期|礼拜)(?P<day>[一二三四五六日天])|工作日)"
)
#: The shapes, and how each is counted; the first that fits counts.
_SHAPES: tuple[tuple[str, Callable[[re.Match[str], date], Counted | None]], ...] = (
    (rf"(?P<day>大后|[今本明后])[天日晚早]上?{_TO}", _day),
    (rf"(?P<week>下下|[本这下])?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天]){_TO}", _weekday),
    (_TO_WEEKDAY, _to_weekday),
    (r"(?P<week>下下|[本这下])?个?(?:周|星期|礼拜)(?P<end>末?(?:之|以)?[内前]|末)", _week),
    (_WITHIN, _within),
    (rf"{_WHICH}(?:[底末]{_TO}|(?:之|以)?内)", _end_of_month),
    (rf"{_MONTH}(?:[底末]{_TO}|(?:之|以)?内)", _end_of_month),
    (rf"{_MONTH}(?P<part>[上中下])旬", _part_of_month),
    (rf"{_MONTH}(?:之前|以前|前)", _before_month),
    (rf"(?P<which>[本今当这明下])?年[底末]{_TO}", _end_of_year),
    (rf"{_WHICH}(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:[日号]{_TO})?", _in_month),
    (rf"(?:{_MONTH}|{_WHICH}份?)的?{_NTH}{_TO}", _numbered),
    (rf"{_HOLIDAY}(?:开始|到来)?(?:之前|以前|前一[天日]|前)", _before_holiday),
)
