"""A file that another program has open on Windows: what is tried, and what is said."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import windows

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.errors import OutputError
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import partial

Fankui = Callable[..., Run]
OLD, NEW = b"old", b"new"


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Windows, and how long was waited between the tries, without waiting."""
    windows.play(monkeypatch)
    told: list[float] = []
    monkeypatch.setattr(time, "sleep", told.append)
    return told


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.mark.parametrize("winerror", [5, 32])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_virus_scanner_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float], times: int, winerror: int
) -> None:
    """Who holds a file for a moment is waited for, a second in all; then it is the new one."""
    (tmp_path / "表.docx").write_bytes(OLD)
    tries = windows.hold(monkeypatch, "表.docx", times=times, winerror=winerror)
    writing.write(tmp_path / "表.docx", NEW)
    assert files(tmp_path) == {"表.docx": NEW}
    assert tries() == times + 1
    assert 0 < sum(waited) <= 1


def test_excel_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    """Who keeps it is named with what to do; the old file is whole, and nothing is beside it."""
    (tmp_path / "表.docx").write_bytes(OLD)
    tries = windows.hold(monkeypatch, "表.docx")
    with pytest.raises(OutputError, match="可能正在 WPS/Word 里打开着") as caught:
        writing.write(tmp_path / "表.docx", NEW)
    assert "请先关闭它，再运行一次" in caught.value.hint
    assert files(tmp_path) == {"表.docx": OLD}
    assert tries() == len(waited) == 5


@pytest.mark.usefixtures("waited")
def test_one_of_several_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which are new and which are as they were is said, file by file."""
    names = ["1班.docx", "2班.docx", "3班.docx"]
    for name in names:
        (tmp_path / name).write_bytes(OLD)
    windows.hold(monkeypatch, "2班.docx")
    with pytest.raises(OutputError) as caught:
        writing.write_all([writing.File(tmp_path / name, NEW) for name in names])
    first, second, third = (str(tmp_path / name) for name in names)
    assert f"已经换成新的：{first}；没有写、还和原来一样：{second}、{third}" in caught.value.message
    assert files(tmp_path) == dict(zip(names, (NEW, OLD, OLD), strict=True))


#: What each command writes over.
REPLACED = {
    "build": "表.docx", "merge": "汇总.xlsx", "check": "报告.html", "import": "班.xlsx",
}  # fmt: skip


@pytest.mark.usefixtures("waited")
@pytest.mark.parametrize("is_kept", [False, True])
@pytest.mark.parametrize("command", REPLACED)
def test_a_command_says_close_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui, command: str, *, is_kept: bool
) -> None:
    """Exit 4, the name of the file, and close it; the form in Word is the one that was there.

    It is said before anything is made, and where it is opened only meanwhile, at the end.
    """
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "花名册.xlsx", [HEADER, *students(3)])
    name = REPLACED[command]
    words = [command, "花名册.xlsx", "-o", name, "--force"]
    assert fankui(*words).code == 0
    before = (tmp_path / name).read_bytes()
    tries = windows.hold(monkeypatch, name, is_kept=is_kept)
    workbook(tmp_path / "花名册.xlsx", [HEADER, *students(4)])
    run = fankui(*words)
    assert run.code == 4
    assert f"{name} 写不进去，可能正在 WPS/Word 里打开着，或是只读文件。请先关闭它" in run.err
    assert (tries() == 0) == is_kept
    assert (tmp_path / name).read_bytes() == before
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".tmp")]


@pytest.mark.usefixtures("waited")
def test_a_list_that_is_open_is_told_before_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """What Excel keeps to itself is one file of many: told with its name, and the others count."""
    monkeypatch.chdir(tmp_path)
    for at, name in enumerate(("1班", "2班")):
        rows = [[str(2014030100 + 10 * at + one[0]), *row[1:]] for one in enumerate(students(3))
                for row in [one[1]]]  # fmt: skip
        workbook(tmp_path / f"{name}.xlsx", [HEADER, *rows])
    plain = os.open

    def opened(path: str | Path, *more: int, **others: int) -> int:
        if Path(path).name == "2班.xlsx":
            raise windows.error(32, path)
        return plain(path, *more, **others)

    monkeypatch.setattr(os, "open", opened)
    run = fankui("merge", "1班.xlsx", "2班.xlsx", "-o", "汇总.xlsx", "--now", "2018-04-01 20:00")
    assert "2班.xlsx 不让读取" in run.err
    assert "如果正在 Excel/WPS 里打开着，请先关闭" in run.err
    assert (run.code, (tmp_path / "汇总.xlsx").exists()) == (1, True)


def test_no_process_is_asked_for_by_a_signal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """os.kill ends a process on Windows, 0 being Ctrl+C: a dead run's file waits for a day."""
    windows.play(monkeypatch)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a signal was sent"))
    ours = partial.partial_of(tmp_path / "表.docx").name.split(".")
    ours[3] = "999999"  # no such process
    young, old = tmp_path / ".".join(ours), tmp_path / ".".join([*ours[:1], "旧-0", *ours[2:]])
    for one in (young, old):
        one.write_bytes(b"half")
    os.utime(old, (0, 0))
    writing.write(tmp_path / "表.docx", NEW)
    assert files(tmp_path) == {"表.docx": NEW, young.name: b"half"}


def test_no_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opens no folder for writing through; NTFS keeps the names itself."""
    windows.play(monkeypatch)
    plain = os.open

    def opened(path: str, *more: int, **others: int) -> int:
        assert not Path(path).is_dir(), "a folder was opened"
        return plain(path, *more, **others)

    monkeypatch.setattr(os, "open", opened)
    book = openpyxl.Workbook()
    writing.write(tmp_path / "新" / "表.xlsx", writing.saved(book.save))
    assert openpyxl.load_workbook(tmp_path / "新" / "表.xlsx").sheetnames == ["Sheet"]
