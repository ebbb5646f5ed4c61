"""Files that name one class, without a list: whether they are of one class, two, or it is asked."""

from collections.abc import Iterable

import pytest

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Record

NAME = "2014级软件1班"


def file(name: str, *numbers: str) -> list[Record]:
    """A roster with results of these students, who are called as their 学号."""
    return [
        Record(one, f"甲{one}", Where(name, "表", line=at), Kind.ROSTER, NAME, result="无误")
        for at, one in enumerate(numbers, start=2)
    ]


def of(start: str, counted: Iterable[int], width: int = 2) -> list[str]:
    """学号 of one beginning."""
    return [f"{start}{at:0{width}}" for at in counted]


ONE, TWO = of("20140301", range(1, 31)), of("20140501", range(1, 29))


def told(*files: list[Record]) -> tuple[dict[str, int], list[str]]:
    """How many each class has, and what is asked of one that may be two."""
    found: Merged = merged(summary(*(row for each in files for row in each)), NOTICE)
    asked = [one.message for one in found.problems if one.code == "similar-class"]
    return {each.name: each.students for each in found.classes}, asked


#: Files of which nobody can say whether they are one class: both files, and of how many.
ASKED = {
    "four who came from four places": (
        of("20140301", range(1, 41)), ["2014050105", "2014060112", "2013030118", "2014070109"],
    ),
    "five who came from one": (
        of("20140301", range(1, 41)), of("20140501", (3, 9, 17, 22, 31)),
    ),
    "one beginning, and more than a class has": (
        of("2014030", range(1, 41), 3), of("2014030", range(41, 81), 3),
    ),
    "halves of three digits": (
        of("2014030", range(1, 100, 5), 3), of("2014030", range(101, 200, 5), 3),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ASKED)
def test_who_counts_no_01_02_is_no_class_of_its_own(case: str) -> None:
    """It is asked; it is one class until somebody says."""
    one, other = ASKED[case]
    sizes, asked = told(file("a.csv", *one), file("b.csv", *other))
    assert sizes == {NAME: len(one) + len(other)}
    [said] = asked
    assert "是分几份交的，还是班级写错了" in said


def test_a_letter_behind_is_not_counted() -> None:
    """Both halves of a class have one beginning; two classes have two, and are called so."""
    letters = [f"S1403{at:02}X" for at in range(1, 41)]
    others = [f"S1405{at:02}X" for at in range(1, 21)]
    halves = [file("a.csv", *letters[:20]), file("b.csv", *letters[20:])]
    assert told(*halves)[0] == {NAME: 40}
    assert told(file("a.csv", *letters), file("b.csv", *others))[0] == {
        f"{NAME}（S1403）": 40, f"{NAME}（S1405）": 20
    }  # fmt: skip


A, B = f"{NAME}（20140301）", f"{NAME}（20140501）"
#: Beside both classes' files, a third one; who of it is counted elsewhere, and by what it is asked.
STRAYS = {
    "some of both": ([*ONE[4:6], *TWO[4:6]], A, "2 人的学号像是"),
    "one of each": ([ONE[4], TWO[4]], A, "1 人的学号像是"),
    "two late ones, and one of the other": (
        ["2014030131", "2014030132", "2014050129"], A, "1 人的学号像是",
    ),
    "three of the smaller one": (["2014050129", "2014050130", "2014050131"], B, ""),
    "nothing that can be read": (["2.01403E+09"], A, "学号一个也读不出"),
}  # fmt: skip


@pytest.mark.parametrize("case", STRAYS)
def test_a_third_file_makes_no_one_class_of_two(case: str) -> None:
    """They stay two, and of whoever may be the other's it is asked, at the file."""
    numbers, home, asked = STRAYS[case]
    third = [
        one._replace(fault=NumberFault.DIGITS_LOST) if "E" in one.number else one
        for one in file("c.csv", *numbers)
    ]
    found = merged(summary(*file("a.csv", *ONE), *file("b.csv", *TWO), *third), NOTICE)
    assert {one.name for one in found.classes} == {A, B}
    at_file = [
        one for one in found.problems
        if one.code == "similar-class" and one.where and one.where == Where("c.csv")
    ]  # fmt: skip
    assert [asked in one.message for one in at_file] == ([True] if asked else [])
    assert all(f"先算在“{home}”" in one.message for one in at_file)
    new = [one for one in found.lines if one.number in {*numbers} - {*ONE, *TWO}]
    assert {one.class_name for one in new} <= {home}


def test_rows_of_the_other_class_join_nothing() -> None:
    """Three that were pasted into the wrong file are asked about; the classes are two."""
    sizes, asked = told(file("a.csv", *ONE, *TWO[:3]), file("b.csv", *TWO))
    assert set(sizes) == {A, B}
    assert [one for one in asked if f"3 人的学号像是“{B}”的，先算在“{A}”" in one]


@pytest.mark.parametrize(("counted", "count"), [((1, 15), 2), ((14, 29), 2), ((16, 29), 1)])
@pytest.mark.parametrize("cut", [10, 14, 16, 20])
def test_a_class_in_parts_is_what_it_is_whole(
    cut: int, counted: tuple[int, int], count: int
) -> None:
    """Whether the other one is a class is seen by all of the first."""
    other = file("c.csv", *of("20140501", range(*counted)))
    whole = told(file("a.csv", *ONE), other)
    parts = told(file("a.csv", *ONE[:cut]), file("b.csv", *ONE[cut:]), other)
    assert parts[0] == whole[0]
    assert len(whole[0]) == count
