"""Paths as typed from here, and commands on one line (issue 17, item 4)."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from tongzhi_cli.cli.terminal.wrapping import near, tell, wrapped
from tongzhi_cli.model.shell import command

Fankui = Callable[..., Run]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{here}/花名册.xlsx", "花名册.xlsx"),
        ("{here}/表/a.csv 第 3 行，{here}/b.csv", "表/a.csv 第 3 行，b.csv"),
        ("看{here}/花名册.xlsx", "看花名册.xlsx"),
        ("{above}/二班/花名册.xlsx", "../二班/花名册.xlsx"),
        ("{above}/汇总.xlsx", "../汇总.xlsx"),
        ('fankui check "{here}/a b.csv"', 'fankui check "a b.csv"'),
        ("fankui check {here}/-1班.csv", "fankui check ./-1班.csv"),
        ("fankui check {here}/~1班.csv", "fankui check ./~1班.csv"),
        ("fankui check {here}/#1班.csv", "fankui check ./#1班.csv"),
        ("fankui {here}/通知", "fankui ./通知"),
        ("写在 {here}/ 里", "写在 ./ 里"),
        ("写在 {here} 里", "写在 ../一班 里"),
        ("{here}2/a.csv", "../一班2/a.csv"),
        ("/elsewhere{here}/a.csv", "/elsewhere{here}/a.csv"),
        ("/etc/hosts", "/etc/hosts"),
        ("没有路径", "没有路径"),
    ],
)
def test_paths_are_told_from_here(
    text: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the working folder without it, beside it with ../, elsewhere whole; never an option."""
    here = tmp_path / "一班"
    here.mkdir()
    monkeypatch.chdir(here)
    places = {"here": str(here), "above": str(tmp_path)}
    once = near(text.format(**places))
    assert once == expected.format(**places)
    assert near(once) == once


def test_nothing_is_beside_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the root every path is as it was; below it those of other folders are."""
    monkeypatch.chdir("/")
    assert near("/etc/hosts") == "/etc/hosts"
    monkeypatch.chdir("/tmp")  # noqa: S108  any folder of the root
    assert near("/etc/hosts") == "/etc/hosts"


def test_the_working_folder_may_be_gone(tmp_path: Path) -> None:
    """What is said then has its paths whole."""
    before = Path.cwd()
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    try:
        gone.rmdir()
        assert near(f"{tmp_path}/a.csv") == f"{tmp_path}/a.csv"
    finally:
        os.chdir(before)


def test_suggested_commands_are_told_from_here(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A roster that was dragged in has its whole path; what is said of it is short."""
    monkeypatch.chdir(class_of_45.parent)
    run = fankui("check", class_of_45)
    assert (
        run.err.splitlines()[-1] == f"下一步：生成可以打印签字的表：fankui build {class_of_45.name}"
    )
    assert str(class_of_45.parent) not in run.out + run.err


NAMES = [
    "花名册.xlsx",
    "花名册（1）.xlsx",
    "软件 1班.csv",
    "it's.csv",
    "a/很长的文件夹的名字/名单.xlsx",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_command_is_on_one_line(name: str, width: int) -> None:
    """However narrow the terminal, what is copied is the command and one line."""
    typed = command(
        ["collect", name, "--set", "2014030101=民族应为回族", "--now", "2018-04-01 20:00"]
    )
    for text in (
        f"下一步：{typed}",
        f"问清楚了就记下来（{typed}），再检查一遍：看看还差谁没有反馈。",
    ):
        assert sum(typed in line for line in wrapped(text, width)) == 1


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_a_command_is_on_one_line_of_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 40 columns the terminal breaks it, not we."""
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    typed = "fankui check 花名册.xlsx --results 结果.csv --results 接龙.txt"
    tell(f"  照“怎么办”改好，再查一次：{typed}", stream)
    assert stream.getvalue() == f"  照“怎么办”改好，再查一次：\n    {typed}\n"
