"""A date phrase, and what its words mean: resolved, or proposed where it is a relative one.

Source: docs/design-notes.md, 读通知; issue 15 (proposals, not guesses).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from tongzhi_cli.dates.chains import Chain
from tongzhi_cli.dates.points import days_of, hours_of, points_of
from tongzhi_cli.dates.relative import Counted, counted, of_weekday
from tongzhi_cli.dates.resolve import BACKWARDS, NO_DAY, Issued, UnsureError, agree
from tongzhi_cli.dates.shapes import DAYS, Sort
from tongzhi_cli.dates.tokens import Word
from tongzhi_cli.named_tuple import NamedTuple

_BEGINS = r"\s*(?:起|开始|始(?!终)|之后|以后|后)"
_DIGIT = r"[\d一二三四五六七八九十]"
#: The end of a range that is not read.
_TO_NOTHING = rf"[^\S\t]*(?:[—–―~-]{{1,3}}[^\S\t]*{_DIGIT}|至\s*(?:{_DIGIT}|[，。；,;]|$))"
#: What is over at a moment: 17:30以后不再受理.
CLOSES = (
    r"\s*(?:之后|以后|后|起)[^，。；]{0,8}?"
    r"(?:关|锁|封存|冻结|一律|视[为作]|算[作逾]|不再|不能|不予|不得|不收|不接|停止|暂停登|截止|无法|作废|无效|概不|过期)"
)
_CLOSED_FROM = rf"(?=\s*起){CLOSES}"
#: 3月29日开始，一周内完成.
_STARTED = r"\d\s?[日号][^，。；]{0,6}(?:起|开始|后)"
#: In front of a number of days: 采集后请于三天内; 收到通知后 counts from the notice.
_SINCE = r"(?<!通知)(?<!通知之)(?<!通知以)[后起][的，,]?(?:请|须|应|需|要|务必|[于在]){0,3}\s*$"
#: 本月26日前, said on a day that is known: no other can be meant.
_OF_THIS_MONTH = r"(?:本|这个?|下个?)月\s?[\d一二三四五六七八九十]{1,3}\s?(?:[日号].*)?"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?[天日]"
#: What takes the day itself out, as `asides` leaves it.
WITHOUT = r"[（(【\[]\s*不(?:包?含|包括|计)"
_BARE_WEEKDAY = "(?:周|星期|礼拜)([一二三四五六日天])"


class Phrase(NamedTuple):
    """A date phrase from *begin* to *end* of the text; *text* is what stands there, whole.

    *head* is where its day ends, and what is said about it begins: 4月7日前 of 4月7日前交教务处
    （17:00截止.
    *start* and *at* are local times (*at* is the last moment, None where there is none or where
    *why* says why it cannot be told); *has_clock* tells whether *at* was written with an hour;
    *until* whether a word like 前 or 止 says that it is a deadline.
    *day* is the last day where only its clock is open, as *why* says. *proposal* is what a relative
    phrase is if it is counted from the day of issue: a moment, or a day whose clock is open.
    """

    text: str
    begin: int
    end: int
    head: int
    start: datetime | None = None
    at: datetime | None = None
    has_clock: bool = False
    until: bool = False
    why: str = ""
    day: date | None = None
    proposal: datetime | date | None = None


def proposed(phrase: Phrase, chain: Chain, told: str, issued: Issued | None) -> Phrase:
    """A relative phrase: open, with what it is if it is counted from the day of issue.

    下周三（24日） is that day if it is the 24th.
    """
    phrase = phrase._replace(why=NO_DAY)
    from_day = issued.day if issued else None
    if from_day is None or _is_counted_from_else(phrase, told):
        return phrase
    made: list[Word] = []
    beside: Word | None = None
    for word in chain.words:
        if made and made[0].end == word.start and word.sort is Sort.BARE_DAY:
            beside = word
            continue
        day = _counted(word, from_day) if not made or word.sort is Sort.VAGUE else None
        if day:
            year, text = day.day.year, str(day.day.year)
            made.append(
                word._replace(
                    sort=Sort.DAY, year=year, month=day.day.month, day=day.day.day, text=text
                )
            )
            if word.sort is Sort.PERIOD:
                made.append(word._replace(text=word.text[1:]))
        elif word.sort is Sort.VAGUE:
            return phrase
        else:
            made.append(word)
    if beside and beside.day != made[0].day:
        name = told[made[0].start : made[0].end]
        return phrase._replace(why=_counted_to(name, made[0].month, made[0].day))
    if beside or re.fullmatch(_OF_THIS_MONTH, chain.words[0].text):
        return resolved(phrase._replace(why=""), Chain(made, why=chain.why), told, issued)
    read = resolved(phrase._replace(why="", until=True), Chain(made, why=chain.why), told, issued)
    return phrase._replace(proposal=read.at or read.day, has_clock=read.has_clock)


def _is_counted_from_else(phrase: Phrase, told: str) -> bool:
    """Whether days are counted from something that is not the notice: 收费到账后60天内."""
    if re.match(r"[\d半一二两三四五六七八九十]", phrase.text) is None:
        return False
    before = re.split("[。；;\n]", told[: phrase.begin])[-1]
    if phrase.text.endswith("后"):  # 4月5日前核对，3日后交表
        return re.search(r"\d\s?[日号]|[起后]", before) is not None
    return re.search(rf"{_SINCE}|{_STARTED}", before) is not None


def _counted(word: Word, issued: date) -> Counted | None:
    if word.sort is Sort.WEEKDAY:
        return Counted(of_weekday(word.week, word.text, issued))
    if word.sort in {Sort.VAGUE, Sort.PERIOD}:
        return counted(word.text, issued)
    return None


def resolved(phrase: Phrase, chain: Chain, told: str, issued: Issued | None) -> Phrase:
    """The phrase with its times, or with why they cannot be told; *told* is the smooth text."""
    words = chain.words
    opening = words[0].sort is Sort.OPEN
    try:
        points = points_of(words[1:] if opening else words)
        if not points:
            start = _opening(issued)
            return phrase._replace(start=start, why="" if start else "不知道发文日期")
        first, last = days_of(points, issued)
        for ends, day in _with_days(words, first, last):
            _agree_with(ends, day, issued)
    except UnsureError as doubt:
        return phrase._replace(why=str(doubt))
    behind = told[phrase.end :]
    is_one = not opening and len(points) == 1 and not phrase.until
    begins = is_one and re.match(_BEGINS, behind) and not re.match(CLOSES, behind)
    if is_one and re.match(_TO_NOTHING, behind):
        return phrase._replace(why="只读懂了开始的那一天")
    if re.search(WITHOUT, told[phrase.begin : phrase.end]):
        return phrase._replace(why="写了“不含”，截止是不是前一天要看原文")
    if is_one and not points[0].clocks and re.match(_CLOSED_FROM, behind):
        return phrase._replace(why="从这一天起不再办理，是不是前一天截止要看原文")
    try:
        if chain.why and not begins:
            raise UnsureError(chain.why)  # noqa: TRY301  one way for all that is open
        start, at, has_clock = hours_of(points, first, last)
    except UnsureError as doubt:
        if str(doubt) == BACKWARDS:  # no open clock, but a mistake
            return phrase._replace(why=str(doubt))
        return phrase._replace(why=str(doubt), day=last)
    if opening:
        start = _opening(issued)
    elif begins:
        begin = at if has_clock else at.replace(hour=0, minute=0, second=0)
        return phrase._replace(start=start or begin, at=None)
    return phrase._replace(start=start, at=at, has_clock=has_clock)


def _with_days(
    words: Sequence[Word], first: date | None, last: date
) -> Iterator[tuple[Sequence[Word], date]]:
    """The words of each end of a range with its day: 3月29日（本周一）—4月2日（本周五）."""
    days = [at for at, word in enumerate(words) if word.sort in {Sort.DAY, Sort.BARE_DAY}]
    if first is None or len(days) != len((first, last)):
        yield words, last
        return
    yield words[: days[1]], first
    yield words[days[1] :], last


def _agree_with(words: Sequence[Word], day: date, issued: Issued | None) -> None:
    """Raise where a relative day beside *day* is another one: 下周一（3月23日）.

    Raises:
        UnsureError: it is, counted from the day of issue.

    """
    from_day = issued.day if issued else None
    if from_day is None:
        return
    first = next((word.start for word in words if word.sort in DAYS), 0)
    for word in words:
        if word.start > first and re.match(_COUNT, word.text):
            continue  # 4月5日和4月6日两天内
        if word.sort is Sort.VAGUE and (bare := re.fullmatch(_BARE_WEEKDAY, word.text)):
            agree(day, bare[1])
            continue
        told = _counted(word, from_day) if word.sort is Sort.VAGUE or word.week else None
        if told and abs((told.day - day).days) > told.slack:
            name = f"{word.week}周{word.text}" if word.week else word.text
            raise UnsureError(_counted_to(name, told.day.month, told.day.day))


def _counted_to(name: str, month: int | None, day: int | None) -> str:
    """Why a relative day is open beside which another one is written."""
    return f"“{name}”从发文日期数是{month}月{day}日"


def _opening(issued: Issued | None) -> datetime | None:
    """即日起: from the day of issue on, where that is known."""
    day = issued.day if issued else None
    return datetime.combine(day, time()) if day else None
