"""学号长短不一: 按学号由小到大 is plain only for numbers of one length and digits alone.

Source: notice 普院教发（2018）4号: 按学号由小到大的顺序统一填写. Numbers of one length sort by
value; others are sorted naturally, which a person should look at.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> mixed = case([student("999"), student("1000"), student("B1")])
>>> [problem.message for problem in find(mixed)]
['学号有 2、3、4 位的，也有带字母的，已按自然顺序排：999、1000、B1']
>>> list(find(case([student("2014030101"), student("2014030102")])))
[]
"""

from tongzhi_cli.check.rules.case import Case, Lists
from tongzhi_cli.check.rules.people.bad_number import are_running_numbers
from tongzhi_cli.model.problem import Example, Findings, Kind, Problem, Severity
from tongzhi_cli.model.student import are_digits, is_destroyed

KIND = Kind(
    "number-order",
    "学号长短不一",
    rank=210,
    means="全班学号位数不同或含有字母，由小到大只能按自然顺序排。",
    do="请看一眼表上的先后是否合适。",
    clause="按学号由小到大的顺序统一填写",
    example=Example(
        "花名册.csv：2014030101，安若溪；2014030102，白景行；13030101，陈望舒（复学，还是老学号）",
        "学号有 8、10 位的，已按自然顺序排：13030101、2014030101、2014030102",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n"
            "13030101,陈望舒,无误\n",
        },
    ),
)


def find(case: Case | Lists) -> Findings:
    """A warning for each class whose order is not plain."""
    for each in case.classes:
        away = case.away if isinstance(case, Case) else ()
        numbers = [student.number for student in each.students]
        if are_digits(numbers):
            continue  # as in nearly all classes
        people = [one for one in each.students if one.where not in away]
        sound = [one for one in people if one.number and not is_destroyed(one)]
        numbers = [student.number for student in sound]
        lengths = sorted({len(number) for number in numbers})
        lettered = [number for number in numbers if not number.isdecimal()]
        if (len(lengths) <= 1 and not lettered) or are_running_numbers(each.students):
            continue  # of numbers that only count bad-number tells
        traits = []
        if len(lengths) > 1:
            traits.append(f"学号有 {'、'.join(map(str, lengths))} 位的")
        if lettered:
            traits.append("也有带字母的" if traits else "学号带有字母")
        shown = "、".join(numbers[:3]) + ("…" if len(numbers) > 3 else "")
        yield Problem(
            KIND,
            Severity.WARNING,
            f"{'，'.join(traits)}，已按自然顺序排：{shown}",
            class_name=each.name,
        )
