"""What reading rosters costs in CPU time and memory, side by side with what else could read them.

    .venv/bin/python benchmarks/ingest.py [--rounds 5] [--files 1000]

pandas takes part where it is installed (the `bench-ingest` extra). Needs Linux. It prints tables
and which bars are met, no more.

Measured:
    1,000 class workbooks (45 students, a title, 8 columns) in one process, each read once a round;
    the peak memory of a process that reads them all and keeps nothing.
    `fankui import --json` of one class as a whole process.

Against:
    openpyxl        load_workbook(data_only=True), every row as values
    pandas          read_excel(engine="openpyxl", dtype=str), as most people would
    calamine alone  from_filelike, every row as values: what our reading cannot go below
    typer no-op     a Typer command with a path and a flag that does nothing

    openpyxl, pandas and calamine give cells. fankui is timed twice: `tables` gives cells as well,
    after its checks; `students` finds the header, the students and their class besides.

How:
    CPU time (user + system). Each round runs every reader over every file once, so that a slow
    moment of the machine meets them all. Two ratios: of the minima, and the median of the ratios
    within each round. For a bar the worse of the two counts.

Bars:
    tables >= 10 x as fast as openpyxl; memory < 60 MB; import --json <= 1.3 x the no-op;
    the checks before calamine <= 1 ms a file.
"""

import argparse
import compileall
import gc
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import openpyxl
from python_calamine import CalamineWorkbook

import tongzhi_cli
from measuring import bar, rounds, table, worst
from tongzhi_cli.office import limits
from tongzhi_cli.office.package import Package
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats.sheet_xml import Spelling, spelling

HEADER = ["序号", "学号", "姓名", "性别", "学院", "专业", "班级", "层次"]
SURNAMES = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
FASTER, MEGABYTES, NO_OP, MILLISECONDS = 10, 60, 1.3, 1.0

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
    options = argparse.ArgumentParser(description="Time the reading of class workbooks.")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--files", type=int, default=1000)
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        paths = [class_workbook(Path(folder), at) for at in range(given.files)]
        agree(paths[0])
        readers = {
            "openpyxl": by_openpyxl,
            **({"pandas": by_pandas} if importlib.util.find_spec("pandas") else {}),
            "calamine alone": by_calamine,
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
        compileall.compile_dir(Path(tongzhi_cli.__file__).parent, quiet=1)
        fankui = [sys.executable, "-m", "tongzhi_cli", "import", str(paths[0]), "--json"]
        nothing = [sys.executable, "-c", NOTHING, str(paths[0]), "--json"]
        processes = rounds(
            {
                "typer no-op": lambda: child(nothing),
                "fankui import --json": lambda: child(fankui),
            },
            max(given.rounds, 10),
        )
        table("one class, whole process, ms", processes, "typer no-op", 1000)
    print()
    faster = 1 / worst(times, "fankui tables", "openpyxl")
    bar("tables, times as fast as openpyxl", faster, FASTER, least=True)
    bar("peak memory of reading all, MB", memory, MEGABYTES)
    whole = worst(processes, "fankui import --json", "typer no-op")
    bar("import --json, times the no-op", whole, NO_OP)
    bar("checks, ms a file", min(times["fankui checks"]) * 1000 / given.files, MILLISECONDS)
    return 0


def class_workbook(folder: Path, at: int) -> Path:
    """A class of 45 invented students, as a school would hand it out."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    name = f"2014级软件工程{at}班"
    sheet.append([f"示例学院{name}学生名单"])
    sheet.append(HEADER)
    for row in range(45):
        person = f"{SURNAMES[row % 20]}{SURNAMES[(at + row) % 20]}"
        number = f"2014{at:04}{row:02}"
        sheet.append([row + 1, number, person, "女", "理工学院", "软件工程", name, "本科"])
    path = folder / f"{at:04}.xlsx"
    book.save(path)
    return path


def by_openpyxl(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [list(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def by_pandas(path: Path) -> object:
    import pandas as pd

    return pd.read_excel(path, engine="openpyxl", dtype=str, header=None)


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


def child(command: Sequence[str]) -> float:
    """The CPU seconds of another process."""
    pid = os.fork()
    if pid == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execv(command[0], list(command))  # noqa: S606  this very Python
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
