"""What a command costs from its start to its end, in CPU time, as a ratio to bare Python.

    .venv/bin/python benchmarks/startup.py [--rounds 20] [--cold]

frictionless takes part where it is installed (the `bench-peers` extra). Needs a Unix system. It
prints a table and which bars are met, no more.

Measured:
    Whole processes: `--version`, `--help`, `import --json` and `check` of a class of 45 with
    answers, `build` of 50, `notice import` of the notice in tests/notice.

Against:
    python -c pass  what no Python program goes below
    typer no-op     a Typer command with a path and an option that does nothing
    frictionless    `frictionless validate` of the same class: types, required, unique, an enum

How:
    CPU time (user + system) of a child as the kernel accounts it (wait4). Each round runs every
    variant once, so that a slow moment of the machine meets them all. Two ratios: of the minima,
    and the median of the ratios within each round; for a bar the worse of the two counts.
    --cold: instead the clock on the wall of a first start, after the files of Python, of the
    libraries and of the package were dropped from memory (posix_fadvise), where the system does it.

Bars (issue 19), times bare Python:
    --version 1.25, --help 3.8, import --json 6.5, check 6.5, build 10, notice import 15;
    check <= 0.15 x frictionless validate.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Iterable
from contextlib import chdir, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import xlsxwriter

from measuring import FANKUI, bar, compiled, cpu, options, rounds, table, worst

NOTICE = Path(__file__).parents[1] / "tests/notice/notices/whole/registrar.docx"
HEADER = ["学号", "姓名", "班级", "层次", "校对结果"]
SURNAMES, GIVEN_NAMES = "安白岑程邓范顾韩江蓝", "诺瑶舒宁乔夏墨真远宇哲河"
BARE = "python -c pass"
BARS = {
    "--version": 1.25, "--help": 3.8, "import --json": 6.5, "check": 6.5, "build": 10,
    "notice import": 15,
}  # fmt: skip
OF_FRICTIONLESS = 0.15
NOTHING = """\
import typer
app = typer.Typer()
@app.command()
def main(path: str, now: str = "") -> None:
    pass
app()
"""
SCHEMA = {
    "fields": [
        {"name": "学号", "type": "string", "constraints": {"required": True, "unique": True}},
        {"name": "姓名", "type": "string", "constraints": {"required": True}},
        {"name": "班级", "type": "string"},
        {"name": "层次", "type": "string", "constraints": {"enum": ["本科", "专科"]}},
        {"name": "校对结果", "type": "string", "constraints": {"required": True}},
    ]
}


def main() -> int:
    given = options("CPU time of whole processes", rounds=20, cold=False)
    compiled()
    with TemporaryDirectory() as folder, chdir(folder):
        commands = variants()
        for command in commands.values():
            cpu(*command)
        if given.cold:
            times = rounds({name: partial(first, one) for name, one in commands.items()}, 5)
            table("a first start, clock on the wall, ms", times, BARE, 1000, digits=1)
            return 0
        times = rounds({name: partial(cpu, *one) for name, one in commands.items()}, given.rounds)
    table("whole process, CPU ms", times, BARE, 1000, digits=1)
    print()
    for name, limit in BARS.items():
        bar(f"{name}, times bare Python", worst(times, name, BARE), limit)
    if "frictionless" in times:
        bar("check, times frictionless", worst(times, "check", "frictionless"), OF_FRICTIONLESS)
    return 0


def variants() -> dict[str, tuple[str, ...]]:
    """The commands, by what they are called in the table."""
    for count in (45, 50):
        write_class(Path(f"{count}.xlsx"), count)
    Path("class.schema.json").write_text(json.dumps(SCHEMA), "utf-8")
    Path("out").mkdir()
    now = ("--now", "2018-04-01 20:00")
    found: dict[str, tuple[str, ...]] = {
        BARE: (sys.executable, "-c", "pass"),
        "typer no-op": (sys.executable, "-c", NOTHING, "45.xlsx", "--now", "x"),
        "--version": (FANKUI, "--version"),
        "--help": (FANKUI, "--help"),
        "import --json": (FANKUI, "import", "45.xlsx", "--json"),
        "check": (FANKUI, "check", "45.xlsx", *now),
        "build": (FANKUI, "build", "50.xlsx", *now, "-o", "out/反馈表.docx", "--force"),
        "notice import": (FANKUI, "notice", "import", str(NOTICE), "-o", "-"),
    }
    if importlib.util.find_spec("frictionless"):
        validate = ("validate", "45.xlsx", "--schema", "class.schema.json")
        found["frictionless"] = (str(Path(FANKUI).with_name("frictionless")), *validate)
    return found


def write_class(path: Path, count: int) -> None:
    """A class of invented students with answers, its texts shared as Excel writes them."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("名单")
    names = [surname + given for given in GIVEN_NAMES for surname in SURNAMES]
    rows = (
        [f"{2014030101 + at}", names[at], "2014级软件工程1班", "本科", "无误"]
        for at in range(count)
    )
    for at, row in enumerate([HEADER, *rows]):
        sheet.write_row(at, 0, row)
    book.close()


def first(command: tuple[str, ...]) -> float:
    """The seconds of a start that has to read all its files from the disk."""
    for path in files():
        with suppress(OSError):
            opened = os.open(path, os.O_RDONLY)
            os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(opened)
    start = perf_counter()
    cpu(*command)
    return perf_counter() - start


def files() -> Iterable[Path]:
    """Of Python, of what is installed beside it, and of the package."""
    folders = {Path(one) for one in sys.path if Path(one).is_dir()}
    return (
        path for folder in folders for path in folder.rglob("*") if path.suffix in {".pyc", ".so"}
    )


if __name__ == "__main__":
    raise SystemExit(main())
