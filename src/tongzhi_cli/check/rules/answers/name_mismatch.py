"""姓名不符: an answer carries the name that the roster has for its 学号.

Source: notice 普院教发（2018）4号: 各班班长…统一填写. Names are compared as cleaned, so that
white space and the kind of dot do not count.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> people = [student("2014030101", "李想"), student("2014030102", "王小明")]
>>> given = [
...     answer("2014030101", "无误", name="李 想"),
...     answer("2014030102", "无误", name="王晓明"),
... ]
>>> [problem.message for problem in find(case(people, given))]
['花名册上是“王小明”，交来的结果写的是“王晓明”']
"""

from tongzhi_cli.answers.answer import Source
from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import Findings, Skipped
from tongzhi_cli.model.student import same_name


def find(case: Case) -> Findings:
    """A problem for each answer that names somebody else."""
    unnamed = 0
    for student in case.students:
        answer = case.answer(student)
        if answer is None or answer.source is Source.ROSTER:
            continue
        if not answer.name:
            unnamed += 1
        elif not same_name(answer.name, student.name):
            message = f"花名册上是“{student.name}”，交来的结果写的是“{answer.name}”"
            yield about(student, "name-mismatch", message, answer=answer)
    if unnamed:
        yield Skipped("name-mismatch", f"{unnamed} 条结果没有写姓名，无法核对姓名与学号是否相符")
