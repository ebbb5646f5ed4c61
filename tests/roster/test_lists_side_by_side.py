"""Lists that stand side by side in one sheet: whose a row is."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from builders import notice_2018, text_file, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_forms_odd import form, lines

from conftest import Run
from tongzhi_cli.check.check import check
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.records import recorded
from tongzhi_cli.tables.table import Book, Table

NOW = datetime(2018, 4, 1, tzinfo=UTC)
CLASS = "2014级软件工程1班"
HEAD = ["学号", "姓名", "校对结果"]
#: 2014030101 and 2014030111 stand twice, once in each list; 李明 and 王伟 in one row.
ROWS: list[list[str | None]] = [
    [*HEAD, *HEAD],
    ["2014030101", "李明", "无误", "2014030111", "王伟", "照片不是本人"],
    ["2014030102", "赵敏", "无误", "2014030101", "钱进", "民族应为回族"],
    ["2014030111", "孙丽", None, "2014030113", "周洋", "无误"],
]
OWN = {
    ("2014030101", "李明"): "无误",
    ("2014030101", "钱进"): "民族应为回族",
    ("2014030102", "赵敏"): "无误",
    ("2014030111", "孙丽"): None,
    ("2014030111", "王伟"): "照片不是本人",
    ("2014030113", "周洋"): "无误",
}


def workbook(folder: Path) -> Path:
    """The lists as a workbook."""
    return xlsx(folder / f"{CLASS}.xlsx", ROWS)


def text(folder: Path) -> Path:
    """The lists as a text file, where a line has no cells."""
    lines = "\n".join(",".join(cell or "" for cell in row) for row in ROWS)
    return text_file(folder / f"{CLASS}.csv", lines)


FILES = pytest.mark.parametrize("made", [workbook, text])


@FILES
def test_a_neighbours_answer_is_not_given_to_somebody_else(
    tmp_path: Path, fankui: Callable[..., Run], made: Callable[[Path], Path]
) -> None:
    """Of lists with a 学号 twice, check and merge give each student what stands in their row."""
    checked = json.loads(fankui("check", made(tmp_path), "--json").out)
    (one,) = checked["classes"]
    assert {(s["number"], s["name"]): s["result"] for s in one["students"]} == OWN
    roster, answers = rosters.read(made(tmp_path), notice_2018())
    records, _ = recorded(roster, answers, notice_2018(), Kind.ROSTER)
    assert {(r.number, r.name): r.result or None for r in records} == OWN


@FILES
def test_import_writes_the_answer_of_the_own_list(
    tmp_path: Path, fankui: Callable[..., Run], made: Callable[[Path], Path]
) -> None:
    """The clean workbook has each answer beside the student of the list it stood in."""
    target = tmp_path / "班级表.xlsx"
    fankui("import", made(tmp_path), "-o", target, "--allow", "duplicate-number")
    head, *rows = openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True)
    found = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    assert {(one["学号"], one["姓名"]): one["校对结果"] for one in found} == OWN


def test_merging_again_keeps_the_lists_of_a_text_file_apart(
    tmp_path: Path, fankui: Callable[..., Run]
) -> None:
    """Somebody who stands twice in one line is told of, also out of an earlier summary."""
    made = text_file(
        tmp_path / f"{CLASS}.csv",
        f"{','.join([*HEAD, *HEAD])}\n2014030101,李明,无误,2014030101,钱进,照片不是本人",
    )
    fankui("merge", made, "-o", tmp_path / "汇总.xlsx")
    again = json.loads(fankui("merge", tmp_path / "汇总.xlsx", "--json").out)
    first = json.loads(fankui("merge", made, "--json").out)
    assert again["problems"] == first["problems"]
    assert "duplicate-number" in {one["code"] for one in first["problems"]}


# --- the law -----------------------------------------------------------------------------------


class Person(NamedTuple):
    """One cell of the layout: somebody's 学号, name, and whether they answered."""

    number: str
    name: str
    answered: bool


PEOPLE = st.tuples(
    st.sampled_from(["2014030101", "2014030102", "2014030103"]),
    st.sampled_from(["李明", "王伟"]),
    st.booleans(),
).map(Person._make)
LISTS = st.lists(st.lists(PEOPLE, min_size=1, max_size=4), min_size=1, max_size=4)
COLUMNS = st.permutations(["序号", "学号", "姓名", "校对结果", "备注"])


def laid_out(
    lists: list[list[Person]], columns: list[str], gap: int, *, as_text: bool
) -> tuple[Table, dict[str, str]]:
    """The lists side by side, 备注 saying which row of which list it is; the answer by 备注."""
    answers: dict[str, str] = {}
    width = len(columns) + gap
    rows = [[""] * (len(lists) * width) for _ in range(1 + max(map(len, lists)))]
    for at, people in enumerate(lists):
        cells = [dict(zip(columns, columns, strict=True))]
        for row, person in enumerate(people, 1):
            told = f"{at}栏{row}行"
            if person.answered:
                answers[told] = f"照片是{told}的"
            cells.append({
                "序号": str(row), "学号": person.number, "姓名": person.name,
                "校对结果": answers.get(told, ""), "备注": told,
            })  # fmt: skip
        for row, cell in enumerate(cells):
            start = at * width
            rows[row][start : start + len(columns)] = [cell[column] for column in columns]
    lines = range(1, len(rows) + 1) if as_text else ()
    return Table("班.csv", None if as_text else "名单", rows, lines), answers


@settings(deadline=None, max_examples=60)
@given(lists=LISTS, columns=COLUMNS, gap=st.integers(0, 1), as_text=st.booleans())
def test_whatever_stands_side_by_side_keeps_its_own_answer(
    lists: list[list[Person]], columns: list[str], gap: int, *, as_text: bool
) -> None:
    """Each line of the report has the answer of its own list and row, and each record as well."""
    table, expected = laid_out(lists, columns, gap, as_text=as_text)
    notice = notice_2018()
    roster, answers = rosters.of_book(Book(table.file, (table,)), notice)
    own = {student.where: student.note or "" for student in roster.students}
    assert sorted(own.values()) == sorted(
        f"{at}栏{row}行" for at, people in enumerate(lists) for row in range(1, len(people) + 1)
    )
    report = check([roster], answers, notice, NOW)
    lines = [line for each in report.classes for line in each.lines]
    assert len(lines) == len(own)
    for line in lines:
        assert line.result.text == expected.get(own[line.student.where], "")
    records, _ = recorded(roster, answers, notice, Kind.ROSTER)
    assert {own[one.where]: one.result for one in records} == {
        told: expected.get(told, "") for told in own.values()
    }


def test_two_without_a_number_keep_their_own_answers(
    tmp_path: Path, fankui: Callable[..., Run]
) -> None:
    """Of a form in which 学号 were left out, check gives each student what stands in their row."""
    rows = (("", "李明", "无误"), ("", "王伟", "照片不是本人"), ("2014030103", "赵敏", "无误"))
    path = tmp_path / "反馈表.docx"
    path.write_bytes(form(*lines(rows)))
    (one,) = json.loads(fankui("check", path, "--json").out)["classes"]
    assert {s["name"]: s["result"] for s in one["students"]} == {
        name: result for _, name, result in rows
    }
