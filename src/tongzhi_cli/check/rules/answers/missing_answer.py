"""未反馈: every student of the class has a row with a result.

Source: notice 普院教发（2018）4号, 附件2: 无异常填“无误”，异常情况请如实填写异常内容.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> two = case([student("2014030101"), student("2014030102")], [answer("2014030101", "无误")])
>>> [problem.number for problem in find(two)]
['2014030102']
"""

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import Findings


def find(case: Case) -> Findings:
    """A problem for each student without an answer."""
    for student in case.students:
        if case.result(student).status is Status.MISSING:
            yield about(student, "missing-answer", "还没有校对结果")
