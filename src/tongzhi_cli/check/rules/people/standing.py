"""学籍变动: who takes part although something is said of their 学籍, or several things are.

Who is 复学 is back, 转入 is new in the class; 延期 and 结业 take part, because their record stands
on 学信网 as before; where a notice wants newcomers last (`new_last`), it is said that they are.
Source: issue 14; docs/glossary.md, 新增.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> people = [student("1", said="已复学"), student("2", said="转入"), student("3", said="在籍")]
>>> [problem.message for problem in find(case(people))]
['已复学，照常参加', '转入，照常参加']
>>> back = answer("4", None)._replace(away=True)
>>> [problem.message for problem in find(case([student("4", said="休学")], [back]))]
['花名册写着“休学”，收集记录里改成了照常参加']
"""

from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.enrolment import NEWCOMERS, Standing
from tongzhi_cli.model.problem import Example, Findings, Kind, Severity
from tongzhi_cli.model.standing import standing_of
from tongzhi_cli.model.student import Student

KIND = Kind(
    "standing",
    "学籍变动",
    rank=264,
    of_student=True,
    means="花名册上写着复学、延期、结业、转入，照常参加；或者花名册、收集记录、通知说的不一样。",
    do="照上面说的就不用做什么；不参加的记一下：fankui collect 花名册.xlsx --without 学号=原因。",
    clause="别校的通知：新增的学生放名单最后并备注“新增”；拟毕（结）业生都要校对。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，备注写着“复学”",
        "复学，照常参加",
        {
            "花名册.csv": "学号,姓名,校对结果,备注\n"
            "2014030101,安若溪,无误,\n"
            "2014030102,白景行,无误,复学\n",
        },
    ),
)

_TOLD = (Standing.JOINED, Standing.RETURNED, Standing.EXTENDED, Standing.COMPLETED)


def find(case: Case) -> Findings:
    """Information on each; a warning where somebody who is back is still said to be away."""
    if not case.lines and not any(student.enrolment for student in case.students):
        return
    taken_in = {one.number: one.reason for one in case.notice.extras}
    for student in case.students:
        if student.where in case.away:
            message, severity = _returned(case, student), Severity.WARNING
        else:
            message, severity = _taking_part(case, student, taken_in.get(student.number)), None
        if message:
            yield about(student, KIND, message, severity=severity or Severity.INFO)


def _returned(case: Case, student: Student) -> str | None:
    """That the log has somebody as away of whom the roster says that they are back."""
    enrolment, line = student.enrolment, case.lines.get(student.number)
    if not (line and enrolment and enrolment.standing is Standing.RETURNED):
        return None
    return f"花名册写着“{enrolment.said}”，收集记录里记着不参加（{line.text}），按不参加算"


def _taking_part(case: Case, student: Student, taken_in: str | None) -> str | None:
    enrolment = student.enrolment
    if enrolment is None:
        return None
    if not enrolment.takes_part:
        if taken_in is not None:
            return f"花名册写着“{enrolment.said}”，通知写明列入（{taken_in}），照常参加"
        return f"花名册写着“{enrolment.said}”，收集记录里改成了照常参加"
    if enrolment.standing is Standing.JOINED and standing_of(enrolment.said) is Standing.HELD_BACK:
        return f"{enrolment.said}，学号不像本班的，算是到本班来的，照常参加"
    if enrolment.standing not in _TOLD:
        return None
    is_new = enrolment.standing in NEWCOMERS or taken_in is not None
    last = "，排在名单最后" if case.notice.form.new_last and is_new else ""
    return f"{enrolment.said}，照常参加{last}"
