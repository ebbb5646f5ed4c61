"""名单外: every answer belongs to a student of the roster.

Source: notice 普院教发（2018）4号: 各班班长按学号由小到大的顺序统一填写反馈表.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> one = case([student("2014030101")], [answer("2014030199", "无误")])
>>> [problem.number for problem in find(one)]
['2014030199']
"""

from tongzhi_cli.answers.answer import Source, Status
from tongzhi_cli.check.rules.case import Case
from tongzhi_cli.model.problem import SIGNED_LIST, Example, Findings, Kind, Problem, Severity
from tongzhi_cli.model.student import clean_name, number_key
from tongzhi_cli.model.text import without_id_numbers

KIND = Kind(
    "unknown-student",
    "名单外",
    rank=30,
    means="有校对结果的学号不在花名册里：可能是学号抄错，可能是花名册缺人，也可能是别班的同学填了这份问卷。",
    do="请核对学号；确实是本班同学就补进花名册。不是本班的，放着不管就行，表上没有这个人；"
    "还算错误的，加 --allow unknown-student。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "结果.csv 第 2 行：2014030112，白景行，无误；花名册里白景行是 2014030102",
        "有校对结果，但花名册里没有这个学号；白景行 2014030102 还没有结果，是不是学号抄错了",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,白景行,\n",
            "结果.csv": "学号,姓名,校对结果\n2014030112,白景行,无误\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
)


def find(case: Case) -> Findings:
    """A problem for each answer whose 学号 is in no roster; a namesake without one is named.

    In an export, which others may have filled in too, it is a warning unless somebody of the class
    who has that name still lacks a result: it keeps nothing off the form that belongs there.
    """
    known = {student.number for student in case.students}
    waiting = {
        clean_name(student.name): student
        for student in case.students
        if case.result(student).status is Status.MISSING
    }
    for number in sorted(case.answers.keys() - known, key=number_key):
        answer = case.answers[number]
        message = "有校对结果，但花名册里没有这个学号"
        severity = Severity.ERROR
        if answer.name and (namesake := waiting.get(clean_name(answer.name))):
            message += f"；{namesake.name} {namesake.number} 还没有结果，是不是学号抄错了"
        elif answer.source is Source.RESULTS:
            message += "；不是本班的，放着不管就行"
            severity = Severity.WARNING
        yield Problem(
            KIND,
            severity,
            message,
            number=without_id_numbers(number),
            name=answer.name,
            where=answer.where,
        )
