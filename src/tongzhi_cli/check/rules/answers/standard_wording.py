"""建议写法: a result says what is wrong in its own words where there is a standard wording.

Source: 附件2: 异常情况请如实填写异常内容; the wording is the `text` of the notice's `[[anomaly]]`,
then the shipped catalogue's. Information only: what a student wrote is never changed.

>>> from tongzhi_cli.check.rules.sample import answer, case, student
>>> people = [student("1"), student("2"), student("3")]
>>> given = [answer("1", "照片没有"), answer("2", "无学历照片"), answer("3", "民族错")]
>>> [problem.message for problem in find(case(people, given))]
['“照片没有”，建议写成“无学历照片”']
"""

from tongzhi_cli.check.rules.case import Case, about, anomalies, short
from tongzhi_cli.model.problem import NOTHING_TO_DO, Example, Findings, Kind, Severity

KIND = Kind(
    "standard-wording",
    "建议写法",
    rank=260,
    of_student=True,
    means="异常写清楚了，只是有更建议的写法；表上照学生自己写的，不会替人改。",
    do=f"{NOTHING_TO_DO}；想统一，就在花名册或收集记录里改成建议的写法。",
    clause="附件2：异常情况请如实填写异常内容。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，照片没有",
        "“照片没有”，建议写成“无学历照片”",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,照片没有\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """Information on each result of one kind that is not worded as the catalogue has it."""
    for student, text, faults in anomalies(case):
        if len(faults) == 1 and faults[0].text and faults[0].text not in text:
            yield about(
                student,
                KIND,
                f"“{short(text)}”，建议写成“{faults[0].text}”",
                severity=Severity.INFO,
                answer=case.answer(student),
            )
