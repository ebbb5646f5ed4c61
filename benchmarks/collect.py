"""What collecting answers costs in CPU time, writing and keys, side by side with other ways.

    .venv/bin/python benchmarks/collect.py [--rounds 10] [--folder FOLDER]

pandas takes part where it is installed (the `bench-peers` extra). Needs Linux. It prints tables
and which bars are met, no more. The files are written into FOLDER, else where temporary files go:
what an fsync costs is the disk's affair.

Measured:
    `fankui collect ROSTER --from EXPORT` as a whole process. The export is 10,000 lines as 问卷星
    has them, GBK: a choice, the detail behind it, 提交答卷时间. Once of a class of 45 who hand in
    again and again; once of a school of 10,000 students, for the roster of one class (.xlsx) and
    for that of the school (.xlsx and .csv). The log is new each time.
    `fankui collect ROSTER` at a terminal, a whole process: 45 students, stopped by Ctrl-C when the
    first prompt stands; with prompt_toolkit and with --plain.
    One answer through the LogWriter, as the asking stores it.
    The keys that a class of 45 with 3 anomalies takes: the anomalies first, then all the others.

Against:
    pandas          read_csv, drop_duplicates(keep="last"), to_csv, as most people would
    csv             DictReader, a dict by 学号, lines of JSON
    typer no-op     a Typer command with a path and an option that does nothing
    bare            os.write and os.fsync of the same bytes to a file that stays open
    one by one      Enter for each student who is right

    pandas and csv read no roster, check nobody, and know the names of the columns beforehand.
    Before anything is timed, all must have come to the same answer for every 学号.

How:
    CPU time (user + system): of a child as the kernel accounts it (wait4), of an answer by the
    process clock; of an answer also what the clock on the wall says. Each round runs every variant
    once, so that a slow moment of the machine meets them all; an answer has 200 rounds. Two ratios:
    of the minima, and the median of the ratios within each round. The table shows the worse, and
    for a bar it counts; a bar in seconds is held against the median.
    A key is an Enter or an ASCII character: what is typed to write the anomaly in Chinese is the
    same however it is asked for, and is not counted.

Bars:
    collect --from < 1 s; the first prompt <= 2 x the no-op; <= 16 keys.
"""

import csv
import importlib.util
import json
import os
import pty
import select
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import openpyxl

from measuring import bar, compiled, cpu, environment, options, rounds, spent, table, worst
from tongzhi_cli.anomaly.menu import catalogue
from tongzhi_cli.answers.answer import TYPED, Answer, Source
from tongzhi_cli.answers.interview.state import Mode, Words, begin
from tongzhi_cli.answers.interview.step import step
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.model.pinyin import initials
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.notice.toml import read as notice_toml

#: 学号, 姓名, 班级 and 层次 of everybody in a roster.
People = list[tuple[str, str, str, str]]

LINES, CLASS_OF, MANY, APPENDS = 10_000, 45, 10_000, 200
SECONDS, NO_OP, KEYS = 1.0, 2.0, 16
SURNAMES = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
GIVEN_NAMES = "诺瑶舒宁乔夏墨真远宇哲河华望清秋溪青禾航"
ROSTER = ("学号", "姓名", "班级", "层次")
EXPORT = (
    "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP",
    "1、您的姓名", "2、您的学号", "3、图像信息校对结果", "4、哪里有误",
)  # fmt: skip
WRONG = ("民族应为纳西族", "照片不是本人", "专业显示成了信息管理", "姓名应为")
QUIET = 0.3  # seconds without output: all that belongs to the prompt has been drawn
FIRST_PROMPT, CTRL_C, INTERRUPTED = f"[1/{CLASS_OF}]".encode(), b"\x03", 130
ANOMALIES = {"17": "照片不是本人", "23": "民族应为纳西族", "41": "无学历照片"}
OK = "无误"

NOTHING = """\
from pathlib import Path
from typing import Annotated
import typer
app = typer.Typer()
@app.command()
def main(path: Path, source: Annotated[Path | None, typer.Option("--from")] = None) -> None:
    pass
app()
"""
BY_PANDAS = """\
import sys
import pandas as pd
table = pd.read_csv(sys.argv[1], encoding="gbk", dtype=str)
table = table.sort_values("提交答卷时间", kind="stable")
table = table.drop_duplicates("2、您的学号", keep="last").sort_values("2、您的学号")
table["answer"] = table["4、哪里有误"].fillna(table["3、图像信息校对结果"])
table = table.rename(columns={"2、您的学号": "number"})
table[["number", "answer"]].to_csv("pandas.csv", index=False)
"""
BY_CSV = """\
import csv, json, sys
latest = {}
with open(sys.argv[1], encoding="gbk", newline="") as file:
    for row in csv.DictReader(file):
        old = latest.get(row["2、您的学号"])
        if old is None or old["提交答卷时间"] <= row["提交答卷时间"]:
            latest[row["2、您的学号"]] = row
with open("csv.jsonl", "w", encoding="utf-8") as file:
    for number, row in sorted(latest.items()):
        answer = row["4、哪里有误"] or row["3、图像信息校对结果"]
        entry = {"number": number, "answer": answer, "recorded_at": row["提交答卷时间"]}
        file.write(json.dumps(entry, ensure_ascii=False) + "\\n")
"""


def main() -> int:
    given = options("Time the collecting of answers.", rounds=10, folder=None)
    compiled()
    with TemporaryDirectory(dir=given.folder) as folder, chdir(folder):
        few = imports(CLASS_OF, {"few.xlsx": CLASS_OF})
        many = imports(MANY, {"one.xlsx": CLASS_OF, "many.xlsx": MANY, "many.csv": MANY})
        imported = [rounds(variants, given.rounds) for variants in (few, many)]
        started = rounds(starts(Path("few.xlsx")), given.rounds)
        by_cpu = appends(Path("cpu"), process_time)
        by_wall = appends(Path("wall"), perf_counter)
    keys = {"exceptions first": exceptions_first(), "one by one": one_by_one()}

    for size, times in zip((CLASS_OF, MANY), imported, strict=True):
        table(f"{LINES} lines of {size} students, CPU ms", times, "csv", 1e3, digits=1)
    table("to the first prompt and Ctrl-C, CPU ms", started, "typer no-op", 1e3, digits=1)
    table("one answer, CPU us", by_cpu, "bare", 1e6, digits=1)
    table("one answer, wall us", by_wall, "bare", 1e6, digits=1)
    print(f"\nkeys for {CLASS_OF} students, {len(ANOMALIES)} anomalies")
    for name, pressed in keys.items():
        print(f"{name:<24}{pressed:>9}")
    print()
    for times in imported:
        for name in (name for name in times if name.startswith("fankui")):
            bar(f"{name}, CPU seconds", median(times[name]), SECONDS)
    for name in (name for name in started if name.startswith("fankui")):
        bar(f"{name}, times the no-op", worst(started, name, "typer no-op"), NO_OP)
    bar("keys", keys["exceptions first"], KEYS)
    return 0


# --- out of a file -----------------------------------------------------------------------------


def imports(size: int, rosters: Mapping[str, int]) -> dict[str, Callable[[], float]]:
    """The ways to take in an export of so many students; they agree on every answer.

    *rosters* has the size of each roster: the first so many of them.
    """
    everybody = people(size)
    export = Path(f"export-{size}.csv")
    expected = write_export(export, everybody)
    peers = {"csv": partial(cpu, sys.executable, "-c", BY_CSV, str(export))}
    peers["csv"]()
    with Path("csv.jsonl").open(encoding="utf-8") as file:
        assert {one["number"]: one["answer"] for one in map(json.loads, file)} == expected
    if importlib.util.find_spec("pandas"):
        peers["pandas"] = partial(cpu, sys.executable, "-c", BY_PANDAS, str(export))
        peers["pandas"]()
        with Path("pandas.csv").open(encoding="utf-8", newline="") as file:
            assert {one["number"]: one["answer"] for one in csv.DictReader(file)} == expected
    nothing = [sys.executable, "-c", NOTHING, next(iter(rosters)), "--from", str(export)]
    peers["typer no-op"] = partial(cpu, *nothing)
    ours = {}
    for name, count_of in rosters.items():
        roster = Path(name)
        write_roster(roster, everybody[:count_of])
        ours[f"fankui {count_of} {roster.suffix}"] = run = partial(collect, roster, export)
        run()
        own = {number: expected[number] for number, *_ in everybody[:count_of]}
        with answer_log.path_beside(roster).open(encoding="utf-8") as file:
            assert {one["number"]: one["answer"] for one in map(json.loads, file)} == own
    return {**peers, **ours}


def collect(roster: Path, export: Path) -> float:
    answer_log.path_beside(roster).unlink(missing_ok=True)
    fankui = [sys.executable, "-m", "tongzhi_cli", "collect", str(roster), "--from", str(export)]
    return cpu(*fankui)


def people(size: int) -> People:
    """So many invented students, in classes of 45."""
    names = [
        one + first + second for first in GIVEN_NAMES for second in GIVEN_NAMES for one in SURNAMES
    ]
    return [
        (f"2014{at // CLASS_OF:04}{at % CLASS_OF + 1:02}", names[at % len(names)],
         f"2014级软件工程{at // CLASS_OF + 1}班", "本科")
        for at in range(size)
    ]  # fmt: skip


def write_roster(path: Path, everybody: People) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([ROSTER, *everybody])
        return
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    for row in [ROSTER, *everybody]:
        sheet.append(row)
    book.save(path)


def write_export(path: Path, everybody: People) -> dict[str, str]:
    """Write what they handed in, the newest first; returns the answer that counts for each 学号."""
    latest: dict[str, str] = {}
    rows = []
    for at in range(LINES):
        number, name, *_ = everybody[at % len(everybody)]
        wrong = WRONG[at % len(WRONG)] if at % 13 == 0 else ""
        detail = wrong + name if wrong.startswith("姓名") else wrong
        moment = datetime(2018, 3, 20, 8) + timedelta(seconds=97 * at)  # noqa: DTZ001  as exported
        told = f"{moment:%Y/%m/%d %H:%M:%S}"
        choice = "有误（请在下一题写明）" if detail else OK
        rows.append(
            (LINES - at, told, f"{20 + at % 60}秒", "微信", "N/A", "10.0.0.1", name, number,
             choice, detail)
        )  # fmt: skip
        latest[number] = detail or choice
    with path.open("w", encoding="gbk", newline="") as file:
        csv.writer(file).writerows([EXPORT, *reversed(rows)])
    return latest


# --- at a terminal -----------------------------------------------------------------------------


def starts(roster: Path) -> dict[str, Callable[[], float]]:
    """The programs that are started at a terminal, once each already."""
    answer_log.path_beside(roster).unlink()
    fankui = [sys.executable, "-m", "tongzhi_cli", "collect", str(roster)]
    nothing = [sys.executable, "-c", NOTHING, str(roster)]
    variants: dict[str, Callable[[], float]] = {
        "typer no-op": partial(at_terminal, nothing),
        "fankui collect": partial(at_terminal, fankui, FIRST_PROMPT),
        "fankui collect --plain": partial(at_terminal, [*fankui, "--plain"], FIRST_PROMPT),
    }
    for run in variants.values():
        run()
    return variants


def at_terminal(command: Sequence[str], prompt: bytes = b"") -> float:
    """The CPU seconds of a process at a terminal; Ctrl-C is pressed once *prompt* stands."""
    pid, terminal = pty.fork()
    if pid == 0:
        termios.tcsetwinsize(0, (24, 80))
        os.execve(command[0], list(command), {**environment(), "TERM": "xterm-256color"})  # noqa: S606  this very Python
    shown, pressed = b"", False
    try:
        while True:
            ready, _, _ = select.select([terminal], [], [], QUIET)
            if ready:
                shown += os.read(terminal, 65_536)
            elif prompt and prompt in shown:  # again, if readline has missed it
                os.write(terminal, CTRL_C)
                pressed = True
    except OSError:  # the other end has been closed
        pass
    os.close(terminal)
    assert pressed == bool(prompt), shown
    return spent(pid, command, INTERRUPTED if prompt else 0)


# --- one answer --------------------------------------------------------------------------------


def appends(folder: Path, clock: Callable[[], float]) -> dict[str, list[float]]:
    """The seconds by *clock* that an answer takes, and that its bytes alone take."""
    folder.mkdir()
    now = datetime.now().astimezone().replace(microsecond=0)
    path, bare = folder / "花名册.answers.jsonl", folder / "bare"
    numbers = count(2014030101)
    answer = partial(
        Answer, text=OK, source=Source.LOG, where=Where(str(path)), name="顾清远",
        recorded_at=now, origin=TYPED,
    )  # fmt: skip
    line = answer_log.line_of(answer(str(next(numbers))))
    descriptor = os.open(bare, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with LogWriter(path, now) as log:

        def through() -> None:
            log.append([answer(str(next(numbers)))])

        def alone() -> None:
            os.write(descriptor, line)
            os.fsync(descriptor)

        through()  # the first one makes the file
        alone()
        ways = {"bare": partial(timed, alone, clock), "LogWriter": partial(timed, through, clock)}
        times = rounds(ways, APPENDS)
    os.close(descriptor)
    assert path.stat().st_size == bare.stat().st_size == len(line) * (APPENDS + 1)
    return times


def timed(work: Callable[[], None], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


# --- keys --------------------------------------------------------------------------------------


def exceptions_first() -> int:
    """Who is wrong by the end of the 学号, then 9 for all the others, and 9 to be sure."""
    return keys_of([*(f"{end} {text}" for end, text in ANOMALIES.items()), "9", "9"])


def one_by_one() -> int:
    said = (ANOMALIES.get(f"{at:02}") for at in range(1, CLASS_OF + 1))
    return keys_of([f"2 {text}" if text else "" for text in said])


def keys_of(lines: Sequence[str]) -> int:
    """The keys that *lines* take; they must give every student the right answer."""
    notice = notice_toml.read(notice_toml.BUILT_IN)
    students = [
        Student(number, name, Where("花名册.xlsx"), group, 2014, level)
        for number, name, group, level in people(CLASS_OF)
    ]
    words = Words(
        notice.ok_text, tuple(notice.ok_synonyms), catalogue(notice.record_fields), initials
    )
    state = begin(students, {}, words)
    stored: dict[str, str | None] = {}
    for line in lines:
        event = step(state, line)
        stored |= {one.number: one.text for one in event.records}
        state = event.state
    right = {one.number: ANOMALIES.get(one.number[-2:], notice.ok_text) for one in students}
    assert state.mode is Mode.DONE
    assert stored == right
    return sum(sum(map(str.isascii, line)) + 1 for line in lines)


if __name__ == "__main__":
    sys.exit(main())
