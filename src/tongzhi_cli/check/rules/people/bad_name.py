"""姓名可疑: a name that is missing, is none, or whose rare character was lost on the way.

Source: rosters as they occur: a class, a result or a word of the header slips into the column; a
roster may hold ?, □, a character in parts, or a private-use code where the school's system could
not show a character. Nothing is rewritten: the character is written in by hand. Issue 14.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> names = ["李?", "阿依古丽·麦麦提", "", "无误", "韩(火华)秋"]
>>> people = [student(str(number), name) for number, name in enumerate(names)]
>>> [problem.message for problem in find(case(people))]  # doctest: +NORMALIZE_WHITESPACE
['姓名里有“?”，多半是没显示出来的字', '没有姓名', '“无误”像校对结果，不是姓名',
 '姓名“韩(火华)秋”里有拆开写的字：(火华)']
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from tongzhi_cli.check.rules.case import Case, Lists, about
from tongzhi_cli.columns.other_words import OF_A_PERSON, OF_OTHER_LISTS
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.classes.class_name import class_name_in
from tongzhi_cli.model.nothing import LETTERS, nothing_in, of_formula
from tongzhi_cli.model.person_name import is_han, parts_in
from tongzhi_cli.model.problem import Example, Findings, Kind
from tongzhi_cli.model.student import is_plain_name
from tongzhi_cli.model.text import EMBEDDED, shortened, without_pictures
from tongzhi_cli.model.words import FAULTS, LEVELS, OWN_CHECK_VERBS, RIGHT, RIGHT_TOO, either

KIND = Kind(
    "bad-name",
    "姓名可疑",
    rank=80,
    of_student=True,
    means="姓名是空的；或者不是姓名（班级、校对结果、表头的字、性别、NULL）；或者有没显示出来的字、"
    "拆开写的字、图片：多半是生僻字。",
    do="请在花名册里改。生僻字：输入法按 u 再拼拆开的部件（如 uhuohua），或在 Word 里打 Unicode 码"
    "后按 Alt+X；打不出的加 --allow bad-name，打印后手写补上。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，王?（生僻字没有显示出来）",
        "姓名里有“?”，多半是没显示出来的字",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,王?,无误\n",
        },
    ),
)

#: No name is so long; 米热班古丽·阿不都克热木 has 13 signs, with its Latin letters beside it 40.
_LONGEST = 60
_LOST = "?？□■◻◼▢\ufffd〓*＊×○◯△▲☐"
#: Without one of these a name of Han characters that is no word of `_words` is none of the below.
_TELLTALE = frozenset("族班级院专系校误错核查验认审片像息异题对本硕博")
#: 艾力·库尔班 and 买买提库尔班 are names.
_CLASS = (
    r"[\d一二三四五六七八九十)）]班$|级.{0,60}班$|[^·]{4}(?<!库尔)班$|(?:软件|网络|计算机|计科|会计|护理|英语|数学|法学|"
    r"电商|物流|机电|学前|小教|临床)班$|[^\W\d_].{0,60}\d{3}|(?:学院|专业|学校|年级|\d级|[^\W\d_]{2}系)$"
)
#: No class has so many digits: 2014 of 软件2014, 20140301 of nothing but a 学号.
_GLUED = r"[^\W\d_].{0,60}?(\d{7,})"
_RESULT = (
    rf"无误|有误|[不有出写]错|错误|不对|不符|不一致|没问题|异议|照片|图像|头像|信息|"
    rf"{either(('异常', *OWN_CHECK_VERBS, '确认', '审核'))}"
)
#: Results as a whole; 何一致 is somebody's name.
_RESULTS = frozenset(
    f"{before}{word}"
    for before in ("", "全部", "都", "均", "已", "未", "没", "没有", "无", "完全", "全")
    for word in (*RIGHT, *RIGHT_TOO, *FAULTS)
)
_LEVEL = rf"(?:统招|普通|全日制|大学)?(?:{'|'.join(LEVELS.values())}|研究生|中专)生?"
#: What stands for nothing, beside the marks of `model.nothing`.
_NO_NAMES = frozenset(
    (
        "unknown", "true", "false", "yes", "no", "ok", "无", "没有", "暂无", "未知", "待定", "匿名",
        "不详", "略", "同上", "是", "否", "有", "合计", "总计", "小计", "共计", "总数", "人数",
    )
)  # fmt: skip
_POLITICS = frozenset(
    ("团员", "共青团员", "党员", "中共党员", "预备党员", "中共预备党员", "群众", "积极分子")
)
#: What a name of Han characters may hold beside letters: dots; of brackets is told before.
_WITHIN = "· ()（）"
#: What to do where a cell has no name at all, and where a character of it is drawn.
_WRITE_NAME = "请写上这个人的姓名；要是几列错开了，请对齐。"
_TYPE_IT = (
    "请把图换成字：输入法按 u 再拼拆开的部件（如 uhuohua），或在 Word 里打 Unicode 码后按 Alt+X；"
    "打不出的先空着，打印后手写补上。"
)


def find(case: Case | Lists) -> Findings:
    """A problem for each name that should be looked at before it is printed."""
    students = case.taking_part if isinstance(case, Case) else case.students
    if _are_plain([student.name for student in students]):
        return  # as in nearly all classes
    for student in students:
        name = student.name
        if _is_plain(name):
            continue  # as nearly all are
        if told := of_formula("姓名", name):
            yield about(student, KIND, told[0], hint=told[1])
        elif fault := _fault(name):
            yield about(student, KIND, fault[0], hint=fault[1])


def fault_of(name: str) -> tuple[str, str]:
    """What is wrong with a name, and what to do about it; "" where nothing is."""
    return _fault(name) or ("", "")


def _are_plain(names: Sequence[str]) -> bool:
    """Whether each name is of Han characters, and none is a word: looked at all at once."""
    signs = set().union(*names)
    return (
        all(names)
        and is_plain_name("".join(signs))
        and min(signs) > "\u02ff"
        and max(map(len, names)) <= _LONGEST
        and _TELLTALE.isdisjoint(signs)
        and _words().isdisjoint(names)
    )


def _is_plain(name: str) -> bool:
    name = name.replace("·", "")  # 阿依努尔·吐尔逊
    is_of_han = len(name) <= _LONGEST and is_plain_name(name) and min(name) > "\u02ff"
    return is_of_han and _TELLTALE.isdisjoint(name) and name not in _words()


@cache
def _words() -> frozenset[str]:
    """What is no name as a whole: words over columns, sexes, what stands for nothing, results."""
    headings = frozenset[str]().union(*(words for words in COLUMN_OF.values()))
    headings |= OF_A_PERSON | OF_OTHER_LISTS
    return headings | _NO_NAMES | LETTERS | _POLITICS | _RESULTS | {"男", "女", "男生", "女生"}


@cache
def _peoples() -> frozenset[str]:
    """The 民族 as a record has them; 王宗族 is somebody's name."""
    from tongzhi_cli.anomaly.fault_words import VALUES  # noqa: PLC0415  (start fast)

    return frozenset(VALUES["民族"].split("、"))


@lru_cache(maxsize=1024)
def _fault(name: str) -> tuple[str, str] | None:
    """What is wrong with a name, and what to do; None where it is one."""
    if not name:
        return "没有姓名", ""
    if len(name) > _LONGEST:
        return f"“{shortened(name, 20)}”太长，不像姓名", ""
    if none := _no_name(name):
        return none, _WRITE_NAME
    if EMBEDDED in name:
        return f"姓名“{without_pictures(name)}”里有一个字是图片或公式，不是字", _TYPE_IT
    lost = _lost(name)
    return (lost, "") if lost else _odd(name)


def _no_name(name: str) -> str | None:
    """Why a text is no name, but something else."""
    lower = name.casefold()
    if lower in _NO_NAMES or nothing_in(name):
        return f"“{name}”不是姓名"
    if name in {"男", "女", "男生", "女生"}:
        return f"“{name}”是性别，不是姓名"
    if name in _POLITICS:
        return f"“{name}”是政治面貌，不是姓名"
    if name.endswith("族") and name in _peoples():
        return f"“{name}”是民族，不是姓名"
    if name in _RESULTS or re.search(_RESULT, name):
        return f"“{name}”像校对结果，不是姓名"
    if lower in _words():
        return f"“{name}”是表头的字，不是姓名"
    if number := re.search(_GLUED, name):
        return f"姓名“{name}”里有一串数字 {number[1]}，像是粘上了学号"
    if re.fullmatch(_LEVEL, name):
        return f"“{name}”是层次，不是姓名"
    if class_name_in(name) or re.search(_CLASS, name):
        return f"“{name}”像班级，不是姓名"
    return None


def _lost(name: str) -> str | None:
    """What stands in a name where a character should."""
    if parts := parts_in(name):
        return f"姓名“{name}”里有拆开写的字：{parts}"
    if lost := next((character for character in name if character in _LOST), None):
        return f"姓名里有“{lost}”，多半是没显示出来的字"
    if letters := _letters_among(name):
        return f"姓名“{name}”里夹着字母“{letters}”"
    if sign := _sign_among(name):
        return f"姓名“{name}”里有“{sign}”，请看看写的是不是姓名"
    for character in name:
        if unicodedata.category(character) == "Co":
            return f"姓名里有私用区的字（U+{ord(character):04X}），别的电脑上显示不出来"
    return None


def _letters_among(name: str) -> str | None:
    """Letters that stand close to a Han character, as pinyin in place of one does."""
    for found in re.finditer("[a-zA-Zü\uff21-\uff3a\uff41-\uff5a]+", name):
        beside = name[: found.start()][-1:], name[found.end() :][:1]
        if any(map(is_han, beside)):
            return found[0]
    return None


def _sign_among(name: str) -> str | None:
    """A sign in a name of Han characters: 李四/李肆; a digit may tell two of one name apart."""
    if not any(map(is_han, name)):
        return None
    signs = (one for one in name if not one.isalpha() and one not in _WITHIN)
    return next((one for one in signs if unicodedata.category(one)[0] in "PS"), None)


def _odd(name: str) -> tuple[str, str] | None:
    for character in name:
        if unicodedata.category(character) in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE:
            return f"姓名里有看不见的控制字符（U+{ord(character):04X}）", ""
    return None if any(map(str.isalpha, name)) else (f"“{name}”不像姓名", _WRITE_NAME)
