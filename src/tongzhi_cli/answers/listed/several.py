"""A line that says of several how it is: 1-6号 ok, 无误：张三、李四, 除了王五没照片，其余无误.

Only what it says is taken apart here, not who it is: a person is a number or a name of the class.
"""

import re
from collections.abc import Callable

from tongzhi_cli.model.words import CHECK_VERBS, HAVE_LOOKED, LOOK_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple

#: The longest name of the class with which a text begins, and what stands behind it.
NameAt = Callable[[str], tuple[str, str] | None]
#: Whether a text says how it is with somebody.
Reads = Callable[[str], bool]

#: A day, and what was done then: 26号看了，没问题.
ON_A_DAY = (
    r"(?:我|就|在)*(?:\d{1,2}\s?月)?\d{1,2}\s?[号日](?:就|我|已经?|才)*(?:看|查|登|核|校|去|弄)"
)
_LOOKS = f"(?:{either((*CHECK_VERBS, *LOOK_VERBS))}|[看查登核校去弄])"
#: In a list, where 3号看不到照片 is of a student: 3号看的, 2号刚看.
_LOOKED_THEN = (
    r"\d{1,2}\s?[号日](?:就|我|已经?|[刚才]){0,3}"
    rf"(?:{_LOOKS}(?:[的了过完好]|一[遍下])|(?<=[刚才]){_LOOKS})"
)
#: For how long something may be done, or had to: 1-6号都可以核对.
_MAY_LOOK = (
    r"\s?(?:[都均]|同学|期间|之?间)*(?:可以?|能|要|必须|需要?|开放|集中|统一|抓紧|记得|请)"
    rf"(?:去|来|上|登|进行|学信网|开始)*{_LOOKS}(?![不到见错])"
)
_NUMBER = r"(?<![\d.:：/])(?:第\s?)?(?P<{0}>\d{{1,3}})(?![\d.:：/年%])"
_TO = r"\s?号?\s?(?:-|－|—|–|~|～|到|至)\s?"
#: 8-13, 第3, 07号; what it counts tells that it is no student.
_ITEM = (
    rf"{_NUMBER.format('first')}(?:{_TO}(?P<last>\d{{1,3}})(?!\d))?"
    r"(?:\s?(?P<called>号|位))?(?:同学|的)?"
)
_BETWEEN = r"(?:\s?(?:[、,，/;；+＋&]|和|及|以及|跟|与)\s?|\s)"
_NUMBER_BEHIND = (
    r"\s?[（(]\s?(?=学|尾|序|\d+\s?号)(?:学号|尾号|序号)?\s?(?P<number>\d{1,3})\s?号?\s?[)）]"
)
_LABEL = r"(?:学号|序号|编号|尾号|(?:学号)?(?:最?后|末)[两二三]?位)\s?[:：为是]?\s?"
_NO_STUDENTS = (
    r"\s?(?:天|周|月|日|年|点|次|遍|分|秒|岁|楼|栋|幢|层|室|宿舍|寝|房|床|班|级|届|人|个|张|项|处|"
    r"条|页|块|元|字|%|线|机|桌|教|之?前|以前|之?后|以后|晚|早|上午|下午|中午|当天|那天|开始|截止|左右|再)"
)
#: All of them: 都无误.
_THEY = "(?:大家|同学们?|的?人|几[个位]|他们|她们|等)*"
_ALL = f"{_THEY}(?:也|全部)?[都均全]"
#: The same behind what they have done: 已核对，都正确.
_LOOKED_ALL = HAVE_LOOKED + _ALL
_COUNT = r"(?:\s?[（(]?\s?(?:共|一共)?\s?\d{1,3}\s?[人个位名]\s?[)）]?)"
#: What stands over those of whom it is said: 无误的（12人）：, 以下同学照片不对：.
_HEADING = (
    r"(?P<index>[一二三四五\d]{1,2}[、.．]\s?)?(?:以下|下列|下面)?(?:这些|几[个位])?(?:同学)?的?\s?"
    rf"(?P<said>[^：:，,。；;、\d（(]{{1,16}}?)(?:的?(?:同学|人|名单|学生){{1,2}}有?|的有?)?"
    rf"{_COUNT}?\s?[：:]\s?(?P<who>.*)"
)
#: The same without a colon: 【无误】, 没问题的同学（3人）.
_IN_BRACKETS = rf"[【\[《<](?P<said>[^】\]》>\d]{{1,16}})[】\]》>]{_COUNT}?[:：]?(?P<who>)"
_BUT = "(?:除[了去开却]?)"
_OUT = "(?:以外|之外|外)"
_OTHERS = "(?:其[他它余]|剩下|剩余|别)的?(?:同学|人|都|全|均|也|的|几个){0,4}"
#: 除了王五照片不对，其余无误; 无误，除了王五照片不对.
_EXCEPT = (
    rf"{_BUT}(?P<but>.{{1,80}}?){_OUT}?[，,；;：:\s]{{0,3}}{_OTHERS}[，,]?(?P<said>[^，,\s].*)",
    rf"{_BUT}(?P<but>.{{1,80}}?){_OUT}[，,；;\s]{{0,3}}(?P<said>[^，,；;\s].*)",
    rf"{_BUT}(?P<but>.{{1,80}}?)[，,；;\s]{{0,3}}(?P<said>(?:都|均|全)\S.*)",
    rf"(?P<said>[^除]{{1,20}}?)[，,；;。（(\s]{{1,3}}{_BUT}(?P<but>[^）)]{{1,80}}?){_OUT}?[)）]?",
)
#: All but some: who they are is not written.
_EVERYBODY = f"(?:(?:我们|本)?(?:全班|班上?|所有人|大家|全部)(?:同学)?(?:都)?)?[，,：: ]?(?={_BUT})"
#: Of some of those who were named.
_AMONG = "(?:其中|只有|但是?|不过|就是?)(?:有)?"
#: Those of other lines of the list.
_ELSEWHERE = "(?:[上下]面|以[上下]|[上下]列|如下|[前后]面|上述)"


class Person(NamedTuple):
    """Who is written: *numbers* (a range has several), a *name*, or a number with its name."""

    numbers: tuple[int, ...] = ()
    name: str = ""


class Part(NamedTuple):
    """Of whom a line says what, *but* for some; *is_but_others* if other lines say for whom."""

    people: tuple[Person, ...]
    said: str
    but: tuple["Part", ...] = ()
    is_but_others: bool = False


class People(NamedTuple):
    """The people with which a text begins, whether they are *surely* a list, and the *rest*."""

    people: tuple[Person, ...]
    rest: str
    surely: bool


def people_at(text: str, name_at: NameAt) -> People:
    """The people with which *text* begins.

    >>> none = lambda text: ("张三", text[2:]) if text.startswith("张三") else None
    >>> found = people_at("1-3、07号张三 ok", none)
    >>> [tuple(one) for one in found.people], found.rest
    ([((1, 2, 3), ''), ((7,), '张三')], 'ok')
    >>> people_at("28号之前看", none).people, people_at("302宿舍都对", none).people
    ((), ())
    """
    label = re.match(_LABEL, text)
    rest = text[label.end() :] if label else text
    found: list[Person] = []
    between = None
    told = label is not None
    names = joined = 0
    while rest:
        if (person := _number_at(rest, name_at)) and not _is_time_of(found, person[0], between):
            one, behind, is_called = person
            told = told or is_called or len(one.numbers) > 1
        elif named := name_at(rest):
            one, behind = _with_number(*named)
            told = told or bool(one.numbers)
            names += 1
        else:
            break
        found.append(one)
        between = re.match(_BETWEEN, behind)
        is_more = between is not None and _begins(behind[between.end() :], name_at)
        if not is_more or between is None:
            rest = behind
            break
        joined += not between[0].isspace()
        rest = behind[between.end() :]
    is_of_all = re.match(f"{_ALL}|{_BUT}|{_LOOKED_ALL}", rest.lstrip(" ，,：:")) is not None
    is_list = len(found) > 1 and (is_of_all or (not names and joined == len(found) - 1))
    return People(tuple(found), rest.strip(" \t，,：:；;、"), told or is_list)


def _is_time_of(before: list[Person], one: Person, between: re.Match[str] | None) -> bool:
    """Whether a number behind a name is of a day: 张三 1号看的, 李四，1-2号没网."""
    is_behind_name = bool(before) and bool(before[-1].name) and not before[-1].numbers
    is_apart = between is not None and not between[0].strip(" \t,，;；")
    return is_behind_name and is_apart and not one.name


def _begins(text: str, name_at: NameAt) -> bool:
    return _number_at(text, name_at) is not None or name_at(text) is not None


def _number_at(text: str, name_at: NameAt) -> tuple[Person, str, bool] | None:
    """A number or a range with which *text* begins, what is behind it, and whether 号 says so."""
    found = re.match(_ITEM, text)
    if found is None:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    numbers, behind = tuple(range(first, last + 1)), text[found.end() :]
    if not first or not numbers:
        return None
    is_called = found["called"] is not None
    if len(numbers) == 1 and (named := name_at(behind.lstrip())):
        return Person(numbers, named[0]), named[1], is_called
    is_time = re.match(f"{_NO_STUDENTS}|{_MAY_LOOK}", behind) or re.match(_LOOKED_THEN, text)
    return None if is_time else (Person(numbers), behind, is_called)


def _with_number(name: str, behind: str) -> tuple[Person, str]:
    """Who is named, with the number in brackets behind: 张三（7号）."""
    found = re.match(_NUMBER_BEHIND, behind)
    number = (int(found["number"]),) if found else ()
    return Person(number, name), behind[found.end() :] if found else behind


def heading_in(line: str) -> tuple[str, str] | None:
    """What a heading says of those who are written behind it or below, and what is behind it.

    >>> heading_in("无误的（12人）：张三、李四"), heading_in("以下同学照片不对：")
    (('无误', '张三、李四'), ('照片不对', ''))
    >>> heading_in("张三 无误") is None
    True
    """
    found = re.fullmatch(_HEADING, line) or re.fullmatch(_IN_BRACKETS, line)
    return (found["said"].strip(), found["who"].strip()) if found else None


def parts_of(line: str, name_at: NameAt, reads: Reads) -> tuple[Part, ...]:
    """What a *line* says of whom, where it is of several or goes by numbers; else nothing.

    What is said of the next begins where one is named of whom it *reads* how it is.

    >>> def none(text):
    ...     return ("张三", text[2:]) if text.startswith("张三") else None
    >>> def told(line):
    ...     found = parts_of(line, none, lambda said: said in {"无误", "没照片"})
    ...     return [(one.people[0].numbers or one.people[0].name, one.said) for one in found]
    >>> told("8-9号除了张三没照片，其余无误"), told("张三 无误")
    ([((8, 9), '无误')], [])
    >>> told("1号没照片，那天请假，张三无误 2号无误")
    [((1,), '没照片，那天请假'), ('张三', '无误'), ((2,), '无误')]
    """
    found = people_at(line, name_at)
    if everybody := re.match(_EVERYBODY, line):
        found = People((), line[everybody.end() :], surely=True)
    if (not found.people and not found.surely) or not found.rest:
        return ()
    rest, others, among = _until_next(found.rest, name_at, reads)
    if not (found.surely or (len(found.people) == 1 and found.people[0].name and others)):
        return ()
    for pattern in _EXCEPT:
        if but := re.fullmatch(pattern, rest):
            below = re.match(_ELSEWHERE, but["but"]) is not None
            left_out = tuple(_left_out(but["but"], name_at))
            return (Part(found.people, but["said"], left_out, below), *others)
    said = re.sub(f"^{_THEY}(?=.)", "", rest)
    return (Part(found.people, said, among), *others) if found.people else ()


class _Next(NamedTuple):
    """What is *said* until it goes on, how it is with the *others* and with some *among* them."""

    said: str
    others: tuple[Part, ...] = ()
    among: tuple[Part, ...] = ()


def _until_next(text: str, name_at: NameAt, reads: Reads) -> _Next:
    """*text* until it is said how it is with somebody else: 其中3号没照片 is of some of them."""
    is_but = False
    for mark in re.finditer(r"(?<![，,；;。\s])[，,；;。\s]{1,4}(?=[^，,；;。\s])", text):
        tail = text[mark.end() :]
        is_but = is_but or re.search(_BUT, text[: mark.start()]) is not None
        if is_but and not re.search(_OTHERS, text[: mark.start()]):
            continue  # among those who are left out
        link = re.match(_AMONG, tail)
        tail = tail[link.end() :] if link else tail
        found = people_at(tail, name_at)
        first = re.split(r"[，,；;。\s]", found.rest, maxsplit=1)[0]
        if found.people and first and (reads(first) or reads(found.rest) or first[0] == "除"):
            if not found.surely and not found.people[0].name:
                continue
            rest, others, _ = _until_next(found.rest, name_at, reads)
            own = parts_of(tail, name_at, reads) or (Part(found.people, rest), *others)
            said = text[: mark.start()]
            return _Next(said, own[1:], own[:1]) if link else _Next(said, own)
    return _Next(text)


def _left_out(but: str, name_at: NameAt) -> list[Part]:
    """Who is left out, and what is said of each: 张三没照片、7号民族错了."""
    told: list[Part] = []
    for piece in re.split("(?<=.)[，,；;、](?=.)", but):
        found = people_at(piece, name_at)
        if found.people:
            told.append(Part(found.people, found.rest))
        elif told:
            told[-1] = told[-1]._replace(said=f"{told[-1].said}，{piece}")
    return told
