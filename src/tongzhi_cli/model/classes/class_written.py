"""A class as people write it beside a name, and whether it may be the class of a roster.

Source: issue 14, “Whose answer”: a 接龙 goes through several classes, and two of them may have a
student of one name. 软件2班, 二班, 14级软工2班, 软工1402 and 隔壁班 stand beside such a name.
"""

import re
from functools import cache, lru_cache

from tongzhi_cli.model.classes.class_name import END, LETTER, is_short_for
from tongzhi_cli.model.classes.class_spelling import of_han
from tongzhi_cli.model.student import clean_class, half_width
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple

_BETWEEN = "[\\s,，、:：;；\\-－—_|/+()（）【】\\[\\].。·]"
_HAN_NUMBERS = "一二三四五六七八九十"
_YEAR = r"(?:(?:19|20)?\d\d\s?[级届])"
_COUNT = rf"(?:\d{{1,4}}|[{_HAN_NUMBERS}]{{1,3}})"
_NUMBER = rf"(?:[(（]{_COUNT}[)）]|{_COUNT})"
#: 班 of no class that has a name: whose the writer says it is, ours or not.
_OWN, _ANOTHER = (
    ("本", "我们?", "咱们?", "自己", "同"),
    ("隔壁", "别的?", "其[他它]", "外", "另一个"),
)
_YEAR_OR_JOINED = rf"(?:{_YEAR}|(?:19|20)?\d\d(?={LETTER}))"
#: 软件2班, 2014级软件（1）班, 14软工2班, 二班.
_NUMBERED = rf"{_YEAR_OR_JOINED}?{LETTER}{{0,14}}?{_YEAR}?{LETTER}{{0,4}}?{_NUMBER}{END}"
#: 2014级护理班, 隔壁班.
_UNNUMBERED = rf"(?:{_YEAR_OR_JOINED}{LETTER}{{1,14}}?|{'|'.join((*_OWN, *_ANOTHER))}){END}"
#: 软工1402, 信管14-2, 软件141: the year and the number behind the name; 我是2014级 is none.
_CODED = rf"{LETTER}{{2,10}}\d\d[-－]?\d{{1,2}}(?![\d级届])"
#: 15级, 2015级软件工程.
_OF_YEAR = rf"(?<!\d){_YEAR}{LETTER}{{0,10}}"
_CLASS = f"(?:{_NUMBERED}|{_UNNUMBERED}|{_CODED}|{_OF_YEAR})"
_LABEL = r"(?:(?:所在)?班级\s*+[:：]\s*+)?"
_IN_BRACKETS = rf"[（(【\[]\s*+{_LABEL}(?P<class>{_CLASS}|{LETTER}{{2,14}}?班)\s*+[）)】\]]"
#: What speaks of a class, or of what it should be: a class beside it is part of what is said.
_ABOUT_CLASSES = rf"班|年级|学院|分院|专业|^{_BETWEEN}{{0,40}}(?:应|改|错|不)|[该为是改成]$"
#: What no class is called: 班级显示为软件2班 is what is wrong.
_NO_NAME = "班级|显示|应[为是该]|照片|姓名|[不错误没是为改写]"
_CODE = r"\d{5,}"
#: So long a class with its brackets is at most.
_LONGEST = 40


class Mention(NamedTuple):
    """A class that was *written*, and the *rest* of the text without it.

    *is_unsure* if the rest speaks of classes: it may be what is wrong, and not whose it is.
    """

    written: str
    rest: str
    is_unsure: bool = False


def at_the_beginning(text: str) -> Mention | None:
    """The class with which *text* begins, by itself or in brackets.

    >>> [tuple(at_the_beginning(one) or ()) for one in ("软件2班 张三", "（2班）无误", "班级错了")]
    [('软件2班', ' 张三', False), ('2班', '无误', False), ()]
    >>> at_the_beginning("软件2班应为软件1班"), at_the_beginning("软件2班 应为1班")
    (None, Mention(written='软件2班', rest=' 应为1班', is_unsure=True))
    """
    if found := _pattern(rf"{_BETWEEN}{{0,40}}?{_IN_BRACKETS}").match(text):
        return _mention(found, text[found.end() :])
    found = _pattern(rf"{_BETWEEN}{{0,40}}{_LABEL}(?P<class>{_CLASS})(?={_BETWEEN}|$)").match(text)
    if found is None or re.search(_NO_NAME, found["class"]):
        return None
    rest = text[found.end() :]
    return _mention(found, rest)._replace(is_unsure=_is_about_classes(rest))


def before_a_name(text: str) -> Mention | None:
    """The class with which *text* begins, where a name may follow close behind: 2班张三.

    >>> [before_a_name(one).written for one in ("软件2班的张三 无误", "软工1402张三")]
    ['软件2班', '软工1402']
    >>> before_a_name("我是2014级的，无误") is None
    True
    """
    before = rf"{_LABEL}(?P<class>{_NUMBERED}|{_UNNUMBERED}|{_CODED}|{_YEAR})"
    found = _pattern(rf"{_BETWEEN}{{0,40}}{before}(?:的|同学|{_BETWEEN})*").match(text)
    return _mention(found, text[found.end() :]) if found else None


def at_the_end(text: str) -> Mention | None:
    """The class that stands behind everything else, if that is not about classes.

    >>> at_the_end("张三 无误 软件2班").rest, at_the_end("班级显示不对 软件2班")
    ('张三 无误', None)
    """
    near = text[-_LONGEST:]
    found = _pattern(rf"{_IN_BRACKETS}[。.]?\s*$").search(near)
    labelled = rf"{_LABEL}(?P<class>{_CLASS})"
    found = found or _pattern(rf"{_BETWEEN}\s{{0,9}}{labelled}[。.]?\s*$").search(near)
    if found is None:
        return None
    rest = text[: len(text) - len(near) + found.start()].rstrip()
    if not rest or re.search(_NO_NAME, found["class"]) or _is_about_classes(rest):
        return None
    return _mention(found, rest)


def in_a_title(text: str) -> str:
    """The class that the title of a 接龙 names, as far as it is sure: its year and its number.

    >>> in_a_title("2014级软件（2）班学籍核对接龙"), in_a_title("请软件2班同学接龙")
    ('2014级2班', '2班')
    >>> in_a_title("软件1班、2班接龙"), in_a_title("请大家核对")
    ('', '')
    """
    shape = rf"(?:(?P<year>{_YEAR}){LETTER}{{0,14}}?)?(?P<number>{_NUMBER}){END}"
    named = {f"{one['year'] or ''}{one['number']}班" for one in _pattern(shape).finditer(text)}
    return re.sub("[()（）]", "", named.pop()) if len(named) == 1 else ""


def within(text: str) -> str:
    """The class that stands in a text which says no more than who and what: 软件1402-张三.

    >>> within("软件1402-张三"), within("2014级软件2班 张三"), within("张三 2014030101")
    ('软件1402', '2014级2班', '')
    """
    coded = {one[0] for one in _pattern(_CODED).finditer(text)}
    said = {one[0] for one in _pattern(f"(?:{'|'.join(_ANOTHER)}){END}").finditer(text)}
    years = {one[0] for one in _pattern(r"(?<!\d)(?:20)?\d\d级").finditer(text)}
    found = {in_a_title(text)} - {""} or coded or said or years
    return found.pop() if len(found) == 1 else ""


def _is_about_classes(rest: str) -> bool:
    """Whether what stands beside a class may speak of it."""
    return re.search(_ABOUT_CLASSES, rest) is not None


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def _mention(found: re.Match[str], rest: str) -> Mention:
    return Mention("".join(found["class"].split()), rest)


class _Parts(NamedTuple):
    """What a class's name tells: the last two digits of its *year*, its *number*, its *major*."""

    year: str
    number: str
    major: str
    level: str


@lru_cache(maxsize=1024)
def _parts(name: str) -> _Parts:
    """A class in parts, "" for what its name does not tell.

    >>> _parts("2014级软件（一）班"), _parts("软工1402"), _parts("信管141班")
    (_Parts(year='14', number='1', major='软件', level=''), _Parts(year='14', number='2', \
major='软工', level=''), _Parts(year='14', number='1', major='信管', level=''))
    """
    text = half_width(clean_class(name)).removesuffix("班")
    level = next((one for one, word in LEVELS.items() if re.search(word, text)), "")
    for word in LEVELS.values():
        text = re.sub(word.removeprefix("^").removesuffix("$"), "", text)
    year = number = ""
    if found := re.search(r"(?<!\d)(?:19|20)?(\d\d)[级届]", text):
        year = found[1]
        text = text[: found.start()] + "\n" + text[found.end() :]
    elif found := re.match(rf"(?:19|20)?(\d\d)(?={LETTER})", text):
        year, text = found[1], text[found.end() :]
    if found := re.search(rf"\(?(\d{{1,4}}|[{_HAN_NUMBERS}]{{1,3}})(?:-(\d{{1,2}}))?\)?$", text):
        digits, second = found[1], found[2]
        text = text[: found.start()]
        if second:
            year, number = year or digits[-2:], second
        elif digits.isdecimal() and len(digits) > 2 and year in {"", digits[:2]}:
            year, number = digits[:2], digits[2:]
        else:
            number = digits if digits.isdecimal() else str(of_han(digits))
    if re.search(rf"{_COUNT}\)?[、和及,，]$", text):  # 一、二班 are two
        number, text = "", re.sub(rf"{_COUNT}\)?[、和及,，]$", "", text)
    major = re.sub(r"\W|\d|专业|学院|方向", "", text)
    return _Parts(year, number.lstrip("0"), major, level)


@lru_cache(maxsize=1024)
def may_be(written: str, own: str, entry_year: int | None = None) -> bool:
    """Whether a class as *written* beside a name may be the class called *own* in a roster.

    What one of them leaves out is no difference; a short name may leave characters out.

    >>> [may_be(one, "2014级软件工程1班") for one in ("1班", "软工1班", "14级软工一班", "软工1401")]
    [True, True, True, True]
    >>> [may_be(one, "2014级软件工程1班") for one in ("2班", "11班", "15级软工1班", "护理1班")]
    [False, False, False, False]
    >>> may_be("软件2班", ""), may_be("15级软件2班", "软件2班", 2014), may_be("隔壁班", "")
    (True, False, False)
    """
    bare = "".join(written.split()).removesuffix("班")
    if re.fullmatch("|".join(_OWN), bare):
        return True
    if re.fullmatch("|".join(_ANOTHER), bare):
        return False
    if re.fullmatch(_CODE, own):  # 101211: what its digits mean is not known
        return bare == own or not re.fullmatch(_CODE, bare)
    given, known = _parts(written), _parts(own)
    year = known.year or (f"{entry_year % 100:02}" if entry_year else "")
    pairs = [(given.year, year), (given.number, known.number), (given.level, known.level)]
    if any(one and other and one != other for one, other in pairs):
        return False
    return is_short_for(given.major, known.major) or is_short_for(known.major, given.major)
