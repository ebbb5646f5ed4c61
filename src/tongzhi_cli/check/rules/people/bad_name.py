"""姓名可疑: a name that is missing, or whose rare character was lost on the way.

Source: rosters as they occur: a roster may hold ?, □, or a private-use code where the school's
system could not show a character. Nothing is rewritten: the character is written in by hand.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> names = ["李?", "张□", "阿依古丽·麦麦提", ""]
>>> people = [student(str(number), name) for number, name in enumerate(names)]
>>> [problem.message for problem in find(case(people))]
['姓名里有“?”，多半是没显示出来的字', '姓名里有“□”，多半是没显示出来的字', '没有姓名']
"""

import unicodedata
from functools import lru_cache

from tongzhi_cli.check.rules.case import Case, Lists, about
from tongzhi_cli.model.nothing import of_formula
from tongzhi_cli.model.problem import Example, Findings, Kind

KIND = Kind(
    "bad-name",
    "姓名可疑",
    rank=80,
    means="姓名是空的，或含有 ?、□、私用区字、控制字符：多半是生僻字没有显示出来。",
    do="请在花名册里改正；电脑打不出的字加 --allow bad-name，打印后手写补上。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，王?（生僻字没有显示出来）",
        "姓名里有“?”，多半是没显示出来的字",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,王?,无误\n",
        },
    ),
)

_LOST = "?？□■◻\ufffd〓"


def find(case: Case | Lists) -> Findings:
    """A problem for each name that should be looked at before it is printed."""
    for student in case.students:
        if student.name.isalpha():  # as nearly all are
            continue
        if told := of_formula("姓名", student.name):
            yield about(student, KIND, told[0], hint=told[1])
        elif fault := _fault(student.name):
            yield about(student, KIND, fault)


@lru_cache(maxsize=1024)
def _fault(name: str) -> str:
    if not name:
        return "没有姓名"
    if lost := next((character for character in name if character in _LOST), ""):
        return f"姓名里有“{lost}”，多半是没显示出来的字"
    for character in name:
        category = unicodedata.category(character)
        if category == "Co":
            return f"姓名里有私用区的字（U+{ord(character):04X}），别的电脑上显示不出来"
        if category in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE:
            return f"姓名里有看不见的控制字符（U+{ord(character):04X}）"
    if not any(character.isalpha() for character in name):
        return f"“{name}”不像姓名"
    return ""
