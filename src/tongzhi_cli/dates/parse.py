"""The date phrases of a notice: from when and until when, or why that cannot be said.

A wrong date is far worse than an unsure one, so nothing is guessed: the year of a day without one
is that of its first occurrence on or after the day of issue, never that of the 届; a day that does
not exist, lies before the day of issue or contradicts its weekday has no time, but a reason. A day
whose clock is not understood is that day, and its clock is open. What is counted from the day of
issue (下周三) is only proposed.

Sources: 普院教发（2018）4号 (4月1日（星期日）晚23:00以前); issue 15; the shapes are in `shapes`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tongzhi_cli.dates.asides import Smooth, smooth
from tongzhi_cli.dates.chains import ABOUT, ONE_CLOCK, Chain, between_words, chains
from tongzhi_cli.dates.phrase import WITHOUT, Phrase, proposed, resolved
from tongzhi_cli.dates.relative import DAYS_FROM, days_from
from tongzhi_cli.dates.resolve import NO_DAY, NO_MONTH, Issued
from tongzhi_cli.dates.shapes import AND, DAYS, HOURS, JOIN, UNTIL, Sort
from tongzhi_cli.dates.tokens import Word, number, plain

#: What stands before a deadline: not later than.
_UP_TO = (
    r"(?:不晚于|不迟于|截[至止]到?|截止(?:时间|日期)?[为：:]?|最后[期时]限\s?[为是：:]|最[迟晚](?:于|在)?|"
    r"[延顺][长期延](?:至|到)|\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Tt]ill|[Tt]han)|DDL[：:]?|"
    r"\b(?:[Dd]eadline|DEADLINE|[Dd]ue)(?: (?:on|by|is|date))?\s?[：:]?)\s*$"
)
#: So far before a phrase it begins: Deadline is:.
_UP_TO_WITHIN = 20
#: What stands in a bracket behind the date in it: 第5周（3月29日开始）.
_REST = r"[^（）()【】\[\]。；;\n]{0,6}[)）】\]]"
_OPENS = {"）": "（", ")": "("}
_EITHER = "或"
_BETWEEN = r"\b([Bb]etween [^.;。；\n]{3,30}?) and "
_LISTED = r"\d+|[一二三四五六七八九十廿卅]+"
#: What stands behind one: 4月25日为最后期限.
_IS_LAST = r"\s*(?:为|是)[^，。；]{0,12}(?:期限|截止|最后(?:一[天日]|时限|时间))"
#: So many days before it: 5月8日前三天, 4月20日之前3个工作日; 前三天内 are all up to it.
_COUNTED_BACK = rf"\s?{DAYS_FROM}(?!内|[之以]内|里)"
#: So many days from it on.
_COUNTED_ON = rf"{DAYS_FROM}(?:之内|以内|内|之后|以后|后)$"
#: What counts the days before it: they are one time.
_TOGETHER = r"\s{0,2}(?:[（(][^（）()\d]{0,8}[)）])?(?:这|共)?[两二三四]个?[天日](?!内|之内|后)"
#: What ends at an hour of a day that is only named: 明晚10点系统关闭.
_ENDS_THEN = r"\s*[^，。；\d]{0,8}?(?:关闭|截止|结束|停止|关系统|锁定)"
#: Behind a blank, what leads to the next day: 开始时间：4月9日 截止时间：4月12日.
_NEXT_LABEL = r"\s+(?:截止|止)(?:时间|日期)?\s?[：:]\s?(?:\d|[一二三四五六七八九十今明本下])"
#: Why times are open that 分别 stands before.
EACH_WHICH = "几个时间写在一起，哪个对哪个要看原文"


def phrases(text: str, issued: Issued | None) -> Iterator[Phrase]:
    """The date phrases of a text, in order.

    >>> from datetime import date
    >>> day = Issued.on(date(2023, 11, 20))
    >>> [str(one.at) for one in phrases("12月20日至1月5日核对，2024430日前交", day)]
    ['2024-01-05 23:59:59', 'None']
    >>> [str(one.at) for one in phrases("12月7日前交教务处（17:00截止）", day)]
    ['2023-12-07 17:00:00']
    >>> [(str(one.day), str(one.proposal)) for one in phrases("12月7日下班前，下周三前", day)]
    [('2023-12-07', 'None'), ('None', '2023-11-29 23:59:59')]
    """
    told = plain(text)
    if "etween" in told:  # between April 1 and April 8
        told = re.sub(_BETWEEN, r"\1 to  ", told)
    read = smooth(told)
    found = [one for chain in chains(read.text) for one in _phrase(read.text, chain, issued)]
    stops = [*(read.places[one.begin] for one in found[1:]), len(text)]
    for phrase, stop in zip(found, stops, strict=False):
        yield _as_written(phrase, text, read, stop)


def _as_written(phrase: Phrase, text: str, read: Smooth, stop: int) -> Phrase:
    """The phrase with its places in the *text*, of which a smooth one was *read*.

    The next one begins at *stop*.
    """
    begin, end = read.span(phrase.begin, phrase.end)
    _, head = read.span(phrase.begin, phrase.head)
    for sign, its in zip("（(【[", "）)】]", strict=True):  # a bracket that it opens is its own
        close = re.match(_REST, text[end:stop])
        if text.count(sign, begin, end) > text.count(its, begin, end) and close:
            head = end + close.end() if head == end else head
            end += close.end()
    opener = _OPENS.get(text[end - 1 : end]) or _OPENS.get(text[end - 2 : end - 1])
    if opener and text[begin - 1 : begin] == opener and opener not in text[begin:end]:
        begin -= 1  # （4月8日18:00）内
    return phrase._replace(text=text[begin:end], begin=begin, end=end, head=head)


def _phrase(told: str, chain: Chain, issued: Issued | None) -> Iterator[Phrase]:
    near = chain.near
    begin, head = near[0].start, max(chain.lost, _with_tail(told, near[-1].end))
    end = _with_tail(told, chain.far[-1].end) if chain.far else head
    phrase = Phrase(told[begin:end], begin, end, head)
    phrase = phrase._replace(until=_is_until(told, phrase, chain))
    sorts = {word.sort for word in near}
    about = re.match(ABOUT, told[head:])
    if _is_cut_off(near, told):
        return
    if Sort.DAMAGED in sorts or _is_run_together(near, told):
        yield phrase._replace(why="日期写得不全，像是复制时丢了字")
    elif _is_relative(near, told):
        yield proposed(phrase, chain, told, issued)
    elif back := re.match(_COUNTED_BACK, told[head:]) if told[:head].endswith("前") else None:
        end = head + back.end()
        its = resolved(phrase, chain, told, issued).at
        day = its and days_from(its.date(), back, -1)
        yield phrase._replace(
            end=end, head=end, proposal=day, why=f"写着“前{back[0].strip()}”，{NO_DAY}"
        )
    elif on := _counted_on(near):
        its = resolved(phrase, Chain(near[:1]), told, issued).at
        day = its and days_from(its.date(), on)
        yield phrase._replace(proposal=day, why=f"写着“{near[-1].text}”，{NO_DAY}")
    elif about:
        end = head + about.end()
        phrase = phrase._replace(end=end, head=end, until=False)
        yield phrase._replace(why=NO_DAY)
    elif Sort.DAY in sorts and re.search(_EITHER, "".join(between_words(near, told))):
        yield phrase._replace(why="写了两个日子，用“或”连着")
    elif _is_one_of(near, told, until=phrase.until):
        yield phrase._replace(why="写了两个日子，用“/”连着")
    elif re.search(r"分别[^，。；]{0,4}$", told[max(0, begin - 8) : begin]) and len(near) > 1:
        yield phrase._replace(why=EACH_WHICH)
    elif len(each := _apart(near, told)) > 1:
        yield from _each(phrase, each, chain, told, issued)
    elif Sort.DAY in sorts or Sort.OPEN in sorts:
        yield resolved(phrase, chain, told, issued)
    elif (phrase.until or re.match(_ENDS_THEN, told[head:])) and _of_issue(near):
        yield proposed(phrase, chain, told, issued)
    elif phrase.until and {Sort.BARE_DAY, Sort.CLOCK} & sorts:
        yield phrase._replace(why=NO_MONTH if Sort.BARE_DAY in sorts else NO_DAY)


def _counted_on(near: Sequence[Word]) -> re.Match[str] | None:
    """How many days behind a day it is: 4月8日核对结束后两天内; None where nothing is counted."""
    if [word.sort for word in near] != [Sort.DAY, Sort.VAGUE]:
        return None
    return re.search(_COUNTED_ON, near[-1].text)


def _with_tail(told: str, end: int) -> int:
    """Where a phrase ends with what says that it is a deadline: 前, 期间."""
    tail = re.match(rf"(?!{_NEXT_LABEL})[\s_]*[)）]?(?:{UNTIL}(?!后)|期间)", told[end:])
    end += tail.end() if tail else 0
    if told[end : end + 1] not in {"（", "(", "【", "["}:
        return end
    without = re.match(rf"{WITHOUT}[)）】\]](?:{UNTIL})?", told[end:])
    return end + without.end() if without else end


def _is_until(told: str, phrase: Phrase, chain: Chain) -> bool:
    last, head = chain.near[-1], phrase.head
    if chain.lost:
        return re.search(f"{UNTIL}$", told[phrase.begin : head]) is not None
    if head > last.end and not told[:head].endswith("期间"):
        return True
    if any(re.fullmatch(UNTIL, one.strip()) for one in between_words(chain.near, told)):
        return True  # 4月8日前（周四）
    if chain.far or (last.sort in {Sort.VAGUE, Sort.MARK} and told[last.end - 1] in "前内"):
        return True
    if re.search(_UP_TO, told[max(0, phrase.begin - _UP_TO_WITHIN) : phrase.begin]):
        return True
    return re.match(_IS_LAST, told[head:]) is not None


def _is_cut_off(near: Sequence[Word], told: str) -> bool:
    """3-4.8: a number behind a hyphen, whose first half is no day."""
    first = near[0]
    is_bare = re.fullmatch(r"\d{1,2}[./]\d{1,2}", told[first.start : first.end])
    return is_bare is not None and told[max(0, first.start - 1) : first.start] in set("—–―─−~〜-")


def _is_run_together(near: Sequence[Word], told: str) -> bool:
    return any(
        {one.sort, word.sort} <= DAYS and not told[one.end : word.start].strip()
        for one, word in pairwise(near)
    )


def _is_relative(near: Sequence[Word], told: str) -> bool:
    """Whether a day of the phrase is a relative one; beside a day it only says it once more."""
    if all(word.sort is not Sort.VAGUE for word in near):
        return False
    if all(word.sort is not Sort.DAY for word in near):
        return True
    return any(
        Sort.VAGUE in {one.sort, word.sort} and re.fullmatch(JOIN, told[one.end : word.start])
        for one, word in pairwise(near)
    )


def _apart(near: Sequence[Word], told: str) -> list[list[Word]]:
    """The words in as many groups as days are listed that do not follow one another.

    3月20、21、23日 is one time, and so is 4月24日、27日两天; 4月1日和10月10日前 are two, and so are
    4月1日、8日.
    """
    if re.match(_TOGETHER, told[near[-1].end :]):
        return [list(near)]
    groups = [[near[0]]]
    for one, word in pairwise(near):
        between = told[one.end : word.start]
        before = next((other for other in reversed(groups[-1]) if other.day), None)
        if before and word.day and re.fullmatch(AND, between):
            listed = [before.day, *map(number, re.findall(_LISTED, between)), word.day]
            most = 1 if word.month else 2
            is_next = all(0 < (other or 0) - (day or 0) <= most for day, other in pairwise(listed))
            if (word.month not in {None, before.month}) or not is_next:
                groups.append([])
        groups[-1].append(word)
    return groups


def _is_one_of(near: Sequence[Word], told: str, *, until: bool) -> bool:
    """Whether one of two days is meant: 4月8日/9日前; 4月8日/9日均可 are two that follow."""
    is_either = any(between.strip() == "/" for between in between_words(near, told))
    return is_either and (until or len(_apart(near, told)) > 1)


def _each(
    phrase: Phrase,
    groups: Sequence[Sequence[Word]],
    chain: Chain,
    told: str,
    issued: Issued | None,
) -> Iterator[Phrase]:
    """The phrases of several days; a clock behind the last may be that of all."""
    *others, last = groups
    has_hour = bool(HOURS & {word.sort for word in [*last, *chain.far]})
    for group in others:
        has_none = HOURS.isdisjoint(word.sort for word in group)
        why = ONE_CLOCK if has_hour and has_none else chain.why
        begin, end = group[0].start, group[-1].end
        own = phrase._replace(text=told[begin:end], begin=begin, end=end, head=end)
        yield resolved(own, Chain(group, why=why), told, issued)
    first, *rest = last
    if first.month is None:
        before = next((word for word in others[-1] if word.month), first)
        first = first._replace(month=before.month, year=before.year, text=before.text)
    own = phrase._replace(text=told[first.start : phrase.end], begin=first.start)
    yield resolved(own, Chain([first, *rest], chain.far, chain.why), told, issued)


def _of_issue(near: Sequence[Word]) -> bool:
    """Whether a phrase without a day is of one by its first word: 今晚10点前, 周五17:00前."""
    first = near[0]
    if first.sort is Sort.PERIOD:
        return first.text[0] in "今明"
    return first.sort is Sort.WEEKDAY
