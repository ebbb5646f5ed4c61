"""The date phrases of one sentence, with what only the words around them tell.

The dates package reads a phrase by itself; here a day without a month has that of the day before
it (4月1-5日……6日), a day without a year in an undated notice that of the same day elsewhere, and
days that are each somebody's own (分别, 每年) are told apart.

Source: issue 15; nothing is guessed: what does not follow stays open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from tongzhi_cli.dates.parse import EACH_WHICH, phrases
from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import NO_MONTH, NO_YEAR, Issued
from tongzhi_cli.dates.tokens import number, plain
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.days.again import read_again
from tongzhi_cli.notice.reading.due.days.no_day import is_behind_other, is_other_number
from tongzhi_cli.notice.reading.due.days.one_month import in_month, only_month
from tongzhi_cli.notice.reading.due.days.same_day import is_of_same_day, of_same_day
from tongzhi_cli.notice.reading.due.figured_days import Figures, figured, figures

#: Days that are each somebody's own; the phrase stands behind it.
_EACH = r"分别[^，。；]{0,6}$"
_YEARLY = r"每(?:学?年|学期)(?:度)?的?[^，。；]{0,4}$"
_AND = r"\s*+[、，,和及与]\s*+"
#: Whose days they are: the words in front of 分别, without what they do.
_WHOSE = (
    r"([^，。；：:\n]{1,60}?)"
    r"(?:的?(?:核对|校对|上交|提交|报送|交表|采集|完成|截止){0,5}(?:时间|日期|期限))?"
    r"(?:应当?|须|请|需|要|务必){0,5}分别[^，。；]{0,6}$"
)
_TWO = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = rf"{_TWO}\s?月\s?"
#: A day whose month stands elsewhere, and one with it.
_BARE = re.compile(
    rf"(?<![\d月.第—–~-])(?<!\d年)(?<![\d月]\s)(?:\d{{1,2}}\s?[日号]?\s?[—–~～至到-]{{1,2}}\s?)?(?P<day>{_TWO})\s?[日号]"
)
#: The first of a range of days without a month.
_FIRST = re.compile(r"(?<![\d月年.第./—–~-])\d{1,2}\s?[日号]?\s?[—–~至到-]{1,2}\s?$")
#: A range of days without a month, or a month and its day: 4-8号.
_MONTH_OR_DAY = re.compile(rf"(?P<m>\d{{1,2}})[—–~-](?P<d>{_TWO})\s?[日号]")
_DAY = rf"(?:(?:19|20)\d\d\s?年\s?)?(?:{_MONTH})?{_TWO}\s?[日号]?(?![\d:：点时])"
_WHOLE = rf"(?P<y>20\d\d)\s?[年./-]\s?(?P<m>{_TWO})\s?[月./-]\s?(?P<d>{_TWO})(?!\d)"
#: A year of days: 〔2027〕, 2027年校对时间; no 2027届, no 2023级, no year of graduation.
_NAMED_YEAR = r"(?<!\d)(20\d\d)(?=\s?年(?!级|届|度?毕业|毕|高校|普通|入学|以[来前后])|[〕\]﹞])"
_OF_MONTH = rf"(?P<m>{_TWO})\s?月\s?(?P<d>{_TWO})"
#: What belongs to a day without a month: its weekday and hour.
_TAIL = (
    r"(?:\s?[（(]?(?:星期|周)[一二三四五六日天][)）]?)?\s?(?:上午|下午|中午|早上?|晚上?)?\s?"
    rf"(?:\d{{1,2}}[:：]\d\d|{_TWO}\s?[点时]半?)?\s?(?:之前|以前|前)?"
)
_IN_DAYS = re.compile(r"\d{1,2}\s?[日号](?:之前|以前|前)")
#: A day behind a range is one of its own: 4月1-5日，6日.
_BEHIND_RANGE = re.compile(r"[-—–―~～至到][^，,]{0,60}(?P<joint>[，,]\s*+)(?=\d{1,2}\s?[日号])")
_LAST_DAY = 31
#: No word of a day: 注明日期.
_INSIDE = re.compile("[今明后次]日(?=期)")
#: So far a day stands behind the one that names its month, at most.
_NEAR = 90
_MONTH_BETWEEN = r"\d\s*月|[一二三四五六七八九十]月|月份|[本下次每当]月"
_LEAD = r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|请|要求|各)+"
#: Signs of the day are lost, or it is one of two.
_BROKEN = r"(?:[A-Za-z\d月年.．]|或)\s*$"
#: So soon after the day of issue a month and its day are as likely as days of one month.
_SOON = timedelta(days=120)
#: A notice of the end of a year names days of the next one.
_SPRING = 3
_SHORTLY = timedelta(days=60)
_WHICH_OF = "是{}，还是从几日到几日，要看原文"
_CLOCKED = "前一个日子有没有钟点，要看原文"


class Known(NamedTuple):
    """What the rest of the notice tells: its day of issue, or the years of its whole dates.

    *figures*: how it uses figures. *year* is the one that an undated notice names, if it is one.
    *only* is the day of issue of one all of whose days are of its month.
    """

    issued: Issued | None
    years: Mapping[tuple[int, int], int]
    figures: Figures
    year: int | None = None
    only: date | None = None


class Day(NamedTuple):
    """A date phrase, and *whose* it is where the sentence tells that of several."""

    phrase: Phrase
    whose: str = ""


def known(text: str, issued: Issued | None) -> Known:
    """What a *text* tells: an undated one of years, by a day that is written with one year only."""
    used = figures(text)
    if issued:
        return Known(issued, {}, used, only=only_month(text, issued))
    found: dict[tuple[int, int], set[int]] = {}
    for match in re.finditer(_WHOLE, plain(text)):
        if _exists(match):
            found.setdefault(_month_and_day(match), set()).add(int(match["y"]))
    years = {day: many.pop() for day, many in found.items() if len(many) == 1}
    named = {int(year) for year in re.findall(_NAMED_YEAR, plain(text))}
    return Known(None, years, used, named.pop() if len(named) == 1 else None)


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match["y"]), *_month_and_day(match))
    except ValueError:
        return False
    return True


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return number(match["m"]), number(match["d"])


def days(text: str, told: Known, earlier: Phrase | None = None) -> list[Day]:
    """The date phrases of a sentence, in order; *earlier* is the one before it, if it is near."""
    read = [_with_first(one, text) for one in phrases(text, told.issued)]
    read += figured(text, read, told.figures, told.issued)
    found = sorted([*read, *_bare(text, read)], key=lambda one: one.begin)
    found = _together([one for one in found if not _INSIDE.match(text, one.begin)], text)
    made: list[Day] = []
    before = earlier
    is_either = False  # 4-8号核对，10号交表: of the same month as what is not known
    for at, phrase in enumerate(found):
        stop = found[at + 1].begin if at + 1 < len(found) else len(text)
        one = of_same_day(phrase, before, text, stop, told.issued)
        one = _with_year(_with_month(one, before, text, stop, told.issued), text, stop, told)
        if lacks_month(one) and one.why and told.only:
            one = in_month(one, told.only, text, stop, told.issued)
        if lacks_month(one) and one.why and not one.proposal and not is_either:
            one = _proposed(one, text, stop, told.issued)
            is_either = one.why != phrase.why
        made += _apart(one, text, stop, told.issued)
        before = one if one.at or one.start else before
    return made


def lacks_month(phrase: Phrase) -> bool:
    """Whether a phrase is a day without a month; 6日前 may be one, too."""
    told = plain(phrase.text)
    is_either = phrase.why and _MONTH_OR_DAY.match(told)
    return phrase.why == NO_MONTH or bool(is_either) or _IN_DAYS.fullmatch(told) is not None


def lacks_day(phrase: Phrase) -> bool:
    """Whether a phrase is of the day before it: 当日18:00前, or a day of its month."""
    return lacks_month(phrase) or is_of_same_day(phrase)


def near(before: Phrase | None, between: str) -> Phrase | None:
    """The phrase *before*, if a day without a month behind *between* may be of its month."""
    is_near = len(between) <= _NEAR and not re.search(_MONTH_BETWEEN, between)
    return before if before and is_near and (before.at or before.start) else None


def _with_first(phrase: Phrase, text: str) -> Phrase:
    """A day without a month with the first of its range, if that has none either: 4—8号前."""
    if phrase.why != NO_MONTH:
        return phrase
    first = _FIRST.search(plain(text[: phrase.begin]))
    if first is None or is_behind_other(text, first.start()):
        return phrase
    return phrase._replace(text=text[first.start() : phrase.end], begin=first.start())


def _bare(text: str, read: Sequence[Phrase]) -> Iterator[Phrase]:
    """Days without a month that say nothing of a limit: 班级上报：6日."""
    taken = [(one.begin, one.end) for one in read]
    told = plain(text)
    for match in _BARE.finditer(told):
        begin, end = match.span()
        is_day = number(match["day"]) <= _LAST_DAY
        if is_other_number(text, begin, end):
            is_day = False
        if is_day and not any(begin < stop and start < end for start, stop in taken):
            tail = re.match(_TAIL, told[end:])
            end += tail.end() if tail else 0
            yield Phrase(text[begin:end], begin, end, end, why=NO_MONTH)


def _with_month(
    phrase: Phrase, before: Phrase | None, text: str, stop: int, issued: Issued | None
) -> Phrase:
    """A day without a month behind one that has it: of the same month, if it does not go back."""
    last = before and (before.at or before.start)
    is_other = re.search(r"(?:[每毎]月[^，。；]{0,4}|或)\s*$", text[: phrase.begin])
    if not lacks_month(phrase) or not last or is_other:
        return phrase
    read = read_again(f"{last.year}年{last.month}月", phrase, text, stop, issued)
    moment = read and (read.start or read.at or read.day)
    first = last.date()
    is_limit = read is not None and read.until  # 4月1日-20日核对，10日前交表
    if before and before.start and before.start.month == last.month and not is_limit:
        first = before.start.date()  # 4月12日至14日采集：12日文学院，13日理学院
    day = moment.date() if isinstance(moment, datetime) else moment
    return read if read and day and day >= first else phrase


def _proposed(phrase: Phrase, text: str, stop: int, issued: Issued | None) -> Phrase:
    """A day without a month, open, with the next such day from the day of issue on as proposal."""
    from_day = issued.day if issued else None
    if from_day is None or re.search(_BROKEN, text[: phrase.begin]):
        return phrase
    made = _next(phrase, text, stop, issued, from_day)
    either = _MONTH_OR_DAY.match(plain(phrase.text))
    day = f"{either['m']}月{either['d']}日" if either else ""
    as_month = next((one.at for one in phrases(day, issued)), None)
    if as_month is None or as_month.date() - from_day > _SOON or made.proposal is None:
        return made
    is_same = (made.proposal.month, made.proposal.day) == (as_month.month, as_month.day)
    return made if is_same else phrase._replace(why=_WHICH_OF.format(day))


def _next(phrase: Phrase, text: str, stop: int, issued: Issued | None, from_day: date) -> Phrase:
    """The phrase with the next such day from a day on as its proposal."""
    later = from_day.replace(day=1) + timedelta(days=31)
    for month in (from_day, later):
        read = read_again(f"{month.year}年{month.month}月", phrase, text, stop, issued)
        if read and (day := read.at or read.day):
            return phrase._replace(proposal=day, has_clock=read.has_clock, until=read.until)
    return phrase


def _with_year(phrase: Phrase, text: str, stop: int, told: Known) -> Phrase:
    """A day of an undated notice that names the same day elsewhere, with its year.

    If the notice names one year only, that is proposed; the year of a 届 is none of its days.
    """
    if phrase.why != NO_YEAR:
        return phrase
    written = map(_month_and_day, re.finditer(_OF_MONTH, plain(phrase.text)))
    found = {told.years.get(day) for day in written}
    year = found.pop() if len(found) == 1 else None
    if year and (read := read_again(f"{year}年", phrase, text, stop, None)):
        return read
    read = read_again(f"{told.year}年", phrase, text, stop, None) if told.year else None
    proposal = read and (read.at or read.day)
    if read is None or proposal is None or read.start or _may_be_next_year(proposal, told):
        return phrase
    return phrase._replace(proposal=proposal, has_clock=read.has_clock, until=read.until)


def _may_be_next_year(day: date, told: Known) -> bool:
    """Whether a day may be of the year after the one that is named: in winter, or long before."""
    named = [date(year, *of) for of, year in told.years.items() if year == told.year]
    first = day.date() if isinstance(day, datetime) else day
    return first.month < _SPRING or any(one - first > _SHORTLY for one in named)


def _apart(phrase: Phrase, text: str, stop: int, issued: Issued | None) -> Iterator[Day]:
    """The phrase, or its days one by one where they are not the ends of a range."""
    before = text[: phrase.begin]
    yearly = re.search(_YEARLY, before) is not None
    each = re.search(_EACH, before) is not None
    pieces = _pieces(phrase) if yearly or each else _behind_range(phrase)
    if len(pieces) < 2:
        yield Day(phrase)
        return
    whose = _whose(before, len(pieces)) if each else [""] * len(pieces)
    read = list(_read_apart(pieces, phrase, text, stop, issued))
    if len(read) != len(pieces) or not whose:
        yield Day(phrase)
        return
    yield from map(Day, read, whose)


def _together(found: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases; those that 分别 stands before are one, to be told apart by whose they are."""
    made: list[Phrase] = []
    for one in found:
        last = made[-1] if made else None
        if (
            last
            and re.search(_EACH, text[: last.begin])
            and re.fullmatch(_AND, text[last.end : one.begin])
        ):
            whole = text[last.begin : one.end]
            made[-1] = Phrase(whole, last.begin, one.end, one.head, until=one.until, why=EACH_WHICH)
        else:
            made.append(one)
    return made


def _behind_range(phrase: Phrase) -> list[tuple[int, int]]:
    """A range, and the day that stands behind a comma after it; [] for anything else."""
    match = _BEHIND_RANGE.search(plain(phrase.text))
    return [(0, match.start("joint")), (match.end(), len(phrase.text))] if match else []


def _pieces(phrase: Phrase) -> list[tuple[int, int]]:
    """From where to where each day of a list goes, its weekday and hour with it."""
    told = plain(phrase.text)
    starts = [match.start() for match in re.finditer(_DAY, told) if re.search("[月日号]", match[0])]
    joints = [re.search(rf"{_AND}$", told[:start]) for start in starts[1:]]
    if not starts or not all(joints):
        return []
    ends = [joint.start() for joint in joints if joint]
    return list(zip(starts, [*ends, len(told)], strict=True))


def _read_apart(
    pieces: Sequence[tuple[int, int]], phrase: Phrase, text: str, stop: int, issued: Issued | None
) -> Iterator[Phrase]:
    """Each day read by itself; all are limits if the last is one."""
    before: Phrase | None = None
    last_has_clock = False
    found: list[Phrase] = []
    for at, (begin, end) in enumerate(pieces):
        is_last = at + 1 == len(pieces)
        stop_at = phrase.begin + end
        own = Phrase(phrase.text[begin:end], phrase.begin + begin, stop_at, stop_at)
        own_stop = stop if is_last else own.end
        lead = ""
        if not re.search("月", own.text) and before is not None and before.at is not None:
            lead = f"{before.at.year}年{before.at.month}月"
        read = read_again(lead, own, text, own_stop, issued)
        if read is None:
            return
        before = read
        found.append(read)
        last_has_clock = read.has_clock
    for one in found:
        if last_has_clock and not one.has_clock and one.at:
            yield one._replace(at=None, start=None, until=True, why=_CLOCKED)
        else:
            yield one._replace(until=phrase.until or one.until)


def _whose(before: str, count: int) -> list[str]:
    """Whose *count* days they are, by the names in front of 分别; [] if they are not as many."""
    match = re.search(_WHOSE, before)
    if match is None:
        return []
    names = re.split(r"[、和及与]", re.sub(_LEAD, "", match[1].strip()))
    return names if len(names) == count else []
