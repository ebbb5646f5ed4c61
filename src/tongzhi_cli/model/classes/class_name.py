"""What the name of a 行政班 tells: its 级, its 层次, and the two blanks of “__级__班”."""

import re
from functools import cache

from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple

_YEAR = r"(?<!\d)(?:(20\d\d|19\d\d)|(\d\d))级"
LETTER = "[^\\W\\d_a-zA-Z]"  # a Han character; a range of them would be slow to compile
#: Behind the year of a paper or a cohort, no 级: 2018届软件1班, 2018年, 2018学年. 学前教育 is one.
_NO_ENTRY = "(?!届|年(?!级)|学[年期]|月)"
_JOINED_YEAR = rf"(?:(20\d\d)|(\d\d))(?={LETTER}){_NO_ENTRY}"
_YEAR_MARK = r"(?:19|20)?\d\d级"
_NOT_IN_CLASS = "[^,，。；;：:《》“”]"
#: 班 where it ends a class; 班级 and 班长 are something else, unless a number stands before.
END = "(?:(?<=[\\d一二三四五六七八九十)）])班|班(?![级长委]|主任|干部))"
# 2014级软件工程（1）班 · 22软件1班 · 软件工程22级专升本1班, whose 专业 stands in front of the year
_CLASS = rf"{_YEAR_MARK}{_NOT_IN_CLASS}{{1,30}}?{END}|"
_CLASS += rf"(?<!\d)(?:19|20)?\d\d{_NO_ENTRY}{LETTER}{{2,20}}\d{{1,2}}班"
_UNDERGRADUATE = ("专升本", "本科", "专科")
#: A level between the year of a class and its number, or none.
LEVEL = rf"(?:{'|'.join(LEVELS[one] for one in _UNDERGRADUATE)})?"
_NUMBER = r"[（(]?[\d一二三四五六七八九十]*[)）]?"
_BARE_CLASS = rf"(?P<major>{LETTER}{{2,12}})(?P<bare>{_YEAR_MARK}{LEVEL}{_NUMBER}{END})"
#: A whole text that is a class with its number, and perhaps how many it has: 软件1班（23人）.
_ALONE = (
    rf"(?:(?:行政)?班级(?:名称)?[:：])?(?P<alone>{LETTER}{{0,14}}?(?:\d{{1,4}}|[（(]\d{{1,4}}[)）]|"
    r"[（(]?[一二三四五六七八九十]{1,3}[)）]?)班)"
    r"(?:[（(][^（）()]{0,4}\d{1,3}人[)）])?(?:学生|同学|人员)?(?:名单|名册|花名册|点名册|信息表)?"
)


class Blanks(NamedTuple):
    """The two blanks of the form's “班级名称：__级__班”: what stands before 级 and before 班."""

    before_year_mark: str
    before_class_mark: str


@cache
def entry_year_in(name: str) -> int | None:
    """级 in a class name, or None where there is none to be sure of.

    A two-digit year counts only with 级, or in front of a name: 信管141 tells nothing sure.

    >>> entry_year_in("2014级信息管理与信息系统1班"), entry_year_in("22级软件1班")
    (2014, 2022)
    >>> entry_year_in("22软件专升本1班"), entry_year_in("信管141"), entry_year_in("101211")
    (2022, None, None)
    """
    match = re.search(_YEAR, name) or re.match(_JOINED_YEAR, name)
    if not match:
        return None
    return int(match[1]) if match[1] else 2000 + int(match[2])


@cache
def level_in(name: str) -> str | None:
    """层次 that a class name spells out, or None.

    >>> level_in("2019级护理学专升本班"), level_in("2015级信息管理与信息系统本科班")
    ('专升本', '本科')
    >>> level_in("2020护理高职2班"), level_in("2014级信息管理与信息系统1班")
    ('专科', None)
    """
    return next((one for one in _UNDERGRADUATE if re.search(LEVELS[one], name)), None)


def class_name_in(text: str) -> str | None:
    """The class name inside a title, a sheet name or a file name, or None.

    >>> class_name_in("示例学院2014级信息管理与信息系统1班学生名单")
    '2014级信息管理与信息系统1班'
    >>> class_name_in("22软件1班.xlsx"), class_name_in("2018届毕业生名单")
    ('22软件1班', None)
    >>> class_name_in("2014级班级名单"), class_name_in("信息管理与信息系统22级1班名单")
    (None, '信息管理与信息系统22级1班')
    >>> class_name_in("示例学院软件工程22级专升本1班名单"), class_name_in("2014级 软件（1）班")
    ('软件工程22级专升本1班', '2014级软件（1）班')
    >>> class_name_in("旅游管理1班（23人）"), class_name_in("请软件1班同学核对")
    ('旅游管理1班', None)
    """
    if "班" not in text:
        return None
    text = "".join(text.split())
    if (match := _alone().fullmatch(text)) and "教学" not in text:
        return without_college(match["alone"])
    if match := re.search(_BARE_CLASS, text):
        return without_college(match[0])
    match = re.search(_CLASS, text)
    return match[0] if match else None


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_ALONE)


def is_short_for(short: str, long: str) -> bool:
    """Whether all of *short* stands in *long* in its order; so nothing does.

    >>> is_short_for("计科", "计算机科学与技术"), is_short_for("科计", "计算机科学与技术")
    (True, False)
    """
    rest = iter(long)
    return all(one in rest for one in short)


def without_college(name: str) -> str:
    """A class without the college that stands in front of it.

    >>> without_college("示例学院软件工程系软件1班"), without_college("信息管理与信息系统1班")
    ('软件1班', '信息管理与信息系统1班')
    """
    return re.split("学院|大学|学校|系(?![统列])", name)[-1]


def blanks(name: str) -> Blanks | None:
    """How a class name falls into “__级__班”, or None where it does not.

    >>> blanks("2014级信息管理与信息系统1班")
    Blanks(before_year_mark='2014', before_class_mark='信息管理与信息系统1')
    >>> blanks("信管141") is None
    True
    """
    match = re.fullmatch(r"(\d{2,4})级(.+)班", name)
    return Blanks(match[1], match[2]) if match else None
