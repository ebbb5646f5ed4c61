"""`fankui demo`: an invented class, and commands that work as they are printed."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from forked import program

from conftest import Run
from tongzhi_cli.cli.help.demo import MADE
from tongzhi_cli.cli.terminal.wrapping import width_of, wrapped
from tongzhi_cli.demo import files as demo_files

Fankui = Callable[..., Run]

#: What the printed commands end in, in their order: check and merge find what is wrong.
EXIT_CODES = [0, 0, 1, 0, 0, 0, 0, 1]


def typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody types it in *folder*, on whatever day it is."""
    env = {key: value for key, value in os.environ.items() if key != "FANKUI_NOW"}
    env["PYTHONUTF8"] = "1"
    return subprocess.run(
        [*program(env), *shlex.split(command)[1:]],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, env=env,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["fankui-demo", "我的 例子"])
def test_every_printed_command_works(name: str, tmp_path: Path) -> None:
    """Copied one after the other they lead from the questionnaire to the summary."""
    words = [] if name == "fankui-demo" else [name]
    done = subprocess.run(
        [sys.executable, "-m", "tongzhi_cli", "demo", *words],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    enter, *commands = re.findall(r"^  (.*)$", done.stdout, re.MULTILINE)
    assert shlex.split(enter) == ["cd", name]
    folder = tmp_path / name
    runs = [typed(command, folder) for command in commands]
    assert [run.returncode for run in runs] == EXIT_CODES
    for made in MADE:
        assert (folder / made).exists()
    of_step = dict(zip(commands, runs, strict=True))
    told = next(run.stdout for command, run in of_step.items() if " check " in command)
    for what in ("12 人，无误 7，异常 2，未写明 1，未反馈 2", "没有学历照片", "vague-answer"):
        assert what in told
    refused = typed(f"fankui build {demo_files.ROSTER} --now 2025-04-02", folder)
    assert refused.returncode == 1
    assert "late-check" in refused.stderr
    forgotten = typed(f"fankui check {demo_files.ROSTER}", folder)
    assert '只是试一试，加 --now "2025-04-02' in forgotten.stdout
    guided = (folder / "怎么试.txt").read_text(encoding="utf-8-sig")
    assert re.findall(r"^  (.*)$", guided, re.MULTILINE) == commands


def test_commands_fit_a_screen(fankui: Fankui, tmp_path: Path) -> None:
    """All that is printed stands on one screen of 24 lines of 80 columns."""
    run = fankui("demo", tmp_path / "例子")
    lines = run.out.splitlines()
    assert max(map(width_of, lines[2:])) <= 80
    assert len(lines) + len(wrapped(run.err, 80)) < 24


def test_nothing_is_overwritten(fankui: Fankui, tmp_path: Path) -> None:
    """A folder with anything in it is left alone: exit 4, and what to type instead."""
    (tmp_path / "作业.docx").write_bytes(b"mine")
    run = fankui("demo", tmp_path)
    assert run.code == 4
    assert "--force" in run.err
    assert contents(tmp_path) == {"作业.docx": b"mine"}


def test_a_file_is_no_folder(fankui: Fankui, tmp_path: Path) -> None:
    """The name of a file is refused in words, with --force too."""
    path = tmp_path / "class.xlsx"
    path.write_bytes(b"mine")
    for options in ((), ("--force",)):
        run = fankui("demo", path, *options)
        assert run.code == 4
        assert "不是文件夹" in run.err
    assert path.read_bytes() == b"mine"


def test_force_begins_anew(fankui: Fankui, tmp_path: Path) -> None:
    """--force: the files of the demo as they were, what was tried gone, all others as they are."""
    folder = tmp_path / "例子"
    assert fankui("demo", folder).code == 0
    first = contents(folder)
    for name in (*MADE, demo_files.ROSTER, "作业.docx"):
        (folder / name).write_bytes(b"changed")
    assert fankui("demo", folder, "--force").code == 0
    assert contents(folder) == {**first, "作业.docx": b"changed"}


def test_same_bytes_each_time() -> None:
    """The demo is the same on every day and every machine."""
    assert demo_files.files() == demo_files.files()


def test_what_a_class_has_is_there(tmp_path: Path) -> None:
    """Two of one name, two alike 学号 nowhere, no row in the order of 学号, no long number."""
    path = tmp_path / demo_files.ROSTER
    path.write_bytes(demo_files.files()[demo_files.ROSTER])
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))[2:]
    numbers = [str(row[1]) for row in rows]
    names = [row[2] for row in rows]
    assert len(set(numbers)) == 12
    assert numbers != sorted(numbers)
    assert len(set(names)) == 11
    everything = b"".join(demo_files.files().values()).decode("utf-8", "ignore")
    assert not re.search(r"\d{15}", everything)


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_a_folder_that_cannot_be_written(fankui: Fankui, tmp_path: Path) -> None:
    """A place that cannot be is told in words, exit 4."""
    (tmp_path / "文件").write_bytes(b"")
    run = fankui("demo", tmp_path / "文件" / "例子")
    assert run.code == 4
    assert "fankui demo" in run.err
