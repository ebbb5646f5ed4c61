"""未反馈: every student of the class has a row with a result.

Source: notice 普院教发（2018）4号, 附件2: 无异常填“无误”，异常情况请如实填写异常内容.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> two = case([student("2014030101"), student("2014030102")], [answer("2014030101", "无误")])
>>> [problem.number for problem in find(two)]
['2014030102']
"""

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.rules.case import Case, about, short
from tongzhi_cli.model.problem import SIGNED_LIST, Example, Findings, Kind

KIND = Kind(
    "missing-answer",
    "未反馈",
    rank=10,
    of_student=True,
    means="名单上的这名同学还没有校对结果，表上会缺一行。",
    do="请催这些同学上学信网校对，把结果填进花名册的“校对结果”列，"
    "或另存成 CSV 用 --results 加进来；要先打印空表，加 --draft。",
    clause=f"{SIGNED_LIST}；无异常填“无误”，异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果空着",
        "还没有校对结果",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,白景行,\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """A problem for each student without an answer, with what was written instead of one."""
    for student, result, _ in case.unlike_ok:
        if result.status is not Status.MISSING:
            continue
        answer = case.answer(student)
        if answer is None or not answer.text:
            yield about(student, KIND, "还没有校对结果")
            continue
        is_why = result.hint and short(answer.text) not in result.hint  # “还没看”, once
        why = f"（{result.hint}）" if is_why else ""
        message = f"写的是“{short(answer.text)}”{why}，还没有校对结果"
        yield about(student, KIND, message, answer=answer)
