"""本校不能更正: what a student found wrong can only be put right elsewhere.

Source: other schools' notices (docs/glossary.md, 勘误): 高考报名时有误的，由本人到生源地
省级招考机构更正; which kinds these are is the notice's `[[anomaly]]` of scope "self", then the
shipped catalogue's.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> given = [answer("1", "高考报名时姓名就错了"), answer("2", "民族错")]
>>> [problem.message for problem in find(case([student("1"), student("2")], given))]
['“高考报名时姓名就错了”：高考报名时就错，生源地省级招考机构，本人去办更正证明']
"""

from tongzhi_cli.check.rules.case import Case, about, anomalies, short
from tongzhi_cli.model.problem import Example, Findings, Kind, Severity
from tongzhi_cli.model.terms import Scope

KIND = Kind(
    "not-here",
    "本校不能更正",
    rank=250,
    of_student=True,
    means="写的事本校办不了：高考报名时就错的、查不到学籍、照片只是不满意。写在表上也改不过来。",
    do="请告诉这名同学自己去办；到哪里、带什么：fankui followup 花名册.xlsx。",
    clause="别校的通知：高考报名时有误的，由本人到生源地省级招考机构更正；照片不满意的不受理。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，高考报名时姓名就错了",
        "“高考报名时姓名就错了”：高考报名时就错，生源地省级招考机构，本人去办更正证明",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,高考报名时姓名就错了\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """A warning for each result that names such a kind."""
    for student, text, faults in anomalies(case):
        for one in faults:
            if one.scope is Scope.SELF:
                office = f"，{one.office}" if one.office else ""
                yield about(
                    student,
                    KIND,
                    f"“{short(text)}”：{one.name}{office}",
                    severity=Severity.WARNING,
                    answer=case.answer(student),
                )
