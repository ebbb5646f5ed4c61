"""A school's summary cut into those of its colleges: nobody is lost, nobody is in two."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from send_backs import class_file
from send_backs import merge as merged_files

from summary.test_summary import NOTICE, SUMMARIES
from summary.workbook.test_print import COLLEGES, sixty_classes
from summary.workbook.test_write import school, two_classes
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.colleges.split import by_college
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Decision, Kind, Part, Record, Summary
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
        assert {row.number for row in own.summary.scans} <= {*there, ""}


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
