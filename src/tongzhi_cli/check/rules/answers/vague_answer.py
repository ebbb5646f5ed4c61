"""异常未写明: an anomaly says what is wrong.

Source: notice 普院教发（2018）4号, 附件2: 异常情况请如实填写异常内容.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> both = [student("2014030101"), student("2014030102")]
>>> given = [answer("2014030101", "有误"), answer("2014030102", "民族有误，应为回族")]
>>> [problem.number for problem in find(case(both, given))]
['2014030101']
"""

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import Findings


def find(case: Case) -> Findings:
    """A problem for each answer that says "wrong" and no more."""
    for student in case.students:
        result = case.result(student)
        if result.status is not Status.VAGUE:
            continue
        answer = case.answer(student)
        message = f"只写了“{result.text}”，看不出是哪里不对，还是无误"
        if answer and answer.note:
            message += f"（备注写着“{answer.note}”，若是异常内容，请抄到校对结果里）"
        yield about(student, "vague-answer", message, answer=answer)
