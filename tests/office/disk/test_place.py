"""Which folders are copied to other computers or lie on one, and what `collect` says there."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.office.disk import place
from tongzhi_cli.office.disk.place import Kind, Place

Fankui = Callable[..., Run]

#: A path of Windows and what it is; Z: is a drive that stands for a folder of a server.
ON_WINDOWS: dict[str, tuple[Kind, str] | None] = {
    r"C:\Users\li\Desktop\软件1班": None,
    r"D:\OneDriver\软件1班": None,
    r"D:\坚果云同步\软件1班": (Kind.SYNCED, "坚果云"),
    r"C:\Users\li\OneDrive\软件1班": (Kind.SYNCED, "OneDrive"),
    r"C:\Users\li\OneDrive - 普洱学院\软件1班": (Kind.SYNCED, "OneDrive"),
    r"E:\云\软件1班": (Kind.SYNCED, "OneDrive"),  # where this person has put it
    r"D:\我的坚果云\软件1班": (Kind.SYNCED, "坚果云"),
    r"C:\Users\li\Nutstore\1\软件1班": (Kind.SYNCED, "坚果云"),
    r"D:\BaiduSyncdisk\软件1班": (Kind.SYNCED, "百度网盘"),
    r"C:\Users\li\WPSDrive\123\WPS云盘\软件1班": (Kind.SYNCED, "WPS 云盘"),
    r"C:\Users\li\iCloudDrive\软件1班": (Kind.SYNCED, "iCloud"),
    r"\\jwc-server\班级\软件1班": (Kind.NETWORK, r"\\jwc-server\班级"),
    r"\\?\UNC\jwc-server\班级\软件1班": (Kind.NETWORK, r"\\jwc-server\班级"),
    r"\\?\D:\软件1班": None,
    "//jwc-server/班级/软件1班": (Kind.NETWORK, r"\\jwc-server\班级"),
    r"Z:\软件1班": (Kind.NETWORK, "Z:\\"),
    r"\\jwc-server\我的坚果云\软件1班": (Kind.NETWORK, r"\\jwc-server\我的坚果云"),
}


@pytest.mark.parametrize("path", ON_WINDOWS)
def test_places_of_windows(path: str) -> None:
    """By the names that the programs give their folders, the servers, and what Windows says."""
    environ = {"OneDrive": r"E:\云"}
    found = place.place_of(
        PureWindowsPath(path) / "花名册.answers.jsonl", environ, lambda one: one.drive == "Z:"
    )
    expected = ON_WINDOWS[path]
    assert found == (Place(*expected) if expected else None)


MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:40 / /home/li/教务处 rw - nfs4 server:/班 rw
32 22 0:41 / /mnt/two\040words rw - cifs //server/班 rw
33 31 0:42 / /home/li/教务处/本机 rw - ext4 /dev/sdb1 rw
34 22 0:43 / /mnt/ssh rw - fuse.sshfs li@server:/ rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/li/班/1.xlsx", "ext4"),
        ("/home/li/教务处/班/1.xlsx", "nfs4"),
        ("/home/li/教务处2/1.xlsx", "ext4"),
        ("/home/li/教务处/本机/1.xlsx", "ext4"),
        ("/mnt/two words/1.xlsx", "cifs"),
        ("/mnt/ssh/1.xlsx", "fuse.sshfs"),
    ],
)
def test_what_linux_has_mounted(path: str, kind: str) -> None:
    """The innermost mount that a path lies in says what file system it is."""
    assert place.kind_of_mount(PurePosixPath(path), MOUNTS) == kind


def test_collect_says_what_it_cannot_promise(tmp_path: Path, fankui: Fankui) -> None:
    """In a folder that is synchronised: once, on standard error; not where nothing is written."""
    folder = tmp_path / "我的坚果云" / "软件1班"
    folder.mkdir(parents=True)
    roster = workbook(folder / "花名册.xlsx", [HEADER, *students(2, None)])
    number = str(students(1)[0][0])
    run = fankui("collect", roster, "--set", f"{number}=无误")
    assert run.code in {0, 1}
    assert run.err.count("！ 收集记录在网盘（坚果云）的文件夹里") == 1
    assert "同一个班请只在一台电脑上记" in run.err
    assert "--from 那份.answers.jsonl" in run.err
    assert "坚果云）" not in fankui("collect", roster, "--log").err
    assert "坚果云）" not in fankui("collect", roster, "--set", f"{number}=无误", "-q").err


def test_collect_on_a_network_drive(
    tmp_path: Path, fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server's folder: what a lock and a broken line mean there."""
    roster = workbook(tmp_path / "花名册.xlsx", [HEADER, *students(2, None)])
    words = ["collect", roster, "--set", f"{students(1)[0][0]}=无误"]
    assert "收集记录在" not in fankui(*words).err
    monkeypatch.setattr(place, "_is_mounted", lambda _: True)
    assert "！ 收集记录在网络文件夹（/）的文件夹里" in fankui(*words).err
