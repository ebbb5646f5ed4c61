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
from tongzhi_cli.model.problem import Example, Findings, Kind

KIND = Kind(
    "vague-answer",
    "异常未写明",
    rank=20,
    of_student=True,
    means="结果里没有说清：只说有问题，没有说是什么问题，或者看不出有没有问题；教务处会退回。",
    do="请问清楚是哪一项错、应当是什么，例如：姓名有误：显示“张珊”，应为“张姗”。",
    clause="附件2：异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果写着“有误”",
        "只写了“有误”，看不出是哪里不对，还是无误",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,白景行,有误\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """A problem for each answer that says "wrong" and no more."""
    for student, result, _ in case.unlike_ok:
        if result.status is not Status.VAGUE or result.perhaps_away:  # away-answer
            continue
        answer = case.answer(student)
        message = f"只写了“{result.text}”，看不出是哪里不对，还是无误"
        if answer and answer.note:
            message += f"（备注写着“{answer.note}”，若是异常内容，请抄到校对结果里）"
        yield about(student, KIND, message, answer=answer)
