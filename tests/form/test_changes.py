"""What changed between two forms: rows and sheets, whatever file they are in."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.form.changes import (
    Changes,
    How,
    Person,
    Printed,
    PrintedPaper,
    are_comparable,
    changes,
    numbered,
    share_nobody,
)

#: So many rows has a sheet here.
_ROWS = 3


def sheets(*results: tuple[str, str], title: str = "反馈表") -> list[Printed]:
    """A class, of each the end of the 学号 and the result, in sheets of three rows."""
    people = [
        Person(end, f"安{end}", str(at), (("学号", end), ("校对结果", result)))
        for at, (end, result) in enumerate(results, 1)
    ]
    parts = [tuple(people[at : at + _ROWS]) for at in range(0, len(people), _ROWS)] or [()]
    return [Printed(part, (title,), str((title, part))) for part in parts]


OLD = sheets(*((end, "无误") for end in "abcdef"))


class Case(NamedTuple):
    """A new class, and what is other than in `OLD`: rows, sheets to print, as before, gone."""

    new: list[Printed]
    rows: list[tuple[How, str, int | None, int | None]]
    reprint: tuple[int, ...]
    same: tuple[int, ...]
    gone: tuple[int, ...] = ()


def of(said: str, **other: str) -> list[Printed]:
    """A class of these 学号; *other* are results that are not 无误."""
    return sheets(*((end, other.get(end, "无误")) for end in said))


CASES = {
    "the same": Case(of("abcdef"), [], (), (1, 2)),
    "one answer": Case(of("abcdef", b="照片"), [(How.CHANGED, "b", 1, 1)], (1,), (2,)),
    "an answer on the last sheet": Case(
        of("abcdef", f="照片"), [(How.CHANGED, "f", 2, 2)], (2,), (1,)
    ),
    "an answer on each": Case(
        of("abcdef", a="照片", d="民族"),
        [(How.CHANGED, "a", 1, 1), (How.CHANGED, "d", 2, 2)],
        (1, 2),
        (),
    ),
    "somebody at the end": Case(of("abcdefg"), [(How.CAME, "g", None, 3)], (3,), (1, 2)),
    "somebody gone from the end": Case(of("abcde"), [(How.WENT, "f", 2, None)], (2,), (1,)),
    "a whole sheet gone": Case(
        of("abc"), [(How.WENT, end, 2, None) for end in "def"], (), (1,), (2,)
    ),
    "somebody gone in front: all move up": Case(
        of("bcdef"),
        [
            *((How.MOVED, end, 1, 1) for end in "bc"),
            (How.MOVED, "d", 2, 1),
            *((How.MOVED, end, 2, 2) for end in "ef"),
            (How.WENT, "a", 1, None),
        ],
        (1, 2),
        (),
    ),
    "one for another in one place": Case(
        of("abcxef"),
        [(How.CAME, "x", None, 2), (How.WENT, "d", 2, None)],
        (2,),
        (1,),
    ),
    "another title": Case(
        sheets(*((end, "无误") for end in "abcdef"), title="新反馈表"), [], (1, 2), ()
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rows_and_sheets(name: str) -> None:
    """Which rows changed and how, which sheets go anew, which stay, which are no more."""
    case = CASES[name]
    found = changes(OLD, case.new)
    assert [(row.how, row.number, row.before, row.after) for row in found.rows] == case.rows
    assert (found.reprint, found.same, found.gone) == (case.reprint, case.same, case.gone)


def test_what_is_told_of_a_row() -> None:
    """The cells that say something else, with what they said before; of who came, what it says."""
    found = changes(OLD, of("abcdefg", b="照片", g="民族"))
    assert [(row.number, row.cells) for row in found.rows] == [
        ("b", (("校对结果", "无误", "照片"),)),
        ("g", (("校对结果", "", "民族"),)),
    ]


def test_what_is_told_around_the_rows() -> None:
    """Another title is told once, however many sheets have it; the 序号 of blank rows is not."""
    old = [sheet._replace(around=(*sheet.around, "46\t\t")) for sheet in OLD]
    new = sheets(*((end, "无误") for end in "abcdef"), title="反馈表（新）")
    assert changes(old, new).lines == (("反馈表", "反馈表（新）"),)


def test_another_look_is_another_sheet() -> None:
    """A sheet that reads as before in other letters goes anew, and is told apart."""
    new = [OLD[0], OLD[1]._replace(look="smaller")]
    assert changes(OLD, new) == Changes(reprint=(2,), looks=(2,), same=(1,))


def test_columns_are_compared_by_what_they_are_for() -> None:
    """Two forms that call a column otherwise, or have it elsewhere, are compared by its meaning."""
    old = Person("a", "安一", "1", (("学号", "a"), ("核对情况", "无误"), ("电话", "")))
    new = Person("a", "安一", "1", (("校对结果", "照片"), ("学号", "a"), ("备注", "")))
    (row,) = changes([Printed((old,))], [Printed((new,))]).rows
    assert row.cells == (("校对结果", "无误", "照片"),)


@pytest.mark.parametrize(
    ("old", "new", "whether"),
    [
        ({"a": ("1",), "b": ("2",)}, {"a": ("1",), "b": ("2",)}, True),
        ({"a": ("1",), "b": ("2",)}, {"a": ("1",), "b": ("3",)}, False),
        ({"styles": ("1", "2")}, {"styles": ("1", "2", "3")}, True),
        ({"styles": ("1", "4", "3")}, {"styles": ("1", "2")}, False),
        ({"a": ("1",), "sheets 2": ("2",)}, {"a": ("1",), "sheets 3": ("3",)}, True),
        ({"a": ("1",)}, {"b": ("1",)}, False),
        ({}, {}, False),
    ],
)
def test_what_stands_around_tells_who_saved_a_form(
    old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]], whether: bool
) -> None:
    """Two forms are compared as papers only where all around their sheets is the same."""
    assert are_comparable(PrintedPaper((), old), PrintedPaper((), new)) is whether


def test_forms_of_two_classes() -> None:
    """Two forms with nobody in common are no two states of one; an empty one may be."""
    assert share_nobody(OLD, of("xyz"))
    assert not share_nobody(OLD, of("xyza"))
    assert not share_nobody(OLD, [Printed(())])


_results = st.dictionaries(
    st.sampled_from("abcdefghij"), st.sampled_from(["无误", "照片", ""]), max_size=10
)


def some(results: dict[str, str]) -> list[Printed]:
    """A class in the order of its 学号."""
    return sheets(*sorted(results.items()))


@given(_results)
def test_a_form_is_as_itself(results: dict[str, str]) -> None:
    """Compared with itself, nothing of a form changed."""
    found = changes(some(results), some(results))
    assert found.is_nothing
    assert found == Changes(same=tuple(range(1, len(some(results)) + 1)))


@given(_results, _results)
def test_every_changed_row_is_on_a_named_sheet(old: dict[str, str], new: dict[str, str]) -> None:
    """Whoever came, went, moved or changed stands on a sheet that goes anew, or is no more."""
    found = changes(some(old), some(new))
    named = {*found.reprint, *found.gone}
    for row in found.rows:
        assert {at for at in (row.before, row.after) if at} <= named
    assert {row.number for row in found.rows} >= {
        end for end in {*old, *new} if old.get(end) != new.get(end)
    }


@given(_results, _results)
def test_sheets_not_named_are_the_same(old: dict[str, str], new: dict[str, str]) -> None:
    """Each sheet of the new form is named or the same; each of the old one has its place."""
    before, after = some(old), some(new)
    found = changes(before, after)
    assert sorted([*found.reprint, *found.same]) == list(range(1, len(after) + 1))
    assert all(before[at - 1] == after[at - 1] for at in found.same)
    assert list(found.gone) == list(range(len(after) + 1, len(before) + 1))


@given(_results, _results)
def test_there_and_back(old: dict[str, str], new: dict[str, str]) -> None:
    """Who came in one direction went in the other; the same rows changed."""
    there, back = changes(some(old), some(new)), changes(some(new), some(old))
    assert {row.number for row in there.of(How.CAME)} == {row.number for row in back.of(How.WENT)}
    assert {row.number for row in there.of(How.CHANGED)} == {
        row.number for row in back.of(How.CHANGED)
    }


@pytest.mark.parametrize(
    ("sheets", "said"),
    [((1,), "1"), ((2, 1), "1、2"), ((1, 2, 3), "1-3"), ((1, 3, 4, 5, 9), "1、3-5、9"), ((), "")],
)
def test_numbers_as_people_say_them(sheets: Sequence[int], said: str) -> None:
    """Runs of three or more are one."""
    assert numbered(sheets) == said
