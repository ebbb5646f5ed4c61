"""What reading rosters costs in CPU time and memory, side by side with what else could read them.

    .venv/bin/python benchmarks/ingest.py [--rounds 5] [--files 1000]

pandas takes part where it is installed (the `bench-peers` extra). Needs Linux. It prints tables
and which bars are met, no more.

Measured:
    1,000 class workbooks (45 students, a title, 8 columns) in one process, each read once a round;
    the peak memory of a process that reads them all and keeps nothing.
    `fankui import --json` of one class as a whole process.

Against:
    openpyxl        load_workbook(data_only=True), every row as values
    pandas          read_excel(engine="openpyxl", dtype=str), as most people would
    polars          read_excel(infer_schema_length=0), by fastexcel
    fastexcel       load_sheet of texts
    calamine alone  from_filelike, every row as values: what our reading cannot go below
    inflate, expat  the parts of the workbook inflated and parsed without a handler
    typer no-op     a Typer command with a path and a flag that does nothing

    The peers give cells. fankui is timed twice: `tables` gives cells as well,
    after its checks; `students` finds the header, the students and their class besides.

How:
    CPU time (user + system). Each round runs every reader over every file once, so that a slow
    moment of the machine meets them all. Two ratios: of the minima, and the median of the ratios
    within each round. For a bar the worse of the two counts.

Bars:
    students <= 3 x inflate and expat (issue 19); tables >= 10 x as fast as openpyxl; memory < 60
    MB; import --json <= 1.3 x the no-op; the checks before calamine <= 1 ms a file.
"""

import gc
import importlib.util
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from measuring import bar, compiled, cpu, options, rounds, table, worst
from tongzhi_cli.office import limits
from tongzhi_cli.office.package import Package
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats.sheet_xml import Spelling, spelling

HEADER = ["序号", "学号", "姓名", "性别", "学院", "专业", "班级", "层次"]
SURNAMES = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
LIMIT, FASTER, MEGABYTES, NO_OP, MILLISECONDS = 3, 10, 60, 1.3, 1.0
PARTS = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
)  # fmt: skip

NOTHING = """\
from pathlib import Path
from typing import Annotated
import typer
app = typer.Typer()
@app.command()
def main(path: Path, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    pass
app()
"""
# The kernel's account of a child's memory counts what its parent had before it started.
ALL = """\
import re, sys
from pathlib import Path
from tongzhi_cli.roster import read as rosters
for path in sorted(Path(sys.argv[1]).iterdir()):
    rosters.read_placed(path)
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def main() -> int:
    given = options("Time the reading of class workbooks.", rounds=5, files=1000)
    with TemporaryDirectory() as folder:
        paths = [class_workbook(Path(folder), at) for at in range(given.files)]
        agree(paths[0])
        readers = {
            "openpyxl": by_openpyxl,
            **({"pandas": by_pandas} if importlib.util.find_spec("pandas") else {}),
            **({"polars": by_polars} if importlib.util.find_spec("polars") else {}),
            **({"fastexcel": by_fastexcel} if importlib.util.find_spec("fastexcel") else {}),
            "calamine alone": by_calamine,
            "inflate, expat": by_expat,
            "fankui tables": tables.read,
            "fankui students": rosters.read_placed,
            "fankui checks": checks,
        }
        timed = {name: partial(over, reader, paths) for name, reader in readers.items()}
        times = rounds(timed, given.rounds)
        table(f"{given.files} workbooks, ms a file", times, "openpyxl", 1000 / given.files)
        told = subprocess.run(
            [sys.executable, "-c", ALL, folder], capture_output=True, check=True, encoding="utf-8"
        )
        memory = int(told.stdout) / 1024
        compiled()
        fankui = [sys.executable, "-m", "tongzhi_cli", "import", str(paths[0]), "--json"]
        nothing = [sys.executable, "-c", NOTHING, str(paths[0]), "--json"]
        processes = rounds(
            {
                "typer no-op": lambda: cpu(*nothing),
                "fankui import --json": lambda: cpu(*fankui),
            },
            max(given.rounds, 10),
        )
        table("one class, whole process, ms", processes, "typer no-op", 1000)
    print()
    ratio = worst(times, "fankui students", "inflate, expat")
    bar("students, times inflate and expat", ratio, LIMIT)
    faster = 1 / worst(times, "fankui tables", "openpyxl")
    bar("tables, times as fast as openpyxl", faster, FASTER, least=True)
    bar("peak memory of reading all, MB", memory, MEGABYTES)
    whole = worst(processes, "fankui import --json", "typer no-op")
    bar("import --json, times the no-op", whole, NO_OP)
    bar("checks, ms a file", min(times["fankui checks"]) * 1000 / given.files, MILLISECONDS)
    return 0


def class_workbook(folder: Path, at: int) -> Path:
    """A class of 45 invented students, its texts shared as Excel writes them."""
    path = folder / f"{at:04}.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    name = f"2014级软件工程{at}班"
    sheet.write_row(0, 0, [f"示例学院{name}学生名单"])
    sheet.write_row(1, 0, HEADER)
    for row in range(45):
        person = f"{SURNAMES[row % 20]}{SURNAMES[(at + row) % 20]}"
        number = f"2014{at:04}{row:02}"
        cells = [row + 1, number, person, "女", "理工学院", "软件工程", name, "本科"]
        sheet.write_row(row + 2, 0, cells)
    book.close()
    return path


def by_openpyxl(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [list(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def by_pandas(path: Path) -> object:
    import pandas as pd

    return pd.read_excel(path, engine="openpyxl", dtype=str, header=None)


def by_polars(path: Path) -> object:
    import polars as pl

    return pl.read_excel(path, infer_schema_length=0, has_header=False)


def by_fastexcel(path: Path) -> object:
    import fastexcel

    return fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")


def by_expat(path: Path) -> None:
    """Every part that holds cells, texts or formats inflated and parsed, without a handler."""
    with ZipFile(path) as archive:
        for name in PARTS:
            ParserCreate().Parse(archive.read(name), True)


def by_calamine(path: Path) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    pages = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return [list(row) for page in pages for row in page.to_python(skip_empty_area=False)]


def checks(path: Path) -> None:
    """What the gate does to a workbook, without the reading."""
    package = Package(path, limits.read_bytes(path))
    limits.refuse_xml(path, package.read("xl/workbook.xml"))
    limits.refuse_xml(path, package.read("xl/_rels/workbook.xml.rels"))
    limits.refuse_xml(path, package.read("xl/styles.xml"))
    if "xl/sharedStrings.xml" in package:
        limits.refuse_strings(path, package.read("xl/sharedStrings.xml"))
    sheet = package.read("xl/worksheets/sheet1.xml")
    if spelling(sheet) is not Spelling.SMALL:
        limits.refuse_sheet(path, limits.without_blanks(sheet))


def agree(path: Path) -> None:
    """Every reader must have read the same before it is timed."""
    cells = [[value or "" for value in row] for row in by_openpyxl(path)]
    assert cells == [list(row) for row in by_calamine(path)]
    assert cells == [list(row) for row in tables.read(path).tables[0].rows]
    students = rosters.read_placed(path)[0].students
    assert [[one.number, one.name] for one in students] == [row[1:3] for row in cells[2:]]


def over(read: Callable[[Path], object], paths: Sequence[Path]) -> float:
    """The CPU seconds that reading all files takes."""
    gc.collect()
    start = process_time()
    for path in paths:
        read(path)
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
