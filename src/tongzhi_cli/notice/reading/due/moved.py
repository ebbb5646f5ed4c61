"""A day that was moved, not settled, or has an hour with others: it is asked, and proposed.

Source: issue 15 (原定…延期至, 顺延两天, 暂定, 均以17:30为限).
"""

import re
from datetime import datetime, time, timedelta

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.phrase import CLOSES, Phrase
from tongzhi_cli.dates.relative import DAYS_FROM, days_from
from tongzhi_cli.notice.reading.due.found import Found

#: 4月5日截止的核对顺延两天: another day, which is not written.
_MOVES = frozenset("延推提")
_MOVED_BY = (
    r"[^，。；]{0,12}(?:[，,]\s?(?:[现再已故拟均都请须应]|统一|务必){1,3})?(?:顺延|延长|延期|推迟|延后|推后|提前|[往向]后[推延移])了?\s?(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})"
    r"\s?(?:个?工作日|个?小时|[天日周]|个?星期|个月)"
)
#: So many days from it on: 4月8日核对结束后两天内交表.
_COUNTED_ON = (
    rf"(?!前)[^，。；、\d前]{{0,10}}(?:[之以]后|(?<![最今然])后)的?\s?{DAYS_FROM}(?:之内|以内|内)?"
)
_IS_COUNTED = "要从这一天往后数“{}”，截止是哪一天要看原文"
_IS_MOVED = "后面写着延期或提前几天，改到哪一天要看原文"
#: In front of a day that is only thought of: 报到时间暂定为9月1日.
_NOT_SETTLED = r"(?:初定|暂定|暂拟|预定|初步定)[于为在是]?[：:]?\s*$"
_IS_THOUGHT_OF = "写着暂定，还没有定下来"
#: In front of the day to which another was moved, which stands so close before.
_MOVED_TO = r"(?:[推延顺][迟后长期延]?|改|调整|变更|提前)(?:[到至为在成]|于)\s*$"
_NEAR_OLD = 60
#: Another year, or an earlier time, of which a day was moved: 上次已改为3月20日交表.
_LAST_TIME = (
    r"(?:去|前|往|历|上一?)年|上一?届|往届|上一?学[期年]|"
    r"(?:上一?[次回]|前次)(?!的?通知|[说讲发定])"
)
_OLD_DAY = r"[。；;\n]|\d\s?[日号]"
#: Where it opens, it is no limit that was moved.
_OPENS = r"\s*(?:起|才|再|重新|正式|系统){0,2}(?:开[放通启始]|启用|上线|起)"
#: One hour said of several days: 班级4月19日、学院4月22日交表，均以17:30为限.
_OF_ALL = (
    r"(?:均|都|一律|统一)(?:须|应|要|请)?(?:以|为|在|于|是|至|到|截[止至](?:到|于|时间为)?){0,2}(?:[当同][日天])?的?\s?"
    r"(?P<clock>(?:[上下中]午|晚上?|早上?)?\s?\d{1,2}(?:[:：]\d\d|[点时]半?))(?!\s?[至到—–~～-])"
)
#: An hour in another cell of the row of a day: 4月12日 | 反馈表交学院（17:00前）.
_OF_ROW = (
    r"(?<![至到—–~～-])(?<!\d)(?P<clock>(?:[上下中]午|晚上?|早上?)?\s?\d{1,2}(?:[:：]\d\d|[点时]半?))"
    r"(?:之前|以前|前|截止|止)"
)
_IS_OF_ALL = "还写着“{}”，是不是截止的钟点要看原文"
_OLD_CLOCK = "原来写着 {}，改期以后还是不是这个钟点，要看原文"


#: Before something, and the day on which that is: 寒假前（1月15日放假）.
_BEFORE_ITS_DAY = (
    r"前\s?[（(][^（）()]{0,30}[\d日号]\s?(?:起|开始|正式)?(?:放假|开学|离校|返校|上班|开始|毕业)"
)
_BEHIND = 8
_IS_ITS_DAY = "括号里写的是那件事的日子，截止是不是前一天要看原文"
#: A day of something, behind which nothing is taken any more: 3月1日开学后不再受理.
_BEHIND_ITS_DAY = r"(?:开学|放假|上班|返校|离校|收假|假期)(?:之|以)?后$"
_IS_OVER_THEN = "从这一天起不再办理，截止是哪一天要看原文"
#: A moment of its own, in the next clause: 12:00集中签字，下午3点交教务办.
_NEXT_HOUR = (
    r"[^。；;\n]{0,20}[，,]\s?(?P<clock>(?:[上下中]午|傍晚|晚上?)?\s?\d{1,2}(?:[:：]\d\d|[点时]半?))"
    r"(?:之?前)?[^，。；\d]{0,6}(?:交(?![流通])|送|报(?!告)|收)"
)


def has_no_new_day(one: Found) -> bool:
    """Whether an old day is moved by some days, and the new one is not written beside it."""
    if _MOVES.isdisjoint(one.after):
        return False
    moved = re.match(_MOVED_BY, one.after)
    behind = one.sentence.text[one.phrase.end :]
    return moved is not None and re.match(r"[^。；\n]{0,60}\d\s?[月日号/.]", behind) is None


def with_doubts(phrase: Phrase, one: Found) -> Phrase:
    """The *phrase* of a date as it is asked where it is moved, or not settled."""
    known = phrase.at or phrase.start
    if known and re.search(_BEFORE_ITS_DAY, phrase.text + one.after[:_BEHIND]):
        eve = known.date() - timedelta(days=1)
        return phrase._replace(start=None, at=None, proposal=eve, why=_IS_ITS_DAY)
    if phrase.at is None:
        return phrase
    if on := re.match(_COUNTED_ON, one.sentence.text[one.phrase.head :]):
        its = days_from(phrase.at.date(), on)
        counted = f"{on['days']}{on['of']}"
        return phrase._replace(start=None, at=None, proposal=its, why=_IS_COUNTED.format(counted))
    if is_moved(one.after):
        return phrase._replace(start=None, at=None, why=_IS_MOVED)
    if re.search(_BEHIND_ITS_DAY, phrase.text) and re.match(CLOSES, f"后{one.after}"):
        return phrase._replace(start=None, at=None, why=_IS_OVER_THEN)
    is_moment = phrase.has_clock and not (phrase.until or phrase.start)
    if is_moment and (said := re.match(_NEXT_HOUR, one.after)):
        why = _IS_OF_ALL.format(said["clock"].strip())
        return phrase._replace(at=None, day=phrase.at.date(), why=why)
    if is_thought_of(one.before):
        return phrase._replace(start=None, at=None, proposal=phrase.at, why=_IS_THOUGHT_OF)
    if not phrase.has_clock and is_moved_to(one.before):
        return _with_old_clock(phrase, phrase.at, one)
    row = "，".join(one.beside.row) if one.beside and not one.beside.several else ""
    if row and not phrase.has_clock and (said := re.search(_OF_ROW, row)):
        until = next((x.at for x in phrases(f"{phrase.at:%Y年%m月%d日}{said[0]}", None)), None)
        why = _IS_OF_ALL.format(said["clock"].strip())
        return phrase._replace(start=None, at=None, proposal=until or phrase.at.date(), why=why)
    front, behind = one.sentence.text[: phrase.begin], one.sentence.text[phrase.end :]
    near = f"{front[-_NEAR_OLD:]}，{behind[:_NEAR_OLD]}"
    if not phrase.has_clock and (said := re.search(_OF_ALL, near)):
        why = _IS_OF_ALL.format(said["clock"].strip())
        return phrase._replace(start=None, at=None, day=phrase.at.date(), why=why)
    return phrase


def is_moved(after: str) -> bool:
    """Whether what stands behind a day says that it is another one: 4月5日截止的顺延两天."""
    return not _MOVES.isdisjoint(after) and re.match(_MOVED_BY, after) is not None


def is_thought_of(before: str) -> bool:
    """Whether what stands in front of a day says that it is not settled: 暂定4月5日."""
    return "定" in before and re.search(_NOT_SETTLED, before) is not None


def is_moved_to(before: str) -> bool:
    """Whether what stands in front of a day says that another was moved to it: 截止改到4月9号."""
    return re.search(_MOVED_TO, before) is not None


def is_newly_moved_to(one: Found) -> bool:
    """Whether a day is the new one of what was moved: 已延长至4月10日; none of another year."""
    if not is_moved_to(one.before) or re.match(_OPENS, one.after):
        return False
    front = re.split(_OLD_DAY, one.before)[-1]
    at = one.phrase.at or one.phrase.start
    years = set(re.findall(r"(20\d\d)年", front)) - ({f"{at.year}"} if at else set())
    return not (years or re.search(_LAST_TIME, front))


def old_clock(old: time, at: datetime) -> tuple[datetime, str]:
    """What is proposed of a day *at* that has no hour, by that of the *old* one, and why."""
    why = _OLD_CLOCK.format("24:00" if old == LAST else f"{old:%H:%M}")
    return datetime.combine(at.date(), old), why


def _with_old_clock(phrase: Phrase, at: datetime, one: Found) -> Phrase:
    """原定4月6日17:00前交，延期至4月12日: the hour of the old day is proposed for the new one."""
    front = re.split("[；;]", one.sentence.text[: phrase.begin][-_NEAR_OLD:])[-1]
    old = next((old.clock for old in reversed(dates_in(front)) if old.clock), None)
    if old is None:
        return phrase
    proposal, why = old_clock(old, at)
    return phrase._replace(start=None, at=None, proposal=proposal, has_clock=True, why=why)
