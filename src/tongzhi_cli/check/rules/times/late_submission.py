"""提交逾期: the paper can still reach the registrar in time.

Source: notice 普院教发（2018）4号: 于4月2日（星期一）下午17:00前交教务处…，逾期不再受理.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> [p.message for p in find(case([student("1")], now="2018-04-02 17:01"))]
['现在是 2018-04-02 17:01，已过上交截止 2018-04-02 17:00']
>>> list(find(case([student("1")], now="2018-04-02 17:00")))
[]
"""

from tongzhi_cli.check.rules.case import Case, is_after, severity_of
from tongzhi_cli.model.problem import Example, Findings, Kind, Problem, Skipped
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.times import moment

KIND = Kind(
    "late-submission",
    "提交逾期",
    rank=190,
    means="现在已经过了通知规定的上交时间。",
    do="如教务处同意补交，加 --allow late-submission；如果这是别的年份的通知，"
    "用 --notice 通知文件.toml 指定。",
    clause="于4月2日（星期一）下午17:00前交教务处，逾期不再受理。",
    example=Example(
        "4月2日 17:30 运行；通知要 4月2日 17:00 前上交",
        "现在是 2018-04-02 17:30，已过上交截止 2018-04-02 17:00",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n",
        },
        "check 花名册.csv --now 2018-04-02T17:30",
    ),
)


def find(case: Case) -> Findings:
    """One problem for the whole run, if it is too late to hand in."""
    deadline = case.notice.deadline(Role.SUBMIT)
    if deadline is None or deadline.at is None:
        yield Skipped(KIND, "通知没有写明上交截止的时刻")
        return
    last = case.notice.local(deadline.at)
    if is_after(case.now, last):
        yield Problem(
            KIND,
            severity_of(hard=deadline.hard),
            f"现在是 {moment(case.now)}，已过上交截止 {moment(last)}",
        )
