"""Where rosters say that somebody is gone: a table of each way, and what is told of the rest."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from places import SHIPPED

from tongzhi_cli.model.problem import Severity
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster

KINDS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("kinds_away.tsv").read_text("utf-8").splitlines()[1:]
]


def test_each_way_is_tried_by_three_rosters_at_least() -> None:
    """No way of saying it stands on one example."""
    counts = Counter(kind for kind, *_ in KINDS)
    assert {kind: count for kind, count in counts.items() if count < 3} == {}


def file_of(folder: Path, sheets: str) -> Path:
    """A workbook with what a row of the table says: rows by ⏎, sheets by [their name]."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    for line in sheets.split("⏎"):
        if line.startswith("["):
            name = line.strip("[]")
            if sheet.max_row == 1 and sheet["A1"].value is None:
                sheet.title = name
            else:
                sheet = book.create_sheet(name)
        else:
            sheet.append([cell or None for cell in line.split("|")])
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def read(path: Path) -> Roster:
    """The roster in a file, under the built-in notice."""
    return rosters.read(path, notice_toml.read(SHIPPED.stem))[0]


@pytest.mark.parametrize(("kind", "sheets", "expected", "told"), KINDS)
def test_who_is_gone_is_known_however_the_roster_says_so(
    tmp_path: Path, kind: str, sheets: str, expected: str, told: str
) -> None:
    """Who, as what; everybody once; what is not understood with its cell."""
    roster = read(file_of(tmp_path, sheets))
    gone = [
        f"{one.number} {one.enrolment.standing}"
        for one in roster.students
        if one.enrolment and not one.enrolment.takes_part
    ]
    doubts = [
        f"{note.kind.title} {note.where.cell}"
        for note in roster.notes
        if note.code == "unknown-standing" and note.where
    ]
    assert (" ".join(gone), doubts) == (expected, [told] * bool(told))
    numbers = [one.number for one in roster.students]
    assert len(numbers) == len(set(numbers))
    if kind in {"class", "sheet"}:  # who is gone makes no class of their own
        assert len({one.class_name for one in roster.students}) == 1
    assert [note for note in roster.notes if note.severity is Severity.ERROR] == []
    assert all("（" not in one.name and "(" not in one.name for one in roster.students)


def test_a_text_that_many_have_is_told_once(tmp_path: Path) -> None:
    """Forty cells that say 毕业 are one question, with the first cell and how many."""
    rows = "⏎".join(f"{at}|甲|毕业" for at in range(1, 41))
    roster = read(file_of(tmp_path, f"学号|姓名|学籍状态⏎{rows}"))
    (note,) = [one for one in roster.notes if one.code == "unknown-standing"]
    assert note.message == "学籍状态写着“毕业”（共 40 人），看不出参加不参加，先照参加算"
    assert note.where is not None
    assert note.where.cell == "C2"


def test_who_has_come_by_being_held_back_is_one_of_the_class(tmp_path: Path) -> None:
    """A 学号 unlike those of the class tells that somebody came into it."""
    sheets = "学号|姓名|备注⏎2014030101|甲|⏎2014030102|乙|⏎2013030103|丙|留级"
    roster = read(file_of(tmp_path, sheets))
    told = [one.enrolment for one in roster.students if one.enrolment]
    assert [(one.standing, one.said, one.takes_part) for one in told] == [("转入", "留级", True)]


@pytest.mark.parametrize(
    ("head", "cells", "told"),
    [
        ("学籍状态|异动情况", "在读|休学", "学籍状态写着“在读”，异动情况写着“休学”，按不参加算"),
        ("学籍状态|备注", "在籍|已当兵", "学籍状态写着“在籍”，备注写着“已当兵”，按不参加算"),
        ("是否在校|异动原因", "是|退学", "是否在校写着“是”，异动原因写着“退学”，按不参加算"),
        ("学籍状态|异动情况", "休学|在校", "异动情况写着“在校”，学籍状态写着“休学”，按不参加算"),
        ("是否在籍|备注", "是|退学", "是否在籍写着“是”，备注写着“退学”，按不参加算"),
        ("是否在校|备注", "是|休学", "是否在校写着“是”，备注写着“休学”，按不参加算"),
        ("学籍状态|是否在校", "在读|否", "学籍状态写着“在读”，是否在校写着“否”，按不参加算"),
    ],
)
def test_a_contradiction_between_two_columns_is_told(
    tmp_path: Path, head: str, cells: str, told: str
) -> None:
    """Both columns and the student are named; the student counts as gone, as before."""
    text = f"学号|姓名|{head}⏎2014030101|李明|{cells}⏎2014030102|张文|在籍|"
    roster = read(file_of(tmp_path, text))
    (note,) = [one for one in roster.notes if one.code == "unknown-standing"]
    assert (note.severity, note.number, note.name) == (Severity.WARNING, "2014030101", "李明")
    assert note.message == told
    _, hint = note.hint.split("照常参加就清空“")
    assert f"，{hint.split('”那一格，或记一下：')[0]}写着" in note.message
    assert [
        one.number for one in roster.students if one.enrolment and not one.enrolment.takes_part
    ] == ["2014030101"]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("是否在籍|备注", "是|休学"),
        ("学籍状态|异动情况", "在籍|休学"),
        ("学籍状态|异动情况", "休学|在籍"),
        ("学籍状态|是否在校", "有学籍|否"),
        ("是否在籍|备注", "是|留级"),
    ],
)
def test_who_is_on_leave_is_still_enrolled(tmp_path: Path, head: str, cells: str) -> None:
    """在籍 beside 休学 is what every such row says, and no contradiction."""
    text = f"学号|姓名|{head}⏎2014030101|李明|{cells}⏎2014030102|张文|是|"
    roster = read(file_of(tmp_path, text))
    assert [one.code for one in roster.notes if one.code == "unknown-standing"] == []
    assert not (roster.students[0].enrolment and roster.students[0].enrolment.takes_part)
