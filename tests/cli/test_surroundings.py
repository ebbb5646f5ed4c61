"""What is around the program: a folder that is gone, a locale, time zones, the odd line or year.

Each ended in exit 5 once (issue 16).
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HEADER, Run, students, workbook

Fankui = Callable[..., Run]
posix_only = pytest.mark.skipif(os.name == "nt", reason="of POSIX")
_NOTICE = "关于做好2018届毕业生图像校对的通知\n2018届本科（2014级）于{}前登录学信网核对。\n"


@posix_only
@pytest.mark.parametrize(
    "words",
    [
        ("merge", ".", "-o", "x.xlsx"),
        ("demo",),
        ("build", "班.xlsx"),
        ("form", "inspect", "a.docx"),
    ],
)
def test_folder_that_is_gone(
    tmp_path: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """In a folder that was deleted it is said that it is gone, or that the file is not there."""
    folder = tmp_path / "没了"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("FANKUI_DEBUG", "0")
    folder.rmdir()
    run = fankui(*words)
    monkeypatch.chdir(tmp_path)
    assert run.code == 3
    assert "没有" in run.err
    assert "Traceback" not in run.err


@posix_only
def test_ascii_locale(tmp_path: Path) -> None:
    """Where Python takes every name for ASCII, a form with a Chinese name is written."""
    workbook(tmp_path / "花.xlsx", [HEADER, *students(2)])
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = ["build", "花.xlsx", "--now", "2018-04-01 20:00"]
    run = subprocess.run(
        [sys.executable, "-m", "tongzhi_cli", *words],
        cwd=tmp_path, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert [one.name for one in tmp_path.glob("*.docx")] == [
        "反馈表-2014级信息管理与信息系统1班.docx"
    ]
    assert "反馈表" in run.stdout.decode()


def test_no_time_zones(tmp_path: Path) -> None:
    """Without any data of time zones, China's is known: a notice is read, a class checked."""
    workbook(tmp_path / "班.xlsx", [HEADER, *students(2)])
    (tmp_path / "n.txt").write_text(_NOTICE.format("2018年4月1日23:00"), "utf-8")
    code = (
        "import sys; sys.modules['tzdata'] = None; sys.argv = ['fankui', *sys.argv[1:]];"
        "from tongzhi_cli.__main__ import main; sys.exit(main())"
    )
    environ = {**os.environ, "PYTHONTZPATH": str(tmp_path / "nowhere")}
    for words, said in (
        (["notice", "import", "n.txt", "--json"], "T23:00:00+08:00"),
        (["check", "班.xlsx", "--now", "2018-04-01 20:00"], "无误 2"),
    ):
        run = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=tmp_path, env=environ, capture_output=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr.decode()
        assert said in run.stdout.decode()


@pytest.mark.parametrize("year", ["0001", "1", "9999"])
def test_odd_years(
    tmp_path: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    """A year 1 or 9999 in a roster, an answer, a notice or --now is no fault of the program's."""
    monkeypatch.chdir(tmp_path)
    rows = [[*row, f"{year}-01-01 00:00"] for row in students(2)]
    workbook(Path("班.xlsx"), [[*HEADER, "校对时间"], *rows])
    Path("n.txt").write_text(_NOTICE.format(f"{year}年1月1日"), "utf-8")
    assert fankui("check", "班.xlsx").code in {0, 1}
    assert fankui("notice", "import", "n.txt", "--json").code == 0
    assert fankui("check", "班.xlsx", "--now", f"{year:0>4}-01-01 00:00").code in {0, 1}
    assert fankui("remind", "班.xlsx", "--now", f"{year:0>4}-12-31 23:59").code in {0, 1}


@pytest.mark.parametrize(
    "line",
    [
        "2. " + "一班" * 1000 + " 白若 无误",
        "2. " + "（" * 2000 + " 白若 无误",
        "8" * 34 + "z88888813. 白若 照片没有",
        "1. 13812345678 13912345678 13712345678电话 白若 无误",
        "2. 白若 " + "13812345678 " * 300,
        "2. 白若" + "\u3000" * 20000 + "无误",
        "2. 白若 " + "不" * 5000 + "错",
    ],
    ids=["classes", "brackets", "digits", "three phones", "many phones", "blanks", "not"],
)
def test_odd_lines(
    tmp_path: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """A joker's line in a 接龙 is told or read, and holds nobody up."""
    monkeypatch.chdir(tmp_path)
    workbook(Path("班.xlsx"), [HEADER, *students(3, None)])
    Path("c.txt").write_text(f"#接龙\n学籍信息核对\n1. 安若 无误\n{line}\n", "utf-8")
    run = fankui("collect", "班.xlsx", "--from", "c.txt", "--dry-run")
    assert run.code in {0, 1}
    assert "有结果的" in run.err


def test_a_system_without_time_zones(tmp_path: Path) -> None:
    """Windows has no zone data: those of the package tzdata say which hour a deadline is."""
    workbook(tmp_path / "花.xlsx", [HEADER, *students(2)])
    environ = {**os.environ, "PYTHONTZPATH": "", "TZ": "America/New_York", "PYTHONUTF8": "1"}
    words = ["check", "花.xlsx", "--json", "--now", "2018-04-01 20:00"]
    run = subprocess.run(
        [sys.executable, "-m", "tongzhi_cli", *words],
        cwd=tmp_path, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["now"] == "2018-04-01T20:00:00+08:00"
