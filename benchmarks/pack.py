"""What handing out costs in CPU time: the packs of a school, a class at a time.

    .venv/bin/python benchmarks/pack.py [--rounds 3] [--classes 1000]

Needs a Unix system. It prints a table and whether the bar is met, no more.

Measured:
    `fankui notice pack` as a whole process, for 1,000 classes of 45 students in 25 colleges, with
    a link and each class's monitor; once as folders, once as archives (--zip). The list is a
    workbook as xlsxwriter makes it, read and checked anew each time. Beside it the same for one
    class, which is what starting up costs.
    What it is beside the same work by the usual script: python-docx for the text, openpyxl for the
    workbook, of each class anew.

How:
    CPU time (user + system) of the process, as the kernel accounts it (wait4). Each round runs
    every variant once. Before anything is timed a pack is opened: its workbook and its form must
    have every student of its class.

Bars:
    a class <= 25 ms (issue 18).
"""

from collections.abc import Sequence
from contextlib import chdir
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import process_time

import xlsxwriter
from docx import Document
from openpyxl import Workbook, load_workbook

from measuring import FANKUI, bar, compiled, cpu, options, rounds, table

NOW = "2018-03-20 09:00"
CLASS_OF, COLLEGES, MOST_MS = 45, 25, 25
HEADER = ("学院", "专业", "班级", "年级", "层次", "学号", "姓名", "性别", "班长", "班长手机")
SURNAMES, GIVEN_NAMES = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩", "诺瑶舒宁乔夏墨真远宇哲河华望清"


def main() -> int:
    given = options("Time the packs of a school.", rounds=3, classes=1000)
    compiled()
    with TemporaryDirectory() as folder, chdir(folder):
        write_list(Path("一.xlsx"), 1)
        write_list(Path("全校.xlsx"), given.classes)
        packed("全校.xlsx")
        look_at(Path("任务包"))
        each = 1 / given.classes
        times = rounds(
            {
                "one class, whole": lambda: packed("一.xlsx"),
                "a class, folders": lambda: packed("全校.xlsx") * each,
                "a class, --zip": lambda: packed("全校.xlsx", "--zip") * each,
                "a class, script": script,
            },
            given.rounds,
        )
        table(f"ms, {given.classes} classes of {CLASS_OF}", times, "a class, script", 1000)
        print()
        for way in ("folders", "--zip"):
            bar(f"ms of a class, {way}", min(times[f"a class, {way}"]) * 1000, MOST_MS)
    return 0


def students(number: int) -> list[list[str]]:
    """The rows of a class."""
    name = f"2014级软件工程{number}班"
    return [
        [
            f"第{number % COLLEGES + 1}学院", "软件工程", name, "2014", "本科",
            f"2014{number:05d}{at:02d}",
            SURNAMES[at % 20] + GIVEN_NAMES[number % 15] + GIVEN_NAMES[at % 15],
            "女", "李想", "13800000000",
        ]
        for at in range(CLASS_OF)
    ]  # fmt: skip


def write_list(path: Path, classes: int) -> None:
    """The list of a school."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("全校名单")
    rows = [HEADER, *(row for number in range(1, classes + 1) for row in students(number))]
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()


def packed(roster: str, *more: str) -> float:
    """Write the packs; the CPU seconds that it took."""
    rmtree("任务包", ignore_errors=True)
    words = ["notice", "pack", "--roster", roster, "--link", "https://wj.example.cn/s/1"]
    return cpu(FANKUI, *words, "-o", "任务包", "-q", "--now", NOW, *more)


def look_at(folder: Path) -> None:
    """That a pack holds its class."""
    numbers = [row[5] for row in students(1)]
    here = next(folder.rglob("2014级软件工程1班"))
    sheet = load_workbook(here / f"{here.name}.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))[1:]
    assert [row[0] for row in rows] == numbers
    tables = Document(str(here / f"空表-{here.name}.docx")).tables
    there = [row.cells[1].text for one in tables for row in one.rows]
    assert set(numbers) <= set(there)
    assert any(here.name in one.text for one in Document(str(here / "说明.docx")).paragraphs)


def script() -> float:
    """The usual script for one class: a text and a workbook; the CPU seconds that it took."""
    start = process_time()
    document = Document()
    for line in lines("2014级软件工程1班"):
        document.add_paragraph(line)
    document.save(BytesIO())
    book = Workbook()
    for row in students(1):
        book.worksheets[0].append(row)
    book.save(BytesIO())
    return process_time() - start


def lines(name: str) -> Sequence[str]:
    """A text of so many lines as 说明.docx has."""
    return [f"{name}：第 {at} 行，登录学信网核对本人的信息，有误的写明。" for at in range(45)]


if __name__ == "__main__":
    raise SystemExit(main())
