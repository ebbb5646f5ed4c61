"""不参加的有结果: somebody does not take part, and there is a result for them all the same.

Source: issue 14: a 退学 student whose row says 无误. Either they take part, or the result is
another's, or one for all was filled in. They stay away until a person says otherwise.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> given = [answer("1", "无误"), answer("2", "休学")]
>>> people = [student("1", said="退学"), student("2", said="休学"), student("3", said="休学")]
>>> [problem.message for problem in find(case(people, given))]
['退学，不参加，却有结果“无误”，没有用']
"""

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.check.rules.case import Case, about, short
from tongzhi_cli.model.problem import Example, Findings, Kind, Severity

KIND = Kind(
    "away-with-answer",
    "不参加的有结果",
    rank=245,
    of_student=True,
    means="这名同学记着不参加（休学、退学等），却又有校对结果；先按不参加算，结果没有用上。",
    do="问一下；照常参加（例如已经复学），记一条 fankui collect 花名册.xlsx --without 学号= "
    "（等号后面空着），结果就算数；确实不参加，不用管。",
    clause="附件2：异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，学籍状态是退学，校对结果却写着“无误”",
        "退学，不参加，却有结果“无误”，没有用",
        {
            "花名册.csv": "学号,姓名,学籍状态,校对结果\n"
            "2014030101,安若溪,在籍,无误\n"
            "2014030102,白景行,退学,无误\n",
        },
    ),
)


#: The log does not outrank a notice that leaves somebody out by name.
_BY_NOTICE = "通知的 [[exclude]] 里写着这个学号；其实参加的，改通知文件；确实不参加，不用管。"


def find(case: Case) -> Findings:
    """A warning for each; an answer that says 休学 itself is none."""
    for student in case.students if case.away else ():
        away, answer = case.away.get(student.where), case.answer(student)
        if away is None or answer is None:
            continue
        who = (student.number, student.name, student.class_name)
        result = meaning(answer, case.notice, who)
        if result.status in {Status.MISSING, Status.AWAY} or result.perhaps_away:
            continue
        yield about(
            student,
            KIND,
            f"{away.reason}，不参加，却有结果“{short(result.text)}”，没有用",
            severity=Severity.WARNING,
            hint="" if away.where else _BY_NOTICE,
            answer=answer,
        )
