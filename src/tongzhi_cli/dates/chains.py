"""Which words of a text make one phrase, and to which day a clock further on belongs.

Source: issue 15, a clock belongs to its day whatever stands between: 4月7日前将反馈表交教务处
（17:00截止). What could be the clock and is not read leaves the clock open.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tongzhi_cli.dates.hours import PART
from tongzhi_cli.dates.shapes import AND, DAYS, HOURS, JOIN, UNTIL, Sort
from tongzhi_cli.dates.tokens import Word, words
from tongzhi_cli.named_tuple import NamedTuple

_BETWEEN = r"\s*(?:(?:当[天日]|那天|的)+\s*)?(?:[，,T]\s*)?(?:at\s+|by\s+|on\s+|于\s*)?"
#: What stands behind a day or a clock that is none.
ABOUT = r"\s*(?:左右|前后|许(?!可))"
_HOUR_OF = (Sort.PERIOD, Sort.CLOCK, Sort.MARK, Sort.WEEKDAY)
#: What may stand between a day and its clock further on: it is of the same clause.
_CLAUSE = r"[^。；;！!？?\n\t]*"
#: What says that a clock is the end of something: it stands before it, or behind it.
_ENDS_AT = (
    r"(?:截[至止]到?(?:时间|日期)?(?:[为是：:于在]|到)?|最[迟晚](?:于|在)?|不[晚迟]于|"
    r"不[得能]?(?:超过|[晚迟]于)|(?:结束|关闭)时间\s?[：:为]|"
    r"(?:DDL|ddl)[：:]?|务必[于在]|每[天日])(?:当[天日])?\s*+$"
)
_LABELLED = r"\s*+[；;。]?\s*+(?:(?:截[止至]|结束|关闭)时间\s*+[：:为]?|(?:具体)?时间\s*+[：:])\s*+"
#: Words before a clock that speak of nothing but the clock.
_OF_CLOCK = (
    rf"{_ENDS_AT}|(?:截止|结束|关闭)?(?:时间|时刻|钟点)?[为是：:]?(?:当[天日])?\s*+$|(?:并|请|且|须|应|务必|需)|"
    r"(?:过期|过时|逾期)(?:不候|不收)"
)
_BEGINS = r"\s*(?:起|开始|之后|以后|后)(?!至|到)"
_ENDS = (
    rf"\s*+[)）]?\s*+(?:{UNTIL}(?!后|往)|"
    r"(?:准时|系统|自动|将|即){0,7}(?:关闭|结束|停止|锁定|停收)|整?为限|过时不候)"
)
#: Hours of an office: they are no end of anything.
_OFFICE_HOURS = (
    r"(?:(?:办公|上班|工作|接待|值班|服务|受理|办理|开放|开门|咨询|作息|营业|接听)"
    r"的?(?:时间|时段)|营业)[^，。；]{0,6}$"
)
#: A room that is open then: 机房每天8:30-17:00开放, and 每天8:30-17:00机房开放.
_ROOM = r"(?:(?<!司)机房|实验室|教室|微机室|办公室|大厅|窗口|图书馆|阅览室|服务台|自助机|服务中心)"
_ROOM_BEFORE = rf"[，,；;、（(。][^，,。；;（(交送报]{{0,6}}{_ROOM}[^，。；交送报]{{0,8}}$"
_ROOM_BEHIND = (
    rf"[^，,。；;\d交送报]{{0,4}}{_ROOM}[^，,。；;\d交送报]{{0,6}}"
    r"(?:开放|开门|开着|办公|上班|有人|可用|接待|值班|营业|使用)"
)
#: Hours that are said of every day, apart from the day: are they those of the last one?
_EVERY_DAY = r"[，,；;][^，。；]{0,12}每[天日][^，。；\d]{0,6}$"
#: A part of a day that is named begins so: 今晚, 明早.
_OF_ITS_OWN = frozenset("今明昨次")
#: A part of every day that is no end of anything: 人多时请避开晚上高峰, 建议中午登录.
_AVOIDED = (
    r"[，,；;][^，。；]{0,10}(?:避开|错开|避免|错峰|建议|尽量|最好|可以?在|不限|随时)"
    r"[^，。；]{0,6}$|[，,；;][^，。；]{1,10}每[天日]$"
)
#: A number behind a day that counts something.
_COUNTED = "届级年月日号人名个份位张间栋楼室期次项元篇天周种条款学专本门节页"
#: An hour behind a day that is written as none of the shapes: 8-17点, 上9午:00, 17前.
_LOST = (
    rf"[ ]{{0,9}}+(?:当[天日]|的){{0,7}}(?:[（(]\s{{0,9}}+[一二三四五六日天]?\s{{0,9}}+[)）]?)?"
    rf"[ ]{{0,9}}+(?:{PART}[ ]{{0,9}}+)?"
    r"(?:\d{1,2}\s*[-—–~至到]\s*\d{1,2}\s*[点时]|\d{1,2}-\d\d(?=\s*(?:[，。；;)）\n]|$))|\d{1,2}\s*[点时:：](?!间)|"
    rf"\d[-.。\s\d]{{0,20}}{UNTIL}|[上中下午早晚晨夜]{{1,3}}\s?\d|"
    rf"\d{{1,4}}(?![\d{_COUNTED}]|\s?[-—–~至到、./]\s?\d|\s*[{_COUNTED}（(A-Za-z]))"
)
#: An hour further on, of which signs are lost: 17:0前, 上9午:00.
_DAMAGED = (
    rf"(?<!\d)\d{{1,2}}\s?[:：]\s?\d?\s?[)）]?\s?{UNTIL}|[上中下]\s?\d{{1,2}}\s?午|"
    r"(?<!\d)[012]\d[:：]\d(?!\d)|"
    r"午\s?[:：]\s?\d\d|(?<![\d第])\d{1,4}\s?(?:之前|以前|前|截止)"
)
#: Another day that was not read: the clock behind it is its own.
_UNREAD_DAY = r"(?<![\d.])\d{1,2}[./]\d{1,2}(?![\d.])\s?[日号]?(?!寸|[cC]?[mM])"
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
#: 8:30开始、17:00结束.
_OPENS = r"\s*(?:正式|准时)?(?:开始|开门|开放|起)(?!不|停|关|一律|概|拒)"
_OPENS_AND_ENDS = (
    rf"{_OPENS}[、，,至到]?\s?(?:{PART}\s?)?(?:\d{{1,2}}[:：]\d\d|{_NUMBER}[点时]半?)"
    r"(?:准时)?(?:结束|截止|关门|为止|停止|关闭)"
)
_BARE = rf"\s*+(?:{UNTIL})?[（(【\[，,\s]{{0,40}}"
#: A clock whose day stands in brackets behind it: 17:00前（4月2日）.
_CLOCK_BEFORE = rf"(?:\d\s?[:：]\s?\d\d|{_NUMBER}\s?[点时]半?)(?:[ ]?(?:{UNTIL}))?[（(【\[]?$"
_SHORT = 16
#: So many phrases that name a day once more may stand before its clock.
_PASSED = 4
#: What is left of a damaged hour behind its first sign, 1 7 : 0 0前; the next date is none of it.
_REST = (
    r"(?:[ ]?(?!\d{3})[上中下午早晚晨夜点时分半刻整钟\dOolI:：.;；-]){0,10}(?!\s?[年月日号]|\d)"
    rf"(?:\s?{UNTIL})?"
)
#: A damaged one behind the part of its day: 上午10:3午前.
_LOST_IN_PART = (
    rf"\s?[\dOolI]{{1,3}}\s?[:：;；点时][ \dOolI午]{{0,5}}(?!\s?[年月日号]|\d)(?:\s?{UNTIL})?"
)
#: A bracket with another day stands between a day and its clock, or ends between the two.
_BRACKET_BETWEEN = (
    rf"\s{{0,3}}(?:[（(【\[][^（()）【】\[\]。；;\n]{{0,40}}?\d\s?[日号])?[^（()）【】\[\]，,。；;\d\n]{{0,12}}"
    rf"[)）】\]]\s{{0,3}}(?:{PART}\s?)?\d{{1,2}}\s?[:：点时]"
)
_OPENED = "后面的钟点是每天开始的，截止到几点要看原文"
_LOST_CLOCK = "日子后面的钟点没有读懂"
#: Why days that stand before one clock are open.
ONE_CLOCK = "几个日子后面写着一个钟点，是不是都照它要看原文"


class Chain(NamedTuple):
    """The words of one phrase: *near*, those that stand together, and *far*, its clock further on.

    *why* says what stands against the clock, where the day itself is sure; one that is not
    understood ends at *lost*.
    """

    near: Sequence[Word]
    far: Sequence[Word] = ()
    why: str = ""
    lost: int = 0

    @property
    def words(self) -> list[Word]:
        """All of them, in order."""
        return [*self.near, *self.far]


def chains(told: str) -> Iterator[Chain]:
    """The phrases of a smooth text (`asides.smooth`)."""
    found = [one for one in _together(told) if _may_be_one(one, told)]
    taken = end = 0
    for at, chain in enumerate(found):
        if at < taken or chain[0].start < end:  # of the clock of another, or what is lost of it
            continue
        about = re.match(ABOUT, told[chain[-1].end :]) if chain[-1].sort is Sort.CLOCK else None
        if about and _has_day(chain):
            yield Chain(chain, lost=chain[-1].end + about.end(), why="没有写明是几点")
        elif _has_day(chain) and re.search(_CLOCK_BEFORE, told[: chain[0].start][-_SHORT:]):
            yield Chain(chain, why="钟点写在日子前面")
        elif ends := _closing_hours(told, chain, found[at + 1 : at + 2]):
            taken = at + 2
            yield Chain(chain, ends)
        elif days := _opened_on_days(told, chain):
            yield Chain(days, lost=chain[-1].end, why=_OPENED)
        elif end := _lost_in_part(told, chain):
            yield Chain(chain, lost=end, why=_LOST_CLOCK)
        elif HOURS.isdisjoint(word.sort for word in chain) and _has_day(chain):
            place, following = _following(found, at + 1)
            made = _with_far(told, chain, following)
            if made.far:
                taken = place + 1
            end = made.lost
            yield made
        else:
            yield Chain(chain)


def _may_be_one(chain: Sequence[Word], told: str) -> bool:
    """Whether the words may be a phrase: a weekday alone is one before 前 only."""
    is_more = any(word.sort is not Sort.WEEKDAY for word in chain)
    return is_more or re.match(rf"\s*{UNTIL}", told[chain[-1].end :]) is not None


def _closing_hours(
    told: str, chain: Sequence[Word], following: Sequence[Sequence[Word]]
) -> Sequence[Word]:
    """The hours behind those at which something begins, if they end it: 8:30开始、17:00结束."""
    if not following or chain[-1].sort is not Sort.CLOCK or not _has_day(chain):
        return ()
    is_hour = all(word.sort in {Sort.PERIOD, Sort.CLOCK} for word in following[0])
    return following[0] if is_hour and re.match(_OPENS_AND_ENDS, told[chain[-1].end :]) else ()


def _opened_on_days(told: str, chain: Sequence[Word]) -> Sequence[Word]:
    """The days of a range at whose last clock something begins: 25日至27日8:30开始; else none."""
    days = [at for at, word in enumerate(chain) if word.sort in DAYS]
    if len(days) < 2 or not _opens(told, chain[days[-1] + 1 :]):
        return ()
    return chain[: days[-1] + 1]


def _opens(told: str, hours: Sequence[Word]) -> bool:
    """Whether something begins at an hour; 7:00—23:00开放 is from when until when."""
    if [word.sort for word in hours if word.sort is not Sort.PERIOD] != [Sort.CLOCK]:
        return False
    return re.match(_OPENS, told[hours[-1].end :]) is not None


def _lost_in_part(told: str, chain: Sequence[Word]) -> int:
    """Where a damaged clock ends behind the part of a day that is the end of a phrase; 0: none."""
    if chain[-1].sort is not Sort.PERIOD or not _has_day(chain):
        return 0
    lost = re.compile(_LOST_IN_PART).match(told, chain[-1].end)
    return lost.end() if lost else 0


def _following(found: Sequence[Sequence[Word]], at: int) -> tuple[int, Sequence[Word]]:
    """The words behind a phrase, and their place: those that name its day once more are passed."""
    for place in range(at, min(at + _PASSED, len(found))):
        words_of = list(found[place])
        while words_of and _says_again(words_of[0]):
            del words_of[0]
        if words_of:
            return place, words_of
    return at, ()


def _says_again(word: Word) -> bool:
    """Whether a word is about the day before it: 当天, （第5周周三）, 星期四, 农历三月初二."""
    if word.sort is Sort.VAGUE:
        is_lunar = re.match(r"[农阴旧]历", word.text)
        is_after = re.fullmatch(r"\D+后", word.text)  # 清明节后
        is_week = word.text[0] == "第" or word.text in {"当天", "当日"}
        return is_week or is_lunar is not None or is_after is not None
    return word.sort is Sort.WEEKDAY


def _has_day(chain: Sequence[Word]) -> bool:
    return any(word.sort in DAYS | {Sort.VAGUE} for word in chain)


def _with_far(told: str, chain: Sequence[Word], following: Sequence[Word]) -> Chain:
    """The chain of a day without clock with the clock that the same clause tells."""
    end = chain[-1].end
    if lost := re.match(_LOST, told[end:]):
        more = re.match(_REST, told[end + lost.end() :])
        return Chain(chain, lost=end + lost.end() + (more.end() if more else 0), why=_LOST_CLOCK)
    if re.compile(_BRACKET_BETWEEN).match(told, end):
        return Chain(chain, why=_LOST_CLOCK)
    rest = told[end : following[0].start if following else None]
    if re.match(rf"{_CLAUSE}?(?:{_DAMAGED})", rest):
        return Chain(chain, why=_LOST_CLOCK)
    if not following:
        return Chain(chain)
    between = told[end : following[0].start]
    if re.search(_UNREAD_DAY, between):
        return Chain(chain, why=_LOST_CLOCK)
    if re.fullmatch(r"\s*+[、，和及与或]\s*+", between) and following[0].sort is Sort.DAY:
        if {Sort.CLOCK, Sort.MARK} & {word.sort for word in following}:
            return Chain(chain, why=ONE_CLOCK)
        return Chain(chain)
    is_hour = all(word.sort in _HOUR_OF for word in following)
    if not is_hour or HOURS.isdisjoint(word.sort for word in following):
        return Chain(chain)
    if re.search(r"[A-Za-z\d'’`·.]$", between) and not re.search(_ENDS_AT, between):
        return Chain(chain, why=_LOST_CLOCK)
    is_near = re.fullmatch(_CLAUSE, between) or re.fullmatch(_LABELLED, between)
    if not is_near or re.search(_OFFICE_HOURS, between) or re.match(_BEGINS, between):
        return Chain(chain)
    if re.search(_ROOM_BEFORE, between) or re.match(_ROOM_BEHIND, told[following[-1].end :]):
        return Chain(chain)
    first = following[0]
    if first.sort is Sort.PERIOD and first.text[0] in _OF_ITS_OWN:
        return Chain(chain)  # 今晚10点 is of another day
    if {word.sort for word in following} == {Sort.PERIOD} and re.search(_AVOIDED, between):
        return Chain(chain)
    if first.sort is Sort.MARK and "前" not in first.text and not re.fullmatch(_BARE, between):
        return Chain(chain)
    is_range = [word.sort for word in following].count(Sort.CLOCK) > 1
    is_daily = is_range and re.search(_EVERY_DAY, between)
    if not is_daily and _is_end(told, between, following) and not _is_of_another(between):
        return Chain(chain, following)
    hour = told[first.start : following[-1].end].strip()
    return Chain(chain, why=f"后面还写着“{hour}”，是不是截止的钟点要看原文")


def _is_end(told: str, between: str, hours: Sequence[Word]) -> bool:
    """Whether what stands around a clock says that it is the end of something."""
    behind = told[hours[-1].end :]
    if _opens(told, hours):
        return False
    in_brackets = re.search(r"[（(]\s*+$", between) and re.match(r"\s*+[)）]", behind)
    is_end = re.search(_ENDS_AT, between) or re.match(_ENDS, behind) or in_brackets
    return bool(is_end) or hours[0].sort is Sort.MARK


def _is_of_another(between: str) -> bool:
    """Whether the clause that a clock stands in speaks of something else: …，反馈表17:00前交."""
    *_, clause = re.split("[，,（(；;]", between)
    return clause != between and re.search("[一-鿿]{2}", re.sub(_OF_CLOCK, "", clause)) is not None


def _together(told: str) -> Iterator[list[Word]]:
    """The words that stand together: nothing but joints between them."""
    chain: list[Word] = []
    for word in words(told):
        if chain and not _goes_on(chain, told, word):
            yield chain
            chain = []
        chain.append(word)
    if chain:
        yield chain


def _goes_on(chain: Sequence[Word], told: str, word: Word) -> bool:
    """Whether *word* belongs to the phrase before it, by what stands between them."""
    between = told[chain[-1].end : word.start]
    if re.fullmatch(JOIN, between):
        return word.sort is not Sort.OPEN
    last = chain[-1].sort
    if word.sort in _HOUR_OF:
        window = rf"{_BETWEEN}|{AND}" if last is Sort.CLOCK else _BETWEEN
        if word.sort is Sort.WEEKDAY and last in DAYS:
            window = rf"{_BETWEEN}|\s*{UNTIL}\s*"  # 4月8日前（周四）
        return re.fullmatch(window, between) is not None
    if word.sort is Sort.BARE_DAY:
        if last is Sort.VAGUE:  # 下周三（24日）; 本月22、23号
            is_listed = re.search(rf"月\s{{0,4}}{_NUMBER}$", chain[-1].text) is not None
            return not between or (is_listed and re.fullmatch(AND, between) is not None)
        is_day = last in {*DAYS, Sort.WEEKDAY}
        return is_day and re.fullmatch(rf"{AND}|[ ]*", between) is not None
    if word.sort is Sort.DAY:
        return not between or _day_goes_on(chain, told, word)
    if word.sort is Sort.VAGUE:
        is_day = last in {*DAYS, Sort.WEEKDAY}
        is_beside = is_day and not word.text.startswith("第")
        return not between and (is_beside or last is Sort.OPEN)
    return word.sort is Sort.DAMAGED and not between.strip()


def _day_goes_on(chain: Sequence[Word], told: str, word: Word) -> bool:
    between, last = told[chain[-1].end : word.start], chain[-1].sort
    if last is Sort.VAGUE:
        return re.fullmatch(r"[\s，,]*+(?:即|也就是)?\s*", between) is not None  # 下周一，即3月22日
    if not _has_day(chain) and told[word.start : word.end].isascii():
        # by 5 pm on Friday, April 9
        return re.fullmatch(r"\s*+,?\s*+(?:on\s+|of\s+)?", between) is not None
    is_list = re.fullmatch(r"\s*+[、/和及与或]\s*+", between) is not None
    return last in {Sort.DAY, Sort.WEEKDAY} and is_list


def between_words(chain: Sequence[Word], told: str) -> Iterator[str]:
    """What stands between the words of a phrase."""
    for one, word in pairwise(chain):
        yield told[one.end : word.start]
