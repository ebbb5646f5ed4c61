"""A row with a 学号 of somebody else of the list never counts before its owner's own (issue 18)."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Record

NAMES = ("安若溪", "白景行", "毕思远", "曹雨桐", "岑一鸣", "陈嘉禾", "程一诺", "崔星辰", "邓子墨")
BEGIN = NOTICE.local(datetime(2018, 3, 20, 9))  # noqa: DTZ001  the notice's zone
#: The list: three of each of three classes, in two colleges.
CLASSES = (("软件学院", "软件1班"), ("软件学院", "软件2班"), ("数学学院", "数学1班"))


def number_of(at: int) -> str:
    return f"20140{at // 3 + 3}010{at % 3 + 1}"


def record(at: int, file: str, line: int, **told: object) -> Record:
    """The row of student *at*, as their class writes it unless *told* otherwise."""
    college, name = CLASSES[at // 3]
    hours = told.pop("hours", None)
    given_at = None if hours is None else BEGIN + timedelta(hours=float(str(hours)))
    row = Record(
        number_of(at), NAMES[at], Where(file, "表", line=line), Kind.ROSTER, name, college,
        given_at=given_at, checked_at=given_at,
    )  # fmt: skip
    return row._replace(**told)  # type: ignore[arg-type]


LIST = [record(at, "全校.xlsx", at + 2, kind=Kind.LIST) for at in range(9)]


def own(at: int, result: str = "无误", hours: float | None = 0) -> Record:
    """What the class of a student handed in of them."""
    return record(at, f"{CLASSES[at // 3][1]}.csv", at % 3 + 2, result=result, hours=hours)


def line_of(found: Merged, number: str) -> Record:
    (line,) = [one for one in found.lines if one.number == number]
    return line


#: Whose row has whose 学号, what else is handed in; whose result counts, and what is told of it.
ROWS = [
    # the owner's own stands, though the other is newer, and though it weighs more
    ("stray 4>1 newer", [0, 1, 2, 3, 5], "无误", "软件2班 2014040102"),
    ("stray 4>1 untimed", [0, 1, 2, 3, 5], "无误", "软件2班 2014040102"),
    # who wrote the wrong 学号 has a row of their own: nobody is missing
    ("stray 4>1 newer", [0, 1, 2, 3, 4, 5], "无误", ""),
    # another college's
    ("stray 7>1 newer", [0, 1, 2, 6, 8], "无误", "数学1班 2014050102"),
    # nothing came of the owner: they are missing, they do not get what somebody else said
    ("stray 4>1 newer", [0, 2, 3, 5], "", "软件2班 2014040102"),
    # a classmate's, also where nothing came of the owner
    ("stray 1>2 untimed", [0, 2, 3, 4, 5], "无误", "软件1班 2014030102"),
    ("stray 1>2 newer", [0, 1, 2], "无误", ""),
    ("stray 1>2 untimed", [0, 3, 4, 5], "", "软件1班 2014030102"),
]


@pytest.mark.parametrize(("row", "handed", "result", "meant"), ROWS)
def test_the_owner_keeps_their_own(row: str, handed: list[int], result: str, meant: str) -> None:
    """What their class says of them counts; the other row is one problem, of who wrote it."""
    _, pair, when = row.split()
    writer, owner = (int(one) for one in pair.split(">"))
    stray = own(writer, "照片不是本人", 48 if when == "newer" else None)._replace(
        number=number_of(owner), where=Where(own(writer).where.file, "表", line=9)
    )
    found = merged(summary(*LIST, *map(own, handed), stray), NOTICE)
    assert line_of(found, number_of(owner)).result == result
    assert line_of(found, number_of(owner)).name == NAMES[owner]
    told = [one for one in found.problems if one.where == stray.where]
    assert [one.code for one in told] == ["name-mismatch"]
    assert told[0].class_name == CLASSES[writer // 3][1]
    assert NAMES[owner] in told[0].message
    assert "照片不是本人" in told[0].message  # nothing of it is lost
    assert (meant in told[0].message) if meant else ("是不是" not in told[0].message)
    assert [one for one in found.others if one.where == stray.where]
    assert found.total.students == 9


@pytest.mark.parametrize(
    ("change", "result"),
    [
        ({"name": NAMES[1]}, "照片不是本人"),  # they changed their class: it is their own
        ({"name": ""}, "照片不是本人"),  # it says of nobody else
        ({"class_name": "软件1班", "name": "白景型"}, "照片不是本人"),  # a slip in a name
        ({"class_name": ""}, "照片不是本人"),  # it says of no other class
        ({"kind": Kind.DECIDED}, "照片不是本人"),  # somebody decided it
    ],
)
def test_what_is_no_stray(change: dict[str, object], result: str) -> None:
    """Where name or class is the owner's, or is not told, the newest counts as before."""
    newer = own(4, "照片不是本人", 48)._replace(number=number_of(1))._replace(**change)  # type: ignore[arg-type]
    found = merged(summary(*LIST, own(1), newer), NOTICE)
    assert line_of(found, number_of(1)).result == result


@pytest.mark.parametrize("college", ["", "数学学院"])
@pytest.mark.parametrize(("handed", "result"), [([0, 1, 2, 6, 8], "无误"), ([6, 8], "")])
@pytest.mark.parametrize("when", [-24, 48, None])
def test_two_colleges_with_classes_of_one_name(
    college: str, handed: list[int], result: str, when: float | None
) -> None:
    """A form that has no 学院 is not the owner's because its class is called so."""
    name = "2014级软件1班"

    def there(one: Record) -> Record:
        return one._replace(class_name=name, college=one.college if one.kind is Kind.LIST else "")

    stray = own(7, "照片不是本人", when)._replace(
        number=number_of(1), class_name=name, college=college, where=Where("数学1班.csv", line=9)
    )
    listed = [there(one) for one in (LIST[:3] + LIST[6:])]
    found = merged(summary(*listed, *map(there, map(own, handed)), stray), NOTICE)
    assert line_of(found, number_of(1)).result == result
    told = [one for one in found.problems if one.where == stray.where]
    assert [one.code for one in told] == ["name-mismatch"]
    assert f"软件学院{name} 的“{NAMES[1]}”" in told[0].message
    whose = name if college else f"数学学院{name}"  # else the row says it itself
    assert f"（{whose} {number_of(7)}）" in told[0].message
    assert not {one.code for one in found.problems} & {"one-class", "wrong-class"}


def test_a_name_of_the_same_class() -> None:
    """The owner's own row counts before that of a classmate who wrote the wrong 学号."""
    stray = own(2, "照片不是本人", 48)._replace(
        number=number_of(1), where=Where("软件1班.csv", "表", line=9)
    )
    for handed in ([0, 1], [0, 1, 2]):
        found = merged(summary(*LIST, *map(own, handed), stray), NOTICE)
        assert line_of(found, number_of(1)).result == "无误"
        assert [one.code for one in found.problems if one.where == stray.where] == ["name-mismatch"]


def mixed(names: list[int]) -> Merged:
    """Both classes of 软件, whose form has the names of these students in the order of 学号."""
    rows = [own(at, "照片不是本人" if at == 1 else "无误")._replace(
        class_name="软件1班", name=NAMES[name], where=Where("1.docx", "表", line=at + 2)
    ) for at, name in enumerate(names)]  # fmt: skip
    roll = [one._replace(class_name="软件1班", college="软件学院") for one in LIST]
    return merged(summary(*roll, *rows), NOTICE)


def test_two_who_have_each_others_number_get_nothing_of_each_other() -> None:
    """Whose either row is, only the class can say: each is told, and suggested to who is named."""
    found = mixed([0, 2, 1, 3, 4])
    assert [bool(line_of(found, number_of(at)).result) for at in range(4)] == [
        True,
        False,
        False,
        True,
    ]
    told = [one for one in found.problems if one.code == "name-mismatch"]
    assert [one.name for one in told] == [NAMES[2], NAMES[1]]
    assert number_of(2) in told[0].message
    assert number_of(1) in told[1].message


@pytest.mark.parametrize("names", [[0, 2, 3, 4, 5, 6], [0, 6, 1, 2, 3, 4]])
def test_names_that_slipped_by_a_row_are_one_mistake(names: list[int]) -> None:
    """It is told at the first of them, with how many there are."""
    told = [one for one in mixed(names).problems if one.code == "name-mismatch"]
    slipped = [one for one in told if "错了一行" in one.message]
    assert len(slipped) == 1
    assert " 行的姓名和学号看起来错了一行：学号 2014" in slipped[0].message
    assert "5 行" in slipped[0].message or "4 行" in slipped[0].message
    assert len(told) <= 2


def test_without_a_list_nobody_knows_whose_it_is() -> None:
    """Both are told, and the newest counts."""
    newer = own(4, "照片不是本人", 48)._replace(number=number_of(1))
    found = merged(summary(own(1), newer), NOTICE)
    assert line_of(found, number_of(1)).result == "照片不是本人"
    assert Counter(one.code for one in found.problems)["name-mismatch"] == 1


@given(
    st.lists(
        st.tuples(
            st.integers(0, 8),
            st.integers(0, 8),
            st.none() | st.integers(-50, 50),
            st.sampled_from(["无误", "照片不是本人", "民族应为回族"]),
        ).filter(lambda one: one[0] != one[1]),
        max_size=5,
        unique_by=lambda one: one[0],
    )
)
def test_rows_of_others_change_nothing(rows: list[tuple[int, int, int | None, str]]) -> None:
    """Whatever others write under somebody's 学号: their line stays, each row is told once."""
    all_own = [own(at) for at in range(9)]
    strays = [
        own(writer, result, hours)._replace(
            number=number_of(owner), where=Where(own(writer).where.file, "表", line=20 + at)
        )
        for at, (writer, owner, hours, result) in enumerate(rows)
    ]
    before = merged(summary(*LIST, *all_own), NOTICE)
    found = merged(summary(*LIST, *all_own, *strays), NOTICE)
    assert [*found.lines] == [*before.lines]
    told = Counter(one.where for one in found.problems)
    assert [told[one.where] for one in strays] == [1] * len(strays)
    assert found.total._replace(errors=0) == before.total._replace(errors=0)
