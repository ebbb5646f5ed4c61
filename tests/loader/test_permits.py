"""What --allow says of one student: 代号:学号."""

import pytest

from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.permits import permits_of, to_record
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.summary.kinds import KINDS

PEOPLE = [
    student("2014030101", "安若溪"),
    student("2014030102", "白景行"),
    student("2014030113", "安若溪"),
]
ROSTERS = [Roster("甲.csv", tuple(PEOPLE[:2])), Roster("乙.csv", tuple(PEOPLE[2:]))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["late-check:2014030101"], [("late-check", "2014030101")]),
        (["late-check：2014030101"], [("late-check", "2014030101")]),
        (["校对逾期:2014030102"], [("late-check", "2014030102")]),
        ([" Late-Check : 2014030102 "], [("late-check", "2014030102")]),
        (["2014030102:late-check"], [("late-check", "2014030102")]),
        (["late-check:白景行"], [("late-check", "2014030102")]),
        (["late-check:02"], [("late-check", "2014030102")]),
        (
            ["late-check:2014030101,cohort:2014030102", "bad-name:2014030113"],
            [("late-check", "2014030101"), ("cohort", "2014030102"), ("bad-name", "2014030113")],
        ),
        (["late-check", "late-submission"], []),
        (["late-submission，late-check:2014030101"], [("late-check", "2014030101")]),
    ],
)
def test_one_student_is_named_beside_the_code(
    typed: list[str], found: list[tuple[str, str]]
) -> None:
    """By 学号, its end, or a name that only one has; codes for everybody are left to others."""
    assert [(one.code, one.number) for one in permits_of(typed, ROSTERS)] == found


def test_codes_for_everybody_stay() -> None:
    """What names a student is no code for the class."""
    assert codes_named(["late-submission,late-check:2014030101"]) == {"late-submission"}
    assert codes_named(["late-check:2014030101"]) == frozenset()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("late-check:2014030103", "名单里没有 2014030103。冒号后面写学号"),
        ("late-check:2014030192", "名单里没有 2014030192。是不是 2014030102 白景行？"),
        ("late-check:白景形", "名单里没有 白景形。是不是 2014030102 白景行？"),
        ("late-check:方一鸣", "名单里没有 方一鸣。冒号后面写学号"),
        ("late-check:安若溪", "请写学号：2014030101 安若溪、2014030113 安若溪"),
        ("late-check:", "的写法不对。写成 --allow late-check:2014030105"),
        (":2014030101", "的写法不对"),
        ("late-chek:2014030101", "没有 late-chek 这个代号。是不是 late-check？"),
        ("late-submission:2014030101", "提交逾期（late-submission）说的是整份文件或整个班"),
        ("torn-log:2014030101", "说的是整份文件或整个班，不能只给一名同学放行"),
        ("external-content:2014030101", "空白表里的外来内容（external-content）说的是整份文件"),
    ],
)
def test_what_cannot_be_is_refused(typed: str, told: str) -> None:
    """Nobody, several, no code, a code of a file or a class: exit 2, with the nearest."""
    with pytest.raises(UsageError) as caught:
        permits_of([typed], ROSTERS)
    assert told in str(caught.value)


@pytest.mark.parametrize("code", KINDS)
def test_a_code_is_about_a_student_or_refused(code: str) -> None:
    """Each kind either can be let pass for one student, or is refused with how to let it pass."""
    try:
        found = [one.code for one in permits_of([f"{code}:2014030101"], ROSTERS)]
    except UsageError as error:
        found = [error.hint]
    whole = f"确认无妨，整个放行：build、check 加 --allow {code}。"
    assert found == [code if KINDS[code].of_student else whole]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("late-check:2014030101", ""),
        ("late-check:2014030101=住院", "住院"),
        ("late-check:2014030101＝在外实习，没有网：1 周", "在外实习，没有网：1 周"),
    ],
)
def test_why_stands_behind_an_equals_sign(typed: str, reason: str) -> None:
    """What is recorded may have a reason, with any signs in it."""
    permit = to_record(typed, PEOPLE, "王老师")
    assert (permit.number, permit.by, permit.reason) == ("2014030101", "王老师", reason)


def test_what_is_recorded_is_of_somebody() -> None:
    """A code for everybody is no line of the log: it is said where it belongs."""
    with pytest.raises(UsageError, match=r"没有写是谁.*build、check 加 --allow late-check"):
        to_record("late-check", PEOPLE, "王老师")
