"""不在通知范围: the 级 and 层次 of a student are among the notice's cohorts.

Source: notice 普院教发（2018）4号: 2018、2019届毕业生（2014、2015级本科、2015、2016级专科）.
What the roster states outright and lies outside is an error; what was only inferred is a warning,
because 专升本 and 学籍异动 break every formula.

>>> from tongzhi_cli.check.rules.sample import case, student
>>> people = [
...     student("1", entry_year=2014, level="本科"),
...     student("2", entry_year=2014, level="专科"),
...     student("3", entry_year=2013, level="本科", inferred={"entry_year"}),
...     student("4", entry_year=2014),
... ]
>>> for found in find(case(people)):
...     print(getattr(found, "number", None), getattr(found, "severity", "skipped"))
2 error
3 warning
None skipped
"""

from functools import cache

from tongzhi_cli.check.rules.case import Case, about
from tongzhi_cli.model.problem import Example, Findings, Kind, Severity, Skipped
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.words import LEVELS

KIND = Kind(
    "cohort",
    "不在通知范围",
    rank=170,
    of_student=True,
    means="这名同学的 级 和 层次 不在通知所列的毕业届次里。",
    do="请核对 年级 和 层次；用错通知就换：--notice 通知文件.toml；"
    "确属本批次（复学、延期等）加 --allow cohort。",
    clause="2018、2019届毕业生（2014、2015级本科、2015、2016级专科）",
    example=Example(
        "花名册.csv 第 2 行：2013030101，安若溪，2013级，本科；通知要的本科是 2014、2015 级",
        "2013级本科不在通知所列范围",
        {
            "花名册.csv": "学号,姓名,年级,层次,校对结果\n2013030101,安若溪,2013,本科,无误\n",
        },
    ),
)


def find(case: Case) -> Findings:
    """A problem for each student outside the notice; skipped where that cannot be told."""
    taken_in = {named.number for named in case.notice.extras}
    unknown: list[Student] = []
    # the words for 层次 that we or the notice know
    known = LEVELS.keys() | {cohort.level for cohort in case.notice.cohorts} | {None}
    is_within = cache(lambda year, level: any(case.notice.cohorts_of(year, level)))
    for student in case.taking_part:
        if student.number in taken_in:
            continue
        if student.entry_year is None or student.level not in known:
            unknown.append(student)
        elif not is_within(student.entry_year, student.level):
            yield about(student, KIND, _outside(student), severity=_severity(student))
        elif student.level is None:
            unknown.append(student)
    if unknown:
        reason = f"{len(unknown)} 人不知道 级 或 层次，无法判断是否在通知范围内"
        yield Skipped(KIND, f"{reason}；花名册里补上“年级”和“层次”就能判断")


def _outside(student: Student) -> str:
    what = f"{student.entry_year}级{student.level or ''}不在通知所列范围"
    return (
        f"{what}（年级或层次是自动判断的）" if student.inferred & {"entry_year", "level"} else what
    )


def _severity(student: Student) -> Severity:
    stated = student.level is not None and not student.inferred & {"entry_year", "level"}
    return Severity.ERROR if stated else Severity.WARNING
