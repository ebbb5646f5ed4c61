"""The standalone zip, tried as a new user does: unpacked, no Python on the path.

    python packaging/smoke.py dist/fankui-….zip

Whatever is tried is also done by the package in this Python: the two say the same, end with the
same code and write the same bytes, or this ends with an error.
"""

import csv
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import xlwt

#: Undecodable where names are UTF-8: 花名册.csv, by a computer whose names are GBK.
GBK_NAME = "花名册.csv".encode("gbk")
_CLASSES, _STUDENTS = 200, 5
_NOW = ("--now", "2018-04-02 09:00")


class Twins:
    """Two folders of the same files, one for each of the two programs."""

    def __init__(self, program: Path, frozen: Path, plain: Path) -> None:
        self._programs = {frozen: [str(program)], plain: [sys.executable, "-m", "tongzhi_cli"]}
        self.folders = (frozen, plain)
        self.tried = 0

    def same(self, words: Sequence[str | bytes], code: int, **environ: str) -> None:
        """Both do what *words* say, alike, and end with *code*."""
        done = [self._run(folder, words, environ) for folder in self.folders]
        assert done[0] == done[1], (words, done)
        assert done[0][0] == code, (words, done[0])
        frozen, plain = map(_contents, self.folders)
        assert frozen == plain, (
            words,
            [name for name in frozen if frozen[name] != plain.get(name)],
        )
        self.tried += 1

    def alike_but_for_how_they_are_installed(self, *words: str) -> None:
        """Both say the same below a first line that tells the folder from the package."""
        told = [self._run(folder, words, {})[1].decode().splitlines() for folder in self.folders]
        assert "解压就用的文件夹" in told[0][0], told[0]
        assert "装在 Python 里" in told[1][0], told[1]
        assert told[0][1:] == told[1][1:], told
        self.tried += 1

    def _run(
        self, folder: Path, words: Sequence[str | bytes], environ: Mapping[str, str]
    ) -> tuple[int, bytes, bytes]:
        bare = {
            name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "HOME") if name in os.environ
        }
        done = subprocess.run(
            [*self._programs[folder], *words],
            cwd=folder,
            env={"PATH": "", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **bare, **environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    # the log says when an answer was recorded: the clock's time
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not path.name.endswith(".answers.jsonl")
    }


def _demo(twins: Twins) -> None:
    """The eight commands of the demo that is packed with the program."""
    for line in (twins.folders[0] / "怎么试.txt").read_text("utf-8-sig").splitlines():
        words = shlex.split(line)
        if words[:1] == ["fankui"]:
            twins.same(words[1:], 1 if words[1] in {"check", "merge"} else 0)
    assert twins.tried == 8, twins.tried


def _xls(twins: Twins) -> None:
    """A workbook that is read by another process, and one that is broken: only that one is."""
    for folder in twins.folders:
        book = xlwt.Workbook()
        sheet = book.add_sheet("名单")
        for at, row in enumerate([["学号", "姓名"], ["2014030101", "安若溪"]]):
            for column, text in enumerate(row):
                sheet.write(at, column, text)
        book.save(str(folder / "旧.xls"))
        (folder / "坏.xls").write_bytes((folder / "旧.xls").read_bytes()[:1_000])
    twins.same(["import", "旧.xls", "--json"], 0)
    twins.same(["check", "坏.xls", *_NOW], 3)


def _many(twins: Twins) -> None:
    """Forms of many classes: a merge shares them with another process."""
    for folder in twins.folders:
        with (folder / "全校.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["学号", "姓名", "班级", "校对结果"])
            for at in range(_CLASSES):
                for number in range(1, _STUDENTS + 1):
                    student = f"2014{at:04}{number:02}"
                    rows.writerow([student, "安若溪", f"2014级软件{at + 1}班", "无误"])
    twins.same(["build", "全校.csv", "-o", "许多班", *_NOW], 0)
    twins.same(["merge", "许多班", "-o", "许多班.xlsx", "-o", "许多班.html", *_NOW], 0)


def _surroundings(twins: Twins) -> None:
    """No zone data of the system, an ASCII locale, a name in GBK; what else is written."""
    twins.same(["guide", "--short", "-o", "说明.docx", *_NOW], 0, PYTHONTZPATH="")
    twins.alike_but_for_how_they_are_installed("--version", "-v")
    if os.name == "nt":
        return
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    twins.same(["check", "花名册.xlsx", "--now", "2025-04-02"], 1, **ascii_only)
    if sys.platform == "linux":
        for folder in twins.folders:
            text = "学号,姓名,校对结果\n2014030101,安若溪,无误\n"
            (folder / os.fsdecode(GBK_NAME)).write_text(text, encoding="gbk")
        twins.same([b"check", GBK_NAME, *_NOW], 0)


def _seconds(command: Sequence[str]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main(path: Path) -> None:
    """Unpack it where names have blanks, and try it."""
    with TemporaryDirectory(prefix="解 压 ") as name:
        place = Path(name)
        with ZipFile(path) as archive:
            for info in archive.infolist():
                target = Path(archive.extract(info, place))
                target.chmod(info.external_attr >> 16)
        folder = place / "fankui"
        program = next(file for file in folder.iterdir() if file.stem == "fankui")
        assert {one.name for one in folder.iterdir()} == {
            program.name,
            "_internal",
            "例子",
            "请先看我.txt",
        }
        shutil.copytree(folder / "例子", place / "plain")
        twins = Twins(program, folder / "例子", place / "plain")
        for part in (_demo, _xls, _many, _surroundings):
            part(twins)
        frozen, plain = (
            _seconds([str(program), "--help"]),
            _seconds([sys.executable, "-m", "tongzhi_cli", "--help"]),
        )
    starts = f"--help {frozen:.2f} s, from the package {plain:.2f} s"
    print(f"{path.name}: {twins.tried} commands alike; {starts}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
