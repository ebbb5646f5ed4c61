"""Who takes part, as a law: everybody is on the form, away, or nowhere twice; the counts add up."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Answer, Source, Status
from tongzhi_cli.check.check import ClassReport, Report, check
from tongzhi_cli.check.rules.sample import answer, notice
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form import paper_rows
from tongzhi_cli.form.rows import rows
from tongzhi_cli.model.enrolment import Standing
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import enrolment_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import AwayRows
from tongzhi_cli.notice.model import Named, Notice
from tongzhi_cli.roster.model import Roster

SAID = ["", *Standing, "已退学", "参军", "班长"]
TEXTS = ["无误", "民族应为回族", "有误", "休学", "当兵去了", "不参加（退学）", "", "没有照片"]
NUMBERS = [f"20140301{at:02d}" for at in range(1, 9)]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any class with any standings, answers, lines of the log and names in the notice."""
    numbers = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=8, unique=True))
    students = tuple(
        Student(
            number, "李明", Where("花名册.xlsx", "名单", f"B{row}"), "1班",
            enrolment=enrolment_of(draw(st.sampled_from(SAID))),
        )
        for row, number in enumerate(numbers, start=2)
    )  # fmt: skip
    given_texts = draw(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(TEXTS))))
    answers: list[Answer] = [answer(*one, source=Source.LOG) for one in given_texts]
    gone = st.tuples(st.sampled_from(NUMBERS), st.sampled_from(["休学", "参军", None]))
    answers += [answer(*one, source=Source.LOG)._replace(away=True) for one in draw(st.lists(gone))]
    named = st.lists(st.sampled_from(NUMBERS), max_size=2, unique=True)
    return check([Roster("花名册.xlsx", students)], answers, facts(draw(named), draw(named),
                 draw(st.sampled_from(AwayRows))), datetime(2018, 4, 1))  # noqa: DTZ001  # fmt: skip


def facts(taken_in: list[str], left_out: list[str], where: AwayRows) -> Notice:
    """The sample notice, naming students."""
    base = notice()
    return base._replace(
        extras=[Named(number=one, reason="复学") for one in taken_in],
        excludes=[Named(number=one, reason="已转走") for one in left_out],
        form=base.form._replace(away=where, new_last=True),
    )


@given(reports())
def test_everybody_is_on_the_form_or_away(report: Report) -> None:
    """Each student once: in the rows of the form, or left out as away; those away stand last."""
    (each,) = report.classes
    on_paper = [row.number for row in rows(each, report.notice)]
    away = [one.number for one in each.with_status(Status.AWAY)]
    everybody = sorted(line.student.number for line in each.lines)
    assert len(on_paper) == len(set(on_paper))
    if report.notice.form.away is AwayRows.AT_END:
        assert sorted(on_paper) == everybody
        assert on_paper[len(on_paper) - len(away) :] == away
    else:
        assert sorted([*on_paper, *away]) == everybody


@given(reports())
def test_the_counts_add_up(report: Report) -> None:
    """On the 统计表 and in the report: who takes part and who does not are the class."""
    (each,) = report.classes
    assert sum(each.count_of(status) for status in Status) == len(each.lines)
    (row,), _ = paper_rows.counts([each])
    counted = {column: int(row.text(column) or 0) for column in COUNTS}
    assert counted[Column.EXPECTED] + counted[Column.AWAY_COUNT] == len(each.lines)
    assert counted[Column.CHECKED] + counted[Column.MISSING_COUNT] == counted[Column.EXPECTED]


COUNTS = (Column.EXPECTED, Column.CHECKED, Column.MISSING_COUNT, Column.AWAY_COUNT)


@given(reports())
def test_who_is_away_is_told_once_and_never_chased(report: Report) -> None:
    """One information each, and no error about them."""
    (each,) = report.classes
    away = sorted(one.number for one in each.with_status(Status.AWAY))
    told = [one.number for one in report.problems if one.code == "away"]
    assert sorted(map(str, told)) == away
    codes = {"missing-answer", "vague-answer", "away-answer", "cohort"}
    about = [one.number for one in report.problems if one.code in codes]
    assert set(about) & set(away) == set()


@given(reports())
def test_the_notice_has_the_last_word(report: Report) -> None:
    """Who is excluded is away; who is taken in is not for what a roster says of them."""
    (each,) = report.classes
    away = status_of(each)
    excluded = {one.number for one in report.notice.excludes}
    taken_in = {one.number for one in report.notice.extras} - excluded
    for line in each.lines:
        number = line.student.number
        if number in excluded:
            assert away[number] is Status.AWAY
        elif number in taken_in and away[number] is Status.AWAY:  # by the log, or by the form
            (told,) = [one for one in report.problems if (one.code, one.number) == ("away", number)]
            assert told.where == Where("结果.csv")


def status_of(each: ClassReport) -> dict[str, Status]:
    """The status of each student."""
    return {line.student.number: line.result.status for line in each.lines}
