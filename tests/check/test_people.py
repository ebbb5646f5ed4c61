"""What is said of single people of a class: of their names, and of who comes back or joins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Source
from tongzhi_cli.answers.away import away
from tongzhi_cli.check.rules.people import bad_name, standing
from tongzhi_cli.check.rules.sample import answer, case, student
from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.notice.model import Named


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("宿舍号", "“宿舍号”是表头的字，不是姓名"),
        ("籍贯", "“籍贯”是表头的字，不是姓名"),
        ("任课教师", "“任课教师”是表头的字，不是姓名"),
        ("QQ", "“QQ”是表头的字，不是姓名"),
        ("李四/李肆", "姓名“李四/李肆”里有“/”，请看看写的是不是姓名"),
        ("李明！", "姓名“李明！”里有“！”，请看看写的是不是姓名"),
        ("汉族", "“汉族”是民族，不是姓名"),
        ("维吾尔族", "“维吾尔族”是民族，不是姓名"),
        ("王宗族", ""),
        ("刘耀族", ""),
        ("O'Neil", ""),
        ("Anna-Li", ""),
        ("阿依努尔·吐尔逊", ""),
        ("郎平", ""),
    ],
)
def test_a_name(name: str, told: str) -> None:
    """Words over columns are no names; a sign is told among Han characters, not in Latin names."""
    found = [one for one in bad_name.find(case([student("1", name)])) if isinstance(one, Problem)]
    assert [one.message for one in found] == ([told] if told else [])


NAMES = st.sampled_from(
    ["李明", "欧阳娜娜", "", "·", "阿依努尔·吐尔逊", "男", "汉族", "班", "Li", "无误", "李 明",
     "明" * 60]
) | st.text(max_size=4)  # fmt: skip


@given(st.lists(NAMES, max_size=5))
def test_names_looked_at_together(names: list[str]) -> None:
    """What is told of the names of a class is what is told of each."""
    alone = [
        one
        for at, name in enumerate(names, start=1)
        for one in bad_name.find(case([student(str(at), name)]))
    ]
    people = [student(str(at), name) for at, name in enumerate(names, start=1)]
    together = [*bad_name.find(case(people))]
    assert [one.message for one in together if isinstance(one, Problem)] == [
        one.message for one in alone if isinstance(one, Problem)
    ]


@pytest.mark.parametrize(
    ("said", "new_last", "told"),
    [
        ("已复学", True, "已复学，照常参加，排在名单最后"),
        ("转入", True, "转入，照常参加，排在名单最后"),
        ("延期", True, "延期，照常参加"),
        ("已复学", False, "已复学，照常参加"),
        ("转入", False, "转入，照常参加"),
        ("在籍", True, ""),
    ],
)
def test_who_joins_stands_last(said: str, told: str, *, new_last: bool) -> None:
    """Where the notice puts newcomers last, that is said of them and of nobody else."""
    one = case([student("1", said=said)])
    form = one.notice.form._replace(new_last=new_last)
    found = standing.find(one._replace(notice=one.notice._replace(form=form)))
    messages = [one.message for one in found if isinstance(one, Problem)]
    assert messages == ([told] if told else [])


@pytest.mark.parametrize(
    ("said", "logged", "is_taken_in", "told"),
    [
        ("已复学", "休学", False,
         "warning 花名册写着“已复学”，收集记录里记着不参加（休学），按不参加算"),
        ("已复学", "", False, "info 已复学，照常参加"),
        ("休学", "", False, "info 花名册写着“休学”，收集记录里改成了照常参加"),
        ("休学", None, True, "info 花名册写着“休学”，通知写明列入（复学），照常参加"),
        ("休学", None, False, ""),  # is away, and told so elsewhere
        ("结业", None, False, "info 结业，照常参加"),
        ("在籍", "休学", False, ""),
        ("", "休学", False, ""),
        ("", "", False, ""),
        ("", None, True, ""),
    ],
)  # fmt: skip
def test_what_roster_log_and_notice_say_of_who_takes_part(
    said: str, logged: str | None, told: str, *, is_taken_in: bool
) -> None:
    """Whoever takes part although something else is said, or is back and in the log still away."""
    lines = [answer("1", logged or None, source=Source.LOG)._replace(away=True)]
    one = case([student("1", said=said)], lines if logged is not None else [])
    extras = [Named(number="1", reason="复学")] if is_taken_in else []
    notice = one.notice._replace(extras=extras)
    one = one._replace(notice=notice, away=away(one.students, one.lines, notice))
    found = [each for each in standing.find(one) if isinstance(each, Problem)]
    assert [f"{each.severity} {each.message}" for each in found] == ([told] if told else [])


def test_who_is_held_back_into_the_class_takes_part() -> None:
    """Whose 学号 is unlike the others' came to the class; it is said why they are on the form."""
    one = student("1")._replace(enrolment=Enrolment(Standing.JOINED, "留级"))
    (found,) = standing.find(case([one]))
    assert isinstance(found, Problem)
    assert found.message == "留级，学号不像本班的，算是到本班来的，照常参加"
