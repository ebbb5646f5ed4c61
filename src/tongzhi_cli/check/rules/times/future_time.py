"""时间在未来: nobody has checked their record later than now.

Source: common sense; a time in the future is a slip of the pen or a wrong clock, and would hide
a late check.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> given = [answer("1", "无误", "2018-04-01 20:01")]
>>> [p.message for p in find(case([student("1")], given, now="2018-04-01 20:00"))]
['校对时间 2018-04-01 20:01 比现在（2018-04-01 20:00）还晚']
"""

from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import Example, Findings, Kind
from tongzhi_cli.model.times import moment

KIND = Kind(
    "future-time",
    "时间在未来",
    rank=200,
    of_student=True,
    means="校对时间比现在还晚，不可能是真的。",
    do="请改正校对时间，并看看电脑的时钟；确认无妨加 --allow future-time。",
    example=Example(
        "花名册.csv 第 2 行：2014030101，安若溪，校对时间 2018-04-11 20:05（4月1日运行）",
        "校对时间 2018-04-11 20:05 比现在（2018-04-01 20:00）还晚",
        {
            "花名册.csv": "学号,姓名,校对结果,校对时间\n2014030101,安若溪,无误,2018-04-11 20:05\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """A problem for each answer checked after now."""
    for student in case.taking_part:
        answer = case.answer(student)
        if answer and answer.checked_at and answer.checked_at > case.now:
            message = f"校对时间 {moment(answer.checked_at)} 比现在（{moment(case.now)}）还晚"
            yield about(student, KIND, message, answer=answer)
