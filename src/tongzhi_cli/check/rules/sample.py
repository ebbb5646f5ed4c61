"""Invented students, answers and cases in one line, for the doctests and tables of the rules."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.away import away, lines_of
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.rules.case import Case, Class
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import enrolment_of
from tongzhi_cli.model.student import NumberFault, Student, number_key
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.model import Cohort, Deadline, Form, Notice

FILE = "花名册.xlsx"


@cache
def notice(*, hard: bool = True) -> Notice:
    """The dates and cohorts of the 2018 notice, and little else."""
    return Notice(
        schema_version=1,
        id="sample",
        title="关于做好2018、2019届毕业证图像信息校对的通知",
        issuer="示例学院教务处",
        school="示例学院",
        issued=date(2018, 3, 14),
        cohorts=[
            Cohort(year=2018, entry_year=2014, level="本科", length=4),
            Cohort(year=2019, entry_year=2015, level="本科", length=4),
            Cohort(year=2018, entry_year=2015, level="专科", length=3),
            Cohort(year=2019, entry_year=2016, level="专科", length=3),
        ],
        deadlines=[
            Deadline(
                role=Role.CHECK,
                text="4月1日（星期日）晚23:00以前",
                at=datetime(2018, 4, 1, 23),  # noqa: DTZ001  local to the notice
                hard=hard,
                what="校对",
            ),
            Deadline(
                role=Role.SUBMIT,
                text="4月2日（星期一）下午17:00前",
                at=datetime(2018, 4, 2, 17),  # noqa: DTZ001  local to the notice
                hard=hard,
                what="反馈表",
            ),
        ],
        form=Form(
            title="反馈表",
            columns=["序号", "学号", "姓名", "校对结果", "本人签名"],
            rows=25,
            signatures=[],
        ),
    )


def student(
    number: str,
    name: str = "李明",
    *,
    entry_year: int | None = None,
    level: str | None = None,
    fault: NumberFault = NumberFault.NONE,
    inferred: Iterable[str] = (),
    said: str = "",
) -> Student:
    """A student of no class, of whose 学籍 so much is *said*; `case` gives the place."""
    return Student(
        number, name, Where(FILE), None, entry_year, level, (), fault, frozenset(inferred),
        enrolment=enrolment_of(said),
    )  # fmt: skip


def answer(
    number: str,
    text: str | None,
    at: str | None = None,
    *,
    name: str | None = None,
    source: Source = Source.RESULTS,
    note: str | None = None,
) -> Answer:
    """An answer from 结果.csv, checked *at* a time local to the notice."""
    checked_at = notice().local(datetime.fromisoformat(at)) if at else None
    return Answer(number, text, source, Where("结果.csv"), name, checked_at, None, note)


def case(
    students: Sequence[Student],
    answers: Iterable[Answer] = (),
    *,
    now: str = "2018-04-01 20:00",
    hard: bool = True,
) -> Case:
    """One class, its students in the rows from B3 on, sorted as `check` sorts them."""
    facts = notice(hard=hard)
    placed = [
        one._replace(where=Where(FILE, "名单", f"B{row}"))
        for row, one in enumerate(students, start=3)
    ]
    placed.sort(key=lambda one: number_key(one.number))
    answers = list(answers)
    counting, _ = newest(answers)
    lines = lines_of(answers)
    made = Case(
        (Class(None, FILE, tuple(placed)),),
        counting,
        facts,
        facts.local(datetime.fromisoformat(now)),
        lines=lines,
    )
    return made._replace(away=away(placed, lines, facts, made.answer))
