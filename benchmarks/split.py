"""What splitting a roll costs in CPU time, side by side with writing the same cells bare.

    .venv/bin/python benchmarks/split.py [--rounds 5] [--classes 200]

Needs a Unix system. It prints a table and whether the bar is met, no more.

Measured:
    `fankui import --split 班级` as a whole process: a roll (.xlsx) of 200 classes of 45 is read
    and checked, and 200 clean workbooks are written, with their looks, drop-downs and page on how
    to fill them in, each synced to the disk.

Against:
    xlsxwriter      as a whole process: the cells of the first sheets of these workbooks, known
                    beforehand (JSON), written bare by write_string, without a look or a width.
                    Nothing is read from a workbook, checked or synced.

    Before anything is timed the first sheets must have the same cells in both.

How:
    CPU time (user + system) as the kernel accounts it (wait4). Each round runs both once, so that
    a slow moment of the machine meets both. Two ratios: of the minima, and the median of the
    ratios within each round. The worse counts for the bar.

Bar:
    fankui <= 2.5 x xlsxwriter (issue 18).
"""

import json
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from measuring import FANKUI, bar, compiled, cpu, options, rounds, table, worst

CLASS_OF, MOST = 45, 2.5
SURNAMES, GIVEN_NAMES = "安白毕曹岑陈程崔邓丁董杜范方冯", "诺瑶舒宁乔夏墨真远宇哲河华望清"
HEADER = ("学号", "姓名", "学院", "专业", "班级", "层次")
PEER = """\
import json, sys
from pathlib import Path
import xlsxwriter
for name, rows in json.loads(Path(sys.argv[1]).read_text("utf-8")).items():
    with xlsxwriter.Workbook(str(Path(sys.argv[2]) / name)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text:
                    sheet.write_string(row, column, text)
"""


def main() -> int:
    given = options("Time the splitting of a roll.", rounds=5, classes=200)
    compiled()
    with TemporaryDirectory() as folder, chdir(folder):
        write_roll(Path("全校.xlsx"), given.classes)
        ours = (FANKUI, "import", "全校.xlsx", "--split", "班级", "-o", "各班", "--force", "-q")
        cpu(*ours)
        cells = {path.name: cells_of(path) for path in sorted(Path("各班").iterdir())}
        Path("cells.json").write_text(json.dumps(cells), "utf-8")
        Path("bare").mkdir()
        bare = (sys.executable, "-c", PEER, "cells.json", "bare")
        cpu(*bare)
        assert len(cells) == given.classes
        assert all(cells_of(Path("bare") / name) == rows for name, rows in cells.items())
        variants = {"fankui": lambda: cpu(*ours), "xlsxwriter": lambda: cpu(*bare)}
        times = rounds(variants, given.rounds)
    title = f"{given.classes} classes of {CLASS_OF}, CPU s"
    table(title, times, "xlsxwriter", 1)
    bar("import --split, x xlsxwriter", worst(times, "fankui", "xlsxwriter"), MOST)
    return 0


def write_roll(path: Path, classes: int) -> None:
    """A roll of so many classes of invented students, as openpyxl writes it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("全校名单")
    sheet.append(["示例大学2014级学生名单"])
    sheet.append(HEADER)
    for at in range(classes * CLASS_OF):
        of, serial = divmod(at, CLASS_OF)
        name = SURNAMES[at % 15] + GIVEN_NAMES[at // 15 % 15] + GIVEN_NAMES[at // 225 % 15]
        class_name = f"2014级软件工程{of + 1}班"
        sheet.append(
            [
                f"2014{of:04}{serial + 1:02}",
                name,
                f"第{of // 40 + 1}学院",
                "软件工程",
                class_name,
                "本科",
            ]
        )
    book.save(path)


def cells_of(path: Path) -> list[list[str]]:
    """The texts of the first sheet, row by row, without what is blank behind the last."""
    found = []
    for row in load_workbook(path).worksheets[0].iter_rows(values_only=True):
        texts = [str(value or "") for value in row]
        while texts and not texts[-1]:
            texts.pop()
        found.append(texts)
    return found


if __name__ == "__main__":
    sys.exit(main())
