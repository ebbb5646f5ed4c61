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
from tongzhi_cli.model.problem import SIGNED_LIST, Example, Findings, Kind, Skipped
from tongzhi_cli.model.student import same_name

KIND = Kind(
    "name-mismatch",
    "姓名不符",
    rank=40,
    of_student=True,
    means="同一个学号，花名册上的姓名和交来结果的姓名不一样；结果可能记到了别人名下。",
    do="请核对是谁填的；确认无妨（例如曾用名）加 --allow name-mismatch，表上用花名册的姓名。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "结果.csv 第 2 行：2014030101，安若曦，无误；花名册里 2014030101 是安若溪",
        "花名册上是“安若溪”，交来的结果写的是“安若曦”",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n",
            "结果.csv": "学号,姓名,校对结果\n2014030101,安若曦,无误\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
)


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
            yield about(student, KIND, message, answer=answer)
    if unnamed:
        yield Skipped(KIND, f"{unnamed} 条结果没有写姓名，无法核对姓名与学号是否相符")
