"""校对逾期: the check was made before the check deadline.

Source: notice 普院教发（2018）4号: 于4月1日（星期日）晚23:00以前登录“学信网”校对本人毕业证图像
采集信息. The deadline's own minute is in time.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> people = [student("1"), student("2"), student("3")]
>>> given = [
...     answer("1", "无误", "2018-04-01 23:00"),
...     answer("2", "无误", "2018-04-01 23:01"),
...     answer("3", "无误"),
... ]
>>> for found in find(case(people, given)):
...     print(getattr(found, "number", None) or found.reason)
2
1 条结果没有校对时间，无法判断是否逾期
"""

from tongzhi_cli.check.rules.case import Case, about, is_after, severity_of
from tongzhi_cli.model.problem import Example, Findings, Kind, Skipped
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.times import moment

KIND = Kind(
    "late-check",
    "校对逾期",
    rank=180,
    of_student=True,
    means="校对时间晚于通知规定的校对截止时间。",
    do="请与辅导员核实；如辅导员同意仍然上报，加 --allow late-check；"
    "只给一个人，写 --allow late-check:学号。",
    clause="于4月1日（星期日）晚23:00以前登录“学信网”校对本人毕业证图像采集信息",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对时间 2018-04-01 23:20",
        "校对时间 2018-04-01 23:20，晚于截止 2018-04-01 23:00",
        {
            "花名册.csv": "学号,姓名,校对结果,校对时间\n"
            "2014030101,安若溪,无误,\n"
            "2014030102,白景行,无误,2018-04-01 23:20\n",
        },
        "check 花名册.csv --now 2018-04-02T09:00",
    ),
)


def find(case: Case) -> Findings:
    """A problem for each answer checked after the deadline."""
    deadline = case.notice.deadline(Role.CHECK)
    if deadline is None or deadline.at is None:
        yield Skipped(KIND, "通知没有写明校对截止的时刻")
        return
    last = case.notice.local(deadline.at)
    untimed = 0
    for student in case.taking_part:
        answer = case.answer(student)
        if answer is None:
            continue
        if answer.checked_at is None:
            untimed += 1
        elif is_after(answer.checked_at, last):
            yield about(
                student,
                KIND,
                f"校对时间 {moment(answer.checked_at)}，晚于截止 {moment(last)}",
                severity=severity_of(hard=deadline.hard),
                answer=answer,
            )
    if untimed:
        yield Skipped(KIND, f"{untimed} 条结果没有校对时间，无法判断是否逾期")
