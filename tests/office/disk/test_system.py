"""What an error of Windows is about, and what is said of it; names and links as they are there."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import windows

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.errors import FankuiError, InputError, OutputError
from tongzhi_cli.office import limits, writing
from tongzhi_cli.office.disk import inside, partial, system
from tongzhi_cli.office.disk.system import Trouble

Fankui = Callable[..., Run]

#: The number of Windows, what it is about, and what is said where a file is written, and read.
SAID = {
    5: (Trouble.BARRED, "请先关闭它", "请先关闭；否则"),
    19: (Trouble.BARRED, "只读文件", "不让读取"),
    21: (Trouble.AWAY, "请插好 U 盘", "请插好 U 盘"),
    32: (Trouble.BARRED, "请先关闭它", "如果正在 Excel/WPS 里打开着"),
    53: (Trouble.AWAY, "网络文件夹连不上", "连上网络"),
    64: (Trouble.AWAY, "网络文件夹连不上", "连上网络"),
    112: (Trouble.FULL, "磁盘已满", "读不出来"),
    123: (Trouble.NAME, "Windows 不收", "没有"),
    206: (Trouble.LONG, "文件名太长", "文件名太长"),
    362: (Trouble.CLOUD, "网盘的程序没有让写", "没有下载到这台电脑"),
    1224: (Trouble.BARRED, "请先关闭它", "不让读取"),
    9999: (Trouble.ODD, "系统错误 22", "系统错误 22"),
}


@pytest.mark.parametrize("number", SAID)
def test_each_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """By the number that Windows gives, whichever errno it shares: close, plug in, download."""
    windows.play(monkeypatch)
    kind, written, read = SAID[number]
    path = tmp_path / "表.docx"
    path.write_bytes(b"old")
    assert system.trouble(windows.error(number, path), path) is kind

    def refuse(*_: object, **__: object) -> int:
        raise windows.error(number, path)

    monkeypatch.setattr(partial, "rename", refuse)
    with pytest.raises(OutputError) as caught:
        writing.write(path, b"new")
    assert written in str(caught.value)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError) as unread:
        limits.read_bytes(path)
    assert read in str(unread.value)


class Refused(NamedTuple):
    """What the C library says of a path: an errno that nearly everything has."""

    name: str
    errno: int
    told: Trouble


@pytest.mark.parametrize(
    "one",
    [
        Refused("没有.xlsx", errno.ENOENT, Trouble.MISSING),
        Refused("夹" * 90 + "/" + "班" * 180 + ".xlsx", errno.ENOENT, Trouble.LONG),
        Refused("班" * 256 + ".xlsx", errno.EINVAL, Trouble.LONG),
        Refused("汇总:1.xlsx", errno.EINVAL, Trouble.NAME),
        Refused("什么?.xlsx", errno.EINVAL, Trouble.NAME),
        Refused("花名册.xlsx", errno.EINVAL, Trouble.ODD),
    ],
)
def test_the_path_tells_what_the_errno_does_not(
    monkeypatch: pytest.MonkeyPatch, one: Refused
) -> None:
    """`os.open` of Windows gives no number of its own: 2 and 22 are asked of the path."""
    error = OSError(one.errno, "as the C library says")
    elsewhere = system.trouble(error, Path(one.name))
    assert elsewhere in {Trouble.MISSING, Trouble.ODD}  # Linux means what it says
    windows.play(monkeypatch)
    assert system.trouble(error, Path(one.name)) is one.told


def test_a_path_too_long_says_how_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says that there is no such file; we say that it is the path, and how long it is."""
    windows.play(monkeypatch)
    deep = tmp_path / "任务包" / ("夹" * 120) / ("班" * 120) / "反馈表.docx"
    with pytest.raises(InputError) as caught:
        limits.read_bytes(deep)
    assert f"（连文件夹 {len(str(deep))} 个字，Windows 最多 259 个）" in caught.value.message


def test_a_file_that_is_not_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OneDrive shows a file whose content is on the net: EINVAL, and what to do about it."""
    windows.play(monkeypatch)
    path = tmp_path / "花名册.xlsx"
    path.touch()

    class Status(NamedTuple):
        st_mode: int = 0o100644
        st_file_attributes: int = 0x0040_0020  # RECALL_ON_DATA_ACCESS, ARCHIVE

    monkeypatch.setattr(Path, "stat", lambda *_, **__: Status())

    def refuse(*_: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="还在网盘上") as caught:
        limits.read_bytes(path)
    assert "始终保留在此设备上" in caught.value.hint


@pytest.mark.parametrize(
    "name",
    ["汇总:1.docx", "CON.docx", "表.docx.", "a|b.docx", "nul", "con .docx", "../aux/表.docx"],
)
def test_no_name_that_windows_takes_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui, name: str
) -> None:
    """-o refuses it there before anything is written."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "花名册.xlsx", [HEADER, *students(2)])
    windows.play(monkeypatch)
    run = fankui("build", "花名册.xlsx", "-o", name)
    assert run.code == 4
    assert f"出错：{name}" in run.err
    assert "写不了：Windows 不收这样的名字" in run.err
    assert [one.name for one in tmp_path.iterdir()] == ["花名册.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not have")
def test_elsewhere_it_is_a_name_as_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui
) -> None:
    """Linux and macOS have files called so, and get them."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "花名册.xlsx", [HEADER, *students(2)])
    assert fankui("build", "花名册.xlsx", "-o", "汇总:1.docx").code == 0
    assert (tmp_path / "汇总:1.docx").is_file()


class Tagged(NamedTuple):
    """What Windows tells of a folder that is a junction."""

    st_mode: int = 0o040777
    st_reparse_tag: int = 0xA000_0003


def test_a_junction_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`is_symlink` says no to it, and it leads out all the same; a plain folder is none."""
    assert not system.is_link(tmp_path)
    assert not system.is_link(tmp_path / "没有")
    (tmp_path / "链接").symlink_to(tmp_path)
    assert system.is_link(tmp_path / "链接")
    monkeypatch.setattr(Path, "lstat", lambda _: Tagged())
    assert system.is_link(tmp_path)


def test_a_folder_in_two_spellings_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows d:\\班 lies in D:\\班; a folder beside it does not."""
    import ntpath

    monkeypatch.setattr(os.path, "normcase", ntpath.normcase)
    monkeypatch.setattr(os, "sep", "\\")
    assert inside.is_in("d:\\交来\\1班", "D:\\交来")
    assert inside.is_in("D:/交来/1班", "D:\\交来\\")
    assert not inside.is_in("D:\\交来2", "D:\\交来")


def test_errors_have_their_words() -> None:
    """None of them is a fault of ours."""
    assert issubclass(OutputError, FankuiError)
    assert {one[0] for one in SAID.values()} <= set(Trouble)
