"""Two rolls compared: laws that hold for any two."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.roster.compare.classes import Became
from tongzhi_cli.roster.compare.compare import Comparison, What, compare
from tongzhi_cli.roster.compare.words import lines_of, others_of

numbers = st.sampled_from(
    ["2014030101", "2014030102", "2014030103", "2014030104", "2.01403E+9", "", "02014030101"]
)
names = st.sampled_from(["安若溪", "白景行", "王伟", "王伟", "阿依古丽·麦麦提"])
classes = st.none() | st.sampled_from(["软件1班", "软件一班", "软件2班", "软件3班"])
standings = st.none() | st.sampled_from([Enrolment(one, one.value) for one in Standing])
rolls = st.lists(st.tuples(numbers, names, classes, standings), max_size=14)


def roll(
    rows: list[tuple[str, str, str | None, Enrolment | None]], file: str = "旧.csv"
) -> list[Student]:
    return [
        Student(number, name, Where(file, line=at), of, enrolment=standing)
        for at, (number, name, of, standing) in enumerate(rows, start=2)
    ]


def everybody(found: Comparison) -> tuple[int, int]:
    """How many students of either roll are accounted for, each once."""
    together = {
        pair.new.where: pair
        for one in found.classes
        if one.became in {Became.DIVIDED, Became.JOINED}
        for pair in one.members
    }
    changed = {one.new.where for one in found.changed}
    pairs = found.same + len(changed | together.keys())
    return pairs + len(found.went), pairs + len(found.came)


@given(rolls)
def test_a_roll_is_like_itself(rows: list[tuple[str, str, str | None, Enrolment | None]]) -> None:
    """Nobody came, went or changed, whatever is in it and in whatever order."""
    found = compare(roll(rows), roll(rows[::-1]))
    assert not found.differs
    assert (found.same, found.same) == found.sizes


@given(rolls, rolls)
def test_everybody_is_told_once(
    old: list[tuple[str, str, str | None, Enrolment | None]],
    new: list[tuple[str, str, str | None, Enrolment | None]],
) -> None:
    """Each student of either roll stayed, changed, came or went; nobody is lost or told twice."""
    found = compare(roll(old), roll(new, "新.csv"))
    assert everybody(found) == found.sizes
    assert len({one.where for one in found.came}) == len(found.came)
    assert all(one.where.file == "新.csv" for one in found.came)
    assert all(one.where.file == "旧.csv" for one in found.went)
    assert [*lines_of(found)] or not found.differs
    assert all(line.number or line.name or line.note for line in others_of(found))


@given(rolls, rolls)
@example(  # who has no class is like both of the other roll, of whom one is like somebody else
    [("2014030101", "王伟", None, None), ("2014030102", "王伟", "软件1班", None)],
    [("2.01403E+9", "王伟", "软件1班", None), ("2.01403E+9", "王伟", "软件2班", None)],
)
def test_the_other_way_round_is_the_reverse(
    old: list[tuple[str, str, str | None, Enrolment | None]],
    new: list[tuple[str, str, str | None, Enrolment | None]],
) -> None:
    """Who came has gone, and as many stayed."""
    there, back = compare(roll(old), roll(new)), compare(roll(new), roll(old))
    assert len(there.came) == len(back.went)
    assert len(there.went) == len(back.came)


def test_who_is_told_by_what() -> None:
    """A class of none, and a number of none, are no change where neither roll has them."""
    old, new = roll([("", "安若溪", None, None)]), roll([("", "安若溪", None, None)])
    assert not compare(old, new).differs
    found = compare(old, roll([("2014030101", "安若溪", None, None)]))
    assert [one.details[0].what for one in found.changed] == [What.NUMBER]


def majors(of: dict[str, str], *, told: bool = True) -> list[Student]:
    """Six students of each 专业, in the class that is given of it."""
    facts = {one: ((Column.MAJOR, one),) if told else () for one in of}
    return [
        Student(
            f"20140{major}01{at:02}", f"安若{at}", Where("册.csv", line=at), name, facts=facts[one]
        )
        for major, (one, name) in enumerate(of.items(), start=1)
        for at in range(1, 7)
    ]


#: The classes of a roll of two 专业, which are told apart as it is read.
TWO = {"软件工程": "软件工程1班", "网络工程": "网络工程1班"}


@pytest.mark.parametrize(
    ("other", "told", "renamed"),
    [
        ({"软件工程": "1班"}, True, []),  # the other one has gone
        ({"软件工程": "1班"}, False, []),
        ({"软件工程": "2班", "网络工程": "1班"}, True, ["软件工程1班 2班"]),
        ({"软件工程": "软件1班", "网络工程": "1班"}, True, ["软件工程1班 软件1班"]),
    ],
)
def test_a_class_that_is_told_apart_in_one_roll_alone_has_its_name(
    other: dict[str, str], renamed: list[str], *, told: bool
) -> None:
    """1班 is 软件工程1班 where there are two, and nobody has renamed it."""
    for rolls_ in (
        (majors(TWO), majors(other, told=told)),
        (majors(other, told=told), majors(TWO)),
    ):
        found = compare(*rolls_)
        names = [sorted((*one.before, *one.after)) for one in found.classes]
        assert names == [sorted(each.split()) for each in renamed]
        assert not found.changed
