"""A school's summary cut into those of its colleges: nobody is lost, nobody is in two."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from send_backs import class_file
from send_backs import merge as merged_files

from summary.test_summary import NOTICE, SUMMARIES
from summary.workbook.test_print import COLLEGES, sixty_classes
from summary.workbook.test_write import school, two_classes
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.packs.back.whose import Owners
from tongzhi_cli.summary.colleges.home import Homes
from tongzhi_cli.summary.colleges.split import by_college
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Decision, Kind, Origin, Part, Record, Summary
from tongzhi_cli.summary.scanned.rows import of_numbers, union
from tongzhi_cli.summary.union import merge
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.tables import read as tables


def read_back(own: Merged) -> Summary:
    """What the workbook of a college says."""
    book = tables.read_data(Path("汇总.xlsx"), summary_writing.build(own))
    return summary_reading.read(book, NOTICE)


@given(SUMMARIES)
@settings(max_examples=60)
def test_every_line_is_in_one_college(one: Summary) -> None:
    """The colleges have the school's lines, records, statuses and counts, each once."""
    whole = merged(one, NOTICE)
    parts = [own for _, own in by_college(whole)]
    assert [line for own in parts for line in own.lines] == [*whole.lines]
    assert tuple(status for own in parts for status in own.statuses) == whole.statuses
    assert sorted(map(repr, (r for own in parts for r in own.summary.records()))) == sorted(
        map(repr, one.records())
    )
    assert tuple(each for own in parts for each in own.classes) == whole.classes
    assert sum(len(own.others) for own in parts) == len(whole.others)
    for own in parts:
        assert own.total.students + own.total.beyond == len(own.lines)
        assert set(own.problems) <= set(whole.problems)
    assert {p for own in parts for p in own.problems} == set(whole.problems)
    numbers = {line.number for line in whole.lines if line.number}
    assert union(own.summary.scans for own in parts) == of_numbers(one.scans, numbers)
    for own in parts:
        there = {line.number for line in own.lines}
        sheets = {row.place[:3] for row in own.summary.scans if row.number in there}
        assert all(row.place[:3] in sheets for row in own.summary.scans if not row.is_waiting)


@pytest.mark.parametrize("made", [school, two_classes])
def test_the_parts_make_the_whole_again(made: "type[Summary]") -> None:
    """Merging what the colleges got gives the school's lines, as they are."""
    whole = merged(made(), NOTICE)
    again = merged(merge([read_back(own) for _, own in by_college(whole)]), NOTICE)
    assert [*again.lines] == [*whole.lines]
    assert again.total == whole.total


def test_each_college_has_its_own_problems() -> None:
    """Whom a college is told of is its own; a file of nobody's college is told to none."""
    whole = merged(sixty_classes(), NOTICE)
    parts = dict(by_college(whole))
    assert sorted(parts) == sorted(COLLEGES)
    for own in parts.values():
        numbers = {line.number for line in own.lines}
        assert own.problems
        assert {one.number for one in own.problems if one.number} <= numbers
        assert own.total.students == 12 * 44
    told = sum(len(own.problems) for own in parts.values())
    assert told == len(whole.problems)


CLASS = "2014级1班"
ROLL = [
    ("学号", "姓名", "班级", "学院"),
    *((f"2014030{at}01", f"安若{at}", CLASS, "软件学院") for at in range(1, 4)),
    *((f"2014040{at}01", f"卫澜{at}", CLASS, "数学学院") for at in range(1, 4)),
]


@pytest.mark.parametrize(
    ("handed", "codes"),
    [
        ((0, 3), {"软件学院": {"missing-form"}, "数学学院": set()}),
        ((2, 3), {"软件学院": {"missing-answer", "total-mismatch"}, "数学学院": set()}),
        ((3, 1), {"软件学院": set(), "数学学院": {"missing-answer", "total-mismatch"}}),
    ],
)
def test_classes_of_one_name_are_told_of_their_own(
    handed: tuple[int, int], codes: dict[str, set[str]], tmp_path: Path
) -> None:
    """What is said of 1班 of one college is not said to the other college that has a 1班."""
    for college, count, begin in zip(codes, handed, (1, 4), strict=True):
        rows = [(*one[:3], "无误") for one in ROLL[begin : begin + count]]
        if rows:
            (tmp_path / "交来" / college).mkdir(parents=True)
            data = class_file(".csv", [("学号", "姓名", "班级", "校对结果"), *rows])
            (tmp_path / "交来" / college / "表.csv").write_bytes(data)
    lists = [tmp_path / f"{college}名单.csv" for college in codes]
    for path, begin in zip(lists, (1, 4), strict=True):
        path.write_bytes(class_file(".csv", [ROLL[0], *ROLL[begin : begin + 3]]))
    found, _ = merged_files(tmp_path / "交来", lists, NOTICE)
    assert {one.name for one in found.classes} == {CLASS}
    told = {
        college: {
            one.code for one in own.problems
            if one.code in {"missing-form", "missing-answer", "total-mismatch"}
            and not one.message.startswith(college)
        }
        for college, own in by_college(found)
    }  # fmt: skip
    assert told == codes


def test_the_order_of_numbers_is_told_to_whose_they_are() -> None:
    """What is about numbers of the school and has no place is not lost, and goes to no other."""
    colleges = [("数学学院", "0123"), ("数学学院", "2014040101"), ("软件学院", "2014030102")]
    rows = [
        Record(number, "安若溪", Where(f"{college}.csv", line=at), Kind.ROSTER, f"{college}1班",
               college, result="无误")
        for at, (college, number) in enumerate(colleges, start=2)
    ]  # fmt: skip
    whole = merged(Summary(tuple(
        Part(f"{name}.csv", (), tuple(one for one in rows if one.college == name), ())
        for name in ("数学学院", "软件学院")
    )), NOTICE)  # fmt: skip
    told = {
        college: [one.code for one in own.problems if one.where is None]
        for college, own in by_college(whole)
    }
    assert told == {"数学学院": ["number-order"], "软件学院": []}


def test_a_void_row_of_nobodys_college_is_no_colleges() -> None:
    """It is not the first college's because that is the first."""
    colleges = [("数学学院", "2014040101"), ("软件学院", "2014030101")]
    parts = [
        Part(f"{college}.csv", (), (
            Record(number, "安若溪", Where(f"{college}.csv", line=2), Kind.ROSTER, "2014级1班",
                   college, result="无误"),
        ), ())
        for college, number in colleges
    ]  # fmt: skip
    void = Record("2014990101", "王无", Where("旧.csv", line=2), Kind.DECIDED, "2014级9班",
                  decision=Decision("张老师", void="是"))  # fmt: skip
    whole = merged(Summary((*parts, Part("旧.csv", (), (void,), ()))), NOTICE)
    assert [one.number for one in whole.others] == ["2014990101"]
    for college, own in by_college(whole):
        assert (college, [*own.others]) == (college, [])
        assert "2014990101" not in {one.number for one in own.summary.records()}


@pytest.mark.parametrize(
    ("file", "home"),
    [
        ("软件学院/1班.pdf", "软件学院"),
        ("数学学院/扫描/反馈表.jpg", "数学学院"),
        ("软件1班.pdf", "软件学院"),
        ("2014级数学2班反馈表.pdf", "数学学院"),
        ("1班.pdf", ""),  # both have one
        ("扫描.jpg", ""),
    ],
)
@pytest.mark.parametrize("is_some_nobodys", [True, False])
def test_a_file_that_cannot_be_read_is_its_colleges(
    file: str, home: str, is_some_nobodys: bool, tmp_path: Path
) -> None:
    """By its folder, or by the class that it names, among 问题 and 来源 of its college."""
    handed = tmp_path / "交来"
    names = {"软件学院": "2014级软件1班", "数学学院": "2014级数学1班"}
    if is_some_nobodys:
        names[""] = "2014级化学1班"
    for at, (college, name) in enumerate(names.items(), start=1):
        (handed / college).mkdir(parents=True, exist_ok=True)
        rows = [("学号", "姓名", "班级", "校对结果"), (f"20140{at}0101", "安若溪", name, "无误")]
        second = (f"20140{at}0201", "白景行", name.replace("1班", "2班"), "无误")
        (handed / college / "表.csv").write_bytes(class_file(".csv", [*rows, second]))
    (handed / file).parent.mkdir(parents=True, exist_ok=True)
    (handed / file).write_bytes(b"%PDF-1.4 scanned")
    found, _ = merged_files(handed, [], NOTICE)
    told = {
        college: (
            [one.code for one in own.all_problems].count("unreadable-file"),
            [one.kind for one in own.summary.origins()].count(Kind.UNREAD),
        )
        for college, own in by_college(found)
    }
    assert told == {one: (1, 1) if one == home else (0, 0) for one in names}


@pytest.mark.parametrize(
    ("file", "home"),
    [
        ("软件1班.pdf", "软件学院"),
        ("14级软件（一）班.pdf", "软件学院"),
        ("软件2班.pdf", None),
        ("2班.pdf", None),
        ("计算机软件2班.pdf", "计算机学院"),
        ("网络12班.pdf", "计算机学院"),
        ("2015级软件1班.pdf", None),
    ],
)
def test_a_file_is_called_after_a_whole_name(file: str, home: str | None) -> None:
    """软件2班 is not 计算机软件2班, and 2班 not 12班: for its college, and for whose it is."""
    classes = {"2014级软件1班": "软件学院", "计算机软件2班": "计算机学院", "网络12班": "计算机学院"}
    rows = [
        Record(f"20140{at}0101", "安若溪", Where("名单.csv", line=at), Kind.LIST, name, college)
        for at, (name, college) in enumerate(classes.items(), start=2)
    ]
    found = merged(Summary((Part("名单.csv", (), tuple(rows), ()),)), NOTICE)
    assert Homes(found.classes).of_file(file) == home
    named = class_in_file_name(file.removesuffix(".pdf"))
    owner = Owners(found).called(named or "")
    assert (owner.college if owner else None) == home


def _two_colleges() -> Merged:
    """A class of each college, both called 1班 and one 2班, and the school's list."""
    rows = [
        ("数学学院", "1班", "2014040101", "数学学院/1.csv"),
        ("软件学院", "1班", "2014030101", "软件学院/1.csv"),
        ("软件学院", "2班", "2014030201", "都在.csv"),
        ("数学学院", "3班", "2014040301", "都在.csv"),
    ]
    records = [
        Record(number, "安若溪", Where(file, line=2), Kind.ROSTER, name, college, result="无误")
        for college, name, number, file in rows
    ]
    listed = [
        Record(number, "安若溪", Where("全校.csv", line=at), Kind.LIST, name, college)
        for at, (college, name, number, _) in enumerate(rows, start=2)
    ]
    files = {one.where.file: Kind.ROSTER for one in records} | {"全校.csv": Kind.LIST}
    return merged(Summary(tuple(
        Part(file, (Origin(file, kind),),
             tuple(one for one in (*records, *listed) if one.where.file == file), ())
        for file, kind in sorted(files.items())
    )), NOTICE)  # fmt: skip


MATHS, SOFTWARE = "数学学院", "软件学院"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"number": "2014030101"}, [SOFTWARE]),
        ({"number": "2014030101", "where": Where("数学学院/1.csv", line=9)}, [SOFTWARE]),
        ({"where": Where("数学学院/1.csv", line=2)}, [MATHS]),
        ({"where": Where("都在.csv", line=2), "class_name": "2班"}, [SOFTWARE]),
        ({"where": Where("都在.csv")}, [MATHS, SOFTWARE]),
        ({"where": Where("软件学院/1.csv"), "class_name": "1班"}, [SOFTWARE]),
        ({"class_name": "2班"}, [SOFTWARE]),
        ({"class_name": "1班"}, [MATHS, SOFTWARE]),
        ({"message": "软件学院：名单 3 人，交来 1 人"}, [SOFTWARE]),
        ({"message": "2014040101、2014030201 先后要看"}, [MATHS, SOFTWARE]),
        ({"message": "2014040101、2014040301 先后要看"}, [MATHS]),
        ({"message": "现在已过上交截止"}, [MATHS, SOFTWARE]),  # about nobody: to all
        ({"where": Where("全校.csv")}, []),  # the list is of the school
        ({"where": Where("软件学院/坏.pdf")}, [SOFTWARE]),
        ({"where": Where("软件学院.zip/坏.pdf")}, [SOFTWARE]),
        ({"where": Where("坏.pdf")}, []),
    ],
)
def test_which_college_is_told(facts: dict[str, Any], told: list[str]) -> None:
    """By 学号, row, file, class, the name that begins the message, the folder; else all of them."""
    one = Problem(LEFT_OUT, Severity.INFO, **{"message": "要看一眼", **facts})
    whole = _two_colleges()._replace(all_problems=(one,), problems=(one,))
    parts = list(by_college(whole))
    assert [college for college, own in parts if own.problems] == told
    assert [college for college, own in parts if own.all_problems] == told


@pytest.mark.parametrize(
    ("name", "college", "told"),
    [
        ("2班", "", [SOFTWARE]),  # no other college has one
        ("1班", "", []),
        ("9班", "", []),
        ("9班", MATHS, [MATHS]),
    ],
)
def test_whose_a_void_row_is(name: str, college: str, told: list[str]) -> None:
    """Its own college's, or of the only one that has its class."""
    whole = _two_colleges().summary
    void = Record("2014990101", "王无", Where("旧.csv", line=2), Kind.DECIDED, name, college,
                  decision=Decision("张老师", void="是"))  # fmt: skip
    one = Summary((*whole.parts, Part("旧.csv", (), (void,), ())))
    parts = by_college(merged(one, NOTICE))
    assert [of for of, own in parts if any(each.number == void.number for each in own.others)] == (
        told
    )


@pytest.mark.parametrize(
    ("file", "told"),
    [("软件学院/坏.pdf", [SOFTWARE]), ("软件学院.zip/坏.pdf", [SOFTWARE]), ("坏.pdf", [])],
)
def test_whose_a_file_without_anybody_is(file: str, told: list[str]) -> None:
    """The college's in whose folder it lies; it is among its files, and nobody else's."""
    whole = _two_colleges().summary
    one = Summary((*whole.parts, Part(file, (Origin(file, Kind.UNREAD),), ())))
    parts = by_college(merged(one, NOTICE))
    assert [of for of, own in parts if file in {each.file for each in own.summary.parts}] == told


@pytest.mark.parametrize(("number", "told"), [("2014040301", [MATHS]), ("2014030201", [SOFTWARE])])
def test_whose_a_problem_is_where_there_is_no_list(number: str, told: list[str]) -> None:
    """By the 学号, also where the row gave way to none."""
    parts = tuple(one for one in _two_colleges().summary.parts if one.file != "全校.csv")
    one = Problem(LEFT_OUT, Severity.INFO, "要看一眼", number=number)
    whole = merged(Summary(parts), NOTICE)._replace(all_problems=(one,), problems=(one,))
    assert [college for college, own in by_college(whole) if own.problems] == told
