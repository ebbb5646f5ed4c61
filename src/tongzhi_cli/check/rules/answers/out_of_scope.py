"""不需反馈: what a student found wrong is the school's own and needs no 勘误.

Source: other schools' notices (docs/glossary.md, 勘误): 班级名称、所属学院是校内管理信息;
which kinds these are is the notice's `[[anomaly]]` of scope "none", then the shipped catalogue's.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> both = [student("1"), student("2"), student("3")]
>>> given = [answer("1", "班级显示不对"), answer("2", "民族错"), answer("3", "学号没有问题")]
>>> [problem.message for problem in find(case(both, given))]
['“班级显示不对”是班级、分院、学号的事：学院自己改，不影响毕业证']
"""

from tongzhi_cli.check.rules.case import Case, about, anomalies, short
from tongzhi_cli.model.problem import Example, Findings, Kind, Severity
from tongzhi_cli.model.terms import Scope

KIND = Kind(
    "out-of-scope",
    "不需反馈",
    rank=240,
    of_student=True,
    means="写的是班级、分院、学号这样学校自己的信息；不影响毕业证，不用勘误。",
    do="只有这一项的，可以改写成“无误”；写着也不会被退回。",
    clause="别校的通知：班级名称、所属学院是校内管理信息，不在校对的范围。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，班级不对",
        "“班级不对”是班级、分院、学号的事：学院自己改，不影响毕业证",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,班级不对\n",
        },
    ),
)

_PART = "这一项不用写；其余的照写。"


def find(case: Case) -> Findings:
    """A warning for each result that names such a kind."""
    for student, text, faults in anomalies(case):
        for one in faults:
            if one.scope is Scope.NONE:
                office = f"：{one.office}" if one.office else ""
                yield about(
                    student,
                    KIND,
                    f"“{short(text)}”是{one.name}的事{office}",
                    severity=Severity.WARNING,
                    hint=_PART if len(faults) > 1 else "",
                    answer=case.answer(student),
                )
