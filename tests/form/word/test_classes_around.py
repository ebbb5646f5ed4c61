"""Whose the classes are that stand around several tables of one document."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from new_document import new_document
from openpyxl import Workbook

from tongzhi_cli.form.excel import read as excel_reading
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
HEADER = ("序号", "学号", "姓名", "校对结果", "本人签名")
with (Path(__file__).parent / "kinds_classes_around.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
A, B, C = "2014级物理学1班", "2014级电子信息工程1班", "2014级化学1班"
#: The first digits of 学号 of each class, and what stands for it in the table of kinds.
CLASSES = {"A": (A, "20140941"), "B": (B, "20140951"), "C": (C, "20140961")}
OF = {start: letter for letter, (_, start) in CLASSES.items()}


def written(line: str) -> str:
    """A line of the table of kinds in full."""
    for letter, (name, _) in CLASSES.items():
        line = line.replace(f"<{letter}>", name)
    return line


def document(pieces: str, path: Path) -> Roster:
    """The form whose lines and tables are *pieces*, read: [A] is a table of A's students."""
    made = new_document()
    counts: Counter[str] = Counter()
    for piece in pieces.split(" / "):
        if not piece.startswith("["):
            made.add_paragraph(written(piece))
            continue
        letter, *inside = piece.strip("[]").split(":", 1)
        table = made.add_table(rows=0, cols=len(HEADER))
        for row in [*(one.split("|") for one in inside), HEADER]:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = written(text)
        for at in range(1, 7):
            counts[letter] += 1
            number = f"{CLASSES[letter][1]}{counts[letter]:02}"
            row = (str(at), number, "安白毕曹岑陈程崔邓丁范"[at] + "若思", "无误", "")
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    made.save(str(path))
    return form_reading.read(path, NOTICE)[0]


def told(roster: Roster) -> tuple[str, str]:
    """The class that each table is of, as letters, and the doubts that are told of tables."""
    names = {name: letter for letter, (name, _) in CLASSES.items()}
    by_table: dict[str, set[str]] = {}
    for one in roster.students:
        by_table.setdefault(one.where.sheet or "", set()).add(names.get(one.class_name or "", "?"))
    doubts = [one for one in roster.notes if one.code in {"unclear-class", "no-class"}]
    tables = ["".join(each) for each in by_table.values()]
    return " ".join(tables), " ".join(
        ((one.where and one.where.sheet) or "all")[1:2] for one in doubts
    )


@pytest.mark.parametrize("kind", KINDS, ids=[one["pieces"] for one in KINDS])
def test_each_table_has_its_own_class_or_is_asked(kind: dict[str, str], tmp_path: Path) -> None:
    """Whatever classes stand around the tables, each has its own, or a warning says which not."""
    roster = document(kind["pieces"], tmp_path / f"{written(kind['file'] or '合交')}.docx")
    assert told(roster) == (kind["classes"], kind["asked"])


#: What stands over each of the lists side by side, in its line below, and the classes told.
SIDE_BY_SIDE = [
    ((A, B), ("", ""), "A B", 0),
    (("", ""), (f"班级：{A}", f"班级：{B}"), "A B", 0),
    ((A, ""), ("", f"班级：{B}"), "A B", 0),
    ((A, ""), ("辅导员签名：", ""), "A A", 0),
    (("", ""), (f"班级：{A}", "辅导员签名："), "A A", 0),
    ((A, B, ""), ("", "", ""), "A B ?", 1),
]


@pytest.mark.parametrize(("above", "below", "classes", "asked"), SIDE_BY_SIDE)
def test_lists_side_by_side_have_their_own_classes(
    above: tuple[str, ...], below: tuple[str, ...], classes: str, asked: int, tmp_path: Path
) -> None:
    """Two classes in one table, each over its own columns; one class over both is everybody's."""
    header = ("学号", "姓名", "校对结果")
    made = new_document()
    table = made.add_table(rows=0, cols=len(header) * len(above))
    rows = [[text for one in above for text in (one, "", "")], header * len(above)]
    rows += [
        [
            text
            for letter, _ in zip("ABC", above, strict=False)
            for text in (f"{CLASSES[letter][1]}{at:02}", "安若思", "无误")
        ]
        for at in range(1, 7)
    ]
    rows.append([text for one in below for text in (one, "", "")])
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "合交.docx"
    made.save(str(path))
    roster, _ = form_reading.read(path, NOTICE)
    names = {name: letter for letter, (name, _) in CLASSES.items()}
    by_list = {one.number[:-2]: names.get(one.class_name or "", "?") for one in roster.students}
    assert " ".join(by_list.values()) == classes
    assert len([one for one in roster.notes if one.code == "unclear-class"]) == asked


#: Rows of one table: a class's letter for its students, else what stands in the first cell.
SECTIONS = [
    ("<A> A <B> B", "A B", 0),
    ("A <B> B <C> C", "? B C", 1),
    ("<A>学生 A <A>学生 A", "A", 0),
    ("<A> A", "A", 0),
    ("A 班级：<A> B 班级：<B>", "A A", 1),
]


@pytest.mark.parametrize(("rows", "classes", "asked"), SECTIONS)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_titles_between_students_part_a_table(
    rows: str, classes: str, asked: int, suffix: str, tmp_path: Path
) -> None:
    """A class between the rows of one table is of those below it; who stands above it has none."""
    counts: Counter[str] = Counter()
    made: list[list[str]] = [[*HEADER]]
    for piece in rows.split():
        made += [] if piece in CLASSES else [[written(piece), "", "", "", ""]]
        for _ in range(3 if piece in CLASSES else 0):
            counts[piece] += 1
            number = f"{CLASSES[piece][1]}{counts[piece]:02}"
            made.append([str(counts[piece]), number, "安若思", "无误", ""])
    path = tmp_path / f"合交{suffix}"
    if suffix == ".docx":
        document = new_document()
        table = document.add_table(rows=0, cols=len(HEADER))
        for row in made:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.save(str(path))
        roster, _ = form_reading.read(path, NOTICE)
    else:
        book = Workbook()
        for row in made:
            book.worksheets[0].append(row)
        book.save(path)
        roster, _ = excel_reading.read_book(tables.read(path), NOTICE)
    names = {name: letter for letter, (name, _) in CLASSES.items()}
    by_class = {one.number[:-2]: names.get(one.class_name or "", "?") for one in roster.students}
    assert " ".join(by_class.values()) == classes
    assert len([one for one in roster.notes if one.code == "unclear-class"]) == asked


@pytest.mark.parametrize("apart", ["\t", "            ", "　　　　"])
def test_one_line_above_lists_side_by_side(apart: str, tmp_path: Path) -> None:
    """As many classes on a line as there are lists stand there in their order."""
    made = new_document()
    made.add_paragraph(f"{A}{apart}{B}")
    table = made.add_table(rows=0, cols=6)
    rows = [["学号", "姓名", "校对结果"] * 2]
    rows += [
        [f"20140941{at:02}", "安若思", "无误", f"20140951{at:02}", "白若思", "无误"]
        for at in range(1, 5)
    ]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "合交.docx"
    made.save(str(path))
    roster, _ = form_reading.read(path, NOTICE)
    assert {one.number[:-2]: one.class_name for one in roster.students} == {
        "20140941": A, "20140951": B,
    }  # fmt: skip


#: Worksheets: its name, the line below the table, whose students; then the classes, who is asked.
SHEETS = [
    ([(A, "", "A"), (B, "", "B")], [A, B], []),
    ([("Sheet1", A, "A"), ("Sheet2", B, "B")], [A, B], []),
    ([("物理1班", A, "A"), (B, B, "B")], [A, B], []),
    ([(A, A, "A"), (B, A, "B")], [A, A], [B]),
    ([("Sheet1", A, "A"), ("Sheet2", "", "B")], [A, None], ["Sheet2"]),
    ([("Sheet1", A, "A"), ("Sheet2", "", "A")], [A, A], []),
]


@pytest.mark.parametrize(("sheets", "classes", "asked"), SHEETS)
def test_each_worksheet_has_its_own_class_or_is_asked(
    sheets: list[tuple[str, str, str]],
    classes: list[str | None],
    asked: list[str],
    tmp_path: Path,
) -> None:
    """What stands on a worksheet, or is its name, is of it; nothing else is sure."""
    book = Workbook()
    del book["Sheet"]
    counts: Counter[str] = Counter()
    for name, line, letter in sheets:
        sheet = book.create_sheet(name)
        sheet.append(["图像信息校对反馈表"])
        sheet.append(HEADER)
        for at in range(1, 7):
            counts[letter] += 1
            sheet.append([at, f"{CLASSES[letter][1]}{counts[letter]:02}", "安若思", "无误", ""])
        sheet.append([f"班级：{line}" if line else "辅导员签名："])
    path = tmp_path / "合交.xlsx"
    book.save(path)
    roster, _ = excel_reading.read_book(tables.read(path), NOTICE)
    by_sheet = {one.where.sheet: one.class_name for one in roster.students}
    assert [by_sheet[name] for name, _, _ in sheets] == classes
    doubts = [one for one in roster.notes if one.code in {"unclear-class", "no-class"}]
    assert [one.where and one.where.sheet for one in doubts] == asked


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(kind["kind"] for kind in KINDS).values()) >= 3
