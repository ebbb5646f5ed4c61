"""不参加: who is 休学, 退学, 入伍 … is not asked, not on the form, and told once.

Source: issue 14; other schools' notices (docs/glossary.md): who does not sign has the reason in
备注 (保留入学资格, 退学). By whom it is said: `answers.away`.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> people = [student("1"), student("2", said="休学")]
>>> [(problem.number, problem.message) for problem in find(case(people))]
[('2', '休学')]
"""

from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import NOTHING_TO_DO, Example, Findings, Kind, Severity

KIND = Kind(
    "away",
    "不参加",
    rank=262,
    of_student=True,
    means="休学、退学、入伍等，不参加这次校对：不算未反馈，不催，另外计数；"
    '不上反馈表，通知写了 away = "at-end" 的排在表的最后，写明原因。',
    do=f"{NOTHING_TO_DO}；其实参加的，记一下：fankui collect 花名册.xlsx --without 学号= "
    "（等号后面空着）。",
    clause="别校的通知：没有签名的，在备注里写明原因（保留入学资格、退学等）。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，学籍状态写着“休学”",
        "休学",
        {
            "花名册.csv": "学号,姓名,学籍状态,校对结果\n"
            "2014030101,安若溪,在籍,无误\n"
            "2014030102,白景行,休学,\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """Information on each student who does not take part: why, and where it stands."""
    for student in case.students if case.away else ():
        away = case.away.get(student.where)
        if away is None:
            continue
        by = "（通知写明不在此列）" if away.where is None else ""
        told = about(student, KIND, f"{away.reason}{by}", severity=Severity.INFO)
        yield told._replace(where=away.where)
