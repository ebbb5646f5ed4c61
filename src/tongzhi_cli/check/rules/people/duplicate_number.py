"""学号重复: a 学号 stands in the roster once; only a name may be shared.

Source: notice 普院教发（2018）4号: 按学号由小到大的顺序 supposes that 学号 tells people apart.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> twice = case([student("2014030101", "王伟"), student("2014030101", "李娜")])
>>> for problem in find(twice):
...     print(problem.message)
这个学号还有 1 行：花名册.xlsx [名单] B4 李娜
这个学号还有 1 行：花名册.xlsx [名单] B3 王伟
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from tongzhi_cli.check.rules.case import Case, Lists, about
from tongzhi_cli.check.rules.people.bad_number import are_running_numbers
from tongzhi_cli.model.problem import SIGNED_LIST, Example, Findings, Kind
from tongzhi_cli.model.student import is_destroyed

if TYPE_CHECKING:
    from tongzhi_cli.model.student import Student

KIND = Kind(
    "duplicate-number",
    "学号重复",
    rank=60,
    of_student=True,
    means="花名册里两行是同一个学号；学号是唯一的，必有一行错。",
    do="请改正或删掉多出的一行。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行；第 4 行：2014030102，毕思远",
        "这个学号还有 1 行：花名册.csv 第 4 行 毕思远",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n"
            "2014030102,毕思远,无误\n",
        },
    ),
)

#: So many of the other rows are named.
_NAMED = 3


def find(case: Case | Lists) -> Findings:
    """A problem for each row whose 学号 stands in another row too."""
    rows: defaultdict[str, list[Student]] = defaultdict(list)
    counting = [each for each in case.classes if are_running_numbers(each.students)]
    told = {student.where for each in counting for student in each.students} if counting else ()
    for student in case.students:
        if student.where in told:
            continue  # bad-number says once that these are no 学号
        if student.number and not is_destroyed(student):  # bad-number says what is wrong there
            rows[student.number].append(student)
    for same in rows.values():
        for student in same if len(same) > 1 else ():
            others = [other for other in same[: _NAMED + 1] if other is not student][:_NAMED]
            places = "、".join(f"{other.where} {other.name}" for other in others)
            more = len(same) - 1
            places += "……" if more > _NAMED else ""
            yield about(student, KIND, f"这个学号还有 {more} 行：{places}")
