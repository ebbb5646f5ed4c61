"""Whose an answer is, where the table holds more than the class."""

import pytest

from tongzhi_cli.answers.attribution import Group, Placement, place
from tongzhi_cli.check.rules.sample import answer, student

PEOPLE = [
    student("2014030101", "李明"),
    student("2014030102", "王伟"),
    student("2014030103", "张三"),
]
SCHOOL = [answer(f"20150{at:05}", "无误", name=f"学生{at}") for at in range(30)]


def told(found: Placement) -> list[str]:
    """Each unplaced answer as "what → who may be meant"."""
    return [
        f"{one.answer.number or one.answer.name} → {one.meant.number if one.meant else '-'}"
        for one in found.unplaced
    ]


def test_strangers_of_the_whole_school_are_other_classes() -> None:
    """A class picks its own answers out of the school's; the others are counted, not listed."""
    found = place([answer("2014030101", "无误"), *SCHOOL], Group(PEOPLE))
    assert [one.number for one in found.placed] == ["2014030101"]
    assert (told(found), found.elsewhere) == ([], 30)


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        ("2014030192", "王伟", ["2014030192 → 2014030102"]),  # nearly their 学号, and their name
        ("2015030777", "王伟", []),  # another of that name
        ("2014030192", "李四", []),  # another of nearly that 学号
        ("2014030191", "李明", []),  # has answered already
    ],
)
def test_a_slip_among_the_whole_school_is_still_found(
    number: str, name: str, expected: list[str]
) -> None:
    """Who is missing, and has that name and nearly that 学号, is proposed."""
    given = [answer("2014030101", "无误"), *SCHOOL, answer(number, "照片不对", name=name)]
    found = place(given, Group(PEOPLE))
    assert told(found) == expected
    assert found.elsewhere == 31 - len(expected)


def test_a_name_alone_decides_nothing_among_the_whole_school() -> None:
    """王伟 of another class is not ours: all such answers are listed."""
    strangers = [answer("", "无误", name=f"学生{at}") for at in range(30)]
    found = place([answer("", "照片不对", name="王伟"), *strangers], Group(PEOPLE))
    assert found.placed == ()
    assert told(found)[0] == "学生0 → -"
    assert len(found.unplaced) == 31


@pytest.mark.parametrize(("size", "told"), [(3, 3), (20, 20), (21, 0)])
def test_a_few_strangers_are_slips(size: int, told: int) -> None:
    """As many as a form of one class may have are listed one by one."""
    assert len(place(SCHOOL[:size], Group(PEOPLE)).unplaced) == told


@pytest.mark.parametrize(("size", "named"), [(20, True), (21, False)])
def test_how_many_strangers_make_a_name_unsure(size: int, named: bool) -> None:
    """Among more who are not of the class, 王伟 without a 学号 may be another's 王伟."""
    strangers = [answer("", "无误", name=f"学生{at}") for at in range(size)]
    found = place([answer("", "照片不对", name="王伟"), *strangers], Group(PEOPLE))
    assert [one.number for one in found.placed] == ["2014030102"] * named


def test_letters_of_a_number_may_be_small() -> None:
    """b2014 is the student B2014 of the roster, under the roster's 学号."""
    given = [answer("b2014", "无误")]
    (one,) = place(given, Group([student("B2014", "李明")])).placed
    assert (one.number, one.name) == ("B2014", "李明")


def test_an_id_number_is_nobodys_student_number() -> None:
    """A 身份证号 where the 学号 should be is dropped; the name beside it decides, or nobody."""
    known = answer("110105194912310021", "无误", name="王伟")
    unknown = answer("110105194912310021", "无误", name="李雷")
    nameless = answer("110105194912310021", "无误")
    people = [student("2014030101", "李明"), student("2014030102", "王伟")]
    found = place([known, unknown, nameless], Group(people))
    assert [(one.number, one.name) for one in found.placed] == [("2014030102", "王伟")]
    assert [(one.answer.number, one.reason, one.unknown) for one in found.unplaced] == [
        ("", "没有学号，班里没有叫“李雷”的", False),
        ("", "没有学号，也没有姓名", False),
    ]


@pytest.mark.parametrize(
    ("name", "placed", "reason"),
    [
        ("班长：王伟", "2014030102", ""),
        ("王 伟", "2014030102", ""),
        ("王伟2014030102", "2014030102", ""),
        ("2014030103张三", "2014030103", ""),
        ("班长：李雷", "", "没有学号，班里没有叫“李雷”的"),
        ("——", "", "没有学号，班里没有叫“——”的"),
        ("", "", "没有学号，也没有姓名"),
    ],
)
def test_a_name_without_a_number(name: str, placed: str, reason: str) -> None:
    """The name in a cell decides, without what else stands in it; a cell without one is quoted."""
    found = place([answer("", "无误", name=name)], Group(PEOPLE))
    assert [one.number for one in found.placed] == ([placed] if placed else [])
    assert [one.reason for one in found.unplaced] == ([reason] if reason else [])
