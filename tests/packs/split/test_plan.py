"""Who of a roll is in which part: everybody in one, and nobody in two."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.problem import Severity, Where
from tongzhi_cli.model.student import Student, clean_class
from tongzhi_cli.office.disk.names import file_name
from tongzhi_cli.packs.split.plan import LEVELS, Split, levels_of, split
from tongzhi_cli.roster.class_told import with_class

LINES = (Path(__file__).parent / "kinds_split.tsv").read_text("utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]


def roll(rows: str, by: str) -> list[Student]:
    """软件学院:软件1班=3 as three students; what stands first is the 专业 where that is split by.

    The 学号 go on from one to the next; behind a ! they are those of another class, behind a ? of
    no class here.
    """
    students: list[Student] = []
    start, at = "20140301", 0
    for row in rows.split(" "):
        told, _, count = row.rpartition("=")
        if told.startswith(("!", "?")):
            start, at = ("20140302", 0) if told.startswith("!") else ("20140399", 50)
        first, _, name = told.lstrip("!?").partition(":")
        facts = ((Column.MAJOR, first),) if "专业" in by and first else ()
        for _ in range(int(count)):
            at += 1
            one = Student(
                f"{start}{at:02}", "安若溪", Where("全校.csv", line=len(students) + 2),
                clean_class(name) or None, facts=facts, college=None if facts else first or None,
            )  # fmt: skip
            students.append(with_class(one, None, {}))
    return students


def sizes(made: Split) -> list[str]:
    return [f"{'/'.join(part.path)}={len(part.members)}" for part in made.parts]


@pytest.mark.parametrize(("kind", "by", "rows", "expected"), CASES)
def test_rolls_of_each_kind(kind: str, by: str, rows: str, expected: str) -> None:
    """The parts have the names and as many students as they should."""
    assert kind
    made = split(roll(rows, by), levels_of(by.split(" ")))
    assert sizes(made) == expected.split(" ")


def test_each_kind_has_several_rolls() -> None:
    """Three at least: a kind is mended, not an example."""
    assert {kind: n for kind, n in Counter(case[0] for case in CASES).items() if n < 3} == {}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("甲院:软件1班=9 !乙院:软件1班=8", "甲院（9 人）、乙院（8 人），是 2 个班"),
        ("甲院:软件1班=9 乙院:软件1班=8", "甲院（9 人）、乙院（8 人），当作同一个班"),
        ("甲院:软件1班=24 乙院:软件1班=4", "甲院（24 人）、乙院（4 人），当作同一个班"),
        ("甲院:软件1班=20 乙院:软件1班=20", "看不出是一个班还是 2 个班"),
        ("甲院:软件1班=35 乙院:软件1班=35", "是 2 个班"),
        ("甲院:软件1班=40 乙院:软件1班=2", "甲院（40 人）、乙院（2 人），当作同一个班"),
        ("甲院:软件1班=9 !乙院:软件1班=8 :软件1班=1", "是 2 个班，没写学院的 1 人按学号算在乙院"),
        (":软件1班=9 :软件一班=2", "“软件一班”（2 人）和“软件1班”（9 人）只是写法不同"),
        (":软件1班=9 !:软件一班=8", "是不是同一个班？先当作两个班"),
        (":软件1班=9 :软件2班=8", ""),
        ("甲院:软件1班=9 :软件1班=8", ""),
    ],
)
def test_what_was_decided_is_told(rows: str, said: str) -> None:
    """Where two classes might be one, or one two; and nothing where all is plain."""
    notes = split(roll(rows, "班级"), [Column.CLASS]).notes
    assert [said in one.message for one in notes] == ([True] if said else [])


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ("甲院:软件1班=9 !乙院:软件1班=8", []),
        ("甲院:软件1班=9 乙院:软件1班=4", []),
        ("甲院:软件1班=9 !乙院:软件1班=8 :软件1班=2", []),  # their 学号 are 乙院's
        ("甲院:软件1班=9 乙院:软件1班=8 :软件1班=2", []),  # of one class
        ("甲院:软件1班=20 乙院:软件1班=20", ["class-of-colleges"]),
        ("甲院:软件1班=9 !乙院:软件1班=8 ?:软件1班=2", ["unclear-class", "unclear-class"]),
    ],
)
def test_what_cannot_be_seen_is_asked(rows: str, asked: list[str]) -> None:
    """No class is cut in two, and nobody put aside, without a word that stops."""
    notes = split(roll(rows, "班级"), [Column.CLASS]).notes
    assert [one.code for one in notes if one.severity is Severity.ERROR] == asked


def test_what_nobody_says_divides_nothing() -> None:
    """A roll without a 学院 is not split by it: the column is asked for."""
    with pytest.raises(InputError) as error:
        split(roll(":软件1班=3", "学院"), [Column.COLLEGE])
    assert str(error.value).startswith("名单里没有一个人写了学院，不能按学院拆。请加上“学院”一列")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["宿舍"], "不能按“宿舍”拆"),
        (["姓名"], "不能按“姓名”拆"),
        (["班级", "宿舍"], "不能按“宿舍”拆"),
        (["班级", "行政班"], "--split 班级 写了两次"),
    ],
)
def test_what_a_roll_is_not_split_by(typed: list[str], said: str) -> None:
    """The choices are named."""
    with pytest.raises(UsageError) as error:
        levels_of(typed)
    assert str(error.value).startswith(said)


colleges = st.none() | st.sampled_from(["软件学院", "数学学院", "软件/学院", "CON", "a", "A"])
classes = st.none() | st.sampled_from(
    [
        "软件1班",
        "软件一班",
        "软件01班",
        "2014级软件1班",
        "1班",
        "a班",
        "A班",
        "软件/1班",
        "没有写班级",
    ]
)
majors = st.sampled_from(["", "软件", "软件专业", "网络"])
people = st.lists(st.tuples(colleges, classes, majors), min_size=1, max_size=60)


def students_of(rows: list[tuple[str | None, str | None, str]]) -> list[Student]:
    return [
        Student(
            f"20140{1 + at % 3}{at:03}", "安若溪", Where("全校.csv", line=at + 2), name,
            facts=((Column.MAJOR, major),) if major else (), college=college,
        )
        for at, (college, name, major) in enumerate(rows)
    ]  # fmt: skip


@given(people, st.lists(st.sampled_from(LEVELS), min_size=1, max_size=3, unique=True))
def test_the_parts_together_are_the_roll(
    rows: list[tuple[str | None, str | None, str]], levels: list[Column]
) -> None:
    """Each student is in exactly one part, in the roll's order; no two parts are one file."""
    students = students_of(rows)
    try:
        made = split(students, levels)
    except InputError:
        told = {
            Column.CLASS: any(one.class_name for one in students),
            Column.COLLEGE: any(one.college for one in students),
            Column.MAJOR: any(one.facts for one in students),
        }
        assert not all(told.get(level, False) for level in levels)
        return
    assert sorted(at for part in made.parts for at in part.members) == [*range(len(students))]
    assert all(list(part.members) == sorted(part.members) for part in made.parts)
    paths = ["/".join(part.path).casefold() for part in made.parts]
    assert len(set(paths)) == len(paths)
    for part in made.parts:
        assert len(part.path) == len(levels)
        assert [file_name(name) for name in part.path] == list(part.path)
        for level, text in part.told:
            said = {plain(students[at].class_name or "") for at in part.members}
            if level is Column.CLASS:
                assert said == {plain(text or "")}


@given(people)
def test_two_colleges_never_share_a_file(
    rows: list[tuple[str | None, str | None, str]],
) -> None:
    """Of two levels, whoever says a 学院 is in its folder, with nobody of another."""
    students = students_of(rows)
    if not any(one.college for one in students) or not any(one.class_name for one in students):
        return
    for part in split(students, [Column.COLLEGE, Column.CLASS]).parts:
        assert len({students[at].college for at in part.members} - {None}) <= 1
